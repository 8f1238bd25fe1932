/** One action whole: its wording, how it stands, and what has happened to it. */
import type { ActionState } from '../../domain/filter.ts';
import { type PageBlock, paragraph, text } from '../../output/document.ts';
import { actionFacts } from '../actions/action-facts.ts';
import { eventBlocks, eventsShown } from './action-history.ts';
import { day, heading, left, named, type SitePage, table } from './page.ts';
import { actionPath, type Ground } from './site-context.ts';

/** `under`: the recommendations of each cause of concern, gathered once for all the pages. */
export function actionPage(
  ground: Ground,
  state: ActionState,
  under: ReadonlyMap<string, readonly ActionState[]>,
): SitePage {
  const { action } = state;
  return {
    path: actionPath(action.id),
    title: action.title,
    blocks: [
      heading(2, 'wording', 'Published wording'),
      ...action.wording
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(text(line))),
      heading(2, 'standing', `How it stands on ${day(ground.asAt)}`),
      { kind: 'facts', facts: factsOf(ground, state) },
      ...recommendations(ground, under.get(action.id) ?? []),
      heading(2, 'timeline', 'What has happened'),
      {
        kind: 'timeline',
        entries: eventsShown(ground, action.history).map((event) => ({
          day: event.on,
          shown: day(event.on),
          blocks: eventBlocks(ground, event, action.history.slice(0, action.history.indexOf(event))),
        })),
      },
    ],
  };
}

function recommendations(ground: Ground, those: readonly ActionState[]): readonly PageBlock[] {
  if (those.length === 0) return [];
  return [
    heading(2, 'recommendations', 'Its recommendations'),
    table(
      'Recommendations of this cause of concern',
      [left('Action'), left('Title'), left('Status')],
      those.map(({ action, position }) => ({
        cells: [named(ground, action.id), action.title, position.status ?? ''],
      })),
    ),
  ];
}

const factsOf = (ground: Ground, state: ActionState) => [
  { name: 'Reference', value: [text(state.action.id)] },
  ...actionFacts(ground, state.action, state, day).map(({ name, value, ids }) => ({
    name,
    value: ids ? ids.flatMap((id) => named(ground, id)) : [text(value)],
  })),
];
