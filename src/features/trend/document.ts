/** Turns a trend into documents: a table with a line for each period, a sheet for a spreadsheet, and the charts. */
import { buildRecord } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import type { Measure } from '../../domain/measure.ts';
import {
  type Block,
  type Content,
  createTable,
  type Document,
  line,
  rightAlignedColumn,
  strong,
  type Table,
} from '../../output/document.ts';
import {
  countCell,
  formatLiveCount,
  frameworkNotes,
  markSubmitted,
  repeatedActionsNote,
} from '../summary/document.ts';
import { type Flow, flows, noFlows } from './period-flows.ts';
import type { Gap, PeriodFigures, Trend, TrendRow } from './schema.ts';

/** Labels of the figures. */
export const flowWords: Readonly<Record<Flow, string>> = {
  opening: 'Opening',
  issued: 'Issued',
  reopened: 'Reopened',
  moved_in: 'Moved in',
  moved_out: 'Moved out',
  closed: 'Closed',
  live: 'Live',
  submitted: 'Submitted',
};

const totalLabel = 'All';

/** All actions, then each row. */
export const trendParts = ({ total, rows }: Trend): readonly TrendRow[] => [
  { id: '', label: totalLabel, figures: total },
  ...rows,
];

/** Movements that need a column only where there are any in the whole trend. */
const optionalFlows: readonly Flow[] = ['reopened', 'moved_in', 'moved_out'];

/** The columns of a trend's tables, which are the same for all its parts. */
const shownFlows = (trend: Trend): readonly Flow[] =>
  flows.filter(
    (flow) =>
      flow !== 'live' &&
      flow !== 'submitted' &&
      (!optionalFlows.includes(flow) ||
        trendParts(trend).some(({ figures }) => figures.some((figure) => figure[flow] > 0))),
  );

const flowMeasure = (flow: Flow): Measure =>
  flow === 'moved_in' ? 'moved-in' : flow === 'moved_out' ? 'moved-out' : flow;

/** The cell of a flow in a period. A period opens with what was live at the end of the one before. */
function flowCell({ periods }: Trend, { figures }: TrendRow, flow: Flow, periodIndex: number): Content {
  const count = figures[periodIndex]?.[flow] ?? 0;
  if (count === 0) return '';
  const [source, index] =
    flow === 'opening' && periodIndex > 0 ? (['live', periodIndex - 1] as const) : [flow, periodIndex];
  return [
    {
      kind: 'figure',
      text: String(count),
      measure: flowMeasure(flow),
      ids: figures[index]?.ids[source] ?? null,
      key: ['trend', periods[index]?.until ?? '', source],
      title: `${flowWords[source]}, ${periods[index]?.label ?? ''}`,
    },
  ];
}

function liveCell({ periods }: Trend, { figures }: TrendRow, periodIndex: number): Content {
  const { ids, ...counts } = figures[periodIndex] ?? noFigures;
  const { label = '', until = '' } = periods[periodIndex] ?? {};
  const actionsBehind = (flow: 'live' | 'submitted') => ({
    ids: ids[flow],
    key: ['trend', until, flow],
    title: `${flowWords[flow]}, ${label}`,
  });
  return countCell(counts, { live: actionsBehind('live'), submitted: actionsBehind('submitted') });
}

/** One part of a trend: a row for each period, with the live actions at its end and those with HMICFRS in brackets. */
export function trendTable(trend: Trend, row: TrendRow): Table {
  const shownFlowNames = shownFlows(trend);
  return createTable(
    [
      'Period',
      ...shownFlowNames.map((flow) => rightAlignedColumn(flowWords[flow])),
      rightAlignedColumn('Live'),
    ],
    trend.periods.map(({ label }, periodIndex) => [
      label,
      ...shownFlowNames.map((flow) => flowCell(trend, row, flow, periodIndex)),
      liveCell(trend, row, periodIndex),
    ]),
  );
}

/** The page: a table with bars for each part, the notes, and on request the ids behind the figures. */
export function trendDocument(
  trend: Trend,
  { ids, population }: { readonly ids: boolean; readonly population: string },
): Document {
  const parts = trendParts(trend);
  return {
    title: `Live ${population}: after ${formatDate(trend.since)}, up to ${formatDate(trend.as_at)}`,
    blocks: [
      ...parts.flatMap((part) => [
        ...(parts.length > 1 ? [line(strong(part.label))] : []),
        { ...trendTable(trend, part), bars: liveBars(part) },
        ...(ids ? idsBehind(trend, part) : []),
      ]),
      ...trendNotes(trend).map(line),
    ],
  };
}

const liveBars = ({ figures }: TrendRow) => ({
  restLabel: 'with the force',
  part: 'with HMICFRS',
  values: figures.map(({ live, submitted }) => ({ whole: live, part: submitted })),
});

const noFigures: PeriodFigures = { ...buildRecord(flows, () => 0), ids: noFlows() };

/** The trend for a spreadsheet: each figure in its own cell, and on request the ids behind it. */
export function trendSheet(trend: Trend, { ids }: { readonly ids: boolean }): Table {
  const idsLabel = (flow: Flow) => `${flowWords[flow]}: actions`;
  return createTable(
    [
      'Row',
      'Period',
      'Since',
      'Until',
      ...flows.map((flow) => flowWords[flow]),
      ...(ids ? flows.map(idsLabel) : []),
    ],
    trendParts(trend).flatMap(({ label, figures }) =>
      trend.periods.map((period, periodIndex) => {
        const row = figures[periodIndex] ?? noFigures;
        return [
          label,
          period.label,
          period.since,
          period.until,
          ...flows.map((flow) => String(row[flow])),
          ...(ids ? flows.map((flow) => row.ids[flow].join(' ')) : []),
        ];
      }),
    ),
  );
}

/** The ids behind each figure of a part; live actions with HMICFRS are in brackets. */
function idsBehind(trend: Trend, { figures }: TrendRow): readonly Block[] {
  const shownFlowNames = [...shownFlows(trend).filter((flow) => flow !== 'opening'), 'live' as const];
  return trend.periods.flatMap(({ label }, periodIndex) => {
    const { ids, ...counts } = figures[periodIndex] ?? noFigures;
    return shownFlowNames
      .filter((flow) => counts[flow] > 0)
      .map(
        (flow) =>
          ({
            kind: 'details',
            summary: `${label}, ${flowWords[flow].toLowerCase()}: ${flow === 'live' ? formatLiveCount(counts) : counts[flow]}`,
            text: markSubmitted(ids[flow], flow === 'live' ? ids.submitted : []),
          }) as const,
      );
  });
}

/** Notes below the tables: an unfinished period, actions in several rows, late entries, migrated events. */
function trendNotes({
  by,
  as_at,
  periods,
  framework,
  several,
  gaps,
  taken_over: { note },
}: Trend): readonly string[] {
  const unfinishedNote = periods.at(-1)?.unfinished
    ? [`The last ${by} is not complete. It is counted up to ${formatDate(as_at)}.`]
    : [];
  return [
    ...unfinishedNote,
    ...frameworkNotes(framework),
    ...repeatedActionsNote(several),
    ...gaps.map(gapNote),
    ...(note ? [note] : []),
  ];
}

/** A difference between a closing and the next opening: it occurs only if each period is counted from its own register. */
function gapNote({ day, came, went }: Gap): string {
  const countWithVerb = (ids: readonly string[]) =>
    `${ids.length} action${ids.length === 1 ? ' was' : 's were'}`;
  const differences = [
    ...(went.length > 0 ? [`${countWithVerb(went)} not live on that day (${went.join(', ')})`] : []),
    ...(came.length > 0 ? [`${countWithVerb(came)} live on that day (${came.join(', ')})`] : []),
  ];
  return `It was recorded after ${formatDate(day)} that ${differences.join(' and ')}. The next row opens with these figures.`;
}
