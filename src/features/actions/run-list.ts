/** Runs `list`: prints a table of actions with their number. */

import type { Command } from '../../app/command.ts';
import { formatAnswer, renderResponse } from '../../app/response.ts';
import type { Filter } from '../../domain/filter.ts';
import { isInspectorate } from '../../domain/vocabulary.ts';
import { line } from '../../output/document.ts';
import { pluralise } from '../../output/safe-text.ts';
import type { ListOptions } from './command.ts';
import { filterHints } from './filter-hints.ts';
import { listActions, listTable } from './list.ts';
import { migratedDataNotes } from './migrated-data.ts';
import type { ListedAction, listResponse } from './schema.ts';

/** The outcome of `list`: prints the actions of a filter with their number. @throws UserError for an unknown filter value */
export const runList: Command<ListOptions> = (
  context,
  { words, asAt, all = false, format = 'table', json: asJson, filter: filterOfOptions },
) => {
  const filter =
    words.length === 0
      ? filterOfOptions
      : { ...filterOfOptions, text: [...(filterOfOptions.text ?? []), words.join(' ')] };
  const { register } = context;
  const day = asAt ?? register.today;
  const actions = listActions(register, day, { filter, all });
  const countWith = (anyStatus: boolean) => (other: Filter) =>
    listActions(register, day, { filter: other, all: anyStatus }).length;
  const closedCount = actions.length > 0 ? 0 : countWith(true)(filter);
  const notes = [
    ...filterHints(register, { words, foundCount: actions.length, count: countWith(all) }),
    ...migratedDataNotes(register, day),
  ];
  const table = listTable(actions);
  return formatAnswer(
    context,
    asJson ? 'json' : format,
    {
      json: () => renderResponse<typeof listResponse>('list', { actions }),
      data: () => ({ blocks: [table] }),
      page: () => {
        if (format === 'markdown') return { blocks: [table] };
        return {
          blocks: actions.length === 0 ? [line(noneFits(closedCount))] : [table, line(footing(actions))],
        };
      },
    },
    notes,
  );
};

/** That nothing is listed, and how many closed actions `--all` would list. */
const noneFits = (closedCount: number): string =>
  closedCount === 0
    ? 'No actions match.'
    : `No live actions match, but ${pluralise(closedCount, 'closed action does', 'closed actions do')}: add --all to list ${closedCount === 1 ? 'it' : 'them'}.`;

/** How many actions are listed, and which of them the figures of HMICFRS do not count. */
function footing(actions: readonly ListedAction[]): string {
  const uncountedActions = actions.filter(({ counted }) => !counted);
  const audit = uncountedActions.filter(({ type }) => !isInspectorate(type)).length;
  const elsewhere = uncountedActions.length - audit;
  const parts = [
    ...(audit > 0 ? [pluralise(audit, 'audit action', 'audit actions')] : []),
    ...(elsewhere > 0 ? [`${elsewhere} addressed only to other bodies`] : []),
  ];
  const count = pluralise(actions.length, 'action', 'actions');
  return parts.length === 0
    ? `${count}.`
    : `${count}. HMICFRS’s figures do not count ${parts.join(' and ')}.`;
}
