/** Applies the mapping to the words of a row, and finds personal data and placeholders in them. */

import { isId } from '../../domain/ids.ts';
import { ownerFields } from '../../domain/position.ts';
import { type Cell, formatColumnLetters, type Header, textCell } from '../../domain/sheet.ts';
import { findGarbledText } from '../../domain/text/garbled-text.ts';
import { findPersonalData } from '../../domain/text/personal-data.ts';
import { isPlaceholder } from '../../domain/text/placeholder.ts';
import { mapWord, type SheetMapping } from './column-mapping.ts';
import type { Plan } from './import-schema.ts';
import type { ImportSheet } from './import-sheets.ts';
import type { SheetRow } from './read-cells.ts';

/** A cell with the mapping applied. */
function mapCell(mapping: SheetMapping, column: string, cell: Cell): Cell {
  const mappedText = mapWord(mapping, column, cell.text);
  return mappedText === cell.text ? cell : textCell(mappedText);
}

/** A row with its cells by column, with the mapping applied. */
export function mapRow({ header, mapping }: ImportSheet, row: readonly Cell[], rowNumber: number): SheetRow {
  const cells = new Map<string, Cell>();
  for (const [column, columnIndex] of header.columns) {
    const cell = row[columnIndex] && mapCell(mapping, column, row[columnIndex]);
    if (cell !== undefined && cell.kind !== 'empty') cells.set(column, cell);
  }
  return { row: rowNumber, cells: moveStatusOfColour(keepInspectionTitle(cells, row, header)) };
}

const statusOfColour = /^status:(.+)$/i;

/** If the mapping gives a colour a status (`status: closed`), the rating is left out; the status is used if the row has no other. */
function moveStatusOfColour(cells: SheetRow['cells']): SheetRow['cells'] {
  const status = statusOfColour.exec(cells.get('rag')?.text ?? '')?.[1]?.trim();
  if (status === undefined) return cells;
  const otherCells = [...cells].filter(([column]) => column !== 'rag');
  return new Map(cells.has('status') ? otherCells : [...otherCells, ['status', textCell(status)]]);
}

/** If the mapping gives the id of an inspection, keeps the title in the sheet and adds the id. */
function keepInspectionTitle(
  cells: SheetRow['cells'],
  row: readonly Cell[],
  { columns }: Header,
): SheetRow['cells'] {
  const [mappedCell, sheetCell] = [cells.get('inspection'), row[columns.get('inspection') ?? -1]];
  if (
    !mappedCell ||
    !sheetCell ||
    mappedCell === sheetCell ||
    !isId(mappedCell.text) ||
    cells.has('inspection_id')
  )
    return cells;
  return new Map([...cells, ['inspection', sheetCell], ['inspection_id', mappedCell]]);
}

/** An entry of the plan, without the name of the sheet. */
type SheetCells<Key extends 'placeholders' | 'personal' | 'garbled'> = Omit<Plan[Key][number], 'sheet'>;

/** How many cells look like personal data, by kind, and in which rows. */
export function findPersonalDataCells(rows: readonly SheetRow[]): readonly SheetCells<'personal'>[] {
  const rowsByKind = new Map<string, number[]>();
  for (const { row, cells } of rows)
    for (const { text } of cells.values())
      for (const { kind } of findPersonalData(text))
        rowsByKind.set(kind, [...(rowsByKind.get(kind) ?? []), row]);
  return [...rowsByKind].map(([kind, rows]) => ({ kind, cells: rows.length, rows: [...new Set(rows)] }));
}

/** The cells with text that another program garbled, by column. */
export function findGarbledCells(
  rows: readonly SheetRow[],
  { columns, headings }: Header,
): readonly SheetCells<'garbled'>[] {
  return [...columns].flatMap(([column, index]) => {
    const garbledCells = rows.flatMap(({ row, cells }) => {
      const [firstPart] = findGarbledText(cells.get(column)?.text ?? '');
      return firstPart ? [{ row, firstPart }] : [];
    });
    const [firstCell] = garbledCells;
    if (!firstCell) return [];
    const { fragment: text, original = null } = firstCell.firstPart;
    return [
      {
        column: formatColumnLetters(index),
        heading: headings[index] ?? '',
        cells: garbledCells.length,
        rows: garbledCells.map(({ row }) => row),
        ...{ text, original },
      },
    ];
  });
}

/** The cells that have a placeholder in place of a lead or board, by column. */
export function findPlaceholderCells(rows: readonly SheetRow[]): readonly SheetCells<'placeholders'>[] {
  return ownerFields.flatMap((column) => {
    const placeholderRows = rows.filter(({ cells }) => {
      const text = cells.get(column)?.text.trim() ?? '';
      return text !== '' && isPlaceholder(text);
    });
    return placeholderRows.length === 0
      ? []
      : [{ column, cells: placeholderRows.length, rows: placeholderRows.map(({ row }) => row) }];
  });
}
