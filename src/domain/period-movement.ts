/**
 * Counts the movement of each row in periods. An action is in the rows that it matches at the end of a day. While it is live it
 * moves in or out on the day on which that changes; what is issued, reopened or closed counts in the rows of its day.
 */
import { ageBands } from './clocks.ts';
import { buildRecord, groupBy } from './collections.ts';
import { addDays } from './dates/calendar.ts';
import { type ActionState, createStateReader } from './filter.ts';
import {
  isBalanced,
  type LiveTransition,
  listLiveTransitions,
  type Movement,
  movementParts,
} from './movement.ts';
import { isWithHmicfrs } from './population.ts';
import { isInDateOrder, isLive } from './position.ts';
import type { Action } from './records/action.ts';
import { dueThresholds } from './records/settings.ts';
import type { Register } from './register.ts';

/** A transition, and its action. */
export interface CountedTransition extends LiveTransition {
  readonly action: Action;
}

/** The movement of a row in a period: the ids behind each figure, each once for each time. */
export interface RowMovement extends Movement {
  /** Of the actions in `closing`, those with HMICFRS. */
  readonly submitted: readonly string[];
  /** The transitions in `issued`, `reopened` and `closed`. */
  readonly transitions: readonly CountedTransition[];
}

/** After the end of `since`, up to the end of `until`. */
interface PeriodDays {
  readonly since: string;
  readonly until: string;
}

/** The movement of each row in a period. */
export interface PeriodMovement<Period extends PeriodDays> {
  readonly period: Period;
  readonly rows: ReadonlyMap<string, RowMovement>;
  /** Ids of actions whose unlawful history keeps the period from balancing. */
  readonly unbalanced: readonly string[];
}

/** The rows that an action matches at the end of a day. It may depend on the day itself only through the date to be met, a return, the age and the frameworks. */
export type RowKeys = (state: ActionState, day: string) => readonly string[];

/** What the movement is counted from. */
type MovementSource = Pick<Register, 'actions' | 'inspections' | 'settings' | 'frameworks'>;

/** An action at the end of a day. */
interface Presence {
  readonly live: boolean;
  readonly submitted: boolean;
  readonly rows: readonly string[];
}

/** An action with its presence at the end of each day on which its rows may change. */
interface FollowedAction {
  readonly action: Action;
  readonly days: readonly string[];
  readonly presenceOn: (day: string) => Presence;
  readonly transitionsIn: (period: PeriodDays) => readonly LiveTransition[];
}

/** The movements of consecutive periods, counted in one pass over the actions of a register. */
export function countMovements<Period extends PeriodDays>(
  register: MovementSource,
  periods: readonly Period[],
  rowKeys: RowKeys,
): readonly PeriodMovement<Period>[] {
  const results = periods.map((period) => ({
    period,
    rows: new Map<string, MutableMovement>(),
    unbalanced: [] as string[],
  }));
  const follow = createFollower(register, periods, rowKeys);
  for (const action of register.actions) {
    const followed = follow(action);
    for (const { period, rows, unbalanced } of results) {
      const own = moveAction(followed, period);
      if ([...own.values()].some((movement) => !isBalanced(movement))) unbalanced.push(action.id);
      for (const [row, movement] of own) addMovement(rows, row, movement);
    }
  }
  return results;
}

/** Returns a function that calculates where an action is at the end of each day that matters to it. */
function createFollower(
  register: MovementSource,
  periods: readonly PeriodDays[],
  rowKeys: RowKeys,
): (action: Action) => FollowedAction {
  const readStates = createStateReader(register);
  const [first, last] = [periods[0]?.since ?? '', periods.at(-1)?.until ?? ''];
  const ends = periods.flatMap(({ since, until }) => [since, until]);
  const changeDays = createChangeDays(register, last);
  return (action) => {
    const changes = changeDays(action).filter((day) => day > first && day <= last);
    const days = [...new Set([...ends, ...changes])].sort();
    const presences = new Map(
      readStates(action, days).map((state, nth): [string, Presence] => {
        const day = days[nth] ?? '';
        return [day, state ? presenceOf(state, rowKeys(state, day)) : absent];
      }),
    );
    return {
      action,
      days,
      presenceOn: (day) => presences.get(day) ?? absent,
      transitionsIn: createTransitionReader(action, last),
    };
  };
}

const absent: Presence = { live: false, submitted: false, rows: [] };

const presenceOf = (state: ActionState, rows: readonly string[]): Presence => ({
  live: isLive(state.position),
  submitted: isWithHmicfrs(state),
  rows,
});

const finiteAges = ageBands.map(({ to }) => to).filter(Number.isFinite);

/** Returns a function that lists the days on which an action may come into or leave a row: of its events, and those on which it becomes late or older, or on which a framework begins or ends to apply. */
function createChangeDays(
  { settings, frameworks }: MovementSource,
  last: string,
): (action: Action) => readonly string[] {
  const returnDays = dueThresholds(settings).return_days;
  const dayAfter = (day: string | undefined, count = 1) =>
    day === undefined || day >= last ? [] : [addDays(day, count)];
  const frameworkDays = frameworks.flatMap(({ from, until }) => [
    ...(from === undefined ? [] : [from]),
    ...dayAfter(until),
  ]);
  return ({ deadline, history }) => [
    ...frameworkDays,
    ...dayAfter(deadline?.by),
    ...history.flatMap((event) => {
      if (event.event === 'target') return [event.on, ...dayAfter(event.by)];
      if (event.event === 'returned') return [event.on, ...dayAfter(event.on, returnDays + 1)];
      return event.event === 'issued'
        ? [event.on, ...finiteAges.flatMap((age) => dayAfter(event.on, age + 1))]
        : [event.on];
    }),
  ];
}

/** Returns a function that gives the transitions in a period; if dates are out of order, those that are known at its end. */
function createTransitionReader(action: Action, last: string): FollowedAction['transitionsIn'] {
  const all = isInDateOrder(action) ? listLiveTransitions(action, last) : undefined;
  return ({ since, until }) =>
    (all ?? listLiveTransitions(action, until)).filter(({ event }) => event.on > since && event.on <= until);
}

type MutableMovement = {
  -readonly [Part in keyof RowMovement]: RowMovement[Part] extends readonly (infer Item)[] ? Item[] : never;
};

const noMovement = (): MutableMovement => ({
  ...buildRecord([...movementParts, 'submitted'], () => [] as string[]),
  transitions: [],
});

function addMovement(rows: Map<string, MutableMovement>, row: string, movement: MutableMovement): void {
  const sum = rows.get(row);
  if (sum === undefined) {
    rows.set(row, movement);
    return;
  }
  for (const part of [...movementParts, 'submitted'] as const) sum[part].push(...movement[part]);
  sum.transitions.push(...movement.transitions);
}

/** The movement of one action in a period, by row. */
function moveAction(
  { action, days, presenceOn, transitionsIn }: FollowedAction,
  period: PeriodDays,
): ReadonlyMap<string, MutableMovement> {
  const rows = new Map<string, MutableMovement>();
  const movementIn = (row: string) => {
    const movement = rows.get(row) ?? noMovement();
    rows.set(row, movement);
    return movement;
  };
  const [opening, closing] = [presenceOn(period.since), presenceOn(period.until)];
  if (opening.live) for (const row of opening.rows) movementIn(row).opening.push(action.id);
  if (closing.live) for (const row of closing.rows) movementIn(row).closing.push(action.id);
  if (closing.submitted) for (const row of closing.rows) movementIn(row).submitted.push(action.id);
  const transitionsByDay = groupBy(transitionsIn(period), ({ event }) => [event.on]);
  let before = opening;
  for (const day of days) {
    if (day <= period.since || day > period.until) continue;
    const after = presenceOn(day);
    const transitions = transitionsByDay.get(day) ?? [];
    for (const [nth, { kind, event }] of transitions.entries()) {
      // What was live the day before is closed where it was then; everything else happens where it is at the end of the day.
      const wasLive = nth === 0 && kind === 'closed' && before.live;
      // Only if dates are out of order can there be a transition on a day on which it is not issued yet.
      const { rows: own } = wasLive ? before : after === absent ? closing : after;
      for (const row of own) {
        movementIn(row)[kind].push(action.id);
        movementIn(row).transitions.push({ kind, event, action });
      }
    }
    if (transitions.length === 0 && before.live && after.live) {
      for (const row of after.rows) if (!before.rows.includes(row)) movementIn(row).moved_in.push(action.id);
      for (const row of before.rows) if (!after.rows.includes(row)) movementIn(row).moved_out.push(action.id);
    }
    before = after;
  }
  return rows;
}
