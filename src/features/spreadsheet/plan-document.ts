/** Formats the plan of an import as text for the terminal. */

import type { Screen } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { noValue } from '../../domain/plain-data.ts';
import { describeGarbledText } from '../../domain/text/garbled-text.ts';
import { cleanText, pluralise, truncateText, wrapText } from '../../output/safe-text.ts';
import type { ComputedCell, Plan } from './import-schema.ts';

/** The numbers of the refused rows, each once. */
export const refusedRows = ({ refused }: Plan): readonly number[] => [
  ...new Set(refused.map(({ row }) => row)),
];

const maxIdsShown = 20;

const listIds = (ids: readonly string[]): string =>
  `${ids.slice(0, maxIdsShown).join(', ')}${ids.length > maxIdsShown ? `, and ${ids.length - maxIdsShown} more` : ''}`;

const shorten = (text: string | null): string =>
  text === null ? noValue : truncateText(cleanText(text), 60);

/** The plan in full: how the sheet was read, what is new, changed and refused, and the totals. */
export function formatPlan(plan: Plan, screen: Screen): string {
  const { added, changed, unchanged, absent } = plan;
  const rows = refusedRows(plan);
  const createBlock = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[heading, ...lines.map((line) => `  ${line}`)].join('\n')];
  const idBlock = (ids: readonly string[]) =>
    ids.length === 0 ? [] : [wrapText(listIds(ids), screen.width, '').trim()];
  return [
    planHeading(plan, screen),
    ...createBlock(`New inspections: ${plan.inspections.length}`, [
      ...plan.inspections.map(
        (record) => `${formatIdAndTitle(record)}  (${record.origin}, ${record.published ?? 'undated'})`,
      ),
      ...(plan.inspections.length === 0 ? [] : wrapLines(idNote, screen)),
    ]),
    ...createBlock(`New boards: ${plan.boards.length}`, plan.boards.map(formatIdAndTitle)),
    ...createBlock(`New batches: ${plan.batches.length}`, plan.batches.map(formatIdAndTitle)),
    ...createBlock(
      `New: ${added.length}`,
      added.map(({ row, id, title }) => `${id}  ${shorten(title)}  (row ${row})`),
    ),
    ...createBlock(
      `Changed: ${changed.length}`,
      changed.flatMap(({ row, id, changes }) => [
        `${id}  (row ${row})`,
        ...changes.map(({ field, from, to, by }) => `  ${field}: ${shorten(from)} → ${shorten(to)}  [${by}]`),
      ]),
    ),
    ...createBlock(
      `Changed in the sheet, but calculated by the register, so not imported: ${pluralise(plan.worked_out.length, 'cell', 'cells')}`,
      workedOutLines(plan.worked_out),
    ),
    ...createBlock(`Refused: ${pluralise(rows.length, 'row', 'rows')}`, refusalLines(plan, screen)),
    ...[
      ...undatedNotes(plan),
      ...unbatchedNotes(plan),
      ...placeholderNotes(plan),
      ...personalDataNotes(plan),
      ...garbledTextNotes(plan),
    ].map((note) => wrapText(note, screen.width)),
    ...createBlock(`Not in the sheet, and left as they are: ${absent.length}`, idBlock(absent)),
    `${added.length} new, ${changed.length} changed, ${unchanged.length} unchanged, ${rows.length} refused.`,
  ].join('\n\n');
}

/** One line for each column, because an older sheet differs from the register in many rows. */
const workedOutLines = (cells: readonly ComputedCell[]): readonly string[] =>
  [...groupBy(cells, ({ column }) => [column]).values()].flatMap(([first, ...otherCellsOfColumn]) => {
    if (!first) return [];
    const { column, heading, row, says: cellText, is: registerText, instead: remedy } = first;
    const omittedLines =
      otherCellsOfColumn.length === 0
        ? ''
        : `; also different in row ${listIds(otherCellsOfColumn.map((cell) => String(cell.row)))}`;
    return `${cleanText(heading)}, column ${column}: row ${row} has ${shorten(cellText)}, the register has ${registerText === null ? 'nothing' : shorten(registerText)}${omittedLines}. ${remedy}`;
  });

const idNote =
  'These ids become part of every action’s id. To choose others, add a column `Inspection id` to the sheet, or a row with the heading, the title and the id to the mapping.';

const wrapLines = (text: string, screen: Screen): readonly string[] =>
  wrapText(text, screen.width, '  ')
    .split('\n')
    .map((line) => line.trimStart());

const eventNouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  assigned: ['assignment', 'assignments'],
  target: ['target', 'targets'],
  progress: ['update', 'updates'],
  completed: ['completion', 'completions'],
  submitted: ['submission', 'submissions'],
  returned: ['return', 'returns'],
  closed: ['closure', 'closures'],
};

/** A note on the events that get the day of the import. */
function undatedNotes({ undated, on }: Plan): readonly string[] {
  if (undated.length === 0) return [];
  const counts = undated.map(({ event, ids }) =>
    pluralise(ids.length, ...(eventNouns[event] ?? [event, event])),
  );
  return [
    `The sheet has no date for these, so they are dated ${formatDate(on)}: ${counts.join(', ')}. Papers use that date, for example to count the closures of a month and the days with HMICFRS. Add columns such as \`Date closed\` and \`Date submitted\` to the sheet, or use --on to give the day on which all of this was true.`,
  ];
}

const unbatchedNotes = ({ unbatched }: Plan): readonly string[] =>
  unbatched.length === 0
    ? []
    : [
        `With HMICFRS, but not in a batch: ${pluralise(unbatched.length, 'action', 'actions')}. They are not counted in the figures of any batch. Add a column \`Batch\` to the sheet, or use --batch to put all of them in one.`,
      ];

const placeholderNotes = ({ placeholders }: Plan): readonly string[] =>
  placeholders.length === 0
    ? []
    : [
        `Placeholders such as “TBC” or “N/A” are not owners, and are not imported: ${placeholders.map(({ column, cells, rows }) => `${column.replace('_', ' ')} in ${pluralise(cells, 'cell', 'cells')} (${formatRowsInline(rows)})`).join('; ')}. The register shows these actions as unassigned.`,
      ];

const personalDataNotes = ({ personal }: Plan): readonly string[] =>
  personal.length === 0
    ? []
    : [
        `This looks like personal data, and git keeps everything that is recorded: ${personal.map(({ kind, cells, rows }) => `${kind} in ${pluralise(cells, 'cell', 'cells')} (${formatRowsInline(rows)})`).join('; ')}. Replace it with the role, or map the column to \`unread\`.`,
      ];

const garbledTextNotes = ({ garbled }: Plan): readonly string[] =>
  garbled.length === 0
    ? []
    : [
        `Text was garbled by another program: ${garbled.map(({ column, heading, cells, rows, text, original }) => `column ${column} (${cleanText(heading)}), such as ${describeGarbledText({ fragment: text, original: original ?? undefined })}, in ${pluralise(cells, 'cell', 'cells')} (${formatRowsInline(rows)})`).join('; ')}. It would be imported as it is. Export the sheet again as UTF-8, or correct these cells.`,
      ];

/** Each reason once, with its rows. */
function refusalLines({ refused }: Plan, screen: Screen): readonly string[] {
  const groups = groupBy(refused, ({ column, heading, reason }) => [
    column === null ? reason : `column ${column} (${heading}): ${reason}`,
  ]);
  return [...groups].map(([reason, group]) => {
    const sentence = /[.?…]$/.test(reason) ? reason : `${reason}.`;
    return wrapText(
      `${sentence} ${formatRows(group.map(({ row }) => row))}`,
      screen.width,
      '    ',
    ).trimStart();
  });
}

const maxRunsShown = 8;

/** `Row 7`, or `121 rows: 5 to 34, 36 and 8 more`. */
function formatRows(rows: readonly number[]): string {
  const runs: [firstRow: number, lastRow: number][] = [];
  for (const row of new Set(rows)) {
    const last = runs.at(-1);
    if (last && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  const formattedRuns = runs
    .slice(0, maxRunsShown)
    .map(([firstRow, lastRow]) => (firstRow === lastRow ? `${firstRow}` : `${firstRow} to ${lastRow}`));
  const omittedRowCount = runs
    .slice(maxRunsShown)
    .reduce((sum, [firstRow, lastRow]) => sum + lastRow - firstRow + 1, 0);
  const count = new Set(rows).size;
  return count === 1
    ? `Row ${formattedRuns[0]}.`
    : `${count} rows: ${formattedRuns.join(', ')}${omittedRowCount > 0 ? `, and ${omittedRowCount} more` : ''}.`;
}

/** The same within a sentence: `row 7`. */
const formatRowsInline = (rows: readonly number[]): string =>
  formatRows(rows).replace(/\.$/, '').replace(/^R/, 'r');

const formatIdAndTitle = ({ id, title }: { readonly id: string; readonly title: string }) =>
  `${id}  ${shorten(title)}`;

function planHeading(plan: Plan, screen: Screen): string {
  const { file, sheet, header_row, rows, read, unread, other_sheets: otherSheets } = plan;
  const lines = [
    `${file}, sheet ${sheet}: ${pluralise(rows, 'row', 'rows')} below the header in row ${header_row}.`,
    `Read: ${read.map(({ heading, column }) => `${heading} as ${column}`).join('; ')}.`,
    ...(unread.length > 0 ? [`Not read: ${unread.join('; ')}.`] : []),
    ...(otherSheets.length > 0 ? [`Sheets not read: ${otherSheets.join('; ')}.`] : []),
    ...(plan.trailing_rows > 0 ? [`Empty rows at the end: ${plan.trailing_rows}.`] : []),
    ...(plan.formulas > 0 ? [`Cells with formulas: ${plan.formulas}. Their last saved result is read.`] : []),
  ];
  return lines.map((line) => wrapText(line, screen.width)).join('\n');
}
