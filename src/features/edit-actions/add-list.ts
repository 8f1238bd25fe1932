/** `add --from`: the rows of a list as new actions, all or none. */
import type { NewAction } from './run-add.ts';

/** What a list may name, and which of them hold several values (in CSV with semicolons between). */
const single = {
  type: 'type',
  inspection: 'inspection',
  number: 'number',
  title: 'title',
  wording: 'wording',
  cause_of_concern: 'causeOfConcern',
  priority: 'priority',
  deadline: 'deadline',
  deadline_by: 'deadlineBy',
  carried_from: 'carriedFrom',
  marking: 'marking',
  force_lead: 'forceLead',
  delivery_lead: 'deliveryLead',
  board: 'board',
} as const satisfies Readonly<Record<string, keyof NewAction>>;

const several = {
  addressees: 'addressee',
  portal_refs: 'portalRef',
  paf: 'paf',
  themes: 'theme',
} as const satisfies Readonly<Record<string, keyof NewAction>>;

export const listColumns: readonly string[] = [...Object.keys(single), ...Object.keys(several)];

type Values = Readonly<Record<string, string | readonly string[]>>;

/** A row as a new action; what the flags give serves where the row is silent. Unknown names come back beside it. */
export function newAction(
  values: Values,
  flags: NewAction,
): { readonly action: NewAction; readonly unknown: readonly string[] } {
  const action: Record<string, unknown> = { ...flags };
  const unknown: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (Object.hasOwn(single, name) && typeof value === 'string')
      action[single[name as keyof typeof single]] = value;
    else if (Object.hasOwn(several, name))
      action[several[name as keyof typeof several]] =
        typeof value === 'string'
          ? value
              .split(';')
              .map((one) => one.trim())
              .filter((one) => one !== '')
          : value;
    else unknown.push(name);
  }
  return { action: action as NewAction, unknown };
}
