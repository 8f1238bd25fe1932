/** What stood at the end of each of several periods, and what came and went in each: counted in one pass of every action. */

import type { Period } from '../../domain/dates/period.ts';
import { type ActionState, statesAcross } from '../../domain/filter.ts';
import { liveTransitions } from '../../domain/movement.ts';
import { isInDateOrder, isLive } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Register } from '../../domain/register.ts';

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
export type Flow = (typeof flows)[number];

/**
 * Ids behind each figure of a row in a period. Opening, issued, reopened and moved in, less moved out and closed, is live.
 * An action moves where it stands in other rows at the end of the period than at its beginning, or is no longer chosen.
 */
export type Flows = Readonly<Record<Flow, readonly string[]>>;

export const noFlows = (): Record<Flow, string[]> => ({
  opening: [],
  issued: [],
  reopened: [],
  moved_in: [],
  moved_out: [],
  closed: [],
  live: [],
  submitted: [],
});

export interface PeriodFlows {
  readonly period: Period;
  readonly rows: ReadonlyMap<string, Flows>;
  /** Ids of actions whose unlawful history keeps the period from balancing. */
  readonly unbalanced: readonly string[];
}

/** The rows in which an action counts at the end of a day; none where it is not chosen then. */
export type Places = (state: ActionState, day: string) => readonly string[];

/**
 * The flows of periods that meet, as one register tells them. Where each period has a register of its own (the files of its
 * day), ask each for its period: what one closes with and the next opens with then differ by what was recorded late.
 */
export function flowsOf(
  register: Register,
  periods: readonly Period[],
  places: Places,
): readonly PeriodFlows[] {
  const [first] = periods;
  if (!first) return [];
  const told = periods.map((period) => ({
    period,
    rows: new Map<string, Record<Flow, string[]>>(),
    unbalanced: [] as string[],
  }));
  const days = [first.since, ...periods.map(({ until }) => until)];
  for (const { action, states } of statesAcross(register, days)) {
    if (states.at(-1) === undefined) continue;
    const stands = states.map((state, nth) => ({
      live: state !== undefined && isLive(state.position),
      submitted: state?.position.status === 'submitted',
      rows: state ? places(state, days[nth] ?? '') : [],
    }));
    const crossed = crossingsIn(action, periods);
    for (const [nth, into] of told.entries()) {
      const [before, after] = [stands[nth] ?? nowhere, stands[nth + 1] ?? nowhere];
      if (!put(into.rows, action.id, before, after, crossed(into.period))) into.unbalanced.push(action.id);
    }
  }
  return told;
}

interface Stand {
  readonly live: boolean;
  readonly submitted: boolean;
  readonly rows: readonly string[];
}

const nowhere: Stand = { live: false, submitted: false, rows: [] };

type Kinds = readonly ('issued' | 'reopened' | 'closed')[];

/** The crossings of each period; where dates are out of order, those that are seen at its own end. */
function crossingsIn(action: Action, periods: readonly Period[]): (period: Period) => Kinds {
  const all = isInDateOrder(action) ? liveTransitions(action, periods.at(-1)?.until ?? '') : undefined;
  return ({ since, until }) =>
    (all ?? liveTransitions(action, until)).flatMap(({ kind, event }) =>
      event.on > since && event.on <= until ? [kind] : [],
    );
}

/** Puts an action's id to each figure of a period in which it counts; false where its figures do not balance. */
function put(
  into: Map<string, Record<Flow, string[]>>,
  id: string,
  before: Stand,
  after: Stand,
  crossed: Kinds,
): boolean {
  const add = (row: string, flow: Flow) => {
    const held = into.get(row) ?? noFlows();
    held[flow].push(id);
    into.set(row, held);
  };
  if (before.live) {
    for (const row of before.rows) add(row, 'opening');
    for (const row of before.rows) if (!after.rows.includes(row)) add(row, 'moved_out');
    for (const row of after.rows) if (!before.rows.includes(row)) add(row, 'moved_in');
  }
  for (const row of after.rows) {
    for (const kind of crossed) add(row, kind);
    if (after.live) add(row, 'live');
    if (after.submitted) add(row, 'submitted');
  }
  if (before.rows.length + after.rows.length === 0) return true;
  const came = crossed.reduce((sum, kind) => sum + (kind === 'closed' ? -1 : 1), before.live ? 1 : 0);
  return came === (after.live ? 1 : 0);
}
