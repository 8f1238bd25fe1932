/** Reads the cells of a row by column: as text, line, date, word, list or number. Invalid cells throw a `RowFault`. */

import { parseWord, vocabularyWords } from '../../domain/parse-vocabulary.ts';
import type { Cell } from '../../domain/sheet.ts';
import { didYouMean, normaliseName } from '../../domain/text/word-matching.ts';
import type { DateOrder } from '../../domain/vocabulary.ts';
import { unmarked } from '../../output/write-csv.ts';
import { readDay } from './cell-dates.ts';
import { type Mapping, mapWord } from './column-mapping.ts';
import { RowFault } from './row-errors.ts';

export interface SheetRow {
  /** Its number in the spreadsheet, from 1. */
  readonly row: number;
  /** Cells by column, without empty ones. */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** Invisible characters, which no record may contain; and unusual line breaks. */
const unseen = /[\u200b\u200e\u200f\u2060\ufeff]/g;
const breaks = /[\u000b\u000c\u0085\u2028\u2029]/g;

const excelErrors = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** How cells are read: the mapping, and the order of day and month if the user gave one. */
export interface Reading {
  readonly mapping: Mapping;
  readonly order: DateOrder | undefined;
}

export function readText({ cells }: SheetRow, column: string): string | undefined {
  const cell = cells.get(column);
  if (!cell) return undefined;
  const text = unmarked(cell.text).replace(unseen, '').replace(breaks, '\n').trim();
  if (excelErrors.test(text)) throw new RowFault(`the cell says ${text}: a formula went wrong`, column);
  if (text === '' && cell.kind === 'formula')
    throw new RowFault('a formula whose result is not in the file; open the file, and save it again', column);
  return text === '' ? undefined : text;
}

/** A text with its line breaks replaced. */
export const readLine = (row: SheetRow, column: string): string | undefined =>
  readText(row, column)?.replace(/\s*\n\s*/g, column === 'title' ? ' ' : '; ');

export function readDate(row: SheetRow, column: string, { order, mapping }: Reading): string | undefined {
  const cell = row.cells.get(column);
  if (!cell || readText(row, column) === undefined) return undefined;
  const read = readDay(cell, order ?? mapping.dates);
  if ('fault' in read) throw new RowFault(read.fault, column);
  return read.day;
}

export function readWord(row: SheetRow, column: string): string | undefined {
  const text = readLine(row, column);
  return text === undefined ? undefined : requireWord(column, text);
}

function requireWord(column: string, text: string): string {
  const word = parseWord(column, text);
  if (word !== undefined) return word;
  const known = vocabularyWords(column);
  throw new RowFault(
    `\`${text.slice(0, 40)}\` is none of ${known.join(', ')}. ${didYouMean(normaliseName(text), known)} What it means can be said in the mapping file.`.replace(
      '  ',
      ' ',
    ),
    column,
  );
}

/** What separates several values in a cell: line breaks, semicolons, and commas in columns whose values contain none. */
const separators: Readonly<Record<string, RegExp>> = {
  portal_refs: /[;,\n]/,
  paf: /[;,\n]|\s+/,
  addressees: /[;,\n]/,
  themes: /[;\n]/,
};

export function readList(row: SheetRow, column: string, { mapping }: Reading): readonly string[] | undefined {
  const values = readText(row, column)
    ?.split(separators[column] ?? /[;\n]/)
    .map((one) => mapWord(mapping, column, one.trim()))
    .filter((one) => one !== '');
  if (!values || values.length === 0) return undefined;
  return [...new Set(column === 'addressees' ? values.map((one) => requireWord(column, one)) : values)];
}

const numbered =
  /^(?:(?:recommendations?|recs?|afis?|areas? for improvement|causes? of concern|coc|actions?|no)\.?\s*)?(\d+)\s*([a-z])?\.?$/i;

/** `7`, `Rec 7b` and `AFI 3` as the number in an id. */
export function readNumber(row: SheetRow): string | undefined {
  const text = readLine(row, 'number');
  if (text === undefined) return undefined;
  const found = numbered.exec(text);
  if (!found) throw new RowFault(`\`${text.slice(0, 40)}\` is no number of an action`, 'number');
  return `${Number(found[1])}${(found[2] ?? '').toLowerCase()}`;
}

/**
 * Splits a row with several actions: its number cell has several numbers, and its wording or title has as many lines. The other
 * cells apply to all of them.
 */
export function splitRow(row: SheetRow): readonly SheetRow[] {
  const numbers = (row.cells.get('number')?.text ?? '')
    .split(/[\n,;&]|\band\b/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  if (numbers.length < 2 || !numbers.every((one) => numbered.test(one))) return [row];
  const parts = new Map(
    ['wording', 'title', 'portal_refs'].flatMap((column) => {
      const lines = (readText(row, column) ?? '').split('\n').filter((line) => line.trim() !== '');
      return lines.length === numbers.length ? [[column, lines] as const] : [];
    }),
  );
  if (!parts.has('wording') && (row.cells.has('wording') || !parts.has('title')))
    throw new RowFault(
      `the row names ${numbers.length} actions, and its wording has not as many lines; give each its own row`,
      'wording',
    );
  return numbers.map((number, i) => ({
    row: row.row,
    cells: new Map([
      ...row.cells,
      ['number', { text: number, kind: 'text' }],
      ...[...parts].map(([column, lines]) => [column, { text: lines[i] ?? '', kind: 'text' }] as const),
    ] as readonly (readonly [string, Cell])[]),
  }));
}
