/** Makes the page of the trend: a chart and a table by month. */
import { paragraph } from '../../output/document.ts';
import { trendParts, trendTable } from '../trend/document.ts';
import { trendFromEvents } from '../trend/trend.ts';
import { trendCharts } from '../trend/trend-chart.ts';
import { formatDay, type SitePage } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** The trend by month up to the site's date. */
export function trendPage({ register, files, asAt }: SiteContext): SitePage {
  const trend = trendFromEvents(register, files, {
    asAt,
    by: 'month',
    filter: {},
    allTypes: false,
  });
  const caption = 'Actions live at the end of each month, and issued and closed during the month';
  return {
    path: 'trend.html',
    title: 'Trend',
    blocks: [
      paragraph(`Monthly figures after ${formatDay(trend.since)}, up to ${formatDay(asAt)}.`),
      ...trendCharts(trend).slice(0, 1),
      ...trendParts(trend)
        .slice(0, 1)
        .map((total) => ({ ...trendTable(trend, total), caption })),
    ],
  };
}
