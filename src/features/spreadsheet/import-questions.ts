/** Asks the questions of `import`: shows the column of each heading, and asks for those that are unknown or wrong. */

import { type Questions, UserError } from '../../app/command.ts';
import type { Prompter } from '../../app/prompts.ts';
import { formatColumnLetters, normaliseHeading } from '../../domain/sheet.ts';
import { clean, clip } from '../../output/safe-text.ts';
import { type ChosenSheet, columnOfHeading, type Mapping, unread } from './column-mapping.ts';
import type { ImportOptions } from './command.ts';
import { columnLabels } from './headings.ts';
import { nameOf, readSheet } from './run-import.ts';

export const askForColumns: Questions<ImportOptions> = async (context, ask, options) => {
  if (options.json) return {};
  const { mapping, chosen } = await readSheet(context, options);
  const headings = headingsOf(chosen);
  if (headings.every(({ heading }) => mapping.columns.has(normaliseHeading(heading)))) return {};
  const columns = await askUntilAgreed(chosen, headings, mapping, ask);
  if (
    columns.size === mapping.columns.size &&
    [...columns].every(([key, to]) => mapping.columns.get(key) === to)
  )
    return {};
  const answered = { answered: { ...mapping, columns } };
  const file = mappingName(options.file);
  if (options.mapping !== undefined || context.readText(file) !== undefined) return answered;
  const keep = requireChoice(
    await ask.confirm(`Keep these answers in ${file}, for --apply and the next sheet?`, {
      defaultAnswer: true,
    }),
  );
  return keep ? { ...answered, mapping: file } : answered;
};

function requireChoice<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new UserError('nothing was read.');
  return answer;
}

/** `old-tracker-mapping.csv` for `Old tracker.xlsx`: a name that needs no quotes. */
const mappingName = (file: string): string =>
  `${nameOf(file)
    .replace(/\.[^.]*$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')}-mapping.csv`;

interface Heading {
  readonly at: number;
  readonly heading: string;
}

const headingsOf = ({ header }: ChosenSheet): readonly Heading[] =>
  header.headings.flatMap((heading, at) => (heading === '' ? [] : [{ at, heading }]));

const [right, leave] = ['right', 'leave'];

/** Asks heading by heading, unknown headings first, until the user agrees with all columns. */
async function askUntilAgreed(
  chosen: ChosenSheet,
  headings: readonly Heading[],
  mapping: Mapping,
  ask: Prompter,
): Promise<Mapping['columns']> {
  const columns = new Map(mapping.columns);
  const meaning = ({ heading }: Heading) => columnOfHeading({ ...mapping, columns }, heading);
  for (;;) {
    const open = headings.find(
      (one) => meaning(one) === undefined && !columns.has(normaliseHeading(one.heading)),
    );
    const answer = requireChoice(
      await ask.choose(
        clean(
          `Row ${chosen.header.rowIndex + 1} of ${chosen.sheet.name} is the header. Is each column read rightly?`,
        ),
        [
          { value: right, label: 'yes, read it so' },
          ...headings.map((one) => ({ value: String(one.at), label: asRead(one, meaning(one)) })),
          { value: leave, label: 'leave, and read nothing' },
        ],
        open ? String(open.at) : right,
      ),
    );
    if (answer === leave) throw new UserError('nothing was read.');
    const one = headings.find(({ at }) => String(at) === answer);
    if (!one) return columns;
    const column = await askForMeaning(one, meaning(one), chosen, ask);
    // A column is read from one heading only: the last one chosen.
    for (const other of headings)
      if (column !== unread && other !== one && meaning(other) === column)
        columns.set(normaliseHeading(other.heading), unread);
    columns.set(normaliseHeading(one.heading), column);
  }
}

const asRead = ({ at, heading }: Heading, column: string | undefined): string =>
  `${formatColumnLetters(at)}: ${clip(clean(heading), 40)} – ${column === undefined ? 'not read' : describeColumn(column)}`;

const describeColumn = (column: string): string =>
  columnLabels[column] ??
  (column.startsWith('extra.') ? `a field of your own, ${clean(column)}` : 'worked out anew, and not read');

/** Asks for the column of a heading, and shows some of its cells. */
async function askForMeaning(
  { at, heading }: Heading,
  now: string | undefined,
  { sheet, header }: ChosenSheet,
  ask: Prompter,
): Promise<string> {
  const cells = sheet.rows.slice(header.rowIndex + 1).map((row) => clean(row[at]?.text.trim() ?? ''));
  const some = [...new Set(cells.filter((text) => text !== ''))].slice(0, 3).map((text) => clip(text, 30));
  const shown = some.length === 0 ? 'Its cells are empty.' : `Its cells say: ${some.join(' | ')}`;
  const own = `extra.${normaliseHeading(heading)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')}`;
  const offered = [unread, ...Object.keys(columnLabels), own];
  return requireChoice(
    await ask.choose(
      `What does “${clip(clean(heading), 60)}” hold? ${shown}`,
      [...new Set(now === undefined ? offered : [now, ...offered])].map((value) => ({
        value,
        label: value === unread ? 'nothing that is to be read' : describeColumn(value),
      })),
      now ?? unread,
    ),
  );
}
