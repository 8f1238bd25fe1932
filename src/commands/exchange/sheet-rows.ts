/** The rows of the sheet that is read, with cells by column, each as the mapping says that its words are meant. */
import { type Cell, textCell } from '../../model/sheet.ts';
import { type Chosen, type Mapping, wordSaid } from './mapping.ts';
import type { SheetRow } from './row.ts';

/** A cell as the mapping says that its words are meant. */
function asMeant(mapping: Mapping, column: string, cell: Cell): Cell {
  const means = wordSaid(mapping, column, cell.text);
  return means === cell.text ? cell : textCell(means);
}

/** The rows below the header that say anything in a column that is read. */
export const rowsBelow = ({ sheet, header }: Chosen, mapping: Mapping): readonly SheetRow[] =>
  sheet.rows.slice(header.at + 1).flatMap((row, i) => {
    const cells = new Map(
      [...header.columns].flatMap(([column, at]) => {
        const cell = row[at] && asMeant(mapping, column, row[at]);
        return cell === undefined || cell.kind === 'empty' ? [] : [[column, cell] as const];
      }),
    );
    return cells.size === 0 ? [] : [{ row: header.at + 2 + i, cells }];
  });
