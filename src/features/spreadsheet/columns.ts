/** Defines the columns of a sheet of actions, for export and import, and finds the column that a heading means. */
import type { ActionState } from '../../domain/filter.ts';
import { isMap } from '../../domain/plain-data.ts';
import { type Action, fieldColumns } from '../../domain/records/action.ts';
import type { CellFormat, ColumnMeaning } from '../../domain/records/action-field-row.ts';
import { type Cell, dateCell, normaliseHeading, textCell } from '../../domain/sheet.ts';
import { trimEndOf } from '../../domain/text/trim-end.ts';
import { importColumns, originColumn, positionColumns } from './position-columns.ts';

/** One column of a sheet of actions. */
export interface ActionColumn {
  readonly name: string;
  readonly heading: string;
  /**
   * What an import does with it. `identity` selects the action, a `fact` is corrected, a `state` becomes an event. A `past`
   * column repeats what earlier events recorded and a `computed` one follows from others, so neither is changed.
   */
  readonly part: 'identity' | 'fact' | 'state' | 'past' | 'computed';
  /** For a computed column: its source, and what to change instead. */
  readonly remedy?: string;
  /**
   * The cell of an action.
   * @param asAt the day of its position, as YYYY-MM-DD
   */
  readonly cellOf: (state: ActionState, asAt: string) => Cell;
}

const valueCell = (value: unknown, format: CellFormat): Cell => {
  if (typeof value === 'boolean') return textCell(value ? 'yes' : 'no');
  if (Array.isArray(value)) return textCell(value.join('; '));
  const text = typeof value === 'string' ? value : undefined;
  return format === 'date' ? dateCell(text) : textCell(text);
};

const recordColumns: readonly ActionColumn[] = fieldColumns.map(({ name, field, key, heading, format }) => ({
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
  ...recordColumns.filter(({ part }) => part === 'identity'),
  { name: 'origin', ...originColumn },
  ...recordColumns.filter(({ part }) => part !== 'identity'),
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

/** The columns with these names, without names that no column has. */
export function columnsByName(names: readonly string[]): readonly ActionColumn[] {
  const byName = new Map(actionColumns.map((column) => [column.name, column]));
  return names.flatMap(
    (name) => byName.get(name) ?? (name.startsWith('extra.') ? extraColumn(name.slice('extra.'.length)) : []),
  );
}

type MeaningEntry = readonly [name: string, column: Partial<ColumnMeaning>];

/** Every column that questions and help know, by name. */
const describedColumns = new Map<string, Partial<ColumnMeaning>>([
  ...fieldColumns.map((column): MeaningEntry => [column.name, column]),
  ['origin', originColumn],
  ...Object.entries<Partial<ColumnMeaning>>(positionColumns),
  ...Object.entries<ColumnMeaning>(importColumns),
]);

/** The columns that help and questions list first; the others follow in the order of the export. */
const commonColumns = [
  ...['inspection', 'type', 'number', 'wording', 'title', 'status', 'rag'],
  ...['force_lead', 'delivery_lead', 'board', 'target', 'progress', 'progress_on', 'issued', 'published'],
  ...['assigned_on', 'completed_on', 'submitted_on', 'batch', 'returned_on', 'closed_on', 'route'],
  ...['deadline', 'deadline_by', 'id', 'inspection_id', 'origin', 'portal_refs'],
];

/** What each column that an import reads contains, in plain words, by name, for questions and help. */
export const columnLabels: Readonly<Record<string, string>> = Object.fromEntries(
  [...new Set([...commonColumns, ...describedColumns.keys()])].flatMap((name) => {
    const meaning = describedColumns.get(name)?.meaning;
    return meaning === undefined ? [] : [[name, meaning]];
  }),
);

const columnByHeading = new Map<string, string>([
  ...[...describedColumns].flatMap(([name, { synonyms }]) =>
    (synonyms?.split('; ') ?? []).map((synonym) => [synonym, name] as const),
  ),
  ...Object.keys(importColumns).map((name) => [normaliseHeading(name), name] as const),
  ...actionColumns.flatMap(({ name, heading }) => [
    [normaliseHeading(name), name] as const,
    [normaliseHeading(heading), name] as const,
  ]),
]);

/** A heading without variations in how it is written: spaces around slashes, a colon or full stop at the end. */
const simplifyHeading = (heading: string): string =>
  trimEndOf(normaliseHeading(heading).replace(/ ?([/&]) ?/g, '$1'), ' .:*');

/** The column that a heading means: our own names first, then those that registers commonly use. Undefined if it is not known. */
export function findKnownColumn(heading: string): string | undefined {
  const headingKey = normaliseHeading(heading);
  if (/^extra\.\S/.test(headingKey)) return heading.trim();
  return columnByHeading.get(headingKey) ?? columnByHeading.get(simplifyHeading(heading));
}

/** How well a heading fits a column: 0 for our own name, then by its place among the synonyms; the best is first. */
export function rankOfHeading(column: string, heading: string): number {
  const headingKey = normaliseHeading(heading);
  const synonyms = describedColumns.get(column)?.synonyms?.split('; ') ?? [];
  const ranks = [headingKey, simplifyHeading(heading)].map((key) => synonyms.indexOf(key));
  const rank = ranks.find((each) => each >= 0);
  return rank === undefined ? (findKnownColumn(heading) === column ? 0 : synonyms.length + 1) : rank + 1;
}

/** The names of all columns that an import reads or compares. */
export const importColumnNames: readonly string[] = [
  ...actionColumns.map(({ name }) => name),
  ...Object.keys(importColumns),
];
