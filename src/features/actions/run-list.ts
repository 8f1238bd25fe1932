/** Runs `list`: prints a table of actions with their number. */

import type { Command } from '../../app/command.ts';
import { formatAnswer, renderResponse } from '../../app/response.ts';
import { assertKnownFilterValues } from '../../app/validate-filter.ts';
import { addressesForce } from '../../domain/register.ts';
import { line } from '../../output/document.ts';
import type { ListOptions } from './command.ts';
import { listActions, listTable } from './list.ts';
import { migratedDataNotes } from './migrated-data.ts';
import type { ListedAction, listResponse } from './schema.ts';

/** The outcome of `list`: prints the actions of a filter with their number. @throws UserError for an unknown filter value */
export const runList: Command<ListOptions> = (
  context,
  { asAt, all = false, format = 'table', json: asJson, filter },
) => {
  const { register } = context;
  assertKnownFilterValues(register, filter);
  const day = asAt ?? register.today;
  const actions = listActions(register, day, { filter, all });
  const notes = migratedDataNotes(register, day);
  const table = listTable(actions);
  const addressedElsewhere = new Set(
    register.actions.filter((action) => !addressesForce(action)).map(({ id }) => id),
  );
  return formatAnswer(
    context,
    asJson ? 'json' : format,
    {
      json: () => renderResponse<typeof listResponse>('list', { actions }),
      data: () => ({ blocks: [table] }),
      page: () => {
        if (format === 'markdown') return { blocks: [table] };
        return {
          blocks:
            actions.length === 0
              ? [line('No action fits.')]
              : [table, line(footing(actions, addressedElsewhere))],
        };
      },
    },
    notes,
  );
};

function footing(actions: readonly ListedAction[], addressedElsewhere: ReadonlySet<string>): string {
  const elsewhere = actions.filter(({ id }) => addressedElsewhere.has(id)).length;
  const count = actions.length === 1 ? '1 action' : `${actions.length} actions`;
  if (elsewhere === 0) return `${count}.`;
  return `${count}, of which ${elsewhere} addressed to others and never counted.`;
}
