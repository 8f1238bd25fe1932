/** Reads the questions, topics and characteristics of a framework from a spreadsheet. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import { frameworkLevels, levelOf } from '../../domain/paf-key.ts';
import { formatColumnLetters, type Sheet } from '../../domain/sheet.ts';
import type { OmittedLines } from '../../storage/outline/outline.ts';
import type { FrameworkEntry, FrameworkReading } from './framework-entries.ts';
import { readNumber } from './numbered-line.ts';
import {
  type FrameworkColumn,
  type FrameworkHeader,
  findFrameworkHeader,
  readCellNumber,
} from './sheet-columns.ts';

type CellOf = (column: FrameworkColumn) => string;

/** The entries of a row, and the columns whose cells were read. */
interface RowReading {
  readonly entries: readonly FrameworkEntry[];
  readonly columns: readonly FrameworkColumn[];
}

/** The entries of a sheet: a row for each, with its number and title; or columns for questions, topics and characteristics. */
export function readSheetEntries(sheet: Sheet): Result<FrameworkReading, string> {
  const header = findFrameworkHeader(sheet);
  if (!header)
    return fail(
      'has no header that names the columns. Use the columns number and title with a row for each entry, or question, topic and characteristic.',
    );
  const { rowIndex, columns } = header;
  const hasNumber = ['number', 'level', ...frameworkLevels.map((level) => `${level} number`)];
  const isByColumn = columns.has('question');
  if (!isByColumn && !(columns.has('title') && [...columns.keys()].some((each) => hasNumber.includes(each))))
    return fail('has neither the columns number and title, nor question, topic and characteristic.');
  const readRow = isByColumn ? createWideRowReader() : readLongRow;
  const entries: FrameworkEntry[] = [];
  const leftOut: OmittedLines[] = [];
  const unreadCells: UnreadCell[] = [];
  for (const [index, row] of sheet.rows.entries()) {
    const texts = row.map(({ text }) => text.replace(/\s+/g, ' ').trim());
    const place = `row ${index + 1}`;
    const text = texts.filter((cell) => cell !== '').join(' | ');
    if (index === rowIndex || text === '') continue;
    if (index < rowIndex) {
      leftOut.push({ place, count: 1, text, reason: 'rows above the header' });
      continue;
    }
    const reading = readRow((column) => texts[columns.get(column) ?? -1] ?? '', place);
    entries.push(...reading.entries);
    const readColumns = new Set(reading.columns.map((column) => columns.get(column)));
    if (readColumns.size === 0) leftOut.push({ place, count: 1, text, reason: 'rows without an entry' });
    else
      for (const [column, cell] of texts.entries())
        if (cell !== '' && !readColumns.has(column)) unreadCells.push({ place, column, text: cell });
  }
  return ok({ title: undefined, entries, leftOut: [...leftOut, ...countUnreadCells(header, unreadCells)] });
}

interface UnreadCell {
  readonly place: string;
  readonly column: number;
  readonly text: string;
}

/** The cells that were not read, together for each column. */
function countUnreadCells({ headings, columns }: FrameworkHeader, cells: readonly UnreadCell[]) {
  const knownColumns = new Set(columns.values());
  return [...new Set(cells.map(({ column }) => column))].flatMap((column): readonly OmittedLines[] => {
    const [first, ...others] = cells.filter((cell) => cell.column === column);
    if (!first) return [];
    const heading = headings[column] ?? '';
    const name = heading === '' ? 'a column without a heading' : `the column ${heading}`;
    return [
      {
        place: `${first.place}, column ${formatColumnLetters(column)}`,
        count: others.length + 1,
        unit: 'cells',
        text: first.text,
        reason: `${name}, which ${knownColumns.has(column) ? 'does not fit the entry of the row' : 'is not read'}`,
      },
    ];
  });
}

/** A number under that of its parent: `8.4` for `4` under `8`. */
const joinNumbers = (parent: string | undefined, number: string): string =>
  parent !== undefined && number !== '' && !number.includes('.') ? `${parent}.${number}` : number;

const readLongRow = (cell: CellOf, place: string): RowReading => {
  const title = cell('title');
  const clean = (text: string) => readCellNumber(text) ?? text.replace(/\.$/, '');
  const number = frameworkLevels.reduce<string | undefined>(
    (parent, level) => {
      const text = clean(cell(`${level} number`));
      return text === '' ? parent : joinNumbers(parent, text);
    },
    clean(cell('number')) || undefined,
  );
  const namedLevel = frameworkLevels.find((level) => level === cell('level').toLowerCase().replace(/s$/, ''));
  const level = namedLevel ?? (number === undefined ? undefined : levelOf(number));
  if (level === undefined || title === '') return { entries: [], columns: [] };
  const isGraded = level === 'question' ? readGraded(cell('graded')) : undefined;
  return {
    entries: [{ level, number, title, place, ...(isGraded !== undefined && { isGraded }) }],
    columns: [
      'number',
      'title',
      ...frameworkLevels.map((each) => `${each} number` as const),
      ...(namedLevel ? (['level'] as const) : []),
      ...(isGraded === undefined ? [] : (['graded'] as const)),
    ],
  };
};

/** Reads rows with a column for each level: an entry begins where a row differs from the rows above. */
function createWideRowReader(): (cell: CellOf, place: string) => RowReading {
  const last: { [Level in FrameworkEntry['level']]?: FrameworkEntry | undefined } = {};
  return (cell, place) => {
    const entries: FrameworkEntry[] = [];
    const columns: FrameworkColumn[] = [];
    const explicitNumbers = frameworkLevels.map((level, index) => {
      const { number: ownNumber, depth } = readCell(cell(level), place);
      if (depth === index + 1) return ownNumber;
      const columnNumber = readCellNumber(cell(`${level} number`)) ?? readCellNumber(cell('number'));
      return columnNumber?.split('.').length === index + 1 ? columnNumber : undefined;
    });
    const deepest = explicitNumbers.findLast((number) => number !== undefined)?.split('.') ?? [];
    for (const [index, level] of frameworkLevels.entries()) {
      const text = cell(level);
      if (text === '') continue;
      const { number: ownNumber, depth, title } = readCell(text, place);
      const parentLevel = frameworkLevels[index - 1];
      const parent = parentLevel && last[parentLevel];
      const relativeNumber = readCellNumber(cell(`${level} number`));
      const number =
        explicitNumbers[index] ??
        (relativeNumber !== undefined && !relativeNumber.includes('.') && parent?.number !== undefined
          ? joinNumbers(parent.number, relativeNumber)
          : undefined) ??
        (deepest.length > index + 1 ? deepest.slice(0, index + 1).join('.') : undefined);
      const entry = { level, number, title: ownNumber && depth === index + 1 ? title : text, place };
      const isRepeated = level !== 'characteristic' && last[level]?.title === entry.title;
      const isGraded = level === 'question' ? readGraded(cell('graded')) : undefined;
      if (!isRepeated) {
        last[level] = { ...entry, ...(isGraded !== undefined && { isGraded }) };
        entries.push(last[level]);
        if (level === 'question') last.topic = undefined;
      }
      columns.push(level);
      if (isGraded !== undefined && last[level]?.isGraded === isGraded) columns.push('graded');
      if (number === undefined || last[level]?.number !== number) continue;
      if (joinNumbers(parent?.number, relativeNumber ?? '') === number || relativeNumber === number)
        columns.push(`${level} number`);
      if (readCellNumber(cell('number')) === number) columns.push('number');
    }
    return { entries, columns };
  };
}

const readCell = (text: string, place: string) =>
  readNumber({ kind: 'heading', level: 1, isBold: false, text, place });

/** Whether a question is graded; undefined for a text that is neither yes nor no. */
function readGraded(text: string): boolean | undefined {
  if (/^(?:yes|y|true|1|graded)$/i.test(text)) return true;
  return /^(?:no|n|false|0|not graded|ungraded)$/i.test(text) ? false : undefined;
}
