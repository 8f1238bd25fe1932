/** What a merge lost of either side: each side's own changes were judged where they were made. */
import { type Rewriting, rewritings } from './amendment.ts';
import {
  actionIdOf,
  type Chronicle,
  lastCommon,
  looseAction,
  type Recorded,
  type Version,
  type versionsOf,
} from './chronicle.ts';
import { same } from './difference.ts';
import type { Action } from './records/action.ts';
import type { Event } from './records/event.ts';
import type { Tampering } from './tampering.ts';

/** One record at a merge: in each parent, at the last commit they share, and as it came out. */
interface Meeting {
  readonly file: string;
  readonly base: Version | undefined;
  readonly sides: readonly (Version | undefined)[];
  readonly result: Version | undefined;
}

export function mergeLosses(chronicle: Chronicle, { byId, at }: ReturnType<typeof versionsOf>) {
  const order = new Map(chronicle.commits.map(({ commit }, index) => [commit, index]));
  return (merge: Recorded): readonly Tampering[] => {
    const [first = '', ...others] = merge.parents;
    const common = others.map((other) => lastCommon(byId, order, first, other));
    const files = [...new Set(merge.against.flatMap((changes) => changes.map(({ file }) => file)))].sort();
    return files
      .filter((file) => actionIdOf(file) !== undefined)
      .flatMap((file) =>
        lossesIn({
          file,
          base: common.map((commit) => at(commit, file)).find((version) => version !== undefined),
          sides: merge.parents.map((parent) => at(parent, file)),
          result: at(merge.commit, file),
        }),
      );
  };
}

function lossesIn({ file, base, sides, result }: Meeting): readonly Tampering[] {
  if (result === undefined) {
    const lost = sides.find((side) => side !== undefined);
    const takenAway = base !== undefined && sides.includes(undefined);
    const nobodys = lost === undefined || takenAway;
    return nobodys ? [] : [{ code: 'record-deleted', file, field: null, was: '', is: null }];
  }
  const after = looseAction(result);
  const before = looseAction(base);
  const known = sides.flatMap((side) => looseAction(side) ?? []);
  if (!after) return [];
  return [...eventsLost(file, before, known, after), ...factsOfNobody(file, known, after)];
}

const has = ({ history }: Action, event: Event) => history.some((other) => same(other, event));

/** Events of a side that did not come out, and that no other side had taken away. */
function eventsLost(
  file: string,
  base: Action | undefined,
  sides: readonly Action[],
  after: Action,
): readonly Tampering[] {
  const told = new Set<string>();
  return sides.flatMap(({ history }) =>
    history.flatMap((event, index): readonly Tampering[] => {
      const takenAway = base !== undefined && has(base, event) && !sides.every((side) => has(side, event));
      const key = JSON.stringify(event);
      if (has(after, event) || takenAway || told.has(key)) return [];
      told.add(key);
      const was = `${event.on} ${event.event}`;
      return [{ code: 'event-removed', file, field: `history[${index}]`, was, is: null }];
    }),
  );
}

/** Facts that neither side had so. */
function factsOfNobody(file: string, sides: readonly Action[], after: Action): readonly Tampering[] {
  const isFact = ({ field }: Rewriting) => !field.startsWith('history[');
  const [first, ...others] = sides.map((side) => rewritings(side, after).filter(isFact));
  return (first ?? [])
    .filter(({ field }) => others.every((theirs) => theirs.some((one) => one.field === field)))
    .map((one) => ({ code: 'fact-changed' as const, file, ...one }));
}
