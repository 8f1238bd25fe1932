/** Reads the cells of a row by column: as text, line, date, word, list or number. Every reader throws a `RowError` if its cell is invalid. */

import { isPlainActionNumber, parseActionNumber } from '../../domain/action-number.ts';
import { possibleOrders } from '../../domain/dates/date-orders.ts';
import { parseWord, vocabularyWords } from '../../domain/parse-vocabulary.ts';
import type { OwnerField } from '../../domain/position.ts';
import { type Cell, textCell } from '../../domain/sheet.ts';
import { isPlaceholder } from '../../domain/text/placeholder.ts';
import { didYouMean, normaliseName } from '../../domain/text/word-matching.ts';
import { type ActionType, actionTypes, type Status, statuses } from '../../domain/vocabulary.ts';
import { removeFormulaGuard } from '../../output/write-csv.ts';
import { characterName } from '../../storage/yaml/yaml-text.ts';
import { type CellDateOptions, readCellDay } from './cell-dates.ts';
import { mapWord, type SheetMapping } from './column-mapping.ts';
import type { RelatedRecords } from './related-records.ts';
import { RowError } from './row-errors.ts';
import type { RemarkCollector } from './row-remarks.ts';

/** A row below the header. */
export interface SheetRow {
  /** Its number in the spreadsheet, from 1. */
  readonly row: number;
  /** Cells by column, without empty ones. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** Columns whose value is not from a cell of the row; `cells` has them too. */
  readonly filled?: readonly FilledCell[];
}

/** A value of a row that no cell of it has. */
export interface FilledCell {
  readonly column: string;
  readonly value: string;
  readonly source: 'band' | 'sheet-name' | 'option' | 'number';
  /** The words from which it follows. */
  readonly text: string;
}

/** Characters that no record may contain, and unusual line breaks. */
const invisibleCharacters = /[\u200b\u200e\u200f\u2060\ufeff]/g;
const lineBreaks = /[\u000b\u000c\u0085\u2028\u2029]/g;

const excelErrors = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** How cells are read. */
export interface CellReadOptions {
  readonly mapping: SheetMapping;
  readonly dates: CellDateOptions;
}

/** The text of a cell without invisible characters; undefined if it is empty. */
export function readCellText({ cells }: SheetRow, column: string): string | undefined {
  const cell = cells.get(column);
  if (!cell) return undefined;
  const text = removeFormulaGuard(cell.text)
    .replace(invisibleCharacters, '')
    .replace(lineBreaks, '\n')
    .trim();
  const lostCharacter = /[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd]/.exec(text)?.[0];
  if (lostCharacter !== undefined)
    throw new RowError(
      `the cell has the character ${characterName(lostCharacter)}, which another program wrote in place of a character it could not read; enter the text again from its source`,
      column,
    );
  if (excelErrors.test(text))
    throw new RowError(`the cell has the error ${text} of a formula; correct the formula`, column);
  if (text === '' && cell.kind === 'formula')
    throw new RowError(
      'the result of this formula is not in the file; open the file in Excel, and save it again',
      column,
    );
  return text === '' ? undefined : text;
}

/** The text of a cell in one line: line breaks become semicolons, or spaces in a title. */
export const readCellLine = (row: SheetRow, column: string): string | undefined =>
  readCellText(row, column)
    ?.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(column === 'title' ? ' ' : '; ');

/** The role in a cell as the register spells it, if it has the role, also by its short form; undefined if it is empty or a placeholder. */
export function readCellRole(
  row: SheetRow,
  column: Exclude<OwnerField, 'board'>,
  {
    relatedRecords,
    remarks,
  }: { readonly relatedRecords: Pick<RelatedRecords, 'role'>; readonly remarks: RemarkCollector },
): string | undefined {
  const text = readCellOwner(row, column);
  if (text === undefined) return undefined;
  const role = relatedRecords.role(text, column);
  if (role !== text) remarks.addFact(column, { field: column, value: role, text });
  return role;
}

/** The lead or board in a cell; undefined if it is empty or a placeholder such as `TBC`. */
export function readCellOwner(row: SheetRow, column: OwnerField): string | undefined {
  const name = readCellLine(row, column);
  return name === undefined || isPlaceholder(name) ? undefined : name;
}

/** The date of a cell as YYYY-MM-DD; undefined if it is empty. */
export function readCellDate(row: SheetRow, column: string, { dates }: CellReadOptions): string | undefined {
  const cell = row.cells.get(column);
  if (!cell || readCellText(row, column) === undefined) return undefined;
  const contradiction = dates.contradictions?.get(column);
  if (
    contradiction !== undefined &&
    cell.date === undefined &&
    possibleOrders(cell.text).includes(dates.order === 'mdy' ? 'dmy' : 'mdy')
  )
    throw new RowError(contradiction, column);
  const day = readCellDay(cell, dates);
  if (!day.ok) throw new RowError(day.error, column);
  return day.value;
}

/** The word of a column's fixed list that a cell means; undefined if it is empty. */
export function readCellWord(row: SheetRow, column: string): string | undefined {
  const text = readCellLine(row, column);
  return text === undefined ? undefined : requireWord(column, text);
}

/** The status of a row; undefined if the cell is empty. */
export function readStatus(row: SheetRow): Status | undefined {
  const word = readCellWord(row, 'status');
  return statuses.find((status) => status === word);
}

/** The type of a row's action; undefined if the cell is empty. */
export function readActionType(row: SheetRow): ActionType | undefined {
  const word = readCellWord(row, 'type');
  return actionTypes.find((type) => type === word);
}

function requireWord(column: string, text: string): string {
  const word = parseWord(column, text);
  if (word !== undefined) return word;
  const allowedWords = vocabularyWords(column);
  throw new RowError(
    `\`${text.slice(0, 40)}\` is not one of ${allowedWords.join(', ')}. ${didYouMean(normaliseName(text), allowedWords)} The mapping file can give its meaning.`.replace(
      '  ',
      ' ',
    ),
    column,
    text,
  );
}

/** The separators of several values in a cell: line breaks, semicolons, and commas in columns whose values contain none. */
const separators: Readonly<Record<string, RegExp>> = {
  portal_refs: /[;,\n]/,
  paf: /[;,\n]|\s+/,
  addressees: /[;,\n]/,
  themes: /[;\n]/,
};

/** The values of a cell, each once, with the mapping applied; undefined if there is none. */
export function readCellList(
  row: SheetRow,
  column: string,
  { mapping }: CellReadOptions,
): readonly string[] | undefined {
  const values = readCellText(row, column)
    ?.split(separators[column] ?? /[;\n]/)
    .map((value) => mapWord(mapping, column, value.trim()))
    .filter((value) => value !== '');
  if (!values || values.length === 0) return undefined;
  return [...new Set(column === 'addressees' ? values.map((value) => requireWord(column, value)) : values)];
}

/** The number of a row's action, as an id has it: `7b` for `Rec 7b`, `1-10` for `1.10`. */
export function readActionNumber(row: SheetRow): string | undefined {
  const text = readCellLine(row, 'number');
  if (text === undefined) return undefined;
  const cell = row.cells.get('number');
  if (cell?.date !== undefined)
    throw new RowError(
      `the cell has the date ${text}, which Excel may have made of a number such as 1/2; format the column as text, and enter the number again`,
      'number',
    );
  const number = parseActionNumber(text);
  if (number === undefined)
    throw new RowError(
      `\`${text.slice(0, 40)}\` is not the number of an action, such as 7, 7b, 1.10 or IA24/01. Use a row for each action; the mapping file can give the number`,
      'number',
    );
  return number;
}

/** The number of a row's action as the sheet has it, if its id does not show all of it. */
export function readPrintedNumber(row: SheetRow): string | undefined {
  const text = readCellLine(row, 'number');
  return text === undefined || isPlainActionNumber(text) ? undefined : text;
}

/**
 * Splits a row with several actions: its number cell has several numbers, and its wording or title has as many lines. The other
 * cells apply to all of them.
 */
export function splitRow(row: SheetRow): readonly SheetRow[] {
  const numbers = (row.cells.get('number')?.text ?? '')
    .split(/[\n,;&]|\band\b/)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (numbers.length < 2 || numbers.some((number) => parseActionNumber(number) === undefined)) return [row];
  const parts = new Map(
    ['wording', 'title', 'portal_refs'].flatMap((column) => {
      const lines = (readCellText(row, column) ?? '').split('\n').filter((line) => line.trim() !== '');
      return lines.length === numbers.length ? [[column, lines] as const] : [];
    }),
  );
  if (!parts.has('wording') && (row.cells.has('wording') || !parts.has('title')))
    throw new RowError(
      `the row has ${numbers.length} action numbers, but its wording does not have as many lines; use a row for each action`,
      'wording',
    );
  return numbers.map((number, i) => {
    const cells = new Map<string, Cell>([...row.cells, ['number', textCell(number)]]);
    for (const [column, lines] of parts) cells.set(column, textCell(lines[i]));
    return { ...row, cells };
  });
}
