/** The year in figures: movement, how long closing took by each route, the batches, ageing, and each month's end. */
import { medianOf } from '../../domain/clocks.ts';
import { daysBetween, formatDate, monthEnds, monthsBefore } from '../../domain/dates/calendar.ts';
import { statesAsAt } from '../../domain/filter.ts';
import { liveTransitions } from '../../domain/movement.ts';
import { isLive, positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Register } from '../../domain/register.ts';
import { createTable, flexibleColumn, rightAligned } from '../../output/table.ts';
import { takenOverTold } from '../actions/migrated-data-note.ts';
import { changesBetween } from '../changes/changes.ts';
import { movementByType, movementTable } from '../changes/movement-table.ts';
import { summaryTable, totalLive } from '../summary/document.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { checkConsistency } from './sections/consistency.ts';
import { headOf } from './sections/paper-metadata.ts';
import { closingsByRoute, isOurs } from './sections/period-balance.ts';
import { auditTold, batchesTold, readyToSubmit } from './sections/since-last-update.ts';

function answer(question: ReportContext) {
  const { counted, files, paper } = question;
  const asAt = paper.as_at;
  const since = paper.since ?? monthsBefore(asAt, 12);
  const changes = changesBetween(counted, files, { since, until: asAt, filter: {}, allTypes: false });
  const position = summarise(counted, files, publishedTable(asAt));
  const batches = batchesTold(counted, since, asAt);
  const actions = counted.actions.filter(isOurs);
  return {
    ...headOf(question),
    since,
    live: totalLive(position),
    position,
    ...movementByType(changes),
    submitted: changes.submitted.length,
    returned: changes.returned.length,
    taken_over: takenOverTold(actions, since, asAt),
    target_changes: changes.target_changes.length,
    closings: closingsBy(actions, since, asAt),
    batches,
    ageing: summarise(counted, files, { ...publishedTable(asAt), rows: 'age' }),
    months: [...new Set([...monthEnds(since, asAt), asAt])].map((end) => monthOn(counted, actions, end)),
    differences: checkConsistency({
      position,
      changes,
      batches,
      revisited: [],
      sources: [],
      ready: readyToSubmit(counted, asAt),
      audit: auditTold(counted, since, asAt),
      boards: [],
      narrative: paper.narrative ?? {},
    }),
  };
}

/** Every closing of the period by its route: how many, and days from issue to closing. */
const closingsBy = (actions: readonly Action[], since: string, until: string) =>
  closingsByRoute(actions, since, until).map(({ route, closings }) => {
    const days = closings.map(({ action, on }) => daysBetween(positionOn(action, on).issued ?? on, on));
    return {
      route,
      closed: days.length,
      median: medianOf(days),
      least: Math.min(...days),
      most: Math.max(...days),
    };
  });

/** Live actions at the end of a day, and what was closed in its month by then. */
function monthOn(register: Register, actions: readonly Action[], end: string) {
  const live = statesAsAt({ ...register, actions }, end).filter(({ position }) => isLive(position));
  const month = end.slice(0, 7);
  return {
    end,
    live: live.length,
    submitted: live.filter(({ position }) => position.status === 'submitted').length,
    closed: actions.flatMap((action) =>
      liveTransitions(action, end).filter(
        ({ kind, event }) => kind === 'closed' && event.on.startsWith(month),
      ),
    ).length,
  };
}

export const annual = defineReport({
  name: 'annual',
  about: 'the year in figures: movement, time to close, batches, ageing, trend',
  title: 'The year in figures: HMICFRS improvement actions',
  since: (asAt) => monthsBefore(asAt, 12),
  answer,
  tables: ({ position, closings, batches, ageing, months, ...others }) => ({
    position: summaryTable(position),
    movement: movementTable(others),
    closings: createTable(
      ['Route', ...['Closed', 'Median days', 'Shortest', 'Longest'].map(rightAligned)],
      closings.map(({ route, closed, median, least, most }) => [
        route?.replaceAll('-', ' ') ?? 'not recorded',
        ...[closed, median, least, most].map(String),
      ]),
    ),
    batches: createTable(
      [
        flexibleColumn('Batch'),
        'Sent',
        ...['Referred', 'Closed', 'Returned', 'Withdrawn', 'Awaiting'].map(rightAligned),
      ],
      batches.map((one) => [
        one.title,
        one.sent === null ? '' : formatDate(one.sent),
        ...[one.referred, one.closed, one.returned, one.withdrawn, one.awaiting].map(String),
      ]),
    ),
    ageing: summaryTable(ageing),
    months: createTable(
      [
        'At the end of',
        rightAligned('Live'),
        rightAligned('Of these, with HMICFRS'),
        rightAligned('Closed in that month'),
      ],
      months.map(({ end, live, submitted, closed }) => [
        formatDate(end),
        ...[live, submitted, closed].map(String),
      ]),
    ),
  }),
});
