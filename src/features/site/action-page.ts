/** Makes the page of an action: its wording, its status and its history. */
import type { ActionState } from '../../domain/filter.ts';
import { type Block, createTable, paragraph, text } from '../../output/document.ts';
import { actionFacts } from '../actions/action-facts.ts';
import { eventBlocks, visibleEvents } from './action-history.ts';
import { actionLink, formatDay, type SitePage, sectionHeading } from './page.ts';
import { actionPath, type SiteContext } from './site-context.ts';

/** `recommendationsOf` has the recommendations of each cause of concern, grouped once for all pages. */
export function actionPage(
  context: SiteContext,
  state: ActionState,
  recommendationsOf: ReadonlyMap<string, readonly ActionState[]>,
): SitePage {
  const { action } = state;
  return {
    path: actionPath(action.id),
    title: action.title,
    blocks: [
      sectionHeading(2, 'wording', 'Published wording'),
      ...action.wording
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(text(line))),
      sectionHeading(2, 'standing', `Position as at ${formatDay(context.asAt)}`),
      { kind: 'facts', facts: pageFacts(context, state) },
      ...recommendations(context, recommendationsOf.get(action.id) ?? []),
      sectionHeading(2, 'timeline', 'History'),
      {
        kind: 'timeline',
        entries: visibleEvents(context, action.history).map((event) => ({
          day: event.on,
          label: formatDay(event.on),
          blocks: eventBlocks(context, event, action.history.slice(0, action.history.indexOf(event))),
        })),
      },
    ],
  };
}

function recommendations(context: SiteContext, states: readonly ActionState[]): readonly Block[] {
  if (states.length === 0) return [];
  return [
    sectionHeading(2, 'recommendations', 'Its recommendations'),
    createTable(
      ['Action', 'Title', 'Status'],
      states.map(({ action, position }) => [
        actionLink(context, action.id),
        action.title,
        position.status ?? '',
      ]),
      'Recommendations of this cause of concern',
    ),
  ];
}

const pageFacts = (context: SiteContext, state: ActionState) => [
  { name: 'Reference', value: [text(state.action.id)] },
  ...actionFacts(context, state.action, state, formatDay).map(({ name, value, ids }) => ({
    name,
    value: ids ? ids.flatMap((id) => actionLink(context, id)) : [text(value)],
  })),
];
