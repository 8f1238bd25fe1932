/** The summary: live actions, and of them those with HMICFRS, by row and column on a date. */
import { dimensions, type Member, membersOf, placesIn } from '../model/dimension.ts';
import type { DimensionName } from '../model/dimension-names.ts';
import { extractServing, rowName } from '../model/extract.ts';
import { chosenBy, countedTypes, type Filter, filters, type Standing, standingsOn } from '../model/filter.ts';
import { isLive } from '../model/position.ts';
import type { FileAccount, Register } from '../model/register.ts';
import { type ActionType, inspectorateTypes } from '../model/vocabulary.ts';

export interface Count {
  readonly live: number;
  /** Of the live ones, those sent to HMICFRS and not answered. */
  readonly submitted: number;
}

export interface Cell extends Count {
  /** The live actions counted here; empty unless asked for. */
  readonly ids: readonly string[];
}

/** A cell that can also prove its bracket. */
export interface ProvenCell extends Cell {
  readonly submitted_ids: readonly string[];
}

export interface SummaryRow extends Member {
  readonly cells: Readonly<Record<string, Cell>>;
}

export interface Summary {
  readonly as_at: string;
  readonly rows: readonly SummaryRow[];
  readonly total: Readonly<Record<string, Count>>;
  /** Live rows of the serving extract, by type; null where none serves the date or the table is not by origin and type. */
  readonly portal: { readonly extract: string; readonly cells: Readonly<Record<string, number>> } | null;
  readonly files: FileAccount;
}

/** What stands beside the contract's answer for those who draw it. */
export interface SummaryTable extends Summary {
  readonly rows: readonly (Member & { readonly cells: Readonly<Record<string, ProvenCell>> })[];
  readonly heading: string;
  readonly columns: readonly Member[];
  /** References of live rows of the extract whose type is not known. */
  readonly unplaced: readonly string[];
  /** Actions that stand in several rows or columns, and so make the parts exceed the total. */
  readonly several: readonly string[];
}

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

const count = (standings: readonly Standing[]): Count => ({
  live: standings.length,
  submitted: standings.filter(({ position }) => position.status === 'submitted').length,
});

export function summarise(register: Register, files: FileAccount, question: SummaryQuestion): SummaryTable {
  const { asAt } = question;
  const types: readonly string[] = countedTypes(question.filter, question.allTypes);
  const chosen = chosenBy({ ...question.filter, type: types }, asAt);
  const standings = standingsOn(register, asAt).filter(
    (standing) => standing.counted && isLive(standing.position) && chosen(standing),
  );
  const [rowDimension, columnDimension] = [dimensions[question.rows], dimensions[question.columns]];
  const shown = (name: DimensionName, members: readonly Member[]) =>
    name === 'type'
      ? members.filter(({ id }) => types.includes(id))
      : name === 'origin'
        ? members.filter(({ id }) => !onlyOtherTypes(register, id, types))
        : members;
  const rows = shown(question.rows, membersOf(rowDimension, register, standings, asAt));
  const columns = shown(question.columns, membersOf(columnDimension, register, standings, asAt));

  const placed = standings.map((standing) => ({
    standing,
    rows: placesIn(rowDimension, standing, asAt),
    columns: placesIn(columnDimension, standing, asAt),
  }));
  const cells = new Map<string, Standing[]>();
  for (const { standing, ...place } of placed)
    for (const row of place.rows)
      for (const column of place.columns) {
        const key = `${row}\0${column}`;
        const held = cells.get(key);
        if (held) held.push(standing);
        else cells.set(key, [standing]);
      }
  const cellAt = (row: string, column: string): ProvenCell => {
    const held = cells.get(`${row}\0${column}`) ?? [];
    const idsOf = (those: readonly Standing[]) => (question.ids ? those.map(({ action }) => action.id) : []);
    const submitted = held.filter(({ position }) => position.status === 'submitted');
    return { ...count(held), ids: idsOf(held), submitted_ids: idsOf(submitted) };
  };

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
        count(placed.filter((place) => place.columns.includes(id)).map(({ standing }) => standing)),
      ]),
    ),
    portal,
    files,
    unplaced: portal === null ? [] : unplacedIn(register, asAt),
    heading: rowDimension.heading,
    columns,
    several: placed
      .filter((place) => place.rows.length > 1 || place.columns.length > 1)
      .map(({ standing }) => standing.action.id),
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
  if (rows !== 'origin' || columns !== 'type' || filters(others)) return null;
  const extract = extractServing(extracts, asAt);
  if (!extract || !types.some((type) => (inspectorateTypes as readonly string[]).includes(type))) return null;
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
