/** Finds rows whose id was changed on the sheet, and rows of actions that are no longer on the register. */
import { emptyCell } from '../../domain/sheet.ts';
import { cellMatchesExport } from './cell-matching.ts';
import { columnsByName } from './columns.ts';
import type { SheetRow } from './read-cells.ts';
import { RowError } from './row-errors.ts';
import type { RowContext } from './row-importer.ts';

/**
 * The id of the action for which a row was exported, if its cells do not name one; otherwise that one.
 * @throws RowError if the row was exported for another action than the one that it names now
 */
export function identifyByExport(
  row: SheetRow,
  id: string | undefined,
  { base, sheetIds }: Pick<RowContext, 'base' | 'sheetIds'>,
): string | undefined {
  const exportedId = base?.idOfWords(row.cells.get('wording')?.text, row.cells.get('title')?.text);
  if (!base || exportedId === undefined || exportedId === id) return id;
  if (id === undefined) return sheetIds.has(exportedId) ? undefined : exportedId;
  // An action that is split has rows of its own below the row that was exported.
  if (!base.rowHashes.has(id) && sheetIds.has(exportedId)) return id;
  throw new RowError(
    `the row was exported as ${exportedId}, and its id is ${id} now. An import cannot change an id; \`afi rename\` can`,
    'id',
  );
}

/**
 * Whether a row is as it was exported for an action that is no longer on the register.
 * @throws RowError if the row was changed
 */
export function isRemovedAction(
  row: SheetRow,
  id: string,
  { base, reading, commandContext: { register } }: RowContext,
): boolean {
  const baseRow = base?.rowOf(id);
  if (!base || !baseRow || register.actions.some((action) => action.id === id)) return false;
  const isUnchanged = columnsByName(base.columns).every((column) => {
    const cell = row.cells.get(column.name) ?? emptyCell;
    return cell.text === '' || cellMatchesExport(cell, baseRow.cellOf(column) ?? emptyCell, reading);
  });
  if (isUnchanged) return true;
  throw new RowError(
    `${id} is no longer on the register, and the row was changed since its export. Remove the row, or restore the action with \`afi undo\``,
    'id',
  );
}
