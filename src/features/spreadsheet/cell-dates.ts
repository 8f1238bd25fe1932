/** Reads the date of a cell, by the reader of every date that a person writes. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { possibleOrders } from '../../domain/dates/date-orders.ts';
import { type DayReader, readFullDate } from '../../domain/dates/read-date.ts';
import type { DateSetting } from '../../domain/dates/written-date.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import type { Cell, Header, Sheet } from '../../domain/sheet.ts';
import type { DateOrder } from '../../domain/vocabulary.ts';

/** How the dates of a sheet are read. */
export interface CellDateOptions extends DateSetting {
  readonly readDay: DayReader;
  /** Why the dates in figures of a column cannot be read, by column, if some of them contradict the order of day and month. */
  readonly contradictions?: ReadonlyMap<string, string>;
}

const maxListedRows = 5;
const example = { dmy: '25/11/2021', mdy: '11/25/2021' };
const orderWords = { dmy: 'day', mdy: 'month' };

/** The columns in which some dates can only be read in the other order, so that most of their dates may mean two days. */
export function findDateContradictions(
  {
    sheet,
    header,
  }: { readonly sheet: Pick<Sheet, 'rows'>; readonly header: Pick<Header, 'columns' | 'rowIndex'> },
  order: DateSetting['order'] = 'dmy',
): ReadonlyMap<string, string> {
  const otherOrder = order === 'dmy' ? 'mdy' : 'dmy';
  return new Map(
    [...header.columns].flatMap(([column, index]) => {
      const contraryRows = sheet.rows.flatMap((cells, i) => {
        const { text = '', date } = i > header.rowIndex ? (cells[index] ?? {}) : {};
        return date === undefined && possibleOrders(text).join() === otherOrder
          ? [{ row: i + 1, text: text.trim() }]
          : [];
      });
      const [first] = contraryRows;
      if (!first) return [];
      const places = contraryRows
        .slice(0, maxListedRows)
        .map(({ row }) => row)
        .join(', ');
      const suffix =
        contraryRows.length > maxListedRows ? ` and ${contraryRows.length - maxListedRows} more` : '';
      return [
        [
          column,
          `this column has dates with the ${orderWords[otherOrder]} first, such as ${first.text} (row ${places}${suffix}): with the ${orderWords[otherOrder]} first it would be ${formatInOrder(first.text, otherOrder)}. It is therefore unclear which days the other dates in figures are. If every date of the sheet has the ${orderWords[otherOrder]} first, add --dates ${otherOrder}. Otherwise enter the dates as ${example[order]} or 2021-11-25, for example.`,
        ] as const,
      ];
    }),
  );
}

function formatInOrder(text: string, order: DateOrder): string {
  const day = readFullDate(text, { today: '', order });
  return day.ok ? formatDate(day.value) : 'another day';
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
