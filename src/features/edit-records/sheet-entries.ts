/** Reads the questions, topics and characteristics of a framework from a spreadsheet. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import { levelOf } from '../../domain/paf-key.ts';
import { findHeader, type Header, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import type { FrameworkEntry, FrameworkReading } from './framework-entries.ts';
import { readNumber } from './numbered-line.ts';

const headingsByColumn = {
  number: 'number; no; no.; ref; reference; key; id; paf; paf reference',
  title: 'title; text; wording; description; content',
  level: 'level; type; kind',
  question: 'question; core question; questions',
  topic: 'topic; topic area; topics; topic areas; sub-question',
  characteristic: 'characteristic; characteristics; characteristic of good; characteristics of good',
  graded: 'graded; grade',
};
type FrameworkColumn = keyof typeof headingsByColumn;

const columnsByHeading = new Map(
  Object.entries(headingsByColumn).flatMap(([column, headings]) =>
    headings.split('; ').map((heading) => [normaliseHeading(heading), column] as const),
  ),
);

const levels = ['question', 'topic', 'characteristic'] as const;

/** The entries of a sheet: a row for each, with its number and title; or columns for questions, topics and characteristics. */
export function readSheetEntries(sheet: Sheet): Result<FrameworkReading, string> {
  const header = findHeader(sheet, (heading) => columnsByHeading.get(normaliseHeading(heading)));
  if (!header)
    return fail(
      'has no header that names the columns. Use the columns number and title with a row for each entry, or question, topic and characteristic.',
    );
  const isByColumn = levels.some((level) => header.columns.has(level));
  if (
    !isByColumn &&
    !(header.columns.has('title') && (header.columns.has('number') || header.columns.has('level')))
  )
    return fail('has neither the columns number and title, nor question, topic and characteristic.');
  const readRow = isByColumn ? readWideRow : readLongRow;
  const entries: FrameworkEntry[] = [];
  const leftOut: FrameworkReading['leftOut'][number][] = [];
  const lastTitles: Partial<Record<FrameworkColumn, string>> = {};
  for (const [index, row] of sheet.rows.entries()) {
    if (index === header.rowIndex) continue;
    const texts = row.map(({ text }) => text.replace(/\s+/g, ' ').trim());
    const place = `row ${index + 1}`;
    const text = texts.filter((cell) => cell !== '').join(' | ');
    if (text === '') continue;
    const cell = (column: FrameworkColumn) => texts[header.columns.get(column) ?? -1] ?? '';
    const rowEntries = index < header.rowIndex ? [] : readRow(cell, place, lastTitles);
    entries.push(...rowEntries);
    if (rowEntries.length === 0 && !isRepeated(cell, lastTitles))
      leftOut.push({
        place,
        count: 1,
        text,
        reason: index < header.rowIndex ? 'rows above the header' : 'rows without an entry',
      });
  }
  return ok({ title: undefined, entries, leftOut: [...leftOut, ...unknownColumns(sheet, header)] });
}

type CellOf = (column: FrameworkColumn) => string;

/** Whether a row only repeats the question and topic of the row above it. */
const isRepeated = (cell: CellOf, lastTitles: Partial<Record<FrameworkColumn, string>>): boolean =>
  levels.some((level) => cell(level) !== '') &&
  levels.every((level) => cell(level) === '' || cell(level) === lastTitles[level]);

function readLongRow(cell: CellOf, place: string): readonly FrameworkEntry[] {
  const [number, title] = [cell('number').replace(/\.$/, ''), cell('title')];
  const namedLevel = levels.find((level) => level === cell('level').toLowerCase().replace(/s$/, ''));
  const level = namedLevel ?? (number === '' ? undefined : levelOf(number));
  if (level === undefined || title === '') return [];
  return [{ level, number: number === '' ? undefined : number, title, place, ...gradedField(level, cell) }];
}

/** The entries that a row begins: a question, topic or characteristic that the rows above do not have. */
function readWideRow(
  cell: CellOf,
  place: string,
  lastTitles: Partial<Record<FrameworkColumn, string>>,
): readonly FrameworkEntry[] {
  return levels.flatMap((level, index) => {
    const text = cell(level);
    if (text === '' || (level !== 'characteristic' && text === lastTitles[level])) return [];
    lastTitles[level] = text;
    if (level === 'question') delete lastTitles.topic;
    const { number, depth, title } = readNumber({ kind: 'heading', level: 1, isBold: false, text, place });
    const isNumbered = depth === index + 1;
    return [
      {
        level,
        number: isNumbered ? number : undefined,
        title: isNumbered ? title : text,
        place,
        ...gradedField(level, cell),
      },
    ];
  });
}

function gradedField(level: FrameworkEntry['level'], cell: CellOf): Pick<FrameworkEntry, 'isGraded'> {
  const text = cell('graded').toLowerCase();
  return level === 'question' && text !== ''
    ? { isGraded: !/^(?:no|n|false|0|not graded|ungraded)$/.test(text) }
    : {};
}

/** The columns that have no meaning, with the number of their cells. */
const unknownColumns = (
  { rows }: Sheet,
  { headings, rowIndex, columns }: Header,
): FrameworkReading['leftOut'] =>
  headings.flatMap((heading, index) => {
    const count = rows.slice(rowIndex + 1).filter((row) => (row[index]?.text.trim() ?? '') !== '').length;
    const isKnown = [...columns.values()].includes(index);
    return isKnown || count === 0
      ? []
      : [{ place: `column ${index + 1}`, count, text: heading, reason: 'cells of a column without meaning' }];
  });
