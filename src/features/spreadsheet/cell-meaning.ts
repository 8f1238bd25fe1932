/** Reads what a cell of a sheet means, as the register would export it. */
import { lookUp } from '../../app/lookup.ts';
import { ownerFields } from '../../domain/position.ts';
import type { Register } from '../../domain/register.ts';
import { isPlaceholder } from '../../domain/text/placeholder.ts';
import type { Value } from '../../storage/yaml-edit/edit.ts';
import type { ChangeContext } from './changed-events.ts';
import type { ActionColumn } from './columns.ts';
import { findFact } from './find-fact.ts';
import { readCellDate, readCellLine, readCellText, readCellWord, type SheetRow } from './read-cells.ts';
import { collectErrors } from './row-errors.ts';
import { readInspection } from './row-identity.ts';

/** A value of a record as an export writes it. */
export const formatValue = (value: Value): string =>
  Array.isArray(value) ? value.join('; ') : value === true ? 'yes' : value === false ? 'no' : String(value);

const wordColumns: ReadonlySet<string> = new Set(['status', 'rag', 'route', 'type']);
const ownerColumns: ReadonlySet<string> = new Set(ownerFields);

/** Whether a row has a value in a column; a placeholder is not an owner. */
export function isFilledIn({ cells }: SheetRow, column: string): boolean {
  const text = cells.get(column)?.text.trim() ?? '';
  return text !== '' && !(ownerColumns.has(column) && isPlaceholder(text));
}

/** The text that the register would export for a row's cell; undefined if the cell is empty or cannot be read. */
export function readMeaning(
  row: SheetRow,
  { name, part }: ActionColumn,
  { reading, relatedRecords }: ChangeContext,
  register: Register,
): string | undefined {
  const { attempt } = collectErrors();
  if (part === 'fact') {
    const value = attempt(() => findFact(name)?.read(row, reading));
    return value === undefined ? undefined : formatValue(value);
  }
  return attempt(() => {
    if (wordColumns.has(name)) return readCellWord(row, name);
    if (name === 'target' || /_on$|^(?:issued|first_target|last_event)$/.test(name))
      return readCellDate(row, name, reading);
    if (name === 'progress') return readCellText(row, name);
    if (name === 'inspection') {
      const inspection = readInspection(row);
      return inspection && relatedRecords.knownInspection(inspection);
    }
    const text = readCellLine(row, name);
    if (text === undefined || name !== 'board') return text;
    const board = lookUp(register, 'board', text);
    return board.ok ? board.value : text;
  });
}
