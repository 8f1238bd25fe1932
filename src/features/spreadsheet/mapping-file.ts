/** Reads and writes the mapping file of an import: a CSV file that gives headings a column and words a meaning. */

import { type CommandContext, UserError } from '../../app/command.ts';
import { groupBy } from '../../domain/collections.ts';
import { normaliseHeading } from '../../domain/sheet.ts';
import { didYouMean, normaliseName } from '../../domain/text/word-matching.ts';
import { dateOrders, type Encoding } from '../../domain/vocabulary.ts';
import { removeFormulaGuard } from '../../output/write-csv.ts';
import { decodeUtf8File } from '../../storage/decode-text.ts';
import {
  constantColumns,
  emptySheetMapping,
  type Mapping,
  type SheetMapping,
  unreadColumn,
} from './column-mapping.ts';
import { findKnownColumn, importColumnNames } from './columns.ts';

/** A row of a mapping file. */
interface MappingEntry {
  readonly heading: string;
  readonly word: string;
  readonly meaning: string;
  /** The normalised name of its sheet; empty for all sheets. */
  readonly sheet: string;
  readonly mappingError: (why: string) => UserError;
}

/** Headings in brackets, which are about a sheet and not a column. */
const sheetRow = '(sheet)';
/** Headings in brackets, of the order of dates and of a row that spans the sheet. */
export const [datesRow, bandRow] = ['(dates)', '(band)'];
const constantRow = (column: string): string => `(${column})`;
const bracketRows = [datesRow, sheetRow, bandRow, ...constantColumns.map(constantRow)];
/** The beginning of a meaning that is a guess, and is not used until it is removed. */
export const guessMark = '?';

const allColumns = `The columns are: ${importColumnNames.join(', ')}; ${unreadColumn} to leave the column out, and extra.NAME for a field of your own.`;

/**
 * Reads a mapping file: each row has a heading, a word of that column or nothing, the meaning, and the sheet to which it applies
 * if not to all. Undefined if the file does not exist. `encoding` is that of the sheet, and of a mapping that is not UTF-8, as
 * `import` writes it.
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
  const sheetColumn = findSheetColumn(rows[0]);
  const entries = rows.flatMap(([heading = '', word = '', meaning = '', ...otherCells], i) => {
    if (i === 0 || heading === '') return [];
    const mappingError = (why: string) => new UserError(`${file}: row ${i + 1}: ${why}`);
    const sheet = normaliseName(otherCells[sheetColumn - 3] ?? '');
    return { heading, word, meaning, sheet, mappingError };
  });
  // A guess is not an answer yet.
  const answers = groupBy(
    entries.filter(({ meaning }) => !meaning.startsWith(guessMark)),
    ({ sheet }) => [sheet],
  );
  const general = { ...parseEntries(answers.get('') ?? [], emptySheetMapping), sheets: new Map(), rows };
  return {
    ...general,
    sheets: new Map(
      [...answers].flatMap(([sheet, sheetEntries]) =>
        sheet === '' ? [] : [[sheet, parseEntries(sheetEntries, general)] as const],
      ),
    ),
  };
}

/** The index of the column that names the sheet of a row; that after the three others if there is none. */
const findSheetColumn = (headingRow: readonly string[] = []): number => {
  const index = headingRow.findIndex((heading, i) => i >= 3 && normaliseName(heading) === 'sheet');
  return index < 0 ? Math.max(3, headingRow.length) : index;
};

/** The meaning of the entries of one sheet. `general` has the columns of all sheets, which words refer to. */
function parseEntries(entries: readonly MappingEntry[], general: SheetMapping): SheetMapping {
  const columns = new Map<string, string>();
  const words = new Map<string, Map<string, string>>();
  const constants = new Map<string, Map<string, string>>();
  const bands = new Map<string, string>();
  let { dates, isRead } = emptySheetMapping;
  const setNested = (map: Map<string, Map<string, string>>, key: string, word: string, meaning: string) =>
    map.set(key, (map.get(key) ?? new Map<string, string>()).set(normaliseName(word), meaning));
  for (const { heading, word, meaning, mappingError } of entries) {
    const constant = constantColumns.find((column) => heading === constantRow(column));
    if (heading === datesRow) {
      dates = dateOrders.find((order) => order === meaning);
      if (!dates) throw mappingError(`the order of dates must be ${dateOrders.join(' or ')}.`);
    } else if (heading === sheetRow) {
      if (meaning !== 'read' && meaning !== unreadColumn)
        throw mappingError(`a sheet must be read or ${unreadColumn}.`);
      isRead = meaning === 'read';
    } else if (heading === bandRow) bands.set(normaliseName(word), meaning);
    else if (constant) {
      if (meaning !== '') setNested(constants, constant, word, meaning);
    } else if (/^\(.*\)$/.test(heading) && bracketRows.includes(heading.toLowerCase()))
      throw mappingError(`\`${heading}\` must be in lower-case letters.`);
    else if (word === '') {
      if (meaning !== unreadColumn && !importColumnNames.includes(meaning) && !/^extra\.\S/.test(meaning))
        throw mappingError(
          `there is no column \`${meaning}\`. ${didYouMean(meaning, importColumnNames) || allColumns}`,
        );
      columns.set(normaliseHeading(heading), meaning);
    }
  }
  for (const { heading, word, meaning } of entries) {
    if (word === '' || bracketRows.includes(heading)) continue;
    const key = normaliseHeading(heading);
    const column = columns.get(key) ?? general.columns.get(key) ?? findKnownColumn(heading) ?? '';
    setNested(words, column, word, meaning);
  }
  return { columns, words, constants, bands, dates, isRead };
}

/** @throws UserError for a file that is a sheet of actions, which would be written over */
function assertMapping(file: string, [headingRow = []]: Mapping['rows']): void {
  if (headingRow.filter((heading) => findKnownColumn(heading) !== undefined).length >= 2)
    throw new UserError(
      `${file} is a sheet of actions, not a mapping. Name another file after --mapping, which need not exist yet.`,
    );
}

/** A row that the mapping file should have. */
export interface MappingRow {
  readonly heading: string;
  readonly word: string;
  readonly meaning: string;
  /** The name of the sheet; undefined for all sheets. */
  readonly sheet?: string;
  readonly note?: string;
}

/**
 * The rows of the mapping file with rows that it lacks, at its end. Existing rows keep their cells, except that the column of a
 * heading is the one of `mapping`. Columns for the sheet and for notes are added if a new row needs them.
 */
export function mergeMappingRows(mapping: Mapping, wantedRows: readonly MappingRow[]): Mapping['rows'] {
  const [firstRow = ['Heading', 'Word', 'Means'], ...existingRows] = mapping.rows;
  const sheetColumn = findSheetColumn(firstRow);
  const keyOf = (heading: string, word: string, sheet: string) =>
    [normaliseHeading(heading), normaliseName(word), normaliseName(sheet)].join('\n');
  const keys = new Set(existingRows.map((row) => keyOf(row[0] ?? '', row[1] ?? '', row[sheetColumn] ?? '')));
  const newRows = wantedRows.filter(({ heading, word, sheet = '' }) => {
    const [key, generalKey] = [keyOf(heading, word, sheet), keyOf(heading, word, '')];
    if (keys.has(key) || (word !== '' && keys.has(generalKey))) return false;
    keys.add(key);
    return true;
  });
  const needsNotes = newRows.some(({ sheet, note }) => sheet !== undefined || note !== undefined);
  const noteColumn = sheetColumn + 1;
  const headingRow = needsNotes
    ? withCells(firstRow, { [sheetColumn]: 'Sheet', [noteColumn]: 'Note' })
    : firstRow;
  return [
    headingRow,
    ...existingRows.map((row) => withCurrentColumn(row, mapping, row[sheetColumn] ?? '')),
    ...newRows.map(({ heading, word, meaning, sheet = '', note = '' }) =>
      sheet === '' && note === ''
        ? [heading, word, meaning]
        : withCells([heading, word, meaning], { [sheetColumn]: sheet, [noteColumn]: note }),
    ),
  ];
}

/** A row with texts in some of its empty cells. */
function withCells(row: readonly string[], texts: Readonly<Record<number, string>>): readonly string[] {
  const length = Math.max(row.length, ...Object.keys(texts).map((index) => Number(index) + 1));
  return Array.from({ length }, (_, i) => row[i] || (texts[i] ?? ''));
}

/** The row of a heading with the column that the mapping has now. */
function withCurrentColumn(row: readonly string[], mapping: Mapping, sheet: string): readonly string[] {
  const [heading = '', word = '', meaning = '', ...otherCells] = row;
  const scope = sheet === '' ? mapping : (mapping.sheets.get(normaliseName(sheet)) ?? mapping);
  const column =
    word !== ''
      ? undefined
      : heading === datesRow
        ? scope.dates
        : scope.columns.get(normaliseHeading(heading));
  return [heading, word, column ?? meaning, ...otherCells];
}
