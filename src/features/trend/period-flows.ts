/** Calculates what was live at the end of each of several periods, and what was issued, reopened, moved and closed in each. */

import { buildRecord } from '../../domain/collections.ts';
import type { Period } from '../../domain/dates/period.ts';
import { type ActionState, statesAcross } from '../../domain/filter.ts';
import { type LiveTransition, listLiveTransitions } from '../../domain/movement.ts';
import { isWithHmicfrs } from '../../domain/population.ts';
import { isInDateOrder, isLive } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Register } from '../../domain/register.ts';

/** The figures of a row in a period. Opening + issued + reopened + moved in - moved out - closed = live. */
export const flows = [
  'opening',
  'issued',
  'reopened',
  'moved_in',
  'moved_out',
  'closed',
  'live',
  'submitted',
] as const;
/** The name of a figure of a row in a period. */
export type Flow = (typeof flows)[number];

/**
 * The ids behind each figure of a row in a period. An action moves if it is in other rows at the end of the period than at its
 * beginning, or if it no longer matches the filter.
 */
export type Flows = Readonly<Record<Flow, readonly string[]>>;

type MutableFlows = Record<Flow, string[]>;

/** Flows without ids. */
export const noFlows = (): MutableFlows => buildRecord(flows, () => []);

/** The flows of each row in a period. */
export interface PeriodFlows {
  readonly period: Period;
  readonly rows: ReadonlyMap<string, Flows>;
  /** Ids of actions whose unlawful history keeps the period from balancing. */
  readonly unbalanced: readonly string[];
}

/** The flows of a period while they are counted. */
interface MutablePeriodFlows extends PeriodFlows {
  readonly rows: Map<string, MutableFlows>;
  readonly unbalanced: string[];
}

/** The rows in which an action counts at the end of a day; none if it does not match the filter then. */
export type RowKeys = (state: ActionState, day: string) => readonly string[];

/**
 * The flows of consecutive periods, counted in one pass over the actions of a register. Where each period has its own register
 * (the files of its last day), call this for each period: the closing of one and the opening of the next then differ by what
 * was recorded late.
 */
export function calculateFlows(
  register: Register,
  periods: readonly Period[],
  rowKeys: RowKeys,
): readonly PeriodFlows[] {
  const [first] = periods;
  if (!first) return [];
  const results = periods.map((period): MutablePeriodFlows => ({ period, rows: new Map(), unbalanced: [] }));
  const days = [first.since, ...periods.map(({ until }) => until)];
  for (const { action, states } of statesAcross(register, days)) {
    if (states.at(-1) === undefined) continue;
    const presences = states.map((state, nth) => ({
      live: state !== undefined && isLive(state.position),
      submitted: state !== undefined && isWithHmicfrs(state),
      rows: state ? rowKeys(state, days[nth] ?? '') : [],
    }));
    const transitionsIn = groupTransitions(action, periods);
    for (const [nth, { period, rows, unbalanced }] of results.entries()) {
      const [before, after] = [presences[nth] ?? absent, presences[nth + 1] ?? absent];
      const transitions = transitionsIn(period);
      addFlows(rows, action.id, { before, after, transitions });
      if (!addsUp({ before, after, transitions })) unbalanced.push(action.id);
    }
  }
  return results;
}

/** Where an action counts at the end of a day. */
interface Presence {
  readonly live: boolean;
  readonly submitted: boolean;
  readonly rows: readonly string[];
}

const absent: Presence = { live: false, submitted: false, rows: [] };

/** An action at the beginning and at the end of a period, and its transitions in between. */
interface ActionPeriod {
  readonly before: Presence;
  readonly after: Presence;
  readonly transitions: readonly LiveTransition['kind'][];
}

/** Returns a function that gives the transitions in a period; if dates are out of order, those that are known at its end. */
function groupTransitions(action: Action, periods: readonly Period[]) {
  const all = isInDateOrder(action) ? listLiveTransitions(action, periods.at(-1)?.until ?? '') : undefined;
  return ({ since, until }: Period): ActionPeriod['transitions'] =>
    (all ?? listLiveTransitions(action, until)).flatMap(({ kind, event }) =>
      event.on > since && event.on <= until ? [kind] : [],
    );
}

/** Adds an action's id to each figure of a period in which it counts. */
function addFlows(
  flowsByRow: Map<string, MutableFlows>,
  id: string,
  { before, after, transitions }: ActionPeriod,
): void {
  const add = (row: string, flow: Flow) => {
    const ids = flowsByRow.get(row) ?? noFlows();
    ids[flow].push(id);
    flowsByRow.set(row, ids);
  };
  if (before.live) {
    for (const row of before.rows) add(row, 'opening');
    for (const row of before.rows) if (!after.rows.includes(row)) add(row, 'moved_out');
    for (const row of after.rows) if (!before.rows.includes(row)) add(row, 'moved_in');
  }
  for (const row of after.rows) {
    for (const kind of transitions) add(row, kind);
    if (after.live) add(row, 'live');
    if (after.submitted) add(row, 'submitted');
  }
}

/** Whether an action's figures add up to what it is at the end; true if it counts in no row. */
function addsUp({ before, after, transitions }: ActionPeriod): boolean {
  if (before.rows.length + after.rows.length === 0) return true;
  const closing = transitions.reduce((sum, kind) => sum + (kind === 'closed' ? -1 : 1), before.live ? 1 : 0);
  return closing === (after.live ? 1 : 0);
}
