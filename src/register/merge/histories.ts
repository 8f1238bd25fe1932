/** Unites two histories that grew from one: events of the base keep their places, new ones go in theirs by date, ours first. */
import { asSaid } from '../../model/amendment.ts';
import { compared } from '../../model/difference.ts';
import type { ValueMap } from '../edit/edit.ts';

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

type History = readonly ValueMap[];

/** What became of an event of the base on a side: where it stands, altered or not, and whether that is owned up to. */
interface Fate {
  readonly at: number | undefined;
  readonly altered: boolean;
  readonly owned: boolean;
}

export function unite(base: History, ours: History, theirs: History): United {
  const [mine, yours] = [fatesOf(base, ours), fatesOf(base, theirs)];
  const [freshOurs, freshTheirs] = [freshOf(ours, mine), freshOf(theirs, yours)];
  const pairs = pairsOf(ours, theirs, freshOurs, freshTheirs);
  const placed: Entry[] = ours.map((event, at) => ({
    event,
    ours: at,
    theirs: pairs.get(at),
    fresh: freshOurs.has(at),
  }));
  const clashes: { readonly ours: number | undefined; readonly theirs: number | undefined }[] = [];
  const left = new Set<number>();
  const instead = new Map<number, number>();
  for (const [i, one] of mine.entries()) {
    const other = yours[i] as Fate;
    const alike =
      one.at !== undefined && other.at !== undefined && asSaid(ours[one.at]) === asSaid(theirs[other.at]);
    if (alike) placed[one.at as number] = { ...(placed[one.at as number] as Entry), theirs: other.at };
    else if (one.altered && !other.altered && one.owned) left.add(other.at as number);
    else if (other.altered && !one.altered && other.owned) {
      placed[one.at as number] = { ...(placed[one.at as number] as Entry), gone: true };
      if (other.at !== undefined) instead.set(other.at, one.at as number);
    } else if (one.at !== undefined || other.at !== undefined)
      clashes.push({ ours: one.at, theirs: other.at });
  }
  placeTheirs(placed, theirs, left, instead, freshTheirs);
  const entryAt = (side: 'ours' | 'theirs', at: number | undefined) =>
    at === undefined ? [] : placed.filter((entry) => entry[side] === at);
  const rewritten = clashes.map((clash) => ({
    ours: entryAt('ours', clash.ours),
    theirs: entryAt('theirs', clash.theirs),
    what: 'a past event was rewritten without a correction, or on both sides',
  }));
  return { entries: placed, rewritten };
}

const dayOf = (event: ValueMap | undefined) => String(event?.['on']);

/** Where each event of the base stands on a side; one that is not there any more may stand altered between its neighbours. */
function fatesOf(base: History, side: History): readonly Fate[] {
  const at = new Map<number, number>();
  let [i, j] = [0, 0];
  for (const { mark } of compared(base.map(asSaid), side.map(asSaid))) {
    if (mark === ' ') at.set(i, j);
    if (mark !== '+') i++;
    if (mark !== '-') j++;
  }
  const met = new Set(at.values());
  const corrections = side.filter((event, k) => event['event'] === 'correction' && !met.has(k));
  const fates: Fate[] = [];
  for (const [index, event] of base.entries()) {
    const kept = at.get(index);
    if (kept !== undefined) {
      fates.push({ at: kept, altered: false, owned: false });
      continue;
    }
    const moved = side.findIndex((one, k) => !met.has(k) && asSaid(one) === asSaid(event));
    if (moved >= 0) {
      met.add(moved);
      fates.push({ at: moved, altered: false, owned: false });
      continue;
    }
    const from = fates.findLast((fate) => fate.at !== undefined)?.at ?? -1;
    const to = [...at].find(([later]) => later > index)?.[1] ?? side.length;
    const free = side.flatMap((one, k) => (k > from && k < to && !met.has(k) ? [{ one, k }] : []));
    const twin =
      free.find(({ one }) => one['event'] === event['event'] && one['on'] === event['on']) ??
      free.find(({ one }) => one['event'] === event['event'] && !corrections.includes(one));
    if (twin) met.add(twin.k);
    const owned = corrections.some((one) => owns(one, event, twin?.one, [index, twin?.k ?? index]));
    fates.push({ at: twin?.k, altered: true, owned });
  }
  return fates;
}

/** Whether a correction is about an event: by its place, then or now, or by what it says that it was. */
function owns(
  { field, was: said }: ValueMap,
  was: ValueMap,
  is: ValueMap | undefined,
  places: readonly number[],
): boolean {
  const named = /^history\[(\d+)\](?:\.(\w+))?$/.exec(String(field));
  if (!named) return false;
  const [, place, key] = named;
  const there = places.includes(Number(place));
  if (key === undefined) return there || said === `${dayOf(was)} ${String(was['event'])}`;
  if (is === undefined || asSaid(was[key]) === asSaid(is[key])) return false;
  return there || said === was[key];
}

const freshOf = (side: History, fates: readonly Fate[]): ReadonlySet<number> => {
  const old = new Set(fates.map(({ at }) => at));
  return new Set(side.flatMap((_, at) => (old.has(at) ? [] : [at])));
};

/** Events that both sides added, each with one of its like. */
function pairsOf(
  ours: History,
  theirs: History,
  freshOurs: ReadonlySet<number>,
  freshTheirs: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const free = [...freshTheirs];
  const pairs = new Map<number, number>();
  for (const at of freshOurs) {
    const twin = free.findIndex((other) => asSaid(theirs[other]) === asSaid(ours[at]));
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
