/** In which columns a row says otherwise than the register; what an export would write is never judged. */

import type { ActionState } from '../../domain/filter.ts';
import type { Cell } from '../../domain/sheet.ts';
import { unmarked } from '../../output/write-csv.ts';
import { longestCell } from '../../output/write-workbook.ts';
import type { Around } from './changed-events.ts';
import type { ActionColumn } from './columns.ts';
import { dayIn, type Reading, type SheetRow } from './import-row.ts';
import { RowFault } from './row-errors.ts';

/** Whether a cell says what the register says: as an export writes it, as a program may have taken it, or as far as a cell holds. */
export function saysSo(given: Cell, now: Cell, reading: Reading): boolean {
  const [said, stands] = [given.text.trim(), now.text.trim()];
  if (said === stands || unmarked(given.text).trim() === stands) return true;
  if (stands === '') return false;
  if (given.kind === 'number' || given.kind === 'formula') {
    if (/^-?[\d.]+$/.test(stands) && Number(said) === Number(stands)) return true;
  }
  if (given.date !== undefined && given.date === now.date) return true;
  if (now.date !== undefined && dayRead(given, reading) === now.date) return true;
  return stands.length > longestCell && said.length >= longestCell - 1 && stands.startsWith(said);
}

const dayRead = (cell: Cell, reading: Reading): string | undefined => {
  const row = { row: 0, cells: new Map([['', cell]]) };
  try {
    return dayIn(row, '', reading);
  } catch (error) {
    if (error instanceof RowFault) return undefined;
    throw error;
  }
};

/** The columns in which a row says otherwise than the register; what is only worked out is told elsewhere. */
export const differing = (
  row: SheetRow,
  state: ActionState,
  columns: readonly ActionColumn[],
  { reading, on }: Pick<Around, 'reading' | 'on'>,
): readonly ActionColumn[] =>
  columns.filter(({ name, part, of }) => {
    const cell = row.cells.get(name);
    return cell !== undefined && part !== 'worked-out' && !saysSo(cell, of(state, on), reading);
  });
