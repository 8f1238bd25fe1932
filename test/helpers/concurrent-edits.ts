/** Edits a register and a sheet exported from it at the same time, at random, imports the sheet, and compares each value with what an independent rule expects. */
import fc from 'fast-check';
import { actionText, boardText, registerFiles } from './register.ts';
import { readCells, writeCells } from './sheet-edits.ts';
import { gitEnvironment } from './spreadsheet.ts';
import { git, registerInGit, run, write } from './tool.ts';

/** The values of an action that are edited, by the heading of their column. */
const headings = [
  'Title',
  'Force lead',
  'Delivery lead',
  'RAG',
  'Latest progress',
  'Target',
  'Status',
] as const;
type Heading = (typeof headings)[number];
type Values = Readonly<Record<Heading, string>>;

const words = [
  'Begun',
  ' Spaces ',
  "'quoted",
  '=1+1',
  '007',
  '1.10',
  '2021-05-01',
  'One\nTwo',
  'a; b, c',
  '–£é🦢',
];
const people = ['Harbour Master', 'Head of Docks', 'Head of Piers'];
const choices: Readonly<Record<Heading, readonly string[]>> = {
  Title: words.map((word) => `${word.replace('\n', ' ')}, mended`),
  'Force lead': people,
  'Delivery lead': people,
  RAG: ['red', 'amber', 'green'],
  'Latest progress': words,
  Target: ['2022-04-01', '2022-05-01', '2022-06-01'],
  Status: ['closed'],
};

/** The edits of one action: on the register and on the sheet, `undefined` where a value is left as it is, empty where a cell is emptied. */
const sideEdits = (extra: Partial<Record<Heading, readonly string[]>>, extraTexts: readonly string[]) =>
  fc.record(
    Object.fromEntries(
      headings.map((heading) => [
        heading,
        fc.option(fc.constantFrom(...choices[heading], ...(extra[heading] ?? []), ...extraTexts), {
          nil: undefined,
          freq: 2,
        }),
      ]),
    ) as Record<Heading, fc.Arbitrary<string | undefined>>,
  );

const actionEdits = fc.record({
  start: fc.record({ lead: fc.constantFrom(...people), rag: fc.constantFrom('red', 'amber') }),
  // A closed action cannot become complete again, so that only the register completes actions.
  register: sideEdits({ Status: ['complete'] }, []),
  sheet: sideEdits({}, ['']),
  isRemoved: fc.nat({ max: 19 }).map((n) => n === 0),
});
type ActionEdits = typeof actionEdits extends fc.Arbitrary<infer Value> ? Value : never;

/** A round of edits of a register with several actions. */
export const editRound = (size: number) =>
  fc.record({
    actions: fc.array(actionEdits, { minLength: size, maxLength: size }),
    keep: fc.constantFrom('register', 'sheet'),
    separator: fc.constantFrom(',', ';', '\t'),
    shift: fc.nat({ max: 30 }),
    isReversed: fc.boolean(),
  });
type EditRound = ReturnType<typeof editRound> extends fc.Arbitrary<infer Value> ? Value : never;

const idOf = (index: number) => `docks-2021-rec-${index + 1}`;
const importNote = 'Agreed at the quay';

const startValues = ({ start }: ActionEdits, id: string): Values => ({
  ...{ Title: `Mend ${id}`, 'Force lead': start.lead, 'Delivery lead': 'Head of Docks', RAG: start.rag },
  ...{ 'Latest progress': 'At the start', Target: '2022-03-01', Status: 'open' },
});

/** The values after the register's edits: a rating without a note is recorded with one. */
function registerValues(values: Values, { register }: ActionEdits): Values {
  const newValues = { ...values, ...definedValues(register) };
  return register.RAG !== undefined && register['Latest progress'] === undefined
    ? { ...newValues, 'Latest progress': 'Rated' }
    : newValues;
}

const definedValues = (edits: Partial<Record<Heading, string | undefined>>) =>
  Object.fromEntries(Object.entries(edits).filter(([, text]) => text !== undefined));

function recordText(id: string, { start, register }: ActionEdits, isEdited: boolean): string {
  const quote = (text: string | undefined) => JSON.stringify(text);
  const title = isEdited ? register.Title : undefined;
  const { Status: status, Target: target, RAG: rag } = register;
  const note = register['Latest progress'] ?? (rag === undefined ? undefined : 'Rated');
  const leads = [
    ...(register['Force lead'] === undefined ? [] : [`force_lead: ${register['Force lead']}`]),
    ...(register['Delivery lead'] === undefined ? [] : [`delivery_lead: ${register['Delivery lead']}`]),
  ];
  const later = [
    ...(title === undefined
      ? []
      : [`{on: 2022-02-01, event: correction, field: title, was: Mend ${id}, note: Better}`]),
    ...(leads.length === 0 ? [] : [`{on: 2022-02-01, event: assigned, ${leads.join(', ')}}`]),
    ...(target === undefined
      ? []
      : [`{on: 2022-02-01, event: target, by: ${target}, reason: Tide, approved_by: quay}`]),
    ...(note === undefined
      ? []
      : [
          `{on: 2022-02-01, event: progress, ${rag === undefined ? '' : `rag: ${rag}, `}note: ${quote(note)}}`,
        ]),
    ...(status === 'complete' ? ['{on: 2022-02-02, event: completed, approved_by: quay}'] : []),
    ...(status === 'closed' ? ['{on: 2022-02-02, event: closed, route: superseded}'] : []),
  ];
  return actionText({
    id,
    title: quote(title ?? `Mend ${id}`) ?? '',
    history: [
      '{on: 2021-01-04, event: issued}',
      `{on: 2021-01-11, event: assigned, force_lead: ${start.lead}, delivery_lead: Head of Docks, board: quay}`,
      '{on: 2021-01-11, event: target, by: 2022-03-01}',
      `{on: 2021-02-01, event: progress, rag: ${start.rag}, note: At the start}`,
      ...(isEdited ? later : []),
    ],
  });
}

/** What an import must make of one value: the sheet wins only where it alone was edited, or where it is chosen. */
function expectedValue(
  { base, sheet, register }: Readonly<Record<'base' | 'sheet' | 'register', string>>,
  keep: string,
): { readonly text: string; readonly isConflict: boolean; readonly isFromSheet: boolean } {
  const same = (a: string, b: string) => a.trim() === b.trim();
  if (sheet === '' || same(sheet, base) || same(sheet, register))
    return { text: register, isConflict: false, isFromSheet: false };
  const isConflict = register !== base;
  const isFromSheet = !isConflict || keep === 'sheet';
  return { text: isFromSheet ? sheet.trim() : register, isConflict, isFromSheet };
}

/** What a round found. */
export interface RoundResult {
  readonly edits: number;
  readonly conflicts: number;
  readonly faults: readonly string[];
}

/** Runs a round: export, edits on both sides, import with a side for conflicts, and the import once more. */
export async function runRound(round: EditRound): Promise<RoundResult> {
  const { actions, keep } = round;
  const filesOf = (isEdited: boolean) =>
    Object.fromEntries(
      actions.map((edits, i) => [`actions/${idOf(i)}.yaml`, recordText(idOf(i), edits, isEdited)]),
    );
  const root = registerInGit(registerFiles({ 'boards/pier.yaml': boardText('pier'), ...filesOf(false) }));
  const runtime = { ...gitEnvironment(root), today: '2022-03-01' };
  const exec = (...argv: readonly string[]) => run(root, argv, runtime);
  await exec('export', '-o', 'r.csv');
  write(root, filesOf(true));
  git(root, '2022-02-02', 'add', '-A', 'register');
  git(root, '2022-02-02', 'commit', '-qm', 'Meanwhile', '--allow-empty');
  editSheet(root, round);
  const options = ['--note', importNote, '--approved-by', 'quay', '--json'];
  const plan = JSON.parse((await exec('import', 'r.csv', ...options)).out);
  const firstImport = await exec('import', 'r.csv', '--apply', '--yes', '--keep', keep, ...options);
  const faults: string[] =
    firstImport.code === 0 ? [] : [`the import ended with ${firstImport.code}: ${firstImport.err}`];
  const head = git(root, '2022-03-01', 'rev-parse', 'HEAD');
  const secondImport = await exec('import', 'r.csv', '--apply', '--yes', '--keep', 'register', ...options);
  if (git(root, '2022-03-01', 'rev-parse', 'HEAD') !== head)
    faults.push(`imported twice: ${secondImport.out}`);
  await exec('export', '-o', 'after.csv', '--without-base');
  const after = new Map(readRows(root, 'after.csv').map((row) => [row['Action'], row]));
  let [edits, conflicts] = [0, 0];
  for (const [i, actionEdits] of actions.entries()) {
    const id = idOf(i);
    const base = startValues(actionEdits, id);
    const register = registerValues(base, actionEdits);
    const sheetEdits = actionEdits.isRemoved ? {} : definedValues(actionEdits.sheet);
    const sheet: Values = { ...base, ...sheetEdits };
    edits += Object.keys(sheetEdits).length + Object.keys(definedValues(actionEdits.register)).length;
    const results = new Map(
      headings.map((heading) => [
        heading,
        expectedValue({ base: base[heading], sheet: sheet[heading], register: register[heading] }, keep),
      ]),
    );
    conflicts += [...results.values()].filter(({ isConflict }) => isConflict).length;
    for (const [heading, result] of results) {
      const isRated = heading === 'Latest progress' && !results.get(heading)?.isFromSheet;
      const text = isRated && results.get('RAG')?.isFromSheet ? importNote : result.text;
      const registerText = after.get(id)?.[heading] ?? '';
      if (registerText.trim() !== text.trim())
        faults.push(
          `${id} ${heading}: ${JSON.stringify({ base: base[heading], sheet: sheet[heading], register: register[heading], keep, text, registerText })}`,
        );
    }
  }
  if (plan.conflicts.length !== conflicts)
    faults.push(`${plan.conflicts.length} conflicts are reported, of ${conflicts}`);
  return { edits, conflicts, faults };
}

function editSheet(root: string, { actions, separator, shift, isReversed }: EditRound): void {
  const [header = [], ...rows] = readCells(root, 'r.csv');
  const remainingRows = rows.filter(
    (row) => !actions.some(({ isRemoved }, i) => isRemoved && row[0] === idOf(i)),
  );
  for (const row of remainingRows) {
    const edits = actions.find((_, i) => row[0] === idOf(i))?.sheet;
    for (const [heading, text] of Object.entries(edits ?? {}))
      if (text !== undefined) row[header.indexOf(heading)] = guardFormula(text);
    if (edits?.Status === 'closed') {
      row[header.indexOf('Closed')] = '2022-02-02';
      row[header.indexOf('Closure route')] = 'superseded';
    }
  }
  const moveCells = (row: readonly string[]) => [...row.slice(shift), ...row.slice(0, shift)];
  const orderedRows = isReversed ? remainingRows.reverse() : remainingRows;
  writeCells(root, 'r.csv', [moveCells(header), ...orderedRows.map(moveCells)], separator);
}

/** A text as a person types it so that no program reads it as a formula. */
const guardFormula = (text: string) => (/^[=+@-]/.test(text) ? `'${text}` : text);

function readRows(root: string, file: string): readonly Record<string, string>[] {
  const [header = [], ...rows] = readCells(root, file);
  return rows.map((row) =>
    Object.fromEntries(header.map((heading, i) => [heading, (row[i] ?? '').replace(/^'(?=[=+@-])/, '')])),
  );
}
