/** The register against one extract of the portal, record by record: what agrees, what differs, and what only one of them has. */

import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import {
  type Extract,
  type ExtractRow,
  type PortalStatus,
  statusReader,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { groupByReference, type ReferenceGroup } from '../../domain/reference-pairing.ts';
import { byId, type Register } from '../../domain/register.ts';
import { type ActionType, inspectorateTypes, isInspectorate } from '../../domain/vocabulary.ts';
import type { Reconciliation } from './schema.ts';

/** `one_to_many` is one row for several actions, `many_to_one` several rows for one action. */
export const entryKinds = [
  'matched',
  'differs',
  'one_to_many',
  'many_to_one',
  'register_only',
  'portal_only',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const comparedFields = ['type', 'status', 'inspection', 'wording'] as const;
export type ComparedField = (typeof comparedFields)[number];

export interface Entry extends ReferenceGroup {
  readonly kind: EntryKind;
  /** Where register and portal say different things. */
  readonly fields: readonly ComparedField[];
}

export interface Compared {
  readonly entries: readonly Entry[];
  /** Closed rows of which the register knows nothing: neither list counts them. */
  readonly closedStrangers: readonly ExtractRow[];
}

export function reconcile(register: Register, extract: Extract, asAt: string): Compared {
  const states = statesAsAt(register, asAt).filter(({ counted }) => counted);
  const {
    groups,
    unmatchedRows: freeRows,
    unmatchedActions: freeActions,
  } = groupByReference(extract.rows, states);
  const differing = comparer(register);
  const entries: readonly Entry[] = [
    ...groups.map((group) => entryOf(group, differing(group))),
    ...freeActions.filter(isMissed).map((one): Entry => only('register_only', { rows: [], actions: [one] })),
    ...freeRows
      .filter(({ live }) => live)
      .map((row): Entry => only('portal_only', { rows: [row], actions: [] })),
  ];
  return { entries, closedStrangers: freeRows.filter(({ live }) => !live) };
}

const only = (kind: EntryKind, group: ReferenceGroup): Entry => ({ ...group, kind, fields: [] });

/** An action that the portal should hold. */
const isMissed = ({ action, position }: ActionState) => isLive(position) && isInspectorate(action.type);

function entryOf(group: ReferenceGroup, fields: readonly ComparedField[]): Entry {
  const { rows, actions } = group;
  const anyLive = rows.some(({ live }) => live) || actions.some(({ position }) => isLive(position));
  if (rows.length === 1 && actions.length === 1)
    return { ...group, fields, kind: fields.length === 0 ? 'matched' : 'differs' };
  const kind = actions.length > rows.length || rows.length === 1 ? 'one_to_many' : 'many_to_one';
  return { ...group, fields, kind: anyLive ? kind : 'matched' };
}

function comparer(register: Register): (group: ReferenceGroup) => readonly ComparedField[] {
  const statusOf = portalStatusOf(register.settings);
  const inspections = byId(register.inspections);
  const namesOf = ({ action }: ActionState) =>
    [action.inspection, inspections.get(action.inspection)?.title ?? ''].map(plainWords);
  const differs: Readonly<Record<ComparedField, (group: ReferenceGroup) => boolean>> = {
    type: ({ rows, actions }) => rows.some((row) => actions.some(({ action }) => action.type !== row.type)),
    status: ({ rows, actions }) => !agree(statusOf(rows), registerStatusOf(actions)),
    inspection: ({ rows, actions }) => {
      const names = new Set(actions.flatMap(namesOf));
      return rows.some(({ inspection }) => inspection && !names.has(plainWords(inspection)));
    },
    wording: wordingDiffers,
  };
  return (group) => comparedFields.filter((field) => differs[field](group));
}

/** One status for rows that stand together: with HMICFRS only when all that is live is. */
export const portalStatusOf =
  (settings: Settings) =>
  (rows: readonly ExtractRow[]): PortalStatus | undefined => {
    const read = statusReader(settings);
    return together(rows.map(({ status }) => read(status)));
  };

/** The same for actions; what is complete and not submitted is open to HMICFRS. */
export const registerStatusOf = (actions: readonly ActionState[]): PortalStatus =>
  together(actions.map(({ position }) => statusSeen(position.status))) ?? 'open';

const statusSeen = (status: string | null): PortalStatus =>
  status === 'closed' || status === 'submitted' ? status : 'open';

function together(statuses: readonly (PortalStatus | undefined)[]): PortalStatus | undefined {
  const live = statuses.filter((status) => status !== 'closed');
  if (live.length === 0) return 'closed';
  if (live.includes(undefined)) return undefined;
  return live.includes('open') ? 'open' : 'submitted';
}

/** Of a status that nobody has said the meaning of, only that it is live is known. */
const agree = (portal: PortalStatus | undefined, register: PortalStatus) =>
  portal === undefined ? register !== 'closed' : portal === register;

/** A text without what copying changes in it: line breaks, spaces, the shape of quotes and dashes. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

/** The same in lower case, as names of inspections are compared. */
export const plainName = (text: string | undefined): string => plainText(text ?? '').toLowerCase();

const unspaced = (text: string) => plainText(text).replace(/\s*-\s*/g, '-');

const plainWords = (text: string) => unspaced(text).toLowerCase();

const joined = (texts: readonly string[]) => texts.map(plainText).join(' ');

/** What rows say together, and what actions say together. */
export const wordingsOf = ({
  rows,
  actions,
}: ReferenceGroup): { readonly portal: string; readonly register: string } => ({
  portal: sayTheSame(rows)
    ? plainText(rows[0]?.wording ?? '')
    : joined(rows.map(({ wording }) => wording ?? '')),
  register: joined(actions.map(({ action }) => action.wording)),
});

/** Whether several rows repeat one text. */
export const sayTheSame = (rows: readonly ExtractRow[]): boolean =>
  new Set(rows.map(({ wording }) => unspaced(wording ?? ''))).size === 1;

function wordingDiffers(group: ReferenceGroup): boolean {
  if (group.rows.some(({ wording }) => !wording)) return false;
  const { portal, register } = wordingsOf(group);
  return unspaced(portal) !== unspaced(register);
}

/** The published table's last two rows, by type; their difference, and how many each has beyond what both have. */
export function totalsOf(entries: readonly Entry[]): Reconciliation['totals'] {
  return inspectorateTypes.map((type) => {
    const parts = entries.map(({ rows, actions }) => ({
      register: actions.filter(({ action, position }) => isLive(position) && isOf(action, type)).length,
      portal: rows.filter((row) => row.live && row.type === type).length,
    }));
    const sum = (of: (part: (typeof parts)[number]) => number) =>
      parts.reduce((total, part) => total + of(part), 0);
    const [here, there] = [sum(({ register }) => register), sum(({ portal }) => portal)];
    return {
      type,
      register: here,
      portal: there,
      difference: there - here,
      only_register: sum(({ register, portal }) => Math.max(0, register - portal)),
      only_portal: sum(({ register, portal }) => Math.max(0, portal - register)),
    };
  });
}

const isOf = ({ type }: Action, wanted: ActionType) => type === wanted;
