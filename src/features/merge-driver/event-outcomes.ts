/** Compares a history on one branch with the base: which of its events are unchanged, altered or removed, and which corrections explain it. */

import { canonicalJson, noValue, toText } from '../../domain/plain-data.ts';
import { isFingerprint } from '../../domain/records/removed-words.ts';
import { sha256 } from '../../domain/sha256.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';

/** The events of a history, in the order of the file. */
export type EventList = readonly ValueMap[];

/** Whether a side changed an event of the base; `index` is the event's index in the history of that side. */
export type EventOutcome =
  | { readonly isAltered: false; readonly index: number; readonly isCorrected: false }
  | {
      readonly isAltered: true;
      /** Undefined if it was removed. */
      readonly index: number | undefined;
      /** Whether a correction made on that side explains the change. */
      readonly isCorrected: boolean;
    };

/** The day of an event, YYYY-MM-DD. */
export const dayOfEvent = (event: ValueMap | undefined): string => String(event?.['on']);

/** The index in the history of a side of each unchanged event, by its index in the base; also if the order differs. */
export function unchangedEvents(base: EventList, side: EventList): ReadonlyMap<number, number> {
  const indexMap = new Map<number, number>();
  const [baseTexts, sideTexts] = [base.map(canonicalJson), side.map(canonicalJson)];
  let [i, j] = [0, 0];
  for (const { mark } of diffLines(baseTexts, sideTexts)) {
    if (mark === ' ') indexMap.set(i, j);
    if (mark !== '+') i++;
    if (mark !== '-') j++;
  }
  const matchedIndexes = new Set(indexMap.values());
  for (const [index, event] of baseTexts.entries()) {
    if (indexMap.has(index)) continue;
    const matchingIndex = sideTexts.findIndex((text, k) => text === event && !matchedIndexes.has(k));
    if (matchingIndex < 0) continue;
    indexMap.set(index, matchingIndex);
    matchedIndexes.add(matchingIndex);
  }
  return indexMap;
}

/** The outcome of each event of the base; one that changed is found by a correction, or by its day and name between the same neighbours. */
export function eventOutcomes({
  base,
  side,
  unchangedIndexes,
  pairedIndexes,
}: {
  readonly base: EventList;
  readonly side: EventList;
  readonly unchangedIndexes: ReadonlyMap<number, number>;
  /** Indexes of events that the other side added too. */
  readonly pairedIndexes: ReadonlySet<number>;
}): readonly EventOutcome[] {
  const matchedIndexes = new Set([...unchangedIndexes.values(), ...pairedIndexes]);
  const unchangedPositions = new Set(unchangedIndexes.values());
  const corrections = side.filter(
    (event, index) => event['event'] === 'correction' && !unchangedPositions.has(index),
  );
  return base.map((event, baseIndex) => {
    const unchangedIndex = unchangedIndexes.get(baseIndex);
    if (unchangedIndex !== undefined) return { index: unchangedIndex, isAltered: false, isCorrected: false };
    const correctionFor = (newEvent: ValueMap | undefined, index: number) =>
      corrections.find((correction) =>
        isAbout(correction, { oldEvent: event, newEvent, indexes: [baseIndex, index] }),
      );
    const neighbours = [...unchangedIndexes].sort(([a], [b]) => a - b);
    const previousIndex = neighbours.findLast(([earlier]) => earlier < baseIndex)?.[1] ?? -1;
    const nextIndex = neighbours.find(([later]) => later > baseIndex)?.[1] ?? side.length;
    const candidates = side.flatMap((candidate, index) =>
      !matchedIndexes.has(index) &&
      candidate['event'] === event['event'] &&
      candidate['event'] !== 'correction'
        ? [{ candidate, index }]
        : [],
    );
    const twin = correctionFor(undefined, baseIndex)
      ? undefined
      : (candidates.find(({ candidate, index }) => correctionFor(candidate, index)) ??
        candidates.find(
          ({ candidate, index }) =>
            candidate['on'] === event['on'] && index > previousIndex && index < nextIndex,
        ));
    const correction = correctionFor(twin?.candidate, twin?.index ?? baseIndex);
    if (twin) matchedIndexes.add(twin.index);
    if (correction) corrections.splice(corrections.indexOf(correction), 1);
    return { index: twin?.index, isAltered: true, isCorrected: correction !== undefined };
  });
}

interface Alteration {
  readonly oldEvent: ValueMap;
  /** Undefined if the event was removed. */
  readonly newEvent: ValueMap | undefined;
  /** The event's indexes in the base and on the side. */
  readonly indexes: readonly number[];
}

/** Whether a correction is about a changed event: by the former value it states, otherwise by the event's index. */
function isAbout(
  { field, was: statedValue }: ValueMap,
  { oldEvent, newEvent, indexes }: Alteration,
): boolean {
  const path = /^history\[(\d+)\](?:\.(\w+))?$/.exec(String(field));
  if (!path) return false;
  const [, index, key] = path;
  if ((key === undefined) !== (newEvent === undefined)) return false;
  if (key !== undefined && canonicalJson(oldEvent[key]) === canonicalJson(newEvent?.[key])) return false;
  if (statedValue === undefined) return indexes.includes(Number(index));
  const formerText =
    key === undefined
      ? `${dayOfEvent(oldEvent)} ${String(oldEvent['event'])}`
      : correctionText(oldEvent[key]);
  return isFingerprint(statedValue) ? statedValue.sha256 === sha256(formerText) : statedValue === formerText;
}

/** A value as a correction states it. */
const correctionText = (value: Value | undefined): string => toText(value) || noValue;
