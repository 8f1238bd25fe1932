/** Reads a worksheet's XML into rows of cells. Marks formulas, and copies the value of vertically merged cells to each of their rows. */
import { type Cell, emptyCell } from '../../domain/sheet.ts';
import { createTextReader, decodeCellText, serialDate } from './shared-parts.ts';
import { cellTooLong, maxCellCharacters, SpreadsheetError } from './size-limits.ts';
import { walkXml } from './xml-reader.ts';

/** A sheet before empty cells are removed from its ends. */
export interface UntrimmedSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  /** The number of its rows, if it is more than `rows` has. */
  readonly rowCount?: number;
}

/** What all sheets of a workbook share. */
export interface WorkbookContext {
  readonly sharedTexts: readonly string[];
  readonly isDate: (style: string | undefined) => boolean;
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
  const mergedRanges: string[] = [];
  const textReader = createTextReader();
  let [row, column, rowCount] = [0, -1, 0];
  let draft: CellDraft | undefined;
  let inValue = false;
  const addCell = (completeDraft: CellDraft) => {
    const { row, column } = completeDraft;
    const cell = readCell(completeDraft, textReader.text(), context);
    if (cell.kind === 'empty') return;
    if (cell.text.length > maxCellCharacters) throw cellTooLong(sheet, row, column);
    context.countCells(sheet, row, column + 1 - (rows[row - 1]?.length ?? 0));
    while (rows.length < row) rows.push([]);
    const cells = rows[row - 1] ?? [];
    while (cells.length < column) cells.push(emptyCell);
    cells[column] = cell;
  };
  walkXml(xml, {
    tag: (tag) => {
      const { name, kind, attribute } = tag;
      textReader.tag(tag);
      if (name === 'row' && kind !== 'close') {
        row = parseRowNumber(attribute('r') ?? String(row + 1));
        column = -1;
        if (row > rowCount) rowCount = row;
      } else if (name === 'c' && kind !== 'close') {
        [row, column] = parseAddress(attribute('r')) ?? [row, column + 1];
        const [type, style] = [attribute('t') ?? 'n', attribute('s')];
        draft = { row, column, type, style, value: '', formula: false };
        textReader.begin();
      } else if (name === 'f' && draft) draft.formula = true;
      else if (name === 'v') inValue = kind === 'open';
      else if (name === 'mergeCell' && kind !== 'close') mergedRanges.push(attribute('ref') ?? '');
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
  for (const range of mergedRanges)
    fillMergedCells(rows, range, (row, width) => context.countCells(sheet, row, width));
  return { name: sheet, rows, rowCount };
}

function parseRowNumber(text: string): number {
  const row = Number(text);
  if (!Number.isInteger(row)) throw new SpreadsheetError('is damaged: a row has no number.');
  return row;
}

/** The row, from 1, and the column, from 0: 5 and 2 for `C5`; undefined without an address. */
function parseAddress(address: string | undefined): readonly [number, number] | undefined {
  if (address === undefined) return undefined;
  const match = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(address);
  if (!match) throw new SpreadsheetError(`is damaged: no cell is called \`${address.slice(0, 20)}\`.`);
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(match[2]), column];
}

function readCell(
  { type, style, value, formula }: CellDraft,
  inlineText: string,
  context: WorkbookContext,
): Cell {
  const text =
    type === 's' ? findSharedText(value, context) : type === 'inlineStr' ? inlineText : decodeCellText(value);
  if (text.trim() === '') return formula ? { text: '', kind: 'formula' } : emptyCell;
  const cell = createTypedCell(type, text, style, context);
  return formula ? { ...cell, kind: 'formula' } : cell;
}

function findSharedText(index: string, { sharedTexts }: WorkbookContext): string {
  const text = sharedTexts[Number(index)];
  if (text === undefined) throw new SpreadsheetError('is damaged: a cell refers to a text that is missing.');
  return text;
}

function createTypedCell(
  type: string,
  text: string,
  style: string | undefined,
  { isDate, usesDates1904 }: WorkbookContext,
): Cell {
  if (type === 'b') return { text: text === '1' ? 'true' : 'false', kind: 'boolean' };
  if (type === 'd') return { text: text.slice(0, 10), kind: 'date', date: text.slice(0, 10) };
  if (type !== 'n') return { text, kind: 'text' };
  const date = isDate(style) ? serialDate(Number(text), { usesDates1904 }) : undefined;
  return date === undefined
    ? { text: formatNumber(text), kind: 'number' }
    : { text: date, kind: 'date', date };
}

/** A number as it is usually shown: `0.1` for a file's `0.10000000000000001`. */
const formatNumber = (text: string): string => {
  const number = Number(text);
  if (Number.isNaN(number)) return text;
  return String(Number.isInteger(number) ? number : Number(number.toPrecision(15)));
};

/** Fills each row of cells merged downwards; cells merged sideways keep their value in the first column. */
function fillMergedCells(
  rows: Cell[][],
  range: string,
  countCells: (row: number, width: number) => void,
): void {
  const [firstAddress, lastAddress] = range.split(':').map(parseAddress);
  if (!firstAddress || !lastAddress) return;
  const [first, column] = firstAddress;
  const cell = rows[first - 1]?.[column];
  if (!cell || cell.kind === 'empty') return;
  for (let row = first + 1; row <= Math.min(lastAddress[0], rows.length); row++) {
    const cells = rows[row - 1] ?? [];
    countCells(row, Math.max(1, column + 1 - cells.length));
    while (cells.length < column) cells.push(emptyCell);
    cells[column] = cell;
  }
}
