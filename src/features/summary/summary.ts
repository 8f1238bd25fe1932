/** Counts live actions, and how many of them are with HMICFRS, by row and column on a date. */

import { buildRecord, groupBy } from '../../domain/collections.ts';
import {
  describeRowFramework,
  dimensionMembers,
  dimensions,
  groupKeys,
  type Member,
} from '../../domain/dimension.ts';
import { type ActionState, isActiveFilter, statesAsAt } from '../../domain/filter.ts';
import {
  auditPopulation,
  countedTypes,
  isInPopulation,
  isWithHmicfrs,
  type Population,
} from '../../domain/population.ts';
import { isLive } from '../../domain/position.ts';
import { isByHmicfrs } from '../../domain/records/inspection.ts';
import {
  type Extract,
  latestExtract,
  unknownStatusReferences,
  unknownTypeReferences,
} from '../../domain/records/portal-extract.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import { type DimensionName, isInspectorate } from '../../domain/vocabulary.ts';
import type { LiveCount, Summary, SummaryCell } from './schema.ts';

/** A date, the rows and columns, and the actions to count. */
export interface SummaryQuestion extends Population {
  readonly asAt: string;
  readonly rows: DimensionName;
  readonly columns: DimensionName;
  /** The id of the framework whose questions are rows or columns; without one, the framework that serves the day. */
  readonly framework?: string | undefined;
}

/** The question that the Audit Committee's published table answers: origin by type, HMICFRS's types only. */
export const publishedTable = (asAt: string): SummaryQuestion => ({
  asAt,
  rows: 'origin',
  columns: 'type',
  filter: {},
  allTypes: false,
});

const countLive = (states: readonly ActionState[]): LiveCount => ({
  live: states.length,
  submitted: states.filter(isWithHmicfrs).length,
});

/** The summary of a register on the question's date. An action in several rows or columns counts in each, and once in the total. */
export function summarise(register: Register, files: FileAccount, question: SummaryQuestion): Summary {
  const { asAt } = question;
  const types: readonly string[] = countedTypes(question);
  const liveStates = statesAsAt(register, asAt).filter(({ position }) => isLive(position));
  const states = liveStates.filter(isInPopulation(question, asAt, register));
  const grouping = { register, asAt, framework: question.framework };
  const [rowDimension, columnDimension] = [dimensions[question.rows], dimensions[question.columns]];
  const countedMembers = (name: DimensionName, members: readonly Member[]) =>
    name === 'type'
      ? members.filter(({ id }) => types.includes(id))
      : name === 'origin'
        ? members.filter((member) => !hasOnlyOtherTypes(register, member, types))
        : members;
  const rows = countedMembers(question.rows, dimensionMembers(rowDimension, grouping, states));
  const columns = countedMembers(question.columns, dimensionMembers(columnDimension, grouping, states));

  const placedActions = states.map((state) => ({
    state,
    rows: groupKeys(rowDimension, state, grouping),
    columns: groupKeys(columnDimension, state, grouping),
  }));
  const cellAt = createCellReader(placedActions);

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
        countLive(placedActions.filter((entry) => entry.columns.includes(id)).map(({ state }) => state)),
      ]),
    ),
    portal,
    audit: countAudit(register, liveStates, question),
    files,
    ...listUnknownRows(portal === null ? undefined : latestExtract(register.extracts, asAt)),
    heading: rowDimension.heading,
    framework: describeRowFramework([question.rows, question.columns], grouping),
    columns,
    several: placedActions
      .filter((entry) => entry.rows.length > 1 || entry.columns.length > 1)
      .map(({ state }) => state.action.id),
  };
}

/** The live audit actions that match the filter, which a table of HMICFRS's types does not count; null for other tables. */
function countAudit(
  register: Register,
  liveStates: readonly ActionState[],
  { asAt, filter, allTypes }: SummaryQuestion,
): Summary['audit'] {
  if (allTypes || (filter.type?.length ?? 0) > 0) return null;
  const audit = liveStates.filter(isInPopulation(auditPopulation(filter), asAt, register));
  return { live: audit.length, ids: audit.map(({ action }) => action.id) };
}

/** An action with the rows and columns in which it counts. */
interface PlacedAction {
  readonly state: ActionState;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** Returns a function that gives the cell of a row and a column. */
function createCellReader(
  placedActions: readonly PlacedAction[],
): (row: string, column: string) => SummaryCell {
  const keyOf = (row: string, column: string) => `${row}\0${column}`;
  const cells = groupBy(placedActions, ({ rows, columns }) =>
    rows.flatMap((row) => columns.map((column) => keyOf(row, column))),
  );
  const idsOf = (states: readonly ActionState[]) => states.map(({ action }) => action.id);
  return (row, column) => {
    const liveStates = (cells.get(keyOf(row, column)) ?? []).map(({ state }) => state);
    const submittedStates = liveStates.filter(isWithHmicfrs);
    return { ...countLive(liveStates), ids: idsOf(liveStates), submitted_ids: idsOf(submittedStates) };
  };
}

/** Whether no action of an origin can be of a type that is counted: it then has no row. While it has no actions, its inspections decide; without them it has its row. */
function hasOnlyOtherTypes(register: Register, { id }: Member, types: readonly string[]): boolean {
  const inspections = register.inspections.filter(({ origin }) => origin === id);
  const inspectionIds = new Set(inspections.map((inspection) => inspection.id));
  const actions = register.actions.filter(({ inspection }) => inspectionIds.has(inspection));
  if (actions.length > 0) return actions.every(({ type }) => !types.includes(type));
  if (types.includes('audit-action')) return false;
  return inspections.length > 0 && !inspections.some(isByHmicfrs);
}

/** The portal's own totals: under the published table only, because the portal has no boards or leads. */
function portalRow(
  { extracts }: Register,
  { asAt, rows, columns, filter }: SummaryQuestion,
  types: readonly string[],
): Summary['portal'] {
  const { type: _, ...others } = filter;
  if (rows !== 'origin' || columns !== 'type' || isActiveFilter(others)) return null;
  const extract = latestExtract(extracts, asAt);
  if (!extract || !types.some(isInspectorate)) return null;
  return {
    extract: extract.day,
    cells: buildRecord(types, (type) => extract.rows.filter((row) => row.live && row.type === type).length),
  };
}

/** The rows of the extract without a known type, which no column counts, and those without a known status. */
const listUnknownRows = (extract: Extract | undefined): Pick<Summary, 'unplaced' | 'unknown_status'> => ({
  unplaced: extract === undefined ? [] : unknownTypeReferences(extract),
  unknown_status: extract === undefined ? [] : unknownStatusReferences(extract),
});
