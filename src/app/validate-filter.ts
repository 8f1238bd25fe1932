/** Refuses a filter with a value that is not in the register, so that a misspelt name does not give an empty answer. */
import { listBatches } from '../domain/batch-outcomes.ts';
import type { Filter } from '../domain/filter.ts';
import { frameworkNumbers } from '../domain/framework.ts';
import { ancestorKeys } from '../domain/paf-key.ts';
import type { Register } from '../domain/register.ts';
import { nearestWord, normaliseName } from '../domain/text/word-matching.ts';
import { UserError } from './command.ts';

/** Refuses a filter value that no record has. @throws UserError with a suggestion. */
export function assertKnownFilterValues(register: Register, filter: Filter): void {
  const { actions, settings } = register;
  const listLeads = (lead: 'force_lead' | 'delivery_lead') => [
    ...(settings.roles ?? []),
    ...actions.flatMap(({ history }) =>
      history.flatMap((event) => (event.event === 'assigned' ? (event[lead] ?? []) : [])),
    ),
  ];
  const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);
  const listBatchIds = () => [
    ...ids(register.batches),
    ...actions.flatMap((action) => [...listBatches(action)]),
  ];
  assertKnown('origin', filter.origin, () => ids(settings.origins));
  assertKnown('inspection', filter.inspection, () => [
    ...ids(register.inspections),
    ...actions.map(({ inspection }) => inspection),
  ]);
  assertKnown('board', filter.board, () => ids(register.boards));
  assertKnown('batch', filter.batch, listBatchIds);
  assertKnown('key of the framework', filter.paf, () => knownPafKeys(register));
  assertKnown('theme', filter.theme, () => actions.flatMap(({ themes }) => themes ?? []));
  assertKnown('force lead', filter.forceLead, () => listLeads('force_lead'), normaliseName);
  assertKnown('delivery lead', filter.deliveryLead, () => listLeads('delivery_lead'), normaliseName);
}

/** The numbers of every framework, with and without its id, and the keys on actions, and their ancestor keys. */
const knownPafKeys = ({ actions, frameworks }: Register): readonly string[] => [
  ...frameworks.flatMap((framework) =>
    frameworkNumbers(framework).flatMap((number) => [number, `${framework.id}:${number}`]),
  ),
  ...actions.flatMap(({ paf }) => (paf ?? []).flatMap((key) => [key, ...ancestorKeys(key)])),
];

/** Values are compared by `keyOf`, as in the filter. @throws UserError with a suggestion for an unknown value. */
function assertKnown(
  valueName: string,
  values: readonly string[] | undefined,
  knownValues: () => readonly string[],
  keyOf = (value: string) => value,
): void {
  if (!values || values.length === 0) return;
  const distinctValues = [...new Set(knownValues())];
  const keys = new Set(distinctValues.map(keyOf));
  for (const value of values) {
    if (keys.has(keyOf(value))) continue;
    const suggestion = nearestWord(value, distinctValues);
    const help = suggestion
      ? `Did you mean \`${suggestion}\`?`
      : distinctValues.length === 0
        ? `The register has none.`
        : `There are: ${distinctValues.sort().slice(0, 20).join(', ')}${distinctValues.length > 20 ? ', …' : ''}.`;
    throw new UserError(`no ${valueName} is called \`${value}\`. ${help}`);
  }
}
