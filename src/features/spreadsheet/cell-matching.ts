/** Compares a cell of a sheet with a cell of the register: whether it is the same value, as an export writes it or as another program may have changed it. */
import { isDay } from '../../domain/dates/partial-date.ts';
import { normaliseText } from '../../domain/plain-data.ts';
import type { Cell } from '../../domain/sheet.ts';
import { removeFormulaGuard } from '../../output/write-csv.ts';
import { maxCellLength } from '../../output/write-workbook.ts';
import { type CellReadOptions, readCellDate } from './read-cells.ts';
import { collectErrors } from './row-errors.ts';

/** Whether a cell has the register's value, or as much of it as a cell can contain. */
export function cellMatches(cell: Cell, registerCell: Cell, reading: CellReadOptions): boolean {
  const [text, registerText] = [comparableText(cell.text), comparableText(registerCell.text)];
  if (text === registerText || comparableText(removeFormulaGuard(cell.text)) === registerText) return true;
  if (registerText === '') return false;
  if (cell.kind === 'number' || cell.kind === 'formula') {
    if (/^-?[\d.]+$/.test(registerText) && Number(text) === Number(registerText)) return true;
  }
  if (cell.date !== undefined && cell.date === registerCell.date) return true;
  if (registerCell.date !== undefined && readDateIfValid(cell, reading) === registerCell.date) return true;
  return (
    registerText.length > maxCellLength && text.length >= maxCellLength - 1 && registerText.startsWith(text)
  );
}

/** Whether a cell has the value that was exported, also if a program saved a text that looks like a number or a date in its own way. */
export function cellMatchesExport(cell: Cell, exportedCell: Cell, reading: CellReadOptions): boolean {
  if (cellMatches(cell, exportedCell, reading)) return true;
  const [text, exportedText] = [comparableText(cell.text), comparableText(exportedCell.text)];
  return (
    isNumberInPlaceOf(exportedText, text) ||
    (isDay(exportedText) && readDateIfValid(cell, reading) === exportedText)
  );
}

/** A text without what programs change about it: the form of its characters, line ends, spaces around it. */
export const comparableText = (text: string): string => normaliseText(text).trim();

/** Whether a text is what a spreadsheet program makes of one that looks like a number: `7` of `007`, `1.1` of `1.10`, `1.23457E+11` of `123456789012`. */
function isNumberInPlaceOf(exportedText: string, text: string): boolean {
  if (!/^[-+]?\d+(?:\.\d*)?(?:e[-+]?\d{1,3})?$/i.test(exportedText) || text === exportedText) return false;
  const number = Number(exportedText);
  const scientific = /^-?\d(?:\.(\d{1,20}))?E[-+]\d{1,3}$/.exec(text);
  return scientific
    ? Number(text) === Number(number.toExponential(scientific[1]?.length ?? 0))
    : text === String(number);
}

const readDateIfValid = (cell: Cell, reading: CellReadOptions): string | undefined =>
  collectErrors().attempt(() => readCellDate({ row: 0, cells: new Map([['', cell]]) }, '', reading));
