/** Separates the rows below a header into rows of actions and rows of the sheet’s layout: bands, totals, keys and repeated headings. */

import { type Cell, type Header, normaliseHeading } from '../../domain/sheet.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import type { ImportSheet } from './import-sheets.ts';
import { mapRow } from './mapped-rows.ts';
import type { SheetRow } from './read-cells.ts';

/** A row that is not an action. */
export interface LayoutRow {
  readonly row: number;
  readonly kind: 'band' | 'total' | 'key' | 'heading' | 'unread';
  /** The texts of its cells. */
  readonly text: string;
}

/** The rows below a header, in order. */
export interface SheetRows {
  readonly rows: readonly SheetRow[];
  readonly layout: readonly LayoutRow[];
}

/** Reads the rows below the header of a sheet. Blank rows are left out. */
export function readSheetRows(
  importSheet: ImportSheet,
  isKnownAction: (row: SheetRow) => boolean,
): SheetRows {
  const { sheet, header } = importSheet;
  const rows: SheetRow[] = [];
  const layout: LayoutRow[] = [];
  let isInKey = false;
  for (let i = header.rowIndex + 1; i < sheet.rows.length; i++) {
    const cells = sheet.rows[i] ?? [];
    const texts = cells.map(({ text }) => text.trim()).filter((text) => text !== '');
    if (texts.length === 0) continue;
    const row = mapRow(importSheet, cells, i + 1);
    const kind: LayoutRow['kind'] | undefined = isKnownAction(row)
      ? undefined
      : findLayout(row, { cells, texts, header, isInKey });
    isInKey = kind === 'key';
    if (kind === undefined) rows.push(row);
    else layout.push({ row: i + 1, kind, text: [...new Set(texts)].join(' | ') });
  }
  return { rows, layout };
}

interface RowTexts {
  readonly cells: readonly Cell[];
  /** The texts that are not empty. */
  readonly texts: readonly string[];
  readonly header: Header;
  /** Whether the row above belongs to a key. */
  readonly isInKey: boolean;
}

const totalForm = /^(?:grand |sub-?\s?|overall )?totals?\b/i;
const keyForm = /^(?:key|legend|(?:b?rag|colour|status) (?:key|legend|rating key|definitions?))\b/i;
const colourWord =
  /^(?:blue|black|red|amber|green|grey|gray|yellow|orange|purple|white|open|closed|complete|completed|overdue|on track|off track)\b.{0,12}$/i;
const longestBand = 160;

/** What a row of the layout is; undefined for a row of an action. */
function findLayout(
  row: SheetRow,
  { cells, texts, header, isInKey }: RowTexts,
): LayoutRow['kind'] | undefined {
  const [firstText = ''] = texts;
  if (isRepeatedHeader(cells, header)) return 'heading';
  if (keyForm.test(firstText) && texts.length <= 2) return 'key';
  const isShort = texts.length <= 3 && texts.every((text) => text.length <= longestBand);
  if (isInKey && isShort) return 'key';
  if (totalForm.test(firstText) && !row.cells.has('wording')) return 'total';
  if (texts.length === 2 && isShort && texts.some((text) => colourWord.test(text)) && !hasNumber(row))
    return 'key';
  if (new Set(texts).size === 1 && isBand(row, cells, firstText)) return 'band';
  return row.cells.size === 0 ? 'unread' : undefined;
}

const hasNumber = ({ cells }: SheetRow): boolean => /\d/.test(cells.get('number')?.text ?? '');

/** Whether the one text of a row is a title or a note, and not the beginning of an action. */
const isBand = (row: SheetRow, cells: readonly Cell[], text: string): boolean =>
  cells.some(({ kind }) => kind === 'text' || kind === 'formula') &&
  text.length <= longestBand &&
  !(row.cells.has('wording') && row.cells.size === 1 && /\s/.test(text) && text.endsWith('.')) &&
  !/^\d+[a-z]?$/i.test(text);

/** Whether most cells of a row repeat the headings of their columns. */
function isRepeatedHeader(cells: readonly Cell[], { headings }: Header): boolean {
  const filledCells = cells.flatMap(({ text }, i) =>
    text.trim() === '' ? [] : [{ text, heading: headings[i] ?? '' }],
  );
  const repetitions = filledCells.filter(
    ({ text, heading }) => normaliseHeading(text) === normaliseHeading(heading),
  );
  return repetitions.length >= 2 && repetitions.length > filledCells.length / 2;
}

const yearForm = /(?:^|\D)(?:19|20)\d{2}(?:\D|$)/;
const notAnInspection =
  /\b(?:as at|updated?|version|prepared|printed|closed|open|live|complete|completed|actions?|archived?|outstanding|notes?|totals?|summary|tracker|register|week|month|quarter|q[1-4]|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b/;

/** Whether a title seems to name an inspection: it has a year, and no word of a status or a date. */
export const seemsInspection = (title: string): boolean =>
  yearForm.test(title) && !notAnInspection.test(normaliseName(title));
