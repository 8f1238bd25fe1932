/** Reads the cells of the columns that contain a fact of an action, each by the format of its column. */
import { isId } from '../../domain/ids.ts';
import { fieldColumns } from '../../domain/records/action.ts';
import type { CellFormat } from '../../domain/records/action-field-row.ts';
import type { Value } from '../../storage/yaml-edit/edit.ts';
import {
  type Reading,
  readDate,
  readLine,
  readList,
  readText,
  readWord,
  type SheetRow,
} from './import-row.ts';
import { RowFault } from './row-errors.ts';

/** A fact of an action in a spreadsheet. */
export interface Fact {
  /** Its place in the record. */
  readonly path: readonly [string, ...string[]];
  /**
   * Its value in a row; undefined where the cell is empty.
   * @throws RowFault if the cell cannot be read.
   */
  readonly read: (row: SheetRow, reading: Reading) => Value | undefined;
}

type CellReader = (row: SheetRow, column: string, reading: Reading) => Value | undefined;

const readActionId: CellReader = (row, column) => {
  const text = readLine(row, column);
  if (text !== undefined && !isId(text))
    throw new RowFault(`\`${text.slice(0, 40)}\` is no action's id`, column);
  return text;
};

const readYesNo: CellReader = (row, column) => {
  const word = readWord(row, column);
  return word === undefined ? undefined : word === 'yes';
};

const readPafKeys: CellReader = (row, column, reading) => {
  const keys = readList(row, column, reading);
  const odd = keys?.find((key) => !/^\d{1,2}(?:\.\d{1,2}){0,2}$/.test(key));
  if (odd !== undefined)
    throw new RowFault(`\`${odd.slice(0, 40)}\` is no key of the framework, such as 8.4.3`, column);
  return keys;
};

/** A cell of an identity column is read with the action that the row names. */
const readers: { readonly [Format in Exclude<CellFormat, 'identity'>]: CellReader } = {
  text: readText,
  line: readLine,
  word: readWord,
  'yes-no': readYesNo,
  date: readDate,
  list: readList,
  'action-id': readActionId,
  'paf-keys': readPafKeys,
};

const facts: ReadonlyMap<string, Fact> = new Map(
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
          ] satisfies [string, Fact],
        ],
  ),
);

/** The fact that a column contains; undefined where it contains none. */
export const factOf = (column: string): Fact | undefined =>
  column.startsWith('extra.')
    ? { path: ['extra', column.slice('extra.'.length)], read: (row) => readText(row, column) }
    : facts.get(column);
