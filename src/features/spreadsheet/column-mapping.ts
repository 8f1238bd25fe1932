/** Reads, applies and writes the mapping of an import: a CSV file that gives headings a column and words a meaning. */

import { type CommandContext, UserError } from '../../app/command.ts';
import { normaliseHeading } from '../../domain/sheet.ts';
import { didYouMean, normaliseName } from '../../domain/text/word-matching.ts';
import { type DateOrder, dateOrders, type Encoding } from '../../domain/vocabulary.ts';
import { removeFormulaGuard } from '../../output/write-csv.ts';
import { decodeUtf8File } from '../../storage/decode-text.ts';
import { findKnownColumn, importColumnNames } from './columns.ts';

/** The meaning of headings and words. */
export interface Mapping {
  /** By normalised heading: a column, or `unread`. */
  readonly columns: ReadonlyMap<string, string>;
  /** By column: the meaning of each normalised word; empty if it has none. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The order of day and month in numeric dates, if the file has it. */
  readonly dates: DateOrder | undefined;
  /** The rows of its file, unchanged. */
  readonly rows: readonly (readonly string[])[];
}

/** The column of a heading that is not read. */
export const unreadColumn = 'unread';
/** The mapping of a sheet without a mapping file. */
export const noMapping: Mapping = { columns: new Map(), words: new Map(), dates: undefined, rows: [] };

/** The column of a heading: from the mapping, otherwise from known headings. */
export function columnOfHeading({ columns }: Mapping, heading: string): string | undefined {
  const column = columns.get(normaliseHeading(heading)) ?? findKnownColumn(heading);
  return column === unreadColumn ? undefined : column;
}

/** What a word means in a column: from the mapping, otherwise the word itself. */
export const mapWord = ({ words }: Mapping, column: string, word: string): string =>
  words.get(column)?.get(normaliseName(word)) ?? word;

const datesRow = '(dates)';
const allColumns = `The columns are: ${importColumnNames.join(', ')}; ${unreadColumn} to leave the column out, and extra.NAME for a field of your own.`;

/**
 * Reads a mapping file: each row has a heading, a word of that column or nothing, and the meaning. Undefined if the file does not
 * exist. `encoding` is that of the sheet, and of a mapping that is not UTF-8, as `import` writes it.
 * @throws UserError if a meaning is not valid
 */
export async function readMapping(
  context: CommandContext,
  file: string,
  encoding: Encoding | undefined,
): Promise<Mapping | undefined> {
  const bytes = context.readBytes(file);
  if (bytes === undefined) return undefined;
  const sheets = await context.readSheets(file, decodeUtf8File(bytes, file).ok ? undefined : encoding);
  if (!sheets.ok) throw new UserError(sheets.error);
  const rows = (sheets.value[0]?.rows ?? []).map((row) =>
    Array.from({ length: Math.max(3, row.length) }, (_, i) => removeFormulaGuard(row[i]?.text.trim() ?? '')),
  );
  assertMapping(file, rows);
  const columns = new Map<string, string>();
  const words = new Map<string, Map<string, string>>();
  let dates: DateOrder | undefined;
  const entries = rows.flatMap(([heading = '', word = '', meaning = ''], i) =>
    i === 0 || heading === '' ? [] : [{ heading, word, meaning, rowNumber: i + 1 }],
  );
  for (const { heading, word, meaning, rowNumber } of entries) {
    const mappingError = (why: string) => new UserError(`${file}: row ${rowNumber}: ${why}`);
    if (heading === datesRow) {
      dates = dateOrders.find((order) => order === meaning);
      if (!dates) throw mappingError(`the order of dates must be ${dateOrders.join(' or ')}.`);
    } else if (word === '') {
      if (meaning !== unreadColumn && !importColumnNames.includes(meaning) && !/^extra\.\S/.test(meaning))
        throw mappingError(
          `there is no column \`${meaning}\`. ${didYouMean(meaning, importColumnNames) || allColumns}`,
        );
      columns.set(normaliseHeading(heading), meaning);
    }
  }
  for (const { heading, word, meaning } of entries) {
    if (word === '' || heading === datesRow) continue;
    const column = columns.get(normaliseHeading(heading)) ?? findKnownColumn(heading) ?? '';
    const meanings = words.get(column) ?? new Map<string, string>();
    words.set(column, meanings.set(normaliseName(word), meaning));
  }
  return { columns, words, dates, rows };
}

/** @throws UserError for a file that is a sheet of actions, which would be written over */
function assertMapping(file: string, [headingRow = []]: Mapping['rows']): void {
  if (headingRow.filter((heading) => findKnownColumn(heading) !== undefined).length >= 2)
    throw new UserError(
      `${file} is a sheet of actions, not a mapping. Name another file after --mapping, which need not exist yet.`,
    );
}

/** The rows of the mapping file for a header: the existing rows, and rows for headings that it lacks. */
export function mappingRows(headings: readonly string[], mapping: Mapping): Mapping['rows'] {
  const [headingRow = ['Heading', 'Word', 'Means'], ...existingRows] = mapping.rows;
  const mappedHeadings = new Set(
    existingRows.flatMap(([heading = '', word = '']) => (word === '' ? [normaliseHeading(heading)] : [])),
  );
  const meaningOf = (heading: string) =>
    heading === datesRow ? mapping.dates : mapping.columns.get(normaliseHeading(heading));
  return [
    headingRow,
    ...existingRows.map(([heading = '', word = '', meaning = '', ...otherCells]) => [
      heading,
      word,
      word === '' ? (meaningOf(heading) ?? meaning) : meaning,
      ...otherCells,
    ]),
    ...[...new Map(headings.map((heading) => [normaliseHeading(heading), heading])).entries()]
      .filter(([key]) => key !== '' && !mappedHeadings.has(key))
      .map(([, heading]) => heading)
      .map((heading) => [heading, '', columnOfHeading(mapping, heading) ?? unreadColumn]),
    ...(mapping.dates && !mappedHeadings.has(datesRow) ? [[datesRow, '', mapping.dates]] : []),
  ];
}
