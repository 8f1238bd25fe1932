/** The summary: live actions, and of them those with HMICFRS, by row and column on a date. */

import { groupBy } from '../../domain/collections.ts';
import { dimensionMembers, dimensions, groupKeys, type Member } from '../../domain/dimension.ts';
import type { DimensionName } from '../../domain/dimension-names.ts';
import {
  type ActionState,
  countedTypes,
  type Filter,
  isActiveFilter,
  matchesFilter,
  statesAsAt,
} from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import { extractServing, rowName } from '../../domain/records/portal-extract.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import { type ActionType, isInspectorate } from '../../domain/vocabulary.ts';
import type { Count, ProvenCell, Summary, SummaryTable } from './schema.ts';

export interface SummaryQuestion {
  readonly asAt: string;
  readonly rows: DimensionName;
  readonly columns: DimensionName;
  readonly filter: Filter;
  readonly allTypes: boolean;
  readonly ids: boolean;
}

export const publishedTable = (asAt: string): SummaryQuestion => ({
  asAt,
  rows: 'origin',
  columns: 'type',
  filter: {},
  allTypes: false,
  ids: false,
});

const count = (states: readonly ActionState[]): Count => ({
  live: states.length,
  submitted: states.filter(({ position }) => position.status === 'submitted').length,
});

export function summarise(register: Register, files: FileAccount, question: SummaryQuestion): SummaryTable {
  const { asAt } = question;
  const types: readonly string[] = countedTypes(question.filter, question);
  const chosen = matchesFilter({ ...question.filter, type: types }, asAt);
  const states = statesAsAt(register, asAt).filter(
    (state) => state.counted && isLive(state.position) && chosen(state),
  );
  const [rowDimension, columnDimension] = [dimensions[question.rows], dimensions[question.columns]];
  const shown = (name: DimensionName, members: readonly Member[]) =>
    name === 'type'
      ? members.filter(({ id }) => types.includes(id))
      : name === 'origin'
        ? members.filter(({ id }) => !onlyOtherTypes(register, id, types))
        : members;
  const rows = shown(question.rows, dimensionMembers(rowDimension, register, states, asAt));
  const columns = shown(question.columns, dimensionMembers(columnDimension, register, states, asAt));

  const placed = states.map((state) => ({
    state,
    rows: groupKeys(rowDimension, state, asAt),
    columns: groupKeys(columnDimension, state, asAt),
  }));
  const cellAt = cellsOf(placed, question.ids);

  const portal = portalRow(register, question, types);
  return {
    as_at: asAt,
    rows: rows.map(({ id, label }) => ({
      id,
      label,
      cells: Object.fromEntries(columns.map((column) => [column.id, cellAt(id, column.id)])),
    })),
    total: Object.fromEntries(
      columns.map(({ id }) => [
        id,
        count(placed.filter((place) => place.columns.includes(id)).map(({ state }) => state)),
      ]),
    ),
    portal,
    files,
    unplaced: portal === null ? [] : unplacedIn(register, asAt),
    heading: rowDimension.heading,
    columns,
    several: placed
      .filter((place) => place.rows.length > 1 || place.columns.length > 1)
      .map(({ state }) => state.action.id),
  };
}

/** An action with the rows and columns in which it stands. */
interface Placed {
  readonly state: ActionState;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** What stands where a row and a column meet. */
function cellsOf(placed: readonly Placed[], ids: boolean): (row: string, column: string) => ProvenCell {
  const keyOf = (row: string, column: string) => `${row}\0${column}`;
  const cells = groupBy(placed, ({ rows, columns }) =>
    rows.flatMap((row) => columns.map((column) => keyOf(row, column))),
  );
  const idsOf = (those: readonly ActionState[]) => (ids ? those.map(({ action }) => action.id) : []);
  return (row, column) => {
    const held = (cells.get(keyOf(row, column)) ?? []).map(({ state }) => state);
    const submitted = held.filter(({ position }) => position.status === 'submitted');
    return { ...count(held), ids: idsOf(held), submitted_ids: idsOf(submitted) };
  };
}

/** An origin all of whose actions are of types not asked for, such as internal audit's, makes no row. */
function onlyOtherTypes(register: Register, origin: string, types: readonly string[]): boolean {
  const its = new Set(
    register.inspections.filter((inspection) => inspection.origin === origin).map(({ id }) => id),
  );
  const there = register.actions.filter(({ inspection }) => its.has(inspection));
  return there.length > 0 && there.every(({ type }) => !types.includes(type));
}

/** The portal's own totals stand under the published table only: the portal knows nothing of boards or leads. */
function portalRow(
  { extracts }: Register,
  { asAt, rows, columns, filter }: SummaryQuestion,
  types: readonly string[],
): Summary['portal'] {
  const { type: _, ...others } = filter;
  if (rows !== 'origin' || columns !== 'type' || isActiveFilter(others)) return null;
  const extract = extractServing(extracts, asAt);
  if (!extract || !types.some(isInspectorate)) return null;
  const liveOf = (type: string) => extract.rows.filter((row) => row.live && row.type === type).length;
  return {
    extract: extract.day,
    cells: Object.fromEntries(types.map((type) => [type, liveOf(type as ActionType)])),
  };
}

const unplacedIn = ({ extracts }: Register, asAt: string): readonly string[] =>
  (extractServing(extracts, asAt)?.rows ?? []).filter(({ live, type }) => live && !type).map(rowName);

/** The answer as it is published, without what is only for drawing and proving. */
export const plainSummary = ({ as_at, rows, total, portal, files }: SummaryTable): Summary => ({
  as_at,
  rows: rows.map(({ id, label, cells }) => ({
    id,
    label,
    cells: Object.fromEntries(
      Object.entries(cells).map(([column, { live, submitted, ids }]) => [column, { live, submitted, ids }]),
    ),
  })),
  total,
  portal,
  files,
});
