/** The rows of the sheet that is read, with cells by column, each as the mapping says that its words are meant. */

import { isId } from '../../domain/ids.ts';
import { type Cell, type Header, textCell } from '../../domain/sheet.ts';
import { findPersonalData } from '../../domain/text/personal-data.ts';
import type { Plan } from '../edit-actions/schema.ts';
import { type Chosen, type Mapping, wordSaid } from './column-mapping.ts';
import type { SheetRow } from './import-row.ts';

/** A cell as the mapping says that its words are meant. */
function asMeant(mapping: Mapping, column: string, cell: Cell): Cell {
  const means = wordSaid(mapping, column, cell.text);
  return means === cell.text ? cell : textCell(means);
}

/** The rows below the header that say anything in a column that is read. */
export const rowsBelow = ({ sheet, header }: Chosen, mapping: Mapping): readonly SheetRow[] =>
  sheet.rows.slice(header.rowIndex + 1).flatMap((row, i) => {
    const cells = new Map(
      [...header.columns].flatMap(([column, at]) => {
        const cell = row[at] && asMeant(mapping, column, row[at]);
        return cell === undefined || cell.kind === 'empty' ? [] : [[column, cell] as const];
      }),
    );
    return cells.size === 0 ? [] : [{ row: header.rowIndex + 2 + i, cells: titled(cells, row, header) }];
  });

/** An inspection that the mapping knows by its id keeps the title that the sheet gives it. */
function titled(cells: SheetRow['cells'], row: readonly Cell[], { columns }: Header): SheetRow['cells'] {
  const [meant, written] = [cells.get('inspection'), row[columns.get('inspection') ?? -1]];
  if (!meant || !written || meant === written || !isId(meant.text) || cells.has('inspection_id'))
    return cells;
  return new Map([...cells, ['inspection', written], ['inspection_id', meant]]);
}

/** Which cells look as if they told who somebody is. */
export function personalOf(rows: readonly SheetRow[]): Plan['personal'] {
  const found = new Map<string, number[]>();
  for (const { row, cells } of rows)
    for (const { text } of cells.values())
      for (const { kind } of findPersonalData(text)) found.set(kind, [...(found.get(kind) ?? []), row]);
  return [...found].map(([kind, at]) => ({ kind, cells: at.length, rows: [...new Set(at)] }));
}
