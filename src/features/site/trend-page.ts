/** The page of the trend: a chart of each month, and its figures. */
import { paragraph } from '../../output/document.ts';
import { partsOf, trendTable } from '../trend/document.ts';
import { trendFromEvents } from '../trend/trend.ts';
import { trendCharts } from '../trend/trend-chart.ts';
import { formatDay, type SitePage } from './page.ts';
import type { SiteContext } from './site-context.ts';

export function trendPage({ register, files, asAt }: SiteContext): SitePage {
  const trend = trendFromEvents(register, files, {
    asAt,
    by: 'month',
    filter: {},
    allTypes: false,
  });
  const caption = 'What was live at the end of each month, and what came and went in it';
  return {
    path: 'trend.html',
    title: 'Trend',
    blocks: [
      paragraph(`After ${formatDay(trend.since)}, up to ${formatDay(asAt)}, a line a month.`),
      ...trendCharts(trend).slice(0, 1),
      ...partsOf(trend)
        .slice(0, 1)
        .map((whole) => ({ ...trendTable(trend, whole), caption })),
    ],
  };
}
