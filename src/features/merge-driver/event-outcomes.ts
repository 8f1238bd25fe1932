/** Compares a history on one branch with the base: which of its events are unchanged, altered or removed, and which corrections explain it. */
import { canonicalJson, noValue, toText } from '../../domain/plain-data.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';

/** The events of a history, in the order of the file. */
export type EventList = readonly ValueMap[];

/** Whether a side changed an event of the base; `index` is the event's index in the history of that side. */
export type EventOutcome =
  | { readonly altered: false; readonly index: number; readonly corrected: false }
  | {
      readonly altered: true;
      /** Undefined if it was removed. */
      readonly index: number | undefined;
      /** Whether a correction made on that side explains the change. */
      readonly corrected: boolean;
    };

/** The day of an event, YYYY-MM-DD. */
export const dayOfEvent = (event: ValueMap | undefined): string => String(event?.['on']);

/** The index in the history of a side of each unchanged event, by its index in the base; also if the order differs. */
export function unchangedEvents(base: EventList, side: EventList): ReadonlyMap<number, number> {
  const unchanged = new Map<number, number>();
  const [before, after] = [base.map(canonicalJson), side.map(canonicalJson)];
  let [i, j] = [0, 0];
  for (const { mark } of diffLines(before, after)) {
    if (mark === ' ') unchanged.set(i, j);
    if (mark !== '+') i++;
    if (mark !== '-') j++;
  }
  const matched = new Set(unchanged.values());
  for (const [index, event] of before.entries()) {
    if (unchanged.has(index)) continue;
    const match = after.findIndex((other, k) => other === event && !matched.has(k));
    if (match < 0) continue;
    unchanged.set(index, match);
    matched.add(match);
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
  /** Indexes of events that the other side added too. */
  readonly paired: ReadonlySet<number>;
}): readonly EventOutcome[] {
  const matched = new Set([...unchanged.values(), ...paired]);
  const old = new Set(unchanged.values());
  const corrections = side.filter((event, index) => event['event'] === 'correction' && !old.has(index));
  return base.map((event, baseIndex) => {
    const unchangedIndex = unchanged.get(baseIndex);
    if (unchangedIndex !== undefined) return { index: unchangedIndex, altered: false, corrected: false };
    const correctionFor = (is: ValueMap | undefined, index: number) =>
      corrections.find((correction) => isAbout(correction, { was: event, is, indexes: [baseIndex, index] }));
    const neighbours = [...unchanged].sort(([a], [b]) => a - b);
    const previous = neighbours.findLast(([earlier]) => earlier < baseIndex)?.[1] ?? -1;
    const next = neighbours.find(([later]) => later > baseIndex)?.[1] ?? side.length;
    const candidates = side.flatMap((other, index) =>
      !matched.has(index) && other['event'] === event['event'] && other['event'] !== 'correction'
        ? [{ other, index }]
        : [],
    );
    const twin = correctionFor(undefined, baseIndex)
      ? undefined
      : (candidates.find(({ other, index }) => correctionFor(other, index)) ??
        candidates.find(
          ({ other, index }) => other['on'] === event['on'] && index > previous && index < next,
        ));
    const correction = correctionFor(twin?.other, twin?.index ?? baseIndex);
    if (twin) matched.add(twin.index);
    if (correction) corrections.splice(corrections.indexOf(correction), 1);
    return { index: twin?.index, altered: true, corrected: correction !== undefined };
  });
}

interface Alteration {
  readonly was: ValueMap;
  /** Undefined if the event was removed. */
  readonly is: ValueMap | undefined;
  /** The event's indexes in the base and on the side. */
  readonly indexes: readonly number[];
}

/** Whether a correction is about a changed event: by the former value it states, otherwise by the event's index. */
function isAbout({ field, was: stated }: ValueMap, { was, is, indexes }: Alteration): boolean {
  const path = /^history\[(\d+)\](?:\.(\w+))?$/.exec(String(field));
  if (!path) return false;
  const [, index, key] = path;
  if ((key === undefined) !== (is === undefined)) return false;
  if (key !== undefined && canonicalJson(was[key]) === canonicalJson(is?.[key])) return false;
  if (stated === undefined) return indexes.includes(Number(index));
  return (
    stated === (key === undefined ? `${dayOfEvent(was)} ${String(was['event'])}` : correctionText(was[key]))
  );
}

/** A value as a correction states it. */
const correctionText = (value: Value | undefined): string => toText(value) || noValue;
