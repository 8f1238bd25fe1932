/** Compares the register with one extract of the portal, record by record: what agrees, what differs, and what only one of them has. */

import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import {
  createStatusParser,
  type Extract,
  type ExtractRow,
  type PortalStatus,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { groupByReference, type ReferenceGroup } from '../../domain/reference-pairing.ts';
import type { Register } from '../../domain/register.ts';
import { hasOtherWording, inspectionNames, normaliseLoosely } from './wordings.ts';

/** Kinds of entries. `one_to_many` is one row for several actions, `many_to_one` several rows for one action. */
export const entryKinds = [
  'matched',
  'differs',
  'one_to_many',
  'many_to_one',
  'register_only',
  'portal_only',
] as const;
/** How the actions and rows of an entry correspond. */
export type EntryKind = (typeof entryKinds)[number];

/** The fields in which rows and actions are compared. */
export const comparedFields = ['type', 'status', 'inspection', 'wording'] as const;
/** A field that is compared between register and portal. */
export type ComparedField = (typeof comparedFields)[number];

/** Actions and rows that refer to each other, with the fields in which they differ. */
export interface ComparisonEntry extends ReferenceGroup {
  readonly kind: EntryKind;
  /** The fields in which register and portal differ. */
  readonly fields: readonly ComparedField[];
}

/** The register compared with an extract, record by record. */
export interface Comparison {
  readonly entries: readonly ComparisonEntry[];
  /** Closed rows whose reference no action has; they are in no total. */
  readonly closedUnmatchedRows: readonly ExtractRow[];
  /** Closed rows of actions that have a live row; they are in no total. */
  readonly closedDuplicateRows: readonly ExtractRow[];
}

/** Compares the register as at a day with an extract. */
export function compareWithExtract(register: Register, extract: Extract, asAt: string): Comparison {
  const states = statesAsAt(register, asAt).filter(({ counted }) => counted);
  const { groups, unmatchedRows, unmatchedActions, setAsideRows } = groupByReference(extract.rows, states);
  const compareFields = createFieldComparer(register);
  const entries: readonly ComparisonEntry[] = [
    ...groups.map((group) => toEntry(group, compareFields(group))),
    ...unmatchedActions
      .filter(({ position }) => isLive(position))
      .map((state): ComparisonEntry => createUnmatchedEntry('register_only', { rows: [], actions: [state] })),
    ...unmatchedRows
      .filter(({ live: liveStatuses }) => liveStatuses)
      .map((row): ComparisonEntry => createUnmatchedEntry('portal_only', { rows: [row], actions: [] })),
  ];
  return {
    entries,
    closedUnmatchedRows: unmatchedRows.filter(({ live: liveStatuses }) => !liveStatuses),
    closedDuplicateRows: setAsideRows,
  };
}

const createUnmatchedEntry = (
  kind: EntryKind,
  group: Pick<ReferenceGroup, 'rows' | 'actions'>,
): ComparisonEntry => ({
  ...group,
  setAside: { rows: [], actions: [] },
  kind,
  fields: [],
});

function toEntry(group: ReferenceGroup, fields: readonly ComparedField[]): ComparisonEntry {
  const { rows, actions } = group;
  const anyLive =
    rows.some(({ live: liveStatuses }) => liveStatuses) || actions.some(({ position }) => isLive(position));
  if (rows.length === 1 && actions.length === 1)
    return { ...group, fields, kind: fields.length === 0 ? 'matched' : 'differs' };
  const kind = actions.length > rows.length || rows.length === 1 ? 'one_to_many' : 'many_to_one';
  return { ...group, fields, kind: anyLive ? kind : 'matched' };
}

function createFieldComparer(register: Register): (group: ReferenceGroup) => readonly ComparedField[] {
  const statusOf = createStatusReader(register.settings);
  const names = inspectionNames(register);
  const namesOf = ({ action }: ActionState) =>
    (names.get(action.inspection) ?? [action.inspection]).map(normaliseLoosely);
  const isDifferentIn: Readonly<Record<ComparedField, (group: ReferenceGroup) => boolean>> = {
    type: ({ rows, actions }) => rows.some((row) => actions.some(({ action }) => action.type !== row.type)),
    status: ({ rows, actions }) => !isSameStatus(statusOf(rows), registerStatus(actions)),
    inspection: ({ rows, actions }) => {
      const registerNames = new Set(actions.flatMap(namesOf));
      return rows.some(({ inspection }) => inspection && !registerNames.has(normaliseLoosely(inspection)));
    },
    wording: hasOtherWording,
  };
  return (group) => comparedFields.filter((field) => isDifferentIn[field](group));
}

/** A function that gives the status of grouped rows: `submitted` only if every live row is. Undefined if a status has no known meaning. */
export const createStatusReader =
  (settings: Settings) =>
  (rows: readonly ExtractRow[]): PortalStatus | undefined => {
    const parseStatus = createStatusParser(settings);
    return combineStatuses(rows.map(({ status }) => parseStatus(status)));
  };

/** The status of grouped actions as HMICFRS sees it: a complete action that is not submitted is open. */
export const registerStatus = (actions: readonly ActionState[]): PortalStatus =>
  combineStatuses(actions.map(({ position }) => toPortalStatus(position.status))) ?? 'open';

const toPortalStatus = (status: string | null): PortalStatus =>
  status === 'closed' || status === 'submitted' ? status : 'open';

function combineStatuses(statuses: readonly (PortalStatus | undefined)[]): PortalStatus | undefined {
  const liveStatuses = statuses.filter((status) => status !== 'closed');
  if (liveStatuses.length === 0) return 'closed';
  if (liveStatuses.includes(undefined)) return undefined;
  return liveStatuses.includes('open') ? 'open' : 'submitted';
}

/** A status without a known meaning counts as live, so it differs only from `closed`. */
const isSameStatus = (portal: PortalStatus | undefined, register: PortalStatus) =>
  portal === undefined ? register !== 'closed' : portal === register;
