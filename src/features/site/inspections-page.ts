/** All actions by the inspection they came from. */

import { compareBy, groupBy } from '../../domain/collections.ts';
import type { ActionState } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import { day, left, right, type SitePage, say, table } from './page.ts';
import { type Ground, originLabel } from './site-context.ts';

export function inspectionsPage(ground: Ground): SitePage {
  const newest = compareBy((id: string) => ground.inspections.get(id)?.published ?? '');
  const sorted = [...groupBy(ground.states, ({ action }) => [action.inspection])]
    .sort(compareBy(([id]) => id))
    .sort(([a], [b]) => newest(b, a));
  const rows = sorted.map(([id, states]) => {
    const inspection = ground.inspections.get(id);
    const title = inspection?.title ?? id;
    const figure = (part: string, chosen: (state: ActionState) => boolean) =>
      ground.figures.of(
        ['inspection', id, part],
        `${title}: ${part}`,
        states.filter(chosen).map(({ action }) => action.id),
      );
    return {
      cells: [
        title,
        originLabel(ground, inspection?.origin ?? null),
        day(inspection?.published),
        figure('all', () => true),
        figure('live', ({ position }) => isLive(position)),
        figure('closed', ({ position }) => !isLive(position)),
      ],
    };
  });
  return {
    path: 'inspections.html',
    title: 'All actions',
    blocks: [
      say(
        'Every action by the inspection it came from, the newest first; those addressed to others and those of internal audit among them.',
      ),
      table(
        `Actions by inspection, as at ${day(ground.asAt)}`,
        [left('Inspection'), left('Origin'), left('Published'), ...['All', 'Live', 'Closed'].map(right)],
        rows,
      ),
    ],
  };
}
