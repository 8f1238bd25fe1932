/** Calculates what needs the officer: missing owners, dates to meet, late answers of HMICFRS, responses to publish. */

import { countDaysWithForceAfter, measureClocks, measureWaits } from '../../domain/clocks.ts';
import { addDays, daysBetween, section55Deadline } from '../../domain/dates/calendar.ts';
import { type ActionState, type Filter, statesAsAt } from '../../domain/filter.ts';
import { daysWithoutActivity } from '../../domain/last-update.ts';
import { countDaysPastFirstTarget, dateToBeMet, isOverdue, needsNewTarget } from '../../domain/lateness.ts';
import { isInPopulation, isReadyToSubmit, isWithHmicfrs } from '../../domain/population.ts';
import { isLive, isUnassigned, isWithForce, missingOwners } from '../../domain/position.ts';
import { type Inspection, isByHmicfrs } from '../../domain/records/inspection.ts';
import { dueThresholds } from '../../domain/records/settings.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import { pendingRequests } from '../../domain/requests.ts';
import type { ActionLabel, DatedAction, Due, DueLists } from './schema.ts';

/** The days after or before which an entry is listed. */
type Thresholds = ReturnType<typeof dueThresholds>;

/** What needs the officer on a date, among the actions that match the filter: those that HMICFRS's figures count, and apart from them audit actions. */
export function dueOn(register: Register, files: FileAccount, asAt: string, filter: Filter): Due {
  const thresholds = dueThresholds(register.settings);
  const matching = statesAsAt(register, asAt)
    .filter(({ position }) => isLive(position))
    .filter(isInPopulation({ filter, allTypes: true }, asAt, register));
  const live = matching.filter(({ counted }) => counted);
  const audit = matching.filter(({ counted }) => !counted);
  return {
    as_at: asAt,
    thresholds,
    ...dueLists(live, thresholds, asAt),
    waiting: live
      .filter(isWithHmicfrs)
      .map((state) => waitingAction(state, thresholds, asAt))
      .sort(compareDays),
    ready: live
      .filter(isReadyToSubmit)
      .map((state) => ({ ...actionLabel(state), completed_on: state.position.completed_on })),
    requests: register.isPublic
      ? []
      : matching.flatMap((state) => requestsDue(state, asAt)).sort(compareDays),
    audit: { live: audit.map(({ action }) => action.id), ...dueLists(audit, thresholds, asAt) },
    responses: register.inspections
      .flatMap((inspection) => responseDue(inspection, asAt))
      .filter(({ days_left: daysLeft }) => daysLeft <= thresholds.response_days),
    files,
  };
}

/** The lists of what the force itself is to do. */
function dueLists(live: readonly ActionState[], thresholds: Thresholds, asAt: string): DueLists {
  const withForce = live.filter(({ position }) => isWithForce(position));
  const horizon = addDays(asAt, thresholds.near_days);
  const datedActions = withForce.flatMap((state) => withDueDate(state, asAt));
  return {
    unassigned: live
      .filter(({ position }) => isUnassigned(position))
      .map((state) => ({
        ...actionLabel(state),
        missing: missingOwners(state.position),
      })),
    overdue: datedActions
      .filter(({ overdue }) => overdue)
      .map(({ entry }) => entry)
      .sort(compareDays),
    needs_target: datedActions
      .filter(({ needsTarget }) => needsTarget)
      .map(({ entry }) => entry)
      .sort(compareDays),
    not_rated_since_returned: withForce.flatMap((state) => {
      const { unrated_since: returnDate, rag_before_return: ratingBefore } = state.position;
      return returnDate === null
        ? []
        : [{ ...actionLabel(state), returned_on: returnDate, rag_before_return: ratingBefore }];
    }),
    near: datedActions
      .filter(({ entry }) => entry.due >= asAt && entry.due <= horizon)
      .map(({ entry }) => entry)
      .sort(compareDays),
    quiet: withForce
      .map((state) => ({
        ...actionLabel(state),
        last_event: state.position.last_event ?? asAt,
        days: daysWithoutActivity(state.position, asAt) ?? 0,
      }))
      .filter(({ days }) => days > thresholds.quiet_days)
      .sort(compareDays),
  };
}

function waitingAction(
  state: ActionState,
  { waiting_days: lateAfterDays }: Thresholds,
  asAt: string,
): Due['waiting'][number] {
  const { batch, submitted_on: on } = state.position;
  const days = measureWaits(state.action, asAt).current ?? 0;
  const { force, hmicfrs } = measureClocks(state.action, asAt);
  return {
    ...actionLabel(state),
    batch,
    submitted_on: on ?? asAt,
    days,
    days_with_force: force,
    days_with_hmicfrs: hmicfrs ?? 0,
    late: days > lateAfterDays,
  };
}

const actionLabel = ({ action, position }: ActionState): ActionLabel => ({
  id: action.id,
  title: action.title,
  delivery_lead: position.delivery_lead,
  board: position.board,
});

/** The pending requests of an action. */
const requestsDue = (state: ActionState, asAt: string): Due['requests'] =>
  pendingRequests(state.action, asAt).map(({ on, what, event: { by, reason, reported_by: requester } }) => ({
    ...actionLabel(state),
    requested_on: on,
    what,
    by: by ?? null,
    target: state.position.target,
    target_changes: state.position.target_changes,
    reason: reason ?? null,
    reported_by: requester ?? null,
    days: daysBetween(on, asAt),
  }));

/** Orders by days, longest first; equal ones keep the order of their ids. */
const compareDays = (a: { readonly days: number }, b: { readonly days: number }) => b.days - a.days;

/** An action with a date to be met, and whether it is late. */
interface DatedEntry {
  readonly overdue: boolean;
  readonly needsTarget: boolean;
  readonly entry: DatedAction;
}

function withDueDate(state: ActionState, asAt: string): readonly DatedEntry[] {
  const { action, position } = state;
  const due = dateToBeMet(action, position);
  if (due === null) return [];
  const first = position.first_target;
  return [
    {
      overdue: isOverdue(state, asAt),
      needsTarget: needsNewTarget(state, asAt),
      entry: {
        ...actionLabel(state),
        due,
        days: due < asAt ? countDaysWithForceAfter(action, due, asAt) : daysBetween(due, asAt),
        first_target: first,
        days_past_first: countDaysPastFirstTarget(state, asAt),
        target_changes: position.target_changes,
        returned_on: position.returned_on,
        days_with_force: measureClocks(action, asAt).force,
      },
    },
  ];
}

/** The response that a published report of HMICFRS still needs; empty if it needs none. */
function responseDue(inspection: Inspection, asAt: string): Due['responses'] {
  const { id, title, status, published, response } = inspection;
  if (status !== 'published' || !isByHmicfrs(inspection)) return [];
  if (published === undefined || published > asAt) return [];
  if (response?.published !== undefined && response.published <= asAt) return [];
  const lastDay = section55Deadline(published);
  return [{ inspection: id, title, published, last_day: lastDay, days_left: daysBetween(asAt, lastDay) }];
}
