/** Makes the page of all actions by inspection. */

import { compareBy, groupBy } from '../../domain/collections.ts';
import type { ActionState } from '../../domain/filter.ts';
import type { Measure } from '../../domain/measure.ts';
import { isLive } from '../../domain/position.ts';
import { countFigure, createTable, paragraph, rightAlignedColumn } from '../../output/document.ts';
import { formatDay, type SitePage } from './page.ts';
import { originLabel, type SiteContext } from './site-context.ts';

/** Every inspection with its number of actions, the newest first. */
export function inspectionsPage(context: SiteContext): SitePage {
  const newest = compareBy((id: string) => context.inspections.get(id)?.published ?? '');
  const sorted = [...groupBy(context.states, ({ action }) => [action.inspection])]
    .sort(compareBy(([id]) => id))
    .sort(([a], [b]) => newest(b, a));
  const rows = sorted.map(([id, states]) => {
    const inspection = context.inspections.get(id);
    const title = inspection?.title ?? id;
    const figure = (measure: Measure, matches: (state: ActionState) => boolean) =>
      countFigure({
        measure,
        key: ['inspection', id, measure],
        title: `${title}: ${measure}`,
        ids: states.filter(matches).map(({ action }) => action.id),
      });
    return [
      title,
      originLabel(context, inspection?.origin ?? null),
      formatDay(inspection?.published),
      figure('all', () => true),
      figure('live', ({ position }) => isLive(position)),
      figure('closed', ({ position }) => !isLive(position)),
    ];
  });
  return {
    path: 'inspections.html',
    title: 'All actions',
    blocks: [
      paragraph(
        'Every action by the inspection it came from, the newest first; those addressed to others and those of internal audit among them.',
      ),
      createTable(
        ['Inspection', 'Origin', 'Published', ...['All', 'Live', 'Closed'].map(rightAlignedColumn)],
        rows,
        `Actions by inspection, as at ${formatDay(context.asAt)}`,
      ),
    ],
  };
}
