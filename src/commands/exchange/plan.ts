/** What an import would do, as data and as a page: new, changed field by field, unchanged, refused, and what the sheet does not name. */

import type { Plan, Refusal, WorkedOut } from '../../model/answers/change.ts';
import { nothing } from '../../model/data.ts';
import { columnLetters } from '../../model/sheet.ts';
import { clean, clip, wrap } from '../../render/text.ts';
import type { RecordedFile, Screen } from '../command.ts';

export interface Planned {
  readonly plan: Plan;
  readonly files: readonly RecordedFile[];
}

export const refusalAt = (
  row: number,
  at: number | undefined,
  headings: readonly string[],
  reason: string,
): Refusal => ({
  row,
  column: at === undefined ? null : columnLetters(at),
  heading: at === undefined ? null : (headings[at] ?? null),
  reason,
});

const most = 20;

const some = (ids: readonly string[]): string =>
  `${ids.slice(0, most).join(', ')}${ids.length > most ? `, and ${ids.length - most} more` : ''}`;

const short = (text: string | null): string => (text === null ? nothing : clip(clean(text), 60));

export function planText(plan: Plan, screen: Screen): string {
  const { added, changed, unchanged, refused, absent } = plan;
  const block = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [[heading, ...lines.map((line) => `  ${line}`)].join('\n')];
  const listed = (ids: readonly string[]) =>
    ids.length === 0 ? [] : [wrap(some(ids), screen.width, '').trim()];
  return [
    top(plan, screen),
    ...block(`New inspections: ${plan.inspections.length}`, plan.inspections.map(named)),
    ...block(`New boards: ${plan.boards.length}`, plan.boards.map(named)),
    ...block(
      `New: ${added.length}`,
      added.map(({ row, id, title }) => `${id}  ${short(title)}  (row ${row})`),
    ),
    ...block(
      `Changed: ${changed.length}`,
      changed.flatMap(({ row, id, changes }) => [
        `${id}  (row ${row})`,
        ...changes.map(({ field, from, to, by }) => `  ${field}: ${short(from)} → ${short(to)}  [${by}]`),
      ]),
    ),
    ...block(
      `Refused: ${refused.length}`,
      refused.map(({ row, column, heading, reason }) =>
        clean(
          `${plan.sheet} row ${row}${column === null ? '' : `, column ${column} (${heading})`}: ${reason}`,
        ),
      ),
    ),
    ...block(
      `Changed, but not taken in, for the tool works these columns out: ${cellsOf(plan.worked_out)}`,
      workedOutLines(plan.worked_out),
    ),
    ...block(`Not in the sheet, and left as they are: ${absent.length}`, listed(absent)),
    `${added.length} new, ${changed.length} changed, ${unchanged.length} unchanged, ${refused.length} refused.`,
  ].join('\n\n');
}

const cellsOf = ({ length }: readonly unknown[]) => (length === 1 ? '1 cell' : `${length} cells`);

/** A line a column: a sheet that is older than the register says otherwise in many rows. */
function workedOutLines(cells: readonly WorkedOut[]): readonly string[] {
  const columns = new Map<string, WorkedOut[]>();
  for (const cell of cells) columns.set(cell.column, [...(columns.get(cell.column) ?? []), cell]);
  return [...columns.values()].flatMap((those) => {
    const [first] = those;
    if (!first) return [];
    const { column, heading, row, says, is, instead } = first;
    const others = those.slice(1).map((one) => String(one.row));
    const more = others.length === 0 ? '' : `; otherwise too in row ${some(others)}`;
    return `${clean(heading)}, column ${column}: row ${row} says ${short(says)}, the register ${short(is)}${more}. ${instead}`;
  });
}

const named = ({ id, title }: { readonly id: string; readonly title: string }) => `${id}  ${short(title)}`;

function top(plan: Plan, screen: Screen): string {
  const { file, sheet, header_row, rows, read, unread, other_sheets: others } = plan;
  const lines = [
    `${file}, sheet ${sheet}: ${rows} rows below the header in row ${header_row}.`,
    `Read: ${read.map(({ heading, column }) => `${heading} as ${column}`).join('; ')}.`,
    ...(unread.length > 0 ? [`Not read: ${unread.join('; ')}.`] : []),
    ...(others.length > 0 ? [`Sheets not read: ${others.join('; ')}.`] : []),
    ...(plan.trailing_rows > 0 ? [`Empty rows at the end: ${plan.trailing_rows}.`] : []),
    ...(plan.formulas > 0 ? [`Formula cells: ${plan.formulas}, read as what they last came to.`] : []),
  ];
  return lines.map((line) => wrap(line, screen.width)).join('\n');
}
