/** Finds the columns in which a row differs from the register. A cell as an export writes it never differs. */

import type { ActionState } from '../../domain/filter.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { type Cell, formatColumnLetters, type Header } from '../../domain/sheet.ts';
import { unmarked } from '../../output/write-csv.ts';
import { longestCell } from '../../output/write-workbook.ts';
import type { ChangeContext } from './changed-events.ts';
import type { ActionColumn } from './columns.ts';
import { type Reading, readDate, type SheetRow } from './import-row.ts';
import type { ComputedCell } from './import-schema.ts';
import { RowFault } from './row-errors.ts';

/** Whether a cell has the register's value: as an export writes it, as a program may have changed it, or as much of it as a cell can contain. */
function cellMatches(cell: Cell, current: Cell, reading: Reading): boolean {
  const [text, expected] = [cell.text.trim(), current.text.trim()];
  if (text === expected || unmarked(cell.text).trim() === expected) return true;
  if (expected === '') return false;
  if (cell.kind === 'number' || cell.kind === 'formula') {
    if (/^-?[\d.]+$/.test(expected) && Number(text) === Number(expected)) return true;
  }
  if (cell.date !== undefined && cell.date === current.date) return true;
  if (current.date !== undefined && parseDay(cell, reading) === current.date) return true;
  return expected.length > longestCell && text.length >= longestCell - 1 && expected.startsWith(text);
}

const parseDay = (cell: Cell, reading: Reading): string | undefined => {
  const row = { row: 0, cells: new Map([['', cell]]) };
  try {
    return readDate(row, '', reading);
  } catch (error) {
    if (error instanceof RowFault) return undefined;
    throw error;
  }
};

/** A row of an action that is on the register, and what its cells are compared with. */
interface Comparison extends Pick<ChangeContext, 'reading' | 'on'> {
  readonly row: SheetRow;
  readonly state: ActionState;
  readonly columns: readonly ActionColumn[];
}

/** The columns in which a row differs from the register, without those that are computed. */
export const changedColumns = ({ row, state, columns, reading, on }: Comparison): readonly ActionColumn[] =>
  columns.filter(({ name, part, cellOf }) => {
    const cell = row.cells.get(name);
    return cell !== undefined && part !== 'computed' && !cellMatches(cell, cellOf(state, on), reading);
  });

/** The computed columns in which a row differs: no import reads them, so each comes with what to change instead. */
export function changedComputedColumns(
  { row, state, columns: known, reading, on }: Comparison,
  { columns, headings }: Header,
  { origins }: Settings,
): readonly ComputedCell[] {
  const label = origins.find(({ id }) => id === state.origin)?.label;
  return known.flatMap(({ name, part, cellOf, remedy = '' }) => {
    const [cell, at] = [row.cells.get(name), columns.get(name)];
    const says = part === 'computed' ? (cell?.text.trim() ?? '') : '';
    if (!cell || at === undefined || says === '') return [];
    const current = cellOf(state, on);
    const matches = cellMatches(cell, current, reading) || (name === 'origin' && says === label);
    if (matches || (current.text === '' && says.toLowerCase() === 'no')) return [];
    const { id } = state.action;
    return {
      ...{ row: row.row, id, column: formatColumnLetters(at), heading: headings[at] ?? '' },
      ...{ says, is: current.text || null, instead: remedy },
    };
  });
}
