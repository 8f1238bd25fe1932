/** Refuses a filter that names what is not in the register: an empty answer to a slip of the pen would pass for a fact. */
import type { Filter } from '../domain/filter.ts';
import type { Register } from '../domain/register.ts';
import { nearest } from '../domain/text/nearest.ts';
import { normaliseName } from '../domain/text/normalise-name.ts';
import { UserError } from './command.ts';

export function assertKnownFilterValues(register: Register, filter: Filter): void {
  const { actions, settings } = register;
  const leads = (lead: 'force_lead' | 'delivery_lead') => [
    ...(settings.roles ?? []),
    ...actions.flatMap(({ history }) =>
      history.flatMap((event) => (event.event === 'assigned' ? (event[lead] ?? []) : [])),
    ),
  ];
  const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
  const batches = () => [
    ...ids(register.batches),
    ...actions.flatMap(({ history }) =>
      history.flatMap((event) => (event.event === 'submitted' ? (event.batch ?? []) : [])),
    ),
  ];
  refuse('origin', filter.origin, () => ids(settings.origins));
  refuse('inspection', filter.inspection, () => [
    ...ids(register.inspections),
    ...actions.map(({ inspection }) => inspection),
  ]);
  refuse('board', filter.board, () => ids(register.boards));
  refuse('batch', filter.batch, batches);
  refuse('theme', filter.theme, () => actions.flatMap(({ themes }) => themes ?? []));
  refuse('force lead', filter.forceLead, () => leads('force_lead'), normaliseName);
  refuse('delivery lead', filter.deliveryLead, () => leads('delivery_lead'), normaliseName);
}

/** Ids are taken as they are written, as the filter takes them; `keyOf` says where names are not. */
function refuse(
  what: string,
  wanted: readonly string[] | undefined,
  known: () => readonly string[],
  keyOf = (one: string) => one,
): void {
  if (!wanted || wanted.length === 0) return;
  const there = [...new Set(known())];
  const keys = new Set(there.map(keyOf));
  for (const one of wanted) {
    if (keys.has(keyOf(one))) continue;
    const meant = nearest(one, there);
    const help = meant
      ? `Did you mean \`${meant}\`?`
      : there.length === 0
        ? `The register has none.`
        : `There are: ${there.sort().slice(0, 20).join(', ')}${there.length > 20 ? ', …' : ''}.`;
    throw new UserError(`no ${what} is called \`${one}\`. ${help}`);
  }
}
