/** Causes of concern: how each stands, and how far its recommendations have come. */

import type { ActionState } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import { recommendationsByCause } from '../../domain/register.ts';
import { link, text } from '../../output/document.ts';
import { day, left, right, type SitePage, say, table } from './page.ts';
import { actionPath, type Ground } from './site-context.ts';

export function causesPage(ground: Ground): SitePage {
  const counted = ground.states.filter((state) => state.counted);
  const under = recommendationsByCause(counted, ({ action }) => action);
  const causes = counted.filter(({ action }) => action.type === 'cause-of-concern');
  const [live, closed] = [
    causes.filter(({ position }) => isLive(position)),
    causes.filter(({ position }) => !isLive(position)),
  ];
  const tableOf = (caption: string, those: readonly ActionState[]) =>
    table(
      caption,
      [
        left('Cause of concern'),
        left('Inspection'),
        left('Status'),
        left('Issued'),
        ...['Recs', 'Closed', 'With HMICFRS', 'Open'].map(right),
      ],
      those.map((cause) => rowOf(ground, cause, under.get(cause.action.id) ?? [])),
    );
  return {
    path: 'causes-of-concern.html',
    title: 'Causes of concern',
    blocks: [
      ...(causes.length === 0 ? [say('There is none.')] : []),
      ...(live.length > 0 ? [tableOf('Live causes of concern, with their recommendations', live)] : []),
      ...(closed.length > 0 ? [tableOf('Closed causes of concern, with their recommendations', closed)] : []),
    ],
  };
}

function rowOf(ground: Ground, { action, position }: ActionState, recommendations: readonly ActionState[]) {
  const figure = (part: string, chosen: (state: ActionState) => boolean) =>
    ground.figures.of(
      ['cause', action.id, part],
      `Recommendations of ${action.title}: ${part}`,
      recommendations.filter(chosen).map((one) => one.action.id),
    );
  return {
    cells: [
      ground.withheld.has(action.id) ? [text(action.title)] : [link(actionPath(action.id), action.title)],
      ground.inspections.get(action.inspection)?.title ?? action.inspection,
      position.status ?? '',
      day(position.issued),
      figure('all', () => true),
      figure('closed', (one) => one.position.status === 'closed'),
      figure('submitted', (one) => one.position.status === 'submitted'),
      figure('open', (one) => isLive(one.position) && one.position.status !== 'submitted'),
    ],
  };
}
