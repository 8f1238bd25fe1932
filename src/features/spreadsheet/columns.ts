/** The columns of an exported sheet of actions. An import reads the same columns. */
import type { ActionState } from '../../domain/filter.ts';
import { isMap } from '../../domain/plain-data.ts';
import { type Action, fieldColumns } from '../../domain/records/action.ts';
import type { CellFormat } from '../../domain/records/action-field-row.ts';
import { type Cell, dateCell, textCell } from '../../domain/sheet.ts';
import { originColumn, positionColumns } from './position-columns.ts';

/** One column of a sheet of actions. */
export interface ActionColumn {
  readonly name: string;
  readonly heading: string;
  /**
   * What an import does with it. `identity` selects the action, a `fact` is corrected, a `state` becomes an event. A `past`
   * column repeats what earlier events recorded and a `computed` one follows from others, so neither is changed.
   */
  readonly part: 'identity' | 'fact' | 'state' | 'past' | 'computed';
  /** Of a computed column: where it comes from, and what to change instead. */
  readonly remedy?: string;
  /** @param asAt the day of the position, as YYYY-MM-DD */
  readonly cellOf: (state: ActionState, asAt: string) => Cell;
}

const valueCell = (value: unknown, format: CellFormat): Cell => {
  if (typeof value === 'boolean') return textCell(value ? 'yes' : 'no');
  if (Array.isArray(value)) return textCell(value.join('; '));
  const text = typeof value === 'string' ? value : undefined;
  return format === 'date' ? dateCell(text) : textCell(text);
};

const ofFields: readonly ActionColumn[] = fieldColumns.map(({ name, field, key, heading, format }) => ({
  name,
  heading,
  part: format === 'identity' ? 'identity' : 'fact',
  cellOf: ({ action }) => {
    const value: unknown = action[field];
    return valueCell(key !== undefined && isMap(value) ? value[key] : value, format);
  },
}));

/** The identity of an action with its origin, its facts, then its position. */
export const actionColumns: readonly ActionColumn[] = [
  ...ofFields.filter(({ part }) => part === 'identity'),
  { name: 'origin', ...originColumn },
  ...ofFields.filter(({ part }) => part !== 'identity'),
  ...Object.entries(positionColumns).map(([name, column]) => ({ name, ...column })),
];

/** The column of one of the force's own fields. */
export const extraColumn = (key: string): ActionColumn => ({
  name: `extra.${key}`,
  heading: `extra.${key}`,
  part: 'fact',
  cellOf: ({ action: { extra } }) => textCell(extra && Object.hasOwn(extra, key) ? extra[key] : undefined),
});

/** The columns of every action, then a column for each of the force's own fields that these actions have, by name. */
export const columnsFor = (actions: readonly Action[]): readonly ActionColumn[] => [
  ...actionColumns,
  ...[...new Set(actions.flatMap(({ extra }) => Object.keys(extra ?? {})))].sort().map(extraColumn),
];
