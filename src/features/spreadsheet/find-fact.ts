/** Finds how to read a spreadsheet column that contains a field of an action. */
import { isId } from '../../domain/ids.ts';
import { isPafKey } from '../../domain/paf-key.ts';
import { fieldColumns } from '../../domain/records/action.ts';
import type { CellFormat } from '../../domain/records/action-field-row.ts';
import type { Value } from '../../storage/yaml-edit/edit.ts';
import {
  type CellReadOptions,
  readCellDate,
  readCellLine,
  readCellList,
  readCellText,
  readCellWord,
  type SheetRow,
} from './read-cells.ts';
import { RowError } from './row-errors.ts';

/** How the column of a fact is read, and where the fact is in the record. */
export interface FactColumn {
  /** Its path in the record, such as `deadline`, `by`. */
  readonly path: readonly [string, ...string[]];
  /**
   * Its value in a row; undefined if the cell is empty.
   * @throws RowError if the cell cannot be read
   */
  readonly read: (row: SheetRow, reading: CellReadOptions) => Value | undefined;
}

type CellReader = (row: SheetRow, column: string, reading: CellReadOptions) => Value | undefined;

const readActionId: CellReader = (row, column) => {
  const text = readCellLine(row, column);
  if (text !== undefined && !isId(text))
    throw new RowError(`\`${text.slice(0, 40)}\` is not the id of an action`, column);
  return text;
};

const readYesNo: CellReader = (row, column) => {
  const word = readCellWord(row, column);
  return word === undefined ? undefined : word === 'yes';
};

const readPafKeys: CellReader = (row, column, reading) => {
  const keys = readCellList(row, column, reading);
  const invalidKey = keys?.find((key) => !isPafKey(key));
  if (invalidKey !== undefined)
    throw new RowError(
      `\`${invalidKey.slice(0, 40)}\` is not a number of the framework, such as 8.4.3`,
      column,
    );
  return keys;
};

/** A cell of an identity column is read with the action that the row names. */
const readers: { readonly [Format in Exclude<CellFormat, 'identity'>]: CellReader } = {
  text: readCellText,
  line: readCellLine,
  word: readCellWord,
  'yes-no': readYesNo,
  date: readCellDate,
  list: readCellList,
  'action-id': readActionId,
  'paf-keys': readPafKeys,
};

const factByColumn: ReadonlyMap<string, FactColumn> = new Map(
  fieldColumns.flatMap(({ name, field, key, format }) =>
    format === 'identity'
      ? []
      : [
          [
            name,
            {
              path: key === undefined ? [field] : [field, key],
              read: (row, reading) => readers[format](row, name, reading),
            },
          ] satisfies [string, FactColumn],
        ],
  ),
);

/** The fact that a column contains; undefined if it contains none. */
export const findFact = (column: string): FactColumn | undefined =>
  column.startsWith('extra.')
    ? { path: ['extra', column.slice('extra.'.length)], read: (row) => readCellText(row, column) }
    : factByColumn.get(column);
