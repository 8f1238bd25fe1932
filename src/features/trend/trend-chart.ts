/** Draws the trend as charts: live actions and those with HMICFRS above, issued and closed actions below. */

import { formatDate, formatShortDate, formatShortMonth } from '../../domain/dates/calendar.ts';
import type { Period } from '../../domain/dates/period.ts';
import { formatCount } from '../../domain/text/numbers.ts';
import type { ChartBlock, Panel } from '../../output/document.ts';
import { flowWords, trendParts } from './document.ts';
import type { Flow } from './period-flows.ts';
import type { PeriodFigures, Trend, TrendRow } from './schema.ts';

/** A chart of all actions, then a chart of each row, all on the same scale. */
export function trendCharts(trend: Trend): readonly ChartBlock[] {
  const highestFigure = (shownFlowNames: readonly Flow[]) =>
    Math.max(
      0,
      ...trendParts(trend).flatMap(({ figures }) =>
        figures.flatMap((figure) => shownFlowNames.map((flow) => figure[flow])),
      ),
    );
  const movement = movementFlows(trend);
  const scales = { live: highestFigure(['live']), movement: highestFigure(movement) };
  return trendParts(trend).map((part, partIndex) => ({
    kind: 'chart',
    name: 'trend',
    isTitled: true,
    chart: {
      id: `trend-${partIndex}`,
      title: describeMovement(part, { named: partIndex > 0 }),
      subtitle: `Number of actions by ${trend.by}, ${formatDate(trend.periods[0]?.since ?? trend.as_at)} to ${formatDate(trend.as_at)}`,
      description: describeChart(trend, part),
      points: pointNames[trend.by],
      labels: trend.periods.map((period) => ({ long: period.label, short: shortLabel(period) })),
      panels: [
        panel('lines', ['live', 'submitted'], part.figures, scales.live),
        panel('bars', movement, part.figures, scales.movement),
      ],
    },
  }));
}

const panel = (
  kind: Panel['drawn'],
  shownFlowNames: readonly Flow[],
  figures: readonly PeriodFigures[],
  upTo: number,
): Panel => ({
  drawn: kind,
  upTo,
  series: shownFlowNames.map((flow) => ({
    name: flowWords[flow],
    values: figures.map((figure) => figure[flow]),
  })),
});

/** Issued and closed, and reopened if there is any. Moves between rows are only in the tables. */
const movementFlows = ({ total }: Trend): readonly Flow[] => [
  'issued',
  'closed',
  ...(total.some(({ reopened }) => reopened > 0) ? ['reopened' as const] : []),
];

const pointNames = {
  month: { long: 'Month', short: 'Month to' },
  quarter: { long: 'Quarter', short: 'Quarter to' },
} as const;

const shortLabel = ({ until, unfinished }: Period) =>
  unfinished ? formatShortDate(until) : formatShortMonth(until);

const actionsWere = (count: number) => `${formatCount(count)} ${count === 1 ? 'action was' : 'actions were'}`;

/** `Live actions rose from 162 to 212`; of a row, after its label. */
function describeMovement({ label, figures }: TrendRow, { named }: { readonly named: boolean }): string {
  const [opening, closing] = [figures[0]?.opening ?? 0, figures.at(-1)?.live ?? 0];
  const subject = named ? `${label}: live actions` : 'Live actions';
  if (opening === closing) return `${subject} were unchanged at ${formatCount(closing)}`;
  return `${subject} ${opening < closing ? 'rose' : 'fell'} from ${formatCount(opening)} to ${formatCount(closing)}`;
}

/** Its beginning and end in sentences, for readers who cannot see the chart. */
function describeChart({ periods, as_at }: Trend, { figures }: TrendRow): string {
  const sum = (flow: Flow) => figures.reduce((total, figure) => total + figure[flow], 0);
  const lastFigures = figures.at(-1);
  const opening = `At the end of ${formatDate(periods[0]?.since ?? as_at)}, ${actionsWere(figures[0]?.opening ?? 0)} live.`;
  const movement = `After that, ${formatCount(sum('issued'))} issued, ${formatCount(sum('reopened'))} reopened and ${formatCount(sum('closed'))} closed.`;
  const closing = `At the end of ${formatDate(as_at)}, ${actionsWere(lastFigures?.live ?? 0)} live, including ${formatCount(lastFigures?.submitted ?? 0)} with HMICFRS.`;
  return `${opening} ${movement} ${closing}`;
}
