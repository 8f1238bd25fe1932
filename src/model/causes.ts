/** Which recommendations stand under which cause of concern. */
import type { Action } from './records/action.ts';

/** Actions, or what holds one, by the cause of concern they belong to, in the order given; only recommendations belong to one. */
export function underCauses<One>(
  those: readonly One[],
  actionOf: (one: One) => Action,
): ReadonlyMap<string, readonly One[]> {
  const under = new Map<string, One[]>();
  for (const one of those) {
    const { type, cause_of_concern: cause } = actionOf(one);
    if (type !== 'recommendation' || cause === undefined) continue;
    const siblings = under.get(cause);
    if (siblings) siblings.push(one);
    else under.set(cause, [one]);
  }
  return under;
}
