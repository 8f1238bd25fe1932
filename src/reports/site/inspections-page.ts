/** All actions by the inspection they came from. */
import type { Standing } from '../../model/filter.ts';
import { isLive } from '../../model/position.ts';
import { day, left, right, type SitePage, say, table } from './page.ts';
import { type Ground, originLabel } from './question.ts';

export function inspectionsPage(ground: Ground): SitePage {
  const held = new Map<string, Standing[]>();
  for (const standing of ground.standings) {
    const those = held.get(standing.action.inspection);
    if (those) those.push(standing);
    else held.set(standing.action.inspection, [standing]);
  }
  const sorted = [...held].sort(([a], [b]) => {
    const [x, y] = [a, b].map((id) => ground.inspections.get(id)?.published ?? '');
    return x === y ? (a < b ? -1 : 1) : (x ?? '') < (y ?? '') ? 1 : -1;
  });
  const rows = sorted.map(([id, standings]) => {
    const inspection = ground.inspections.get(id);
    const title = inspection?.title ?? id;
    const figure = (part: string, chosen: (standing: Standing) => boolean) =>
      ground.figures.of(
        ['inspection', id, part],
        `${title}: ${part}`,
        standings.filter(chosen).map(({ action }) => action.id),
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
