/** How the register came to be so, month by month: a drawing, and its figures. */

import type { Chart } from '../../output/charts/svg-chart.ts';
import type { Inline } from '../../output/document.ts';
import { flowsShown, flowWords } from '../trend/document.ts';
import type { Flow } from '../trend/period-flows.ts';
import { trendFromEvents } from '../trend/trend.ts';
import { trendCharts } from '../trend/trend-chart.ts';
import { bracketed, inBrackets } from './figure-links.ts';
import { day, left, right, type SitePage, say, table } from './page.ts';
import type { Ground } from './site-context.ts';

export const trendDrawing = 'trend';

export function trendPage(ground: Ground): { readonly page: SitePage; readonly chart: Chart | undefined } {
  const trend = trendFromEvents(ground.register, ground.files, {
    asAt: ground.asAt,
    by: 'month',
    filter: {},
    allTypes: false,
  });
  const [chart] = trendCharts(trend);
  const shown = flowsShown(trend);
  /** What a month opens with is what was live at the end of the one before. */
  const figure = (flow: Flow, nth: number, written?: (count: number) => string): readonly Inline[] => {
    if (flow === 'opening' && nth > 0) return figure('live', nth - 1);
    const label = trend.periods[nth]?.label ?? '';
    const until = trend.periods[nth]?.until ?? '';
    const ids = trend.total[nth]?.ids[flow] ?? [];
    return ground.figures.of(['trend', until, flow], `${flowWords[flow]}, ${label}`, ids, written);
  };
  return {
    chart,
    page: {
      path: 'trend.html',
      title: 'Trend',
      blocks: [
        say(`After ${day(trend.since)}, up to ${day(ground.asAt)}, a line a month.`),
        ...(chart
          ? [
              {
                kind: 'picture',
                name: trendDrawing,
                alt: chart.description,
                number: null,
                caption: [],
              } as const,
            ]
          : []),
        table(
          'What was live at the end of each month, and what came and went in it',
          [left('Period'), ...shown.map((flow) => right(flowWords[flow])), right('Live')],
          trend.periods.map(({ label }, nth) => ({
            cells: [
              label,
              ...shown.map((flow) => figure(flow, nth)),
              bracketed(figure('live', nth), figure('submitted', nth, inBrackets)),
            ],
          })),
        ),
      ],
    },
  };
}
