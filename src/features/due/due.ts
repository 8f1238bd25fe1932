/** What needs the officer now: owners to find, dates to meet, answers to chase, responses to publish. */

import { measureClocks } from '../../domain/clocks.ts';
import { addDays, daysBetween, section55Deadline } from '../../domain/dates/calendar.ts';
import { type ActionState, type Filter, matchesFilter, statesAsAt } from '../../domain/filter.ts';
import { dueDate, isLive, isOverdue, isUnassigned } from '../../domain/position.ts';
import { type Inspection, isInspectorates } from '../../domain/records/inspection.ts';
import type { Settings } from '../../domain/records/settings.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import type { Dated, Due, Named } from './schema.ts';

const thresholdsOf = ({ due }: Settings) => ({
  near_days: due?.near_days ?? 28,
  quiet_days: due?.quiet_days ?? 60,
  waiting_days: due?.waiting_days ?? 90,
  response_days: 14,
});

export function dueOn(register: Register, files: FileAccount, asAt: string, filter: Filter): Due {
  const thresholds = thresholdsOf(register.settings);
  const chosen = matchesFilter(filter, asAt);
  const live = statesAsAt(register, asAt).filter(
    (state) => state.counted && isLive(state.position) && chosen(state),
  );
  const withForce = live.filter(({ position }) => position.status !== 'submitted');
  const horizon = addDays(asAt, thresholds.near_days);
  const dated = withForce.flatMap((state) => datedOf(state, asAt));
  return {
    as_at: asAt,
    thresholds,
    unassigned: live
      .filter(({ position }) => isUnassigned(position))
      .map((state) => ({
        ...named(state),
        missing: missingOf(state),
      })),
    overdue: dated
      .filter(({ overdue }) => overdue)
      .map(({ entry }) => entry)
      .sort(byDays),
    near: dated
      .filter(({ overdue, entry }) => !overdue && entry.due <= horizon)
      .map(({ entry }) => entry)
      .sort(byDays),
    quiet: withForce
      .map((state) => {
        const last = state.position.last_event ?? asAt;
        return { ...named(state), last_event: last, days: daysBetween(last, asAt) };
      })
      .filter(({ days }) => days > thresholds.quiet_days)
      .sort(byDays),
    waiting: live
      .filter(({ position }) => position.status === 'submitted')
      .map((state) => {
        const { batch, submitted_on: on } = state.position;
        const days = daysBetween(on ?? asAt, asAt);
        const { force, hmicfrs } = measureClocks(state.action, asAt);
        return {
          ...named(state),
          batch,
          submitted_on: on ?? asAt,
          days,
          days_with_force: force,
          days_with_hmicfrs: hmicfrs ?? 0,
          late: days > thresholds.waiting_days,
        };
      })
      .sort(byDays),
    ready: live
      .filter(({ position }) => position.status === 'complete')
      .map((state) => ({ ...named(state), completed_on: state.position.completed_on })),
    responses: register.inspections
      .flatMap((inspection) => responseOf(inspection, asAt))
      .filter(({ days_left: left }) => left <= thresholds.response_days),
    files,
  };
}

const named = ({ action, position }: ActionState): Named => ({
  id: action.id,
  title: action.title,
  delivery_lead: position.delivery_lead,
  board: position.board,
});

/** Longest first; the order of ids where they are equal, since sorting is stable. */
const byDays = (a: { readonly days: number }, b: { readonly days: number }) => b.days - a.days;

const missingOf = ({ position }: ActionState) =>
  (['force_lead', 'delivery_lead', 'board'] as const).filter((part) => position[part] === null);

function datedOf(state: ActionState, asAt: string): readonly { overdue: boolean; entry: Dated }[] {
  const { action, position } = state;
  const due = dueDate(action, position);
  if (due === null) return [];
  const first = position.first_target;
  return [
    {
      overdue: isOverdue(action, position, asAt),
      entry: {
        ...named(state),
        due,
        days: daysBetween(due, asAt),
        first_target: first,
        days_past_first: first !== null && first < asAt ? daysBetween(first, asAt) : null,
        target_changes: position.target_changes,
        days_with_force: measureClocks(action, asAt).force,
      },
    },
  ];
}

/** A report of HMICFRS, alone or with others, to which the local policing body has not published a response by then. */
function responseOf(inspection: Inspection, asAt: string): Due['responses'] {
  const { id, title, status, published, response } = inspection;
  if (status !== 'published' || !isInspectorates(inspection)) return [];
  if (published === undefined || published > asAt) return [];
  if (response?.published !== undefined && response.published <= asAt) return [];
  const last = section55Deadline(published);
  return [{ inspection: id, title, published, last_day: last, days_left: daysBetween(asAt, last) }];
}
