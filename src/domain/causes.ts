/** Which recommendations stand under which cause of concern. */
import { groupBy } from './collections.ts';
import type { Action } from './records/action.ts';

/** Actions, or what holds one, by the cause of concern they belong to, in the order given; only recommendations belong to one. */
export function underCauses<One>(
  those: readonly One[],
  actionOf: (one: One) => Action,
): ReadonlyMap<string, readonly One[]> {
  return groupBy(those, (one) => {
    const { type, cause_of_concern: cause } = actionOf(one);
    return type !== 'recommendation' || cause === undefined ? [] : [cause];
  });
}
