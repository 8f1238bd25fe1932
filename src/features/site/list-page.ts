/** Makes the page of the actions behind one figure. */
import { dateToBeMet, isOverdue, needsNewTarget } from '../../domain/lateness.ts';
import { isTargetHidden } from '../../domain/publication/hidden-target.ts';
import { notPublished } from '../../domain/publication/not-published.ts';
import { formatCount } from '../../domain/text/numbers.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { createTable, paragraph } from '../../output/document.ts';
import { ratingText } from '../actions/position-text.ts';
import type { FigureList } from './figure-links.ts';
import { actionRows, countWithCommas, formatDay, type SitePage } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** A row for each unit of the figure. */
export function listPage(context: SiteContext, { path, title, ids }: FigureList): SitePage {
  const actions = countWithCommas(new Set(ids).size, 'action', 'actions');
  const isRepeated = new Set(ids).size < ids.length;
  return {
    path,
    title,
    blocks: [
      paragraph(
        `As at ${formatDay(context.asAt)}: ${isRepeated ? `${formatCount(ids.length)} entries for ${actions}. An action has an entry for each time it happened` : actions}.`,
      ),
      createTable(
        ['Action', 'Title', 'Type', 'Status', 'RAG', 'Due', 'Delivery lead', 'Board'],
        actionRows(context, ids, (id) => {
          const state = context.state.get(id);
          if (!state) return withheldCells(context, id);
          const { action, position } = state;
          const lateWords = isOverdue(state, context.asAt)
            ? ', overdue'
            : needsNewTarget(state, context.asAt)
              ? ', new target needed'
              : '';
          const due = position.status === 'closed' ? null : dateToBeMet(action, position);
          return [
            typeWords[action.type].one,
            position.status ?? '',
            ratingText(position) ?? '',
            due === null
              ? ''
              : (isTargetHidden(context.register, action, context.asAt) ? notPublished : formatDay(due)) +
                lateWords,
            position.delivery_lead ?? '',
            context.boards.get(position.board ?? '')?.name ?? position.board ?? '',
          ];
        }),
        title,
      ),
    ],
  };
}

/** The cells of an action marked above the site: only what the published table shows of it. */
const withheldCells = ({ withheld }: SiteContext, id: string): readonly string[] => {
  const state = withheld.get(id);
  if (!state) return [];
  const isSubmitted = state.position.status === 'submitted';
  return [typeWords[state.action.type].one, isSubmitted ? 'submitted' : '', '', '', '', ''];
};
