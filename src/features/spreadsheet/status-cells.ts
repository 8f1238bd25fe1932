/** Reads a status such as `Closed 11/10/23` or `Ongoing (amber)` as if its day, rating and route were in columns of their own. */

import { parseWord } from '../../domain/parse-vocabulary.ts';
import { type Cell, dateCell, textCell } from '../../domain/sheet.ts';
import { readStatusPhrase, removeDates } from '../../domain/status-phrase.ts';
import { type Status, statuses } from '../../domain/vocabulary.ts';
import { readCellDay } from './cell-dates.ts';
import { mapWord } from './column-mapping.ts';
import { type ActionColumn, actionColumns } from './columns.ts';
import { type CellReadOptions, readCellLine, readCellText, type SheetRow } from './read-cells.ts';
import type { RemarkCollector } from './row-remarks.ts';

const parseStatus = (word: string): Status | undefined => {
  const meaning = parseWord('status', word);
  return statuses.find((status) => status === meaning);
};

const readPhrase = (text: string, { mapping, dates }: CellReadOptions) =>
  readStatusPhrase(text, {
    readDay: (dateText) => dates.readDay(dateText, dates),
    parseStatus: (word) => parseStatus(mapWord(mapping, 'status', word)),
  });

const statusFacts = ['rag', 'completed_on', 'submitted_on', 'returned_on', 'closed_on', 'route'];

/** The columns that the words of a status may fill, and that an import compares with the register. */
export const statusColumns: readonly ActionColumn[] = actionColumns.filter(({ name }) =>
  statusFacts.includes(name),
);

/** The column whose words give the fact of another column, where that one has no cell. */
export const columnOfWords = (column: string): string | undefined =>
  statusFacts.includes(column) ? 'status' : undefined;

/**
 * The row with what the words of its status say in cells of their own. A column for the same fact wins; where it differs, the
 * difference is reported.
 */
export function addStatusCells(row: SheetRow, reading: CellReadOptions, remarks: RemarkCollector): SheetRow {
  const cell = row.cells.get('status');
  if (!cell || cell.date !== undefined || parseStatus(cell.text) !== undefined) return row;
  const text = readCellText(row, 'status') ?? '';
  const phrase = readPhrase(text, reading);
  // One word of the mapping then serves every row with these words, whatever the day.
  if (!phrase) return { ...row, cells: new Map([...row.cells, ['status', textCell(removeDates(text))]]) };
  const { status, days, rag, route, doubtfulDates } = phrase;
  const cells = new Map<string, Cell>([...row.cells, ['status', textCell(status)]]);
  const addFact = (field: string, value: string) => remarks.addFact('status', { field, value, text });
  addFact('status', status);
  const addCell = (column: string, newCell: Cell, readExisting: () => string | undefined) => {
    if (!row.cells.has(column)) {
      cells.set(column, newCell);
      addFact(column, newCell.text);
      return;
    }
    const existing = readExisting();
    if (existing !== undefined && existing !== newCell.text)
      remarks.addDoubt(column, {
        ...{ line: null, text: row.cells.get(column)?.text ?? '' },
        reason: `The status, “${text}”, has another value: ${newCell.text}. ${existing} is used.`,
      });
  };
  for (const [column, day] of days)
    addCell(column, dateCell(day), () => {
      const existingCell = row.cells.get(column);
      const existingDay = existingCell && readCellDay(existingCell, reading.dates);
      return existingDay?.ok ? existingDay.value : undefined;
    });
  for (const [column, word] of [
    ['rag', rag],
    ['route', route],
  ] as const)
    if (word !== undefined)
      addCell(column, textCell(word), () => parseWord(column, readCellLine(row, column) ?? ''));
  for (const doubt of doubtfulDates) remarks.addDoubt('status', { line: null, ...doubt });
  return { ...row, cells };
}
