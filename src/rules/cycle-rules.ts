/** Rules that forbid cycles of references: restated actions, superseded actions and parent boards. */
import type { Action } from '../domain/records/action.ts';
import { indexById } from '../domain/register.ts';
import { faultInAction, faultInRecord, type Rule } from './rule.ts';

/** Every cycle of the links, once, from the first of its items to be reached back to itself. */
function* findCycles<Item extends { readonly id: string }>(
  items: readonly Item[],
  nextId: (item: Item) => string | undefined,
): Generator<readonly [Item, ...Item[]]> {
  const itemById = indexById(items);
  const visitedItems = new Set<Item>();
  for (const item of items) {
    const path = new Set<Item>();
    let current: Item | undefined = item;
    while (current && !visitedItems.has(current)) {
      visitedItems.add(current);
      path.add(current);
      current = itemById.get(nextId(current) ?? '');
    }
    if (!current || !path.has(current)) continue;
    const steps = [...path];
    yield [current, ...steps.slice(steps.indexOf(current) + 1), current];
  }
}

/** A cycle as text, shortened in the middle if it is long. */
function formatCycle(cycle: readonly { readonly id: string }[], arrow: string): string {
  const ids = cycle.map(({ id }) => id);
  return (ids.length > 8 ? [...ids.slice(0, 4), '…', ...ids.slice(-3)] : ids).join(` ${arrow} `);
}

export const carriedCircle: Rule = {
  code: 'carried-circle',
  severity: 'error',
  about: 'No action restates itself, directly or through other actions.',
  help: 'Keep `carried_from` in the later action only.',
  example: 'carried_from: its own id',
  *check({ actions }) {
    for (const cycle of findCycles(actions, ({ carried_from: earlier }) => earlier))
      yield faultInAction(
        cycle[0],
        ['carried_from'],
        `this leads back to the same action: ${formatCycle(cycle, '←')}`,
      );
  },
};

/** The action that supersedes a closed one; undefined if it was reopened since. */
const findSuccessor = ({ history }: Action): string | undefined => {
  const lastMove = history.findLast(({ event }) => event === 'closed' || event === 'reopened');
  return lastMove?.event === 'closed' ? lastMove.superseded_by : undefined;
};

export const supersededCircle: Rule = {
  code: 'superseded-circle',
  severity: 'error',
  about: 'No action supersedes itself, directly or through other actions.',
  help: 'Keep `superseded_by` in the earlier action only.',
  example: 'superseded_by: its own id',
  *check({ actions }) {
    for (const cycle of findCycles(actions, findSuccessor)) {
      const index = cycle[0].history.findLastIndex(({ event }) => event === 'closed');
      const path = ['history', index, 'superseded_by'];
      yield faultInAction(cycle[0], path, `this leads back to the same action: ${formatCycle(cycle, '→')}`);
    }
  },
};

export const boardCircle: Rule = {
  code: 'board-circle',
  severity: 'error',
  about: 'No board reports to itself, directly or through other boards.',
  help: 'Delete `parent` from the board that reports to no other board.',
  example: 'parent: its own id',
  *check({ boards }) {
    for (const cycle of findCycles(boards, ({ parent }) => parent))
      yield faultInRecord(
        { kind: 'board', id: cycle[0].id },
        ['parent'],
        `this leads back to the same board: ${formatCycle(cycle, '→')}`,
      );
  },
};
