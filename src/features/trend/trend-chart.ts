/** The trend as charts: what was live, and of it with HMICFRS, above what came and went. */

import { formatDate, formatShortDate, formatShortMonth } from '../../domain/dates/calendar.ts';
import type { Period } from '../../domain/dates/period.ts';
import type { ChartBlock, Panel } from '../../output/document.ts';
import { flowWords, partsOf } from './document.ts';
import type { Flow } from './period-flows.ts';
import type { PeriodFigures, Trend, TrendRow } from './schema.ts';

/** A chart of the whole trend, then one of each row, all to one scale. */
export function trendCharts(trend: Trend): readonly ChartBlock[] {
  const most = (shown: readonly Flow[]) =>
    Math.max(
      0,
      ...partsOf(trend).flatMap(({ figures }) => figures.flatMap((one) => shown.map((flow) => one[flow]))),
    );
  const moved = movesIn(trend);
  const scales = { stood: most(['live']), moved: most(moved) };
  return partsOf(trend).map((part, nth) => ({
    kind: 'chart',
    name: 'trend',
    isTitled: true,
    chart: {
      id: `trend-${nth}`,
      title: `${nth === 0 ? 'Improvement actions' : part.label}, up to ${formatDate(trend.as_at)}`,
      description: described(trend, part),
      points: pointsBy[trend.by],
      labels: trend.periods.map((period) => ({ long: period.label, short: shortly(period) })),
      panels: [
        panel('lines', ['live', 'submitted'], part.figures, scales.stood),
        panel('bars', moved, part.figures, scales.moved),
      ],
    },
  }));
}

const panel = (
  drawn: Panel['drawn'],
  shown: readonly Flow[],
  figures: readonly PeriodFigures[],
  upTo: number,
): Panel => ({
  drawn,
  upTo,
  series: shown.map((flow) => ({
    name: flowWords[flow],
    values: figures.map((one) => one[flow]),
  })),
});

/** Issued and closed; reopened too where any was. Moves between rows stand in the tables. */
const movesIn = ({ total }: Trend): readonly Flow[] => [
  'issued',
  'closed',
  ...(total.some(({ reopened }) => reopened > 0) ? ['reopened' as const] : []),
];

const pointsBy = {
  month: { long: 'Month', short: 'Month to' },
  quarter: { long: 'Quarter', short: 'Quarter to' },
} as const;

const shortly = ({ until, unfinished }: Period) =>
  unfinished ? formatShortDate(until) : formatShortMonth(until);

/** Where it began and where it ended, for those who cannot see it. */
function described({ periods, as_at }: Trend, { figures }: TrendRow): string {
  const sum = (flow: Flow) => figures.reduce((total, one) => total + one[flow], 0);
  const last = figures.at(-1);
  const opening = `At the end of ${formatDate(periods[0]?.since ?? as_at)} ${figures[0]?.opening ?? 0} were live.`;
  const moved = `Since then ${sum('issued')} were issued, ${sum('reopened')} reopened and ${sum('closed')} closed.`;
  const closing = `At the end of ${formatDate(as_at)} ${last?.live ?? 0} were live, ${last?.submitted ?? 0} of them with HMICFRS.`;
  return `${opening} ${moved} ${closing}`;
}
