/** The trend as tables: a line a period, in which opening and all that moved come to what is live. */

import { recordOf } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { blankIfZero, createTable, rightAligned, type Table } from '../../output/table.ts';
import { figure, severalNote } from '../summary/document.ts';
import { type Flow, flows, noFlows } from './period-flows.ts';
import type { Gap, PeriodFigures, Trend, TrendRow } from './schema.ts';

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

const wholeLabel = 'All';

/** The whole, then the rows. */
export const partsOf = ({ total, rows }: Trend): readonly TrendRow[] => [
  { id: '', label: wholeLabel, figures: total },
  ...rows,
];

/** Movements that need a column only where there are any in the whole trend. */
const seldom: readonly Flow[] = ['reopened', 'moved_in', 'moved_out'];

/** The columns of a trend's tables, the same for the whole and for each row. */
export const flowsShown = (trend: Trend): readonly Flow[] =>
  flows.filter(
    (flow) =>
      flow !== 'live' &&
      flow !== 'submitted' &&
      (!seldom.includes(flow) || partsOf(trend).some(({ figures }) => figures.some((one) => one[flow] > 0))),
  );

/** One part of a trend for reading: live with the bracket, of which submitted, at the end of each period. */
export function trendTable(trend: Trend, { figures }: TrendRow): Table {
  const shown = flowsShown(trend);
  return createTable(
    ['Period', ...shown.map((flow) => rightAligned(flowWords[flow])), rightAligned('Live')],
    trend.periods.map(({ label }, nth) => {
      const one = figures[nth] ?? nothing;
      return [label, ...shown.map((flow) => blankIfZero(one[flow])), figure(one)];
    }),
  );
}

const nothing: PeriodFigures = { ...recordOf(flows, () => 0), ids: noFlows() };

/** The whole trend for a spreadsheet: every figure in a cell of its own, and on request the ids behind it. */
export function trendSheet(trend: Trend, { ids }: { readonly ids: boolean }): Table {
  const named = (flow: Flow) => `${flowWords[flow]}: actions`;
  return createTable(
    [
      'Row',
      'Period',
      'Since',
      'Until',
      ...flows.map((flow) => flowWords[flow]),
      ...(ids ? flows.map(named) : []),
    ],
    partsOf(trend).flatMap(({ label, figures }) =>
      trend.periods.map((period, nth) => {
        const one = figures[nth] ?? nothing;
        return [
          label,
          period.label,
          period.since,
          period.until,
          ...flows.map((flow) => String(one[flow])),
          ...(ids ? flows.map((flow) => one.ids[flow].join(' ')) : []),
        ];
      }),
    ),
  );
}

/** The actions behind each figure of a part, a line a figure; those with HMICFRS are marked among the live ones. */
export function trendProof(
  trend: Trend,
  { figures }: TrendRow,
): readonly { readonly heading: string; readonly ids: string }[] {
  const shown = [...flowsShown(trend).filter((flow) => flow !== 'opening'), 'live' as const];
  return trend.periods.flatMap(({ label }, nth) => {
    const { ids, ...one } = figures[nth] ?? nothing;
    const submitted = new Set(ids.submitted);
    return shown.flatMap((flow) =>
      one[flow] === 0
        ? []
        : [
            {
              heading: `${label}, ${flowWords[flow].toLowerCase()}: ${flow === 'live' ? figure(one) : one[flow]}`,
              ids: ids[flow].map((id) => (flow === 'live' && submitted.has(id) ? `(${id})` : id)).join(', '),
            },
          ],
    );
  });
}

/** What a reader must know besides the tables. */
export function trendNotes({
  by,
  as_at,
  periods,
  several,
  gaps,
  taken_over: { note },
}: Trend): readonly string[] {
  const cut = periods.at(-1)?.unfinished
    ? [`The last ${by} is unfinished: it is counted up to ${formatDate(as_at)}.`]
    : [];
  return [...cut, ...severalNote(several), ...gaps.map(gapNote), ...(note ? [note] : [])];
}

/** Only where each period is told by the files of its own day. */
function gapNote({ day, came, went }: Gap): string {
  const were = (ids: readonly string[]) => `${ids.length} action${ids.length === 1 ? ' was' : 's were'}`;
  const told = [
    ...(went.length > 0 ? [`${were(went)} not live then (${went.join(', ')})`] : []),
    ...(came.length > 0 ? [`${were(came)} live then (${came.join(', ')})`] : []),
  ];
  return `After ${formatDate(day)} it was recorded that ${told.join(' and ')}: the next row opens with that.`;
}
