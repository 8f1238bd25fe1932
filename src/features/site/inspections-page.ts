/** Makes the page of all actions by inspection. */

import { compareBy, groupBy } from '../../domain/collections.ts';
import type { ActionState } from '../../domain/filter.ts';
import type { Measure } from '../../domain/measure.ts';
import { isLive } from '../../domain/position.ts';
import { addressesForce, isAudit } from '../../domain/register.ts';
import {
  type Block,
  countFigure,
  createTable,
  paragraph,
  rightAlignedColumn,
} from '../../output/document.ts';
import { formatDay, type SitePage } from './page.ts';
import { originLabel, type SiteContext } from './site-context.ts';

/** Every inspection with its number of actions, the newest first: those that HMICFRS's figures count, and apart from them the others. */
export function inspectionsPage(context: SiteContext): SitePage {
  const { states } = context;
  return {
    path: 'inspections.html',
    title: 'All actions',
    blocks: [
      paragraph('Every action by inspection, newest first.'),
      ...inspectionsTable(
        context,
        states.filter(({ counted }) => counted),
        {
          name: 'inspection',
          caption: 'Actions that HMICFRS has addressed to the force',
        },
      ),
      ...inspectionsTable(
        context,
        states.filter(({ action }) => isAudit(action)),
        {
          name: 'audit',
          caption: 'Internal audit actions, not included in HMICFRS figures',
        },
      ),
      ...inspectionsTable(
        context,
        states.filter(({ action }) => !addressesForce(action)),
        {
          name: 'others',
          caption: 'Actions addressed to other bodies only, not included in other figures',
        },
      ),
    ],
  };
}

/** A row for each inspection of some actions; nothing without any. `name` distinguishes the figures of the tables. */
function inspectionsTable(
  context: SiteContext,
  states: readonly ActionState[],
  { name, caption }: { readonly name: string; readonly caption: string },
): readonly Block[] {
  if (states.length === 0) return [];
  const comparePublished = compareBy((id: string) => context.inspections.get(id)?.published ?? '');
  const inspectionGroups = [...groupBy(states, ({ action }) => [action.inspection])]
    .sort(compareBy(([id]) => id))
    .sort(([a], [b]) => comparePublished(b, a));
  const rows = inspectionGroups.map(([id, inspectionStates]) => {
    const inspection = context.inspections.get(id);
    const title = inspection?.title ?? id;
    const figure = (measure: Measure, matches: (state: ActionState) => boolean) =>
      countFigure({
        measure,
        key: [name, id, measure],
        title: `${title}: ${measure}`,
        ids: inspectionStates.filter(matches).map(({ action }) => action.id),
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
  return [
    createTable(
      ['Inspection', 'Origin', 'Published', ...['All', 'Live', 'Closed'].map(rightAlignedColumn)],
      rows,
      `${caption}, as at ${formatDay(context.asAt)}`,
    ),
  ];
}
