/** Makes the page of causes of concern, with the progress of their recommendations. */

import type { ActionState } from '../../domain/filter.ts';
import type { Measure } from '../../domain/measure.ts';
import { isWithHmicfrs } from '../../domain/population.ts';
import { isLive, isWithForce } from '../../domain/position.ts';
import { recommendationsByCause } from '../../domain/register.ts';
import {
  type Content,
  countFigure,
  createTable,
  link,
  paragraph,
  rightAlignedColumn,
} from '../../output/document.ts';
import { formatDay, type SitePage } from './page.ts';
import { actionPath, type SiteContext } from './site-context.ts';

/** Live causes of concern, then closed ones, each with the number of its recommendations. */
export function causesPage(context: SiteContext): SitePage {
  const countedStates = context.states.filter((state) => state.counted);
  const recommendationsOf = recommendationsByCause(countedStates, ({ action }) => action);
  const causes = countedStates.filter(({ action }) => action.type === 'cause-of-concern');
  const [liveCauses, closedCauses] = [
    causes.filter(({ position }) => isLive(position)),
    causes.filter(({ position }) => !isLive(position)),
  ];
  const progressTable = (caption: string, states: readonly ActionState[]) =>
    createTable(
      [
        'Cause of concern',
        'Inspection',
        'Status',
        'Issued',
        ...['Recs', 'Closed', 'With HMICFRS', 'With the force'].map(rightAlignedColumn),
      ],
      states.map((cause) => causeRow(context, cause, recommendationsOf.get(cause.action.id) ?? [])),
      caption,
    );
  return {
    path: 'causes-of-concern.html',
    title: 'Causes of concern',
    blocks: [
      ...(causes.length === 0 ? [paragraph('The register has no causes of concern.')] : []),
      ...(liveCauses.length > 0
        ? [progressTable('Live causes of concern, with their recommendations', liveCauses)]
        : []),
      ...(closedCauses.length > 0
        ? [progressTable('Closed causes of concern, with their recommendations', closedCauses)]
        : []),
    ],
  };
}

function causeRow(
  context: SiteContext,
  { action, position }: ActionState,
  recommendations: readonly ActionState[],
): readonly Content[] {
  const figure = (measure: Measure, matches: (state: ActionState) => boolean) =>
    countFigure({
      measure,
      key: ['cause', action.id, measure],
      title: `Recommendations of ${action.title}: ${measure}`,
      ids: recommendations.filter(matches).map((state) => state.action.id),
    });
  return [
    [link(actionPath(action.id), action.title)],
    context.inspections.get(action.inspection)?.title ?? action.inspection,
    position.status ?? '',
    formatDay(position.issued),
    figure('all', () => true),
    figure('closed', (state) => state.position.status === 'closed'),
    figure('submitted', isWithHmicfrs),
    figure('with-force', (state) => isWithForce(state.position)),
  ];
}
