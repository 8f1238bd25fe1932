/** Rules about lines that must end: restated actions and boards that answer to boards never come back to where they began. */
import type { Action } from '../domain/records/action.ts';
import { byId } from '../domain/register.ts';
import { inAction, inRecord, type Rule } from './rule.ts';

/** Every circle that the links make, once, from the member by which it was entered back to that member. */
function* circles<Item extends { readonly id: string }>(
  items: readonly Item[],
  next: (item: Item) => string | undefined,
): Generator<readonly [Item, ...Item[]]> {
  const known = byId(items);
  const walked = new Set<Item>();
  for (const item of items) {
    const way = new Set<Item>();
    let at: Item | undefined = item;
    while (at && !walked.has(at)) {
      walked.add(at);
      way.add(at);
      at = known.get(next(at) ?? '');
    }
    if (!at || !way.has(at)) continue;
    const line = [...way];
    yield [at, ...line.slice(line.indexOf(at) + 1), at];
  }
}

/** A way back in words; a long one is cut in the middle. */
function spoken(circle: readonly { readonly id: string }[], arrow: string): string {
  const ids = circle.map(({ id }) => id);
  return (ids.length > 8 ? [...ids.slice(0, 4), '…', ...ids.slice(-3)] : ids).join(` ${arrow} `);
}

export const carriedInLine: Rule = {
  code: 'carried-circle',
  severity: 'error',
  about: 'No action restates itself, by way of others or at once.',
  help: 'Keep `carried_from` in the later action only.',
  example: 'carried_from: its own id',
  *check({ actions }) {
    for (const circle of circles(actions, ({ carried_from: earlier }) => earlier))
      yield inAction(circle[0], ['carried_from'], `it comes back to itself: ${spoken(circle, '←')}`);
  },
};

/** The action that a closed one gave way to; what was reopened since gives way no more. */
const successor = ({ history }: Action): string | undefined => {
  const last = history.findLast(({ event }) => event === 'closed' || event === 'reopened');
  return last?.event === 'closed' ? last.superseded_by : undefined;
};

export const supersededInLine: Rule = {
  code: 'superseded-circle',
  severity: 'error',
  about: 'No action takes its own place, by way of others or at once.',
  help: 'Keep `superseded_by` in the earlier action only.',
  example: 'superseded_by: its own id',
  *check({ actions }) {
    for (const circle of circles(actions, successor)) {
      const index = circle[0].history.findLastIndex(({ event }) => event === 'closed');
      const path = ['history', index, 'superseded_by'];
      yield inAction(circle[0], path, `it comes back to itself: ${spoken(circle, '→')}`);
    }
  },
};

export const boardInLine: Rule = {
  code: 'board-circle',
  severity: 'error',
  about: 'No board answers to itself, by way of others or at once.',
  help: 'Delete `parent` of the board that answers to none here.',
  example: 'parent: its own id',
  *check({ boards }) {
    for (const circle of circles(boards, ({ parent }) => parent))
      yield inRecord('board', circle[0].id, ['parent'], `it comes back to itself: ${spoken(circle, '→')}`);
  },
};
