/** Calculates the sections of a paper that look at change over time: the trend, how long actions take, and what was recorded late. */

import * as z from 'zod';
import type { SchemaOutput } from '../../../app/response-schema.ts';
import { listPeriods } from '../../../domain/dates/period.ts';
import { type Captioned, type ChartBlock, createTable, type Table } from '../../../output/document.ts';
import { ageingOn } from '../../ageing/ageing.ts';
import { bandsTable, clocksTable, fullClockLabels } from '../../ageing/document.ts';
import { ageingSchema } from '../../ageing/schema.ts';
import { lateEntrySchema } from '../../history/schema.ts';
import { trendParts, trendTable } from '../../trend/document.ts';
import { trendSchema } from '../../trend/schema.ts';
import { trendFromEvents } from '../../trend/trend.ts';
import { trendCharts } from '../../trend/trend-chart.ts';
import type { ReportContext } from '../report-definition.ts';
import type { Inconsistency } from './paper-metadata.ts';

/** The sections of a paper that look at change over time; its file may leave each out. */
export const overTimeSchema = z.strictObject({
  trend: trendSchema.nullable().describe('Eight quarters; null where it is left out.'),
  ageing: ageingSchema.nullable(),
  late: z.array(lateEntrySchema).describe('Events of days that the last update spoke for, recorded since.'),
});
/** The answers of these sections. */
export type OverTime = SchemaOutput<typeof overTimeSchema>;

/** The sections that a paper's file may leave out. */
export const sectionNames = ['trend', 'ageing', 'late'] as const;
/** The name of a section that a paper's file may leave out. */
export type SectionName = (typeof sectionNames)[number];
/** Whether a name is one of these sections. */
export const isSectionName = (name: string): name is SectionName =>
  sectionNames.some((section) => section === name);

const quarterCount = 8;

/** The sections of a paper, without those that its file leaves out. */
export function overTime({ register, files, paper, leavesOut, lateEntries }: ReportContext): OverTime {
  const asAt = paper.as_at;
  const populationOptions = { filter: {}, allTypes: false };
  const [firstPeriod] = listPeriods({ length: 'quarter', since: undefined, first: '', asAt }).slice(
    -quarterCount,
  );
  const since = firstPeriod?.since ?? asAt;
  return {
    trend: leavesOut.has('trend')
      ? null
      : trendFromEvents(register, files, { ...populationOptions, since, asAt, by: 'quarter' }),
    ageing: leavesOut.has('ageing')
      ? null
      : ageingOn(register, files, { ...populationOptions, asAt, rows: ['type'] }),
    late: leavesOut.has('late') ? [] : lateEntries,
  };
}

/** Differences between the actions that these sections count and those of the page's own table. */
export const overTimeDifferences = ({ trend, ageing }: OverTime, live: number): readonly Inconsistency[] =>
  [
    { about: 'the trend', counted: trend?.total.at(-1)?.live },
    { about: 'the ageing', counted: ageing?.total.live.number },
  ].flatMap(({ about, counted: liveCount }) =>
    liveCount === undefined || liveCount === live
      ? []
      : [{ about, message: `it shows ${liveCount} live actions, but the table shows ${live}`, ids: [] }],
  );

/** Captions of the tables of the sections. */
export const overTimeCaptions = {
  trend: 'Live actions over time',
  clocks: 'Days with the force, and days waiting for the actions now with HMICFRS',
  bands: 'Live actions by days since issue',
};

/** The tables of the sections; empty tables for sections that are left out. */
export function overTimeTables({
  trend,
  ageing,
}: OverTime): Readonly<Record<keyof typeof overTimeCaptions, Table>> {
  const [part] = trend ? trendParts(trend) : [];
  const [tableByType] = ageing?.tables ?? [];
  const emptyTable = createTable([], []);
  return {
    trend: trend && part ? trendTable(trend, part) : emptyTable,
    clocks: ageing && tableByType ? clocksTable(tableByType, ageing, fullClockLabels) : emptyTable,
    bands: ageing && tableByType ? bandsTable(tableByType, ageing) : emptyTable,
  };
}

/** The chart of the trend; none if it is left out. */
export const overTimeCharts = ({ trend }: OverTime): Readonly<Record<string, Captioned<ChartBlock>>> => {
  const [block] = trend ? trendCharts(trend) : [];
  return block
    ? { trend: { ...block, isTitled: false, caption: `${block.chart.title}. ${block.chart.subtitle}` } }
    : {};
};
