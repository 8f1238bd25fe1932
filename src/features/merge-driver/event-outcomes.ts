/** Finds what became of a history on one branch: which events of the base are unchanged, altered or removed, and which corrections explain it. */
import { canonicalJson, noValue, toText } from '../../domain/plain-data.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';

export type EventList = readonly ValueMap[];

/** What became of an event of the base on a side; `at` is its place there. */
export type EventOutcome =
  | { readonly altered: false; readonly at: number; readonly corrected: false }
  | {
      readonly altered: true;
      /** Undefined if it was removed. */
      readonly at: number | undefined;
      /** Whether a correction made on that side explains the change. */
      readonly corrected: boolean;
    };

export const dayOf = (event: ValueMap | undefined): string => String(event?.['on']);

/** The place of each unchanged event of the base in the history of a side, also if the order differs. */
export function unchangedEvents(base: EventList, side: EventList): ReadonlyMap<number, number> {
  const unchanged = new Map<number, number>();
  const [before, after] = [base.map(canonicalJson), side.map(canonicalJson)];
  let [i, j] = [0, 0];
  for (const { mark } of diffLines(before, after)) {
    if (mark === ' ') unchanged.set(i, j);
    if (mark !== '+') i++;
    if (mark !== '-') j++;
  }
  const found = new Set(unchanged.values());
  for (const [index, event] of before.entries()) {
    if (unchanged.has(index)) continue;
    const at = after.findIndex((other, k) => other === event && !found.has(k));
    if (at < 0) continue;
    unchanged.set(index, at);
    found.add(at);
  }
  return unchanged;
}

/** The outcome of each event of the base; one that changed is found by a correction, or by its day and name between the same neighbours. */
export function eventOutcomes({
  base,
  side,
  unchanged,
  paired,
}: {
  readonly base: EventList;
  readonly side: EventList;
  readonly unchanged: ReadonlyMap<number, number>;
  /** Places of events that the other side added too. */
  readonly paired: ReadonlySet<number>;
}): readonly EventOutcome[] {
  const known = new Set([...unchanged.values(), ...paired]);
  const old = new Set(unchanged.values());
  const corrections = side.filter((event, at) => event['event'] === 'correction' && !old.has(at));
  return base.map((event, index) => {
    const at = unchanged.get(index);
    if (at !== undefined) return { at, altered: false, corrected: false };
    const correctionFor = (is: ValueMap | undefined, place: number) =>
      corrections.find((correction) => isAbout(correction, { was: event, is, places: [index, place] }));
    const neighbours = [...unchanged].sort(([a], [b]) => a - b);
    const from = neighbours.findLast(([earlier]) => earlier < index)?.[1] ?? -1;
    const to = neighbours.find(([later]) => later > index)?.[1] ?? side.length;
    const candidates = side.flatMap((other, place) =>
      !known.has(place) && other['event'] === event['event'] && other['event'] !== 'correction'
        ? [{ other, place }]
        : [],
    );
    const twin = correctionFor(undefined, index)
      ? undefined
      : (candidates.find(({ other, place }) => correctionFor(other, place)) ??
        candidates.find(({ other, place }) => other['on'] === event['on'] && place > from && place < to));
    const correction = correctionFor(twin?.other, twin?.place ?? index);
    if (twin) known.add(twin.place);
    if (correction) corrections.splice(corrections.indexOf(correction), 1);
    return { at: twin?.place, altered: true, corrected: correction !== undefined };
  });
}

interface Alteration {
  readonly was: ValueMap;
  /** Undefined if the event was removed. */
  readonly is: ValueMap | undefined;
  /** The event's place in the base and now. */
  readonly places: readonly number[];
}

/** Whether a correction is about a changed event: by the former value it states, otherwise by the event's place. */
function isAbout({ field, was: stated }: ValueMap, { was, is, places }: Alteration): boolean {
  const path = /^history\[(\d+)\](?:\.(\w+))?$/.exec(String(field));
  if (!path) return false;
  const [, place, key] = path;
  if ((key === undefined) !== (is === undefined)) return false;
  if (key !== undefined && canonicalJson(was[key]) === canonicalJson(is?.[key])) return false;
  if (stated === undefined) return places.includes(Number(place));
  return stated === (key === undefined ? `${dayOf(was)} ${String(was['event'])}` : correctionText(was[key]));
}

/** A value as a correction states it. */
const correctionText = (value: Value | undefined): string => toText(value) || noValue;
