/** Reads the date of a cell, by the reader of every date that a person writes. */

import type { DayReader } from '../../domain/dates/read-date.ts';
import type { DateSetting } from '../../domain/dates/written-date.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Cell } from '../../domain/sheet.ts';

/** How the dates of a sheet are read. */
export interface CellDateOptions extends DateSetting {
  readonly readDay: DayReader;
}

/** The date of a cell as YYYY-MM-DD, or a message that explains why it is not a date. */
export function readCellDay(cell: Cell, { readDay, ...setting }: CellDateOptions): Result<string, string> {
  const day = readDay(cell.date ?? cell.text, setting);
  if (day.ok) return ok(day.value);
  if (cell.kind === 'number')
    return fail(
      `${cell.text} is a number, not a date. Format the cell as a date, or enter 2021-05-01, for example.`,
    );
  return setting.order === undefined && /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}/.test(cell.text.trim())
    ? fail(`${day.error} If every date of the sheet has the month first, add --dates mdy.`)
    : day;
}
