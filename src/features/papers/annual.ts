/** Makes the year in figures: movement, time to close by route, batches, ageing, and the position at each month's end. */

import * as z from 'zod';
import { countSchema, daySchema, textSchema } from '../../app/response-schema.ts';
import { calculateMedian } from '../../domain/clocks.ts';
import { daysBetween, formatDate, monthsBefore } from '../../domain/dates/calendar.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { isCounted } from '../../domain/register.ts';
import { closureRoutes } from '../../domain/vocabulary.ts';
import { createTable, flexibleColumn, rightAlignedColumn } from '../../output/document.ts';
import { describeMigratedData } from '../actions/migrated-data.ts';
import { migratedDataSchema } from '../actions/schema.ts';
import { changesBetween } from '../changes/changes.ts';
import { movementByType, movementTable } from '../changes/movement-table.ts';
import { movementShape, paperBatchSchema } from '../changes/schema.ts';
import { summaryTable, summaryTotals } from '../summary/document.ts';
import { liveTotalsSchema, summarySchema } from '../summary/schema.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import type { Trend } from '../trend/schema.ts';
import { trendFromEvents } from '../trend/trend.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { auditProgressBetween } from './sections/audit-progress.ts';
import { checkConsistency } from './sections/consistency.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';
import { closingsByRoute } from './sections/period-balance.ts';
import { positionTables } from './sections/position-tables.ts';
import { batchesBetween, readyToSubmit } from './sections/since-last-update.ts';

const schema = paperSchema('annual', {
  since: daySchema,
  live: liveTotalsSchema,
  position: summarySchema,
  ...movementShape,
  submitted: countSchema,
  returned: countSchema.describe('Returns: an action that was returned twice counts twice.'),
  withdrawn: countSchema.describe('Withdrawals, as with returns.'),
  taken_over: migratedDataSchema,
  target_changes: countSchema,
  closings: z
    .array(
      z.strictObject({
        route: z.enum(closureRoutes).nullable(),
        closed: countSchema,
        median: z.number().nullable(),
        least: countSchema,
        most: countSchema,
      }),
    )
    .describe('By route; and the days from issue to closing.'),
  batches: z.array(paperBatchSchema),
  ageing: summarySchema,
  months: z.array(
    z.strictObject({
      label: textSchema.describe('`December 2020`; for a part of a month its days.'),
      since: daySchema.describe('The end of this day opens it.'),
      end: daySchema,
      live: countSchema,
      submitted: countSchema,
      closed: countSchema,
    }),
  ),
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, files, paper } = context;
  const asAt = paper.as_at;
  const since = paper.since ?? monthsBefore(asAt, 12);
  const changes = changesBetween(register, files, { since, until: asAt, filter: {}, allTypes: false });
  const { position, visible } = positionTables(context);
  const batches = batchesBetween(register, since, asAt);
  const actions = register.actions.filter(isCounted);
  return {
    since,
    live: summaryTotals(position),
    position,
    ...movementByType(changes),
    submitted: changes.submitted.length,
    returned: changes.returned.length,
    withdrawn: changes.withdrawn.length,
    taken_over: describeMigratedData(actions, since, asAt),
    target_changes: changes.target_changes.length,
    closings: closingDurations(actions, since, asAt),
    batches,
    ageing: summarise(register, files, { ...publishedTable(asAt), rows: 'age' }),
    months: monthsOf(
      trendFromEvents(register, files, { since, asAt, by: 'month', filter: {}, allTypes: false }),
    ),
    differences: checkConsistency({
      position,
      visible,
      changes,
      batches,
      ready: readyToSubmit(register, asAt),
      audit: auditProgressBetween(register, since, asAt),
      narrative: paper.narrative,
    }),
  };
}

/** Every closing of the period by its route: how many, and days from issue to closing. */
const closingDurations = (actions: readonly Action[], since: string, until: string) =>
  closingsByRoute(actions, since, until).map(({ route, closings }) => {
    const days = closings.map(({ action, on }) => daysBetween(positionOn(action, on).issued ?? on, on));
    return {
      route,
      closed: days.length,
      median: calculateMedian(days),
      least: Math.min(...days),
      most: Math.max(...days),
    };
  });

/** The movement of each month of the year; the first and the last may be parts of months. */
const monthsOf = (trend: Trend) =>
  trend.periods.map(({ label, since, until: end }, monthIndex) => {
    const total = trend.total[monthIndex];
    const counts = { live: total?.live ?? 0, submitted: total?.submitted ?? 0, closed: total?.closed ?? 0 };
    return { label, since, end, ...counts };
  });

/** The annual review of a financial year. */
export const annual = defineReport({
  schema,
  about: 'The year in figures: movement, time to close, batches, ageing, trend',
  since: (asAt) => monthsBefore(asAt, 12),
  answer,
  captions: () => ({
    position: 'Live actions by inspection and type',
    movement: 'Actions opened and closed in the year, by type',
    closings: 'Days from issue to closure of the actions closed in the year, by route',
    batches: 'Outcome of closure submissions in the year',
    ageing: 'Live actions by time since issue',
    months: 'Live and closed actions by month',
  }),
  tables: ({ position, closings, batches, ageing, months, ...others }) => ({
    position: summaryTable(position),
    movement: movementTable(others),
    closings: createTable(
      ['Route', ...['Closed', 'Median days', 'Shortest', 'Longest'].map(rightAlignedColumn)],
      closings.map(({ route, closed: closedCount, median, least: leastDays, most: mostDays }) => [
        route?.replaceAll('-', ' ') ?? 'not recorded',
        ...[closedCount, median, leastDays, mostDays].map(String),
      ]),
    ),
    batches: createTable(
      [
        flexibleColumn('Batch'),
        'Sent',
        ...['Referred', 'Closed', 'Returned', 'Withdrawn', 'Awaiting'].map(rightAlignedColumn),
      ],
      batches.map((batch) => [
        batch.title,
        batch.sent === null ? '' : formatDate(batch.sent),
        ...[batch.referred, batch.closed, batch.returned, batch.withdrawn, batch.awaiting].map(String),
      ]),
    ),
    ageing: summaryTable(ageing, { totalName: 'Total' }),
    months: createTable(
      [
        'Month',
        ...['Live at end of month', 'Of these, with HMICFRS', 'Closed in month'].map(rightAlignedColumn),
      ],
      months.map((month) => [month.label, ...[month.live, month.submitted, month.closed].map(String)]),
    ),
  }),
});
