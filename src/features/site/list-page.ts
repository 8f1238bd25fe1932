/** The actions behind one figure, a line each. */
import { dueDate, isOverdue } from '../../domain/position.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import type { Figure } from './figure-links.ts';
import { actionRows, counted, day, left, type SitePage, say, table } from './page.ts';
import type { Ground } from './site-context.ts';

export function listPage(ground: Ground, { path, title, ids }: Figure): SitePage {
  const repeated = ids.length - new Set(ids).size;
  return {
    path,
    title,
    blocks: [
      say(`As at ${day(ground.asAt)}: ${counted(ids.length, 'action', 'actions')}.`),
      ...(repeated > 0
        ? [say('An action to which it happened more than once has a line for each time.')]
        : []),
      table(
        title,
        ['Action', 'Title', 'Type', 'Status', 'RAG', 'Due', 'Delivery lead', 'Board'].map(left),
        actionRows(ground, ids, (id) => {
          const state = ground.state.get(id);
          if (!state) return [];
          const { action, position } = state;
          const late = isOverdue(action, position, ground.asAt) ? ', overdue' : '';
          const due = position.status === 'closed' ? null : dueDate(action, position);
          return [
            typeWords[action.type].one,
            position.status ?? '',
            position.rag ?? '',
            due === null ? '' : day(due) + late,
            position.delivery_lead ?? '',
            ground.boards.get(position.board ?? '')?.name ?? position.board ?? '',
          ];
        }),
      ),
    ],
  };
}
