/** Unites two histories that grew from one: events of the base keep their places, new ones go in theirs by date, ours first. */
import { canonicalJson } from '../../domain/plain-data.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import { dayOf, type Fate, fatesOf, type History, keptIn } from './event-outcomes.ts';

/** An event of the result, with its place in each side's history that has it. */
export interface Entry {
  readonly event: ValueMap;
  readonly ours: number | undefined;
  readonly theirs: number | undefined;
  /** Whether it is not in the base. */
  readonly fresh: boolean;
  /** Stands in our text only until theirs, which owns up to a correction, is taken. */
  readonly gone?: boolean;
}

/** What cannot stand together: entries of which either ours or theirs are to go. */
export interface Contradiction {
  readonly ours: readonly Entry[];
  readonly theirs: readonly Entry[];
  /** The end of a sentence: what is wrong. */
  readonly what: string;
}

export interface United {
  readonly entries: readonly Entry[];
  /** Events of the base that a side altered or took out without a correction, or both did otherwise. */
  readonly rewritten: readonly Contradiction[];
}

export function unite(base: History, ours: History, theirs: History): United {
  const [keptOurs, keptTheirs] = [keptIn(base, ours), keptIn(base, theirs)];
  const pairs = pairsOf(ours, theirs, keptOurs, keptTheirs);
  const mine = fatesOf(base, ours, keptOurs, new Set(pairs.keys()));
  const yours = fatesOf(base, theirs, keptTheirs, new Set(pairs.values()));
  const [freshOurs, freshTheirs] = [freshOf(ours, mine), freshOf(theirs, yours)];
  const placed: Entry[] = ours.map((event, at) => ({
    ...{ event, ours: at, theirs: pairs.get(at), fresh: freshOurs.has(at) },
  }));
  const change = (at: number, to: Partial<Entry>) => {
    const entry = placed[at];
    if (entry) placed[at] = { ...entry, ...to };
  };
  const clashes: { readonly ours: number | undefined; readonly theirs: number | undefined }[] = [];
  const left = new Set<number>();
  const instead = new Map<number, number>();
  for (const [i, one] of mine.entries()) {
    const other = yours[i];
    if (!other) continue;
    if (!one.altered && !other.altered) change(one.at, { theirs: other.at });
    else if (one.owned && !other.altered) left.add(other.at);
    else if (other.owned && !one.altered) {
      change(one.at, { gone: true });
      if (other.at !== undefined) instead.set(other.at, one.at);
    } else if (one.at !== undefined || other.at !== undefined)
      clashes.push({ ours: one.at, theirs: other.at });
  }
  placeTheirs(placed, theirs, left, instead, freshTheirs);
  const entryAt = (side: 'ours' | 'theirs', at: number | undefined) =>
    at === undefined ? [] : placed.filter((entry) => entry[side] === at);
  const rewritten = clashes.map((clash) => ({
    ours: entryAt('ours', clash.ours),
    theirs: entryAt('theirs', clash.theirs),
    what: 'a past event was rewritten, and no correction says so or both sides rewrote it',
  }));
  return { entries: placed, rewritten };
}

const freshOf = (side: History, fates: readonly Fate[]): ReadonlySet<number> => {
  const old = new Set(fates.map(({ at }) => at));
  return new Set(side.flatMap((_, at) => (old.has(at) ? [] : [at])));
};

/** Events that both sides added, each with one of its like. */
function pairsOf(
  ours: History,
  theirs: History,
  keptOurs: ReadonlyMap<number, number>,
  keptTheirs: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> {
  const [oldOurs, oldTheirs] = [new Set(keptOurs.values()), new Set(keptTheirs.values())];
  const free = theirs.map((_, at) => at).filter((at) => !oldTheirs.has(at));
  const pairs = new Map<number, number>();
  for (const [at, event] of ours.entries()) {
    const twin = oldOurs.has(at)
      ? -1
      : free.findIndex((other) => canonicalJson(theirs[other]) === canonicalJson(event));
    if (twin >= 0) pairs.set(at, free.splice(twin, 1)[0] as number);
  }
  return pairs;
}

/** Puts in what only they have: after what comes before it in their history, before what follows there, and there by date. */
function placeTheirs(
  placed: Entry[],
  theirs: History,
  left: ReadonlySet<number>,
  instead: ReadonlyMap<number, number>,
  fresh: ReadonlySet<number>,
): void {
  const placeOf = (at: number) => placed.findIndex((entry) => entry.theirs === at);
  let after = -1;
  for (const [at, event] of theirs.entries()) {
    const there = placeOf(at);
    if (there >= 0) after = Math.max(after, there);
    if (there >= 0 || left.has(at)) continue;
    const next = theirs.findIndex((_, later) => later > at && placeOf(later) > after);
    const to = next < 0 ? placed.length : placeOf(next);
    const old = placed.findIndex((entry) => entry.gone && entry.ours === instead.get(at));
    const sameDay = old >= 0 && dayOf(placed[old]?.event) === dayOf(event);
    const last = sameDay
      ? old
      : placed.findLastIndex((entry, i) => i < to && dayOf(entry.event) <= dayOf(event));
    after = Math.min(Math.max(last, after) + 1, to);
    placed.splice(after, 0, { event, ours: undefined, theirs: at, fresh: fresh.has(at) });
  }
}
