/** Checks the sentences of the paper that compares the register with the portal’s extract. */
import { expect, test } from 'vitest';
import { actionText, inspectionText, registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const header = 'Reference,Type,Status,Title,Text,Inspection';

/** A row with a reference; other values have defaults. */
const extractRow = (
  ref: number,
  values: { type?: string; text?: string; inspection?: string; status?: string } = {},
) =>
  [
    ref,
    values.type ?? 'Recommendation',
    values.status ?? 'Open',
    'Mend it',
    values.text ?? wordingOf(ref),
    values.inspection ?? 'Inspection of the docks',
  ].join(',');

const wordingOf = (n: number) => `The force should mend ${crafts[n]} before the next season begins.`;
const crafts = ['', 'ladders', 'mooring ropes', 'harbour lights', 'slipway gates', 'tide gauges'];

/** An extract and the actions that it is compared with. */
interface PortalCase {
  readonly rows: readonly string[];
  /** Actions by number, each with the reference of its number unless it is in `unnamed`. */
  readonly actions: readonly number[];
  readonly actionsWithoutRef?: readonly number[];
  readonly extraFiles?: Readonly<Record<string, string>>;
}

const createRegister = ({ rows, actions, actionsWithoutRef = [], extraFiles = {} }: PortalCase) =>
  folder(
    registerFiles({
      'register.yaml': settingsText('portal: {closed_statuses: [Closed]}\n'),
      'inspections/docks-2021.yaml': inspectionText('docks-2021'),
      'actions/docks-2021-rec-1.yaml': undefined,
      ...Object.fromEntries(
        actions.map((n) => [
          `actions/docks-2021-rec-${n}.yaml`,
          actionText({
            id: `docks-2021-rec-${n}`,
            wording: wordingOf(n),
            top: actionsWithoutRef.includes(n) ? '' : `portal_refs: ["${n}"]\n`,
            history: ['{on: 2021-01-04, event: issued}'],
          }),
        ]),
      ),
      'portal/2021-11-25.csv': [header, ...rows, ''].join('\n'),
      ...extraFiles,
    }),
  );

/** The paper that compares the register with the portal. */
const renderComparison = async (input: PortalCase) =>
  (await run(createRegister(input), ['report', 'reconciliation', '--as-at', '2021-12-31'])).out;

test('another name of the inspection is not reported as another wording', async () => {
  const pageText = await renderComparison({
    actions: [1, 2, 3],
    rows: [
      extractRow(1, { inspection: 'Docks' }),
      extractRow(2, { text: 'Mend all ropes.', inspection: 'Docks' }),
      extractRow(3),
    ],
  });
  expect(pageText).toContain('- One entry is worded differently. This does not affect the totals.');
  expect(pageText).toContain(
    '- One entry differs only in the name of the inspection. This does not affect the totals.',
  );
});

test('another type changes the totals, and is reported as another type', async () => {
  const pageText = await renderComparison({
    actions: [1, 2, 3],
    rows: [
      extractRow(1, { type: 'Area for improvement' }),
      extractRow(2, { type: 'Area for improvement', status: 'Submitted', text: 'Mend all ropes.' }),
      extractRow(3, { type: 'Learning point' }),
    ],
  });
  expect(pageText).toContain(
    '- Two entries have a different type on the portal. While live, they are counted under that type.',
  );
  expect(pageText).toContain(
    '- One entry has a type with no known meaning on the portal and is not counted on the portal under any type.',
  );
  expect(pageText).not.toContain('does not affect');
});

test('a difference in submission is reported in plain words', async () => {
  const pageText = await renderComparison({ actions: [1], rows: [extractRow(1, { status: 'Submitted' })] });
  expect(pageText).toContain(
    '- One entry is submitted on the register but not on the portal, or on the portal but not on the register.',
  );
});

test.each([
  [[], 'No difference has a stated reason yet.'],
  [['1'], 'One difference has a stated reason; two do not yet have one.'],
  [['1', '2'], 'Two differences have a stated reason; one does not yet have one.'],
  [['1', '2', '3'], 'Each difference has a stated reason.'],
])('the sentence on explanations, with %j of three explained', async (refs, sentence) => {
  const text = refs.map((ref) => `  - {ref: "${ref}", reason: They are slow., on: 2021-12-01}\n`).join('');
  const extraFiles: Record<string, string> =
    refs.length === 0 ? {} : { 'portal/explanations.yaml': `explanations:\n${text}` };
  const rows = [1, 2, 3].map((n) => extractRow(n, { status: 'Closed' }));
  expect(await renderComparison({ actions: [1, 2, 3], rows, extraFiles })).toContain(`\n${sentence}\n`);
});

test('a single difference is explained or not', async () => {
  const pageText = await renderComparison({ actions: [1], rows: [extractRow(1, { status: 'Closed' })] });
  expect(pageText).toContain('no entries match and one does not.');
  expect(pageText).toContain('\nIt has no stated reason yet.\n');
});

test('likely pairs are counted as actions and as entries', async () => {
  const joinedWording = `${wordingOf(1).replace('.', '')} and ${wordingOf(2).replace('The', 'the')}`;
  const pairs = await renderComparison({
    actions: [1, 2, 3],
    actionsWithoutRef: [1, 2],
    rows: [extractRow(3), extractRow(4, { text: joinedWording })],
  });
  expect(pairs).toContain(
    '- Two actions on the register are probably one entry on the portal whose reference they do not have, so they count as differences on both sides.',
  );
  const text = await renderComparison({
    actions: [1, 3],
    actionsWithoutRef: [1],
    rows: [extractRow(3), extractRow(5, { text: wordingOf(1) })],
  });
  expect(text).toContain(
    '- One action on the register is probably one entry on the portal whose reference it does not have, so it counts as a difference on both sides.',
  );
  expect(text).toContain('Probably the same wording as 5 on the portal, whose reference it does not have.');
  expect(text).toContain('Probably the same wording as docks-2021-rec-1, which does not have its reference.');
});

test('an inspection with another name on the portal is recognised by its actions', async () => {
  const rows = [
    extractRow(1, { inspection: 'Docks' }),
    extractRow(5, { inspection: 'Docks', text: 'Sweep the yard.' }),
  ];
  const pageText = await renderComparison({ actions: [1, 2], rows });
  expect(pageText).toMatch(/docks-2021-rec-2 .*is not on the portal/);
  const textWithoutRef = await renderComparison({ actions: [1, 2], actionsWithoutRef: [2], rows });
  expect(textWithoutRef).toMatch(/docks-2021-rec-2 .*which has other actions of its inspection/);
  expect(textWithoutRef).toContain('not yet on the register, or part of another action');
  expect(textWithoutRef).not.toContain('No such inspection here');
});

test('a closed row is not reported as missing if an action may only lack its reference', async () => {
  const closedRow = extractRow(2, { status: 'Closed' });
  const root = createRegister({ actions: [1, 2], actionsWithoutRef: [2], rows: [extractRow(1), closedRow] });
  const { err } = await run(root, ['portal', 'compare']);
  expect(err).toContain(
    'Closed on the portal, not in any total, and without an action on the register: row 2.',
  );
});

test('a single row of unknown type is reported in the singular', async () => {
  const root = createRegister({
    actions: [1],
    rows: [extractRow(1), extractRow(2, { type: 'Learning point' })],
  });
  expect((await run(root, ['portal', 'compare'])).err).toContain(
    'Not in any total, because their type is not known: row 2.',
  );
  expect((await run(root, ['summary', '--as-at', '2021-12-31'])).out).toContain(
    '1 live row of the extract has an unknown type, and is not in any column: 2.',
  );
});

test('a row without a reference is identified by its line in the extract', async () => {
  const nameless = extractRow(2, { type: 'Learning point' }).replace(/^2/, '');
  const root = createRegister({ actions: [1], rows: [extractRow(1), nameless] });
  expect((await run(root, ['report', 'annual', '--as-at', '2021-12-31'])).err).toContain(
    'the portal’s extract: one live entry has a type with no known meaning and is not counted (line 3).',
  );
});
