/** Reads the rows below the header, with the mapping applied to their words, and finds personal data in them. */

import { isId } from '../../domain/ids.ts';
import { type Cell, type Header, textCell } from '../../domain/sheet.ts';
import { findPersonalData } from '../../domain/text/personal-data.ts';
import { type ChosenSheet, type Mapping, mapWord } from './column-mapping.ts';
import type { SheetRow } from './import-row.ts';
import type { Plan } from './import-schema.ts';

/** A cell with the mapping applied. */
function mapCell(mapping: Mapping, column: string, cell: Cell): Cell {
  const means = mapWord(mapping, column, cell.text);
  return means === cell.text ? cell : textCell(means);
}

/** The rows below the header that have a cell in a known column. */
export const rowsBelow = ({ sheet, header }: ChosenSheet, mapping: Mapping): readonly SheetRow[] =>
  sheet.rows.slice(header.rowIndex + 1).flatMap((row, i) => {
    const cells = new Map(
      [...header.columns].flatMap(([column, at]) => {
        const cell = row[at] && mapCell(mapping, column, row[at]);
        return cell === undefined || cell.kind === 'empty' ? [] : [[column, cell] as const];
      }),
    );
    return cells.size === 0
      ? []
      : [{ row: header.rowIndex + 2 + i, cells: keepInspectionTitle(cells, row, header) }];
  });

/** If the mapping gives the id of an inspection, keeps the title in the sheet and adds the id. */
function keepInspectionTitle(
  cells: SheetRow['cells'],
  row: readonly Cell[],
  { columns }: Header,
): SheetRow['cells'] {
  const [meant, written] = [cells.get('inspection'), row[columns.get('inspection') ?? -1]];
  if (!meant || !written || meant === written || !isId(meant.text) || cells.has('inspection_id'))
    return cells;
  return new Map([...cells, ['inspection', written], ['inspection_id', meant]]);
}

/** The cells that look like personal data, by kind. */
export function findPersonalDataCells(rows: readonly SheetRow[]): Plan['personal'] {
  const found = new Map<string, number[]>();
  for (const { row, cells } of rows)
    for (const { text } of cells.values())
      for (const { kind } of findPersonalData(text)) found.set(kind, [...(found.get(kind) ?? []), row]);
  return [...found].map(([kind, at]) => ({ kind, cells: at.length, rows: [...new Set(at)] }));
}
