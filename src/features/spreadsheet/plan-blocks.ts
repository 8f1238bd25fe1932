/** Formats the parts that the texts of an import's plan share. */

import type { Screen } from '../../app/command.ts';
import { noValue } from '../../domain/plain-data.ts';
import { cleanText, truncateText, wrapText } from '../../output/safe-text.ts';
import type { Plan } from './import-schema.ts';

/** The refused rows, each once, as `sheet` and `row`. */
export const refusedRows = ({ refused }: Pick<Plan, 'refused'>): readonly string[] => [
  ...new Set(refused.map(({ sheet, row }) => `${row} ${sheet}`)),
];

/** A heading with its lines below it; nothing without lines. */
export const createBlock = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [[heading, ...lines.map((line) => `  ${line}`)].join('\n')];

const maxIdsShown = 20;

/** Ids with commas between them; the first 20 and the number of the rest. */
export const listIds = (ids: readonly string[]): string =>
  `${ids.slice(0, maxIdsShown).join(', ')}${ids.length > maxIdsShown ? `, and ${ids.length - maxIdsShown} more` : ''}`;

/** The beginning of a text, in one line. */
export const shorten = (text: string | null): string =>
  text === null ? noValue : truncateText(cleanText(text), 60);

/** The lines of a text of a block, broken to the screen. */
export const wrapInBlock = (text: string, screen: Screen): readonly string[] =>
  wrapText(text, screen.width, '  ')
    .split('\n')
    .map((line) => line.trimStart());

const maxRunsShown = 8;

/** `Row 7.`, or `121 rows: 5 to 34, 36 and 8 more.` */
export function listRows(rows: readonly number[]): string {
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
export const listRowsInline = (rows: readonly number[]): string =>
  listRows(rows).replace(/\.$/, '').replace(/^R/, 'r');
