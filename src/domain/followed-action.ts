/** Follows an action through periods: where it is at the end of each day on which its rows may change. */

import { ageBands } from './clocks.ts';
import { addDays } from './dates/calendar.ts';
import { isInPeriod, type PeriodDays } from './dates/period.ts';
import { type ActionState, createStateReader } from './filter.ts';
import { type LiveTransition, listLiveTransitions } from './movement.ts';
import { isWithHmicfrs } from './population.ts';
import { isInDateOrder, isLive } from './position.ts';
import type { Action } from './records/action.ts';
import { dueThresholds } from './records/settings.ts';
import type { Register } from './register.ts';

/** The rows that an action matches at the end of a day. It may depend on the day itself only through the date to be met, a return, the age and the frameworks. */
export type RowKeys = (state: ActionState, day: string) => readonly string[];

/** What the movement is counted from. */
export type MovementSource = Pick<Register, 'actions' | 'inspections' | 'settings' | 'frameworks'>;

/** An action at the end of a day. */
export interface Presence {
  readonly live: boolean;
  readonly submitted: boolean;
  readonly rows: readonly string[];
}

/** An action with its presence at the end of each day on which its rows may change. */
export interface FollowedAction {
  readonly action: Action;
  /** The days on which it may come into or leave a row, in order. */
  readonly changeDays: readonly string[];
  readonly presenceOn: (day: string) => Presence;
  readonly transitionsIn: (period: PeriodDays) => readonly LiveTransition[];
}

/** Returns a function that calculates where an action is at the end of each day that matters to it. */
export function createFollower(
  register: MovementSource,
  periods: readonly PeriodDays[],
  rowKeys: RowKeys,
): (action: Action) => FollowedAction {
  const readStates = createStateReader(register);
  const [firstDay, lastDay] = [periods[0]?.since ?? '', periods.at(-1)?.until ?? ''];
  const periodEnds = periods.flatMap(({ since, until }) => [since, until]);
  const changeDaysOf = createChangeDayLister(register, lastDay);
  return (action) => {
    const laterDays = changeDaysOf(action).filter((day) => day > firstDay && day <= lastDay);
    const changeDays = [...new Set(laterDays)].sort();
    const days = [...new Set([...periodEnds, ...laterDays])].sort();
    const presences = new Map(
      readStates(action, days).map((state, dayIndex): [string, Presence] => {
        const day = days[dayIndex] ?? '';
        return [day, state ? presenceOf(state, rowKeys(state, day)) : noPresence];
      }),
    );
    return {
      action,
      changeDays,
      presenceOn: (day) => presences.get(day) ?? noPresence,
      transitionsIn: createTransitionReader(action, lastDay),
    };
  };
}

/** An action that is not issued yet. */
export const noPresence: Presence = { live: false, submitted: false, rows: [] };

const presenceOf = (state: ActionState, rows: readonly string[]): Presence => ({
  live: isLive(state.position),
  submitted: isWithHmicfrs(state),
  rows,
});

const finiteAges = ageBands.map(({ maximumDays }) => maximumDays).filter(Number.isFinite);

/** Returns a function that lists the days on which an action may come into or leave a row: of its events, and those on which it becomes late or older, or on which a framework starts or stops applying. */
function createChangeDayLister(
  { settings, frameworks }: MovementSource,
  lastDay: string,
): (action: Action) => readonly string[] {
  const returnDays = dueThresholds(settings).return_days;
  const daysAfter = (day: string | undefined, count = 1) =>
    day === undefined || day >= lastDay ? [] : [addDays(day, count)];
  const frameworkDays = frameworks.flatMap(({ from, until }) => [
    ...(from === undefined ? [] : [from]),
    ...daysAfter(until),
  ]);
  return ({ deadline, history }) => [
    ...frameworkDays,
    ...daysAfter(deadline?.by),
    ...history.flatMap((event) => {
      if (event.event === 'target') return [event.on, ...daysAfter(event.by)];
      if (event.event === 'returned') return [event.on, ...daysAfter(event.on, returnDays + 1)];
      return event.event === 'issued'
        ? [event.on, ...finiteAges.flatMap((age) => daysAfter(event.on, age + 1))]
        : [event.on];
    }),
  ];
}

/** Returns a function that gives the transitions in a period; if dates are out of order, those that are known at its end. */
function createTransitionReader(action: Action, lastDay: string): FollowedAction['transitionsIn'] {
  const allTransitions = isInDateOrder(action) ? listLiveTransitions(action, lastDay) : undefined;
  return (period) =>
    (allTransitions ?? listLiveTransitions(action, period.until)).filter(({ event }) =>
      isInPeriod(event.on, period),
    );
}
