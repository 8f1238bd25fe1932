/** Which differences an officer has given a reason for, and on which days it holds. */
import { compareBy } from '../../domain/collections.ts';
import type { Explanations } from '../../domain/records/explanations.ts';
import { refKey } from '../../domain/reference-pairing.ts';
import type { Entry } from './compare.ts';

export type Explanation = Explanations['explanations'][number];

const holdsOn = ({ on, until }: Explanation, day: string) =>
  (on === undefined || on <= day) && (until === undefined || day <= until);

/** Whether an explanation speaks of an entry, whatever the day; one that names row and action wants both. */
function speaksOf({ rows, actions }: Entry): (explanation: Explanation) => boolean {
  const refs = new Set(rows.map(({ ref }) => refKey(ref)));
  const ids = new Set(actions.flatMap(({ action }) => [action.id, ...(action.formerly ?? [])]));
  return ({ ref, action }) =>
    (ref === undefined || (ref !== '' && refs.has(refKey(ref)))) && (action === undefined || ids.has(action));
}

export interface Explained {
  /** What holds on the day; of several the one given last. */
  readonly holds: Explanation | undefined;
  /** The last of those that held earlier and hold no more. */
  readonly lapsed: Explanation | undefined;
}

export function explanationsOf(entry: Entry, { explanations }: Explanations, day: string): Explained {
  const spoken = explanations.filter(speaksOf(entry)).sort(compareBy(({ on }) => on ?? ''));
  return {
    holds: spoken.filter((one) => holdsOn(one, day)).at(-1),
    lapsed: spoken.filter(({ until }) => until !== undefined && until < day).at(-1),
  };
}

/** Explanations that hold on a day and explain nothing then. */
export const idle = (
  { explanations }: Explanations,
  differences: readonly Entry[],
  day: string,
): readonly Explanation[] => {
  const tests = differences.map(speaksOf);
  return explanations.filter((one) => holdsOn(one, day) && !tests.some((speaks) => speaks(one)));
};
