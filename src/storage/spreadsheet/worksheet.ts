/** Reads a worksheet's XML into rows of cells, and finds its formulas, merged cells, hidden rows and struck-out words. */
import {
  type Cell,
  emptyCell,
  type MergedCells,
  type Sheet,
  type StruckOutWords,
} from '../../domain/sheet.ts';
import { fillMergedCells, parseAddress, parseRange } from './cell-ranges.ts';
import { decodeCellText } from './cell-text.ts';
import { serialDate } from './number-format.ts';
import { type CellStyle, type CellText, createTextReader } from './shared-parts.ts';
import { cellTooLong, maxCellCharacters, SpreadsheetError } from './size-limits.ts';
import { walkXml } from './xml-reader.ts';

/** A sheet before empty cells are removed from its ends. */
export interface UntrimmedSheet extends Omit<Sheet, 'trailingRows'> {
  /** The number of its rows, if it is more than `rows` has. */
  readonly rowCount?: number;
}

/** What all sheets of a workbook share. */
export interface WorkbookContext {
  readonly sharedTexts: readonly CellText[];
  readonly styleOf: (style: string | undefined) => CellStyle | undefined;
  readonly usesDates1904: boolean;
  readonly countCells: (sheet: string, row: number, width: number) => void;
}

interface CellDraft {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: string | undefined;
  value: string;
  formula: boolean;
}

/**
 * The rows of a worksheet, with formulas marked and cells merged downwards filled.
 * @throws SpreadsheetError if it is damaged or too large.
 */
export function readWorksheet(
  sheet: string,
  xml: Iterable<string>,
  context: WorkbookContext,
): UntrimmedSheet {
  const rows: Cell[][] = [];
  const merges: MergedCells[] = [];
  const hiddenRows: number[] = [];
  const struckOut: StruckOutWords[] = [];
  const textReader = createTextReader();
  let [row, column, rowCount] = [0, -1, 0];
  let draft: CellDraft | undefined;
  let inValue = false;
  const addCell = (completeDraft: CellDraft) => {
    const { row, column } = completeDraft;
    const { cell, words } = readCell(completeDraft, textReader.read(), context);
    if (cell.kind === 'empty') return;
    if (cell.text.length > maxCellCharacters) throw cellTooLong(sheet, row, column);
    context.countCells(sheet, row, column + 1 - (rows[row - 1]?.length ?? 0));
    while (rows.length < row) rows.push([]);
    const cells = rows[row - 1] ?? [];
    while (cells.length < column) cells.push(emptyCell);
    cells[column] = cell;
    if (words !== '') struckOut.push({ row, column, words });
  };
  walkXml(xml, {
    tag: (tag) => {
      const { name, kind, attribute } = tag;
      textReader.tag(tag);
      if (name === 'row' && kind !== 'close') {
        row = parseRowNumber(attribute('r') ?? String(row + 1));
        column = -1;
        if (row > rowCount) rowCount = row;
        if (/^(?:1|true)$/.test(attribute('hidden') ?? '')) hiddenRows.push(row);
      } else if (name === 'c' && kind !== 'close') {
        [row, column] = parseAddress(attribute('r')) ?? [row, column + 1];
        const [type, style] = [attribute('t') ?? 'n', attribute('s')];
        draft = { row, column, type, style, value: '', formula: false };
        textReader.begin();
      } else if (name === 'f' && draft) draft.formula = true;
      else if (name === 'v') inValue = kind === 'open';
      else if (name === 'mergeCell' && kind !== 'close') merges.push(...parseRange(attribute('ref')));
      if (name === 'c' && kind !== 'open' && draft) {
        addCell(draft);
        draft = undefined;
      }
    },
    text: (text) => {
      if (inValue && draft) draft.value += text;
      else textReader.add(text);
      // Before the rest of the cell is unpacked.
      if (draft && Math.max(draft.value.length, text.length) > maxCellCharacters)
        throw cellTooLong(sheet, draft.row, draft.column);
    },
  });
  const filledRows = new Set(rows.flatMap((cells, i) => (cells.length > 0 ? [i + 1] : [])));
  for (const merge of merges)
    fillMergedCells(rows, merge, (row, width) => context.countCells(sheet, row, width));
  return {
    name: sheet,
    rows,
    rowCount,
    ...(merges.length > 0 && { merges }),
    ...(struckOut.length > 0 && { struckOut }),
    ...(hiddenRows.some((row) => filledRows.has(row)) && {
      hiddenRows: hiddenRows.filter((row) => filledRows.has(row)),
    }),
  };
}

function parseRowNumber(text: string): number {
  const row = Number(text);
  if (!Number.isInteger(row)) throw new SpreadsheetError('is damaged: a row has no number.');
  return row;
}

/** The cell, and its words that are struck out. */
function readCell(
  { type, style, value, formula }: CellDraft,
  inlineText: CellText,
  context: WorkbookContext,
): { readonly cell: Cell; readonly words: string } {
  const { text, struckOut } =
    type === 's'
      ? findSharedText(value, context)
      : type === 'inlineStr'
        ? inlineText
        : { text: decodeCellText(value), struckOut: '' };
  if (text.trim() === '') return { cell: formula ? { text: '', kind: 'formula' } : emptyCell, words: '' };
  const cellStyle = context.styleOf(style);
  const cell = createTypedCell(type, text, cellStyle, context);
  return {
    cell: formula ? { ...cell, kind: 'formula' } : cell,
    words: cellStyle?.isStruckOut ? cell.text : struckOut,
  };
}

function findSharedText(index: string, { sharedTexts }: WorkbookContext): CellText {
  const text = sharedTexts[Number(index)];
  if (text === undefined) throw new SpreadsheetError('is damaged: a cell refers to a text that is missing.');
  return text;
}

function createTypedCell(
  type: string,
  text: string,
  style: CellStyle | undefined,
  { usesDates1904 }: WorkbookContext,
): Cell {
  if (type === 'b') return { text: text === '1' ? 'true' : 'false', kind: 'boolean' };
  if (type === 'd') return { text: text.slice(0, 10), kind: 'date', date: text.slice(0, 10) };
  if (type !== 'n') return { text, kind: 'text' };
  const date = style?.isDate ? serialDate(Number(text), { usesDates1904 }) : undefined;
  return date === undefined
    ? { text: style?.show(text) ?? formatNumber(text), kind: 'number' }
    : { text: date, kind: 'date', date };
}

/** A number as it is usually shown: `0.1` for a file's `0.10000000000000001`. */
const formatNumber = (text: string): string => {
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(15)));
};
