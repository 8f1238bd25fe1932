/** Merges two histories that grew from the same base: events of the base keep their order, new events are inserted by date, ours first. */
import { canonicalJson } from '../../domain/plain-data.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import {
  dayOfEvent,
  type EventList,
  type EventOutcome,
  eventOutcomes,
  unchangedEvents,
} from './event-outcomes.ts';
import { type BothSides, type Side, sides, type ThreeWay } from './record-versions.ts';

/** An event of the result, with its index in the history of each side that has it. */
export interface MergedEvent {
  readonly event: ValueMap;
  readonly ours: number | undefined;
  readonly theirs: number | undefined;
  /** Whether the base does not have it. */
  readonly isAdded: boolean;
  /** Whether their side removed or corrected it; it is in our text until the merge is applied. */
  readonly isRemoved?: boolean;
}

/** Events that cannot all be in one history: either ours or theirs must be chosen. */
export interface EventConflict extends BothSides<readonly MergedEvent[]> {
  /** The end of a sentence that explains the conflict. */
  readonly what: string;
}

/** The events of both sides, and the conflicts that show before they are read as a history. */
export interface MergedEvents {
  readonly events: readonly MergedEvent[];
  /** Events of the base that a side altered or removed without a correction, or that both sides changed. */
  readonly rewrites: readonly EventConflict[];
}

/** The changes of one side against the base. */
interface SideChanges {
  readonly outcomes: readonly EventOutcome[];
  /** Indexes of the events that the base does not have. */
  readonly addedIndexes: ReadonlySet<number>;
}

/** The events of both histories in one order, and the conflicts about events of the base. */
export function mergeEvents({ base, ours, theirs }: ThreeWay<EventList>): MergedEvents {
  const unchangedIndexes = { ours: unchangedEvents(base, ours), theirs: unchangedEvents(base, theirs) };
  const pairs = pairAddedEvents({ ours, theirs }, unchangedIndexes);
  const changesOn = (side: Side, events: EventList, pairedIndexes: ReadonlySet<number>): SideChanges => {
    const indexes = { unchangedIndexes: unchangedIndexes[side], pairedIndexes };
    const outcomes = eventOutcomes({ base, side: events, ...indexes });
    const baseIndexes = new Set(outcomes.map(({ index }) => index));
    return { outcomes, addedIndexes: new Set([...events.keys()].filter((index) => !baseIndexes.has(index))) };
  };
  const changes: BothSides<SideChanges> = {
    ours: changesOn('ours', ours, new Set(pairs.keys())),
    theirs: changesOn('theirs', theirs, new Set(pairs.values())),
  };
  const events: MergedEvent[] = ours.map((event, index) => ({
    ...{ event, ours: index, theirs: pairs.get(index), isAdded: changes.ours.addedIndexes.has(index) },
  }));
  const { rewrites, droppedIndexes, replacements } = applyOutcomes(events, changes);
  insertTheirs(events, theirs, { addedIndexes: changes.theirs.addedIndexes, droppedIndexes, replacements });
  const eventsAt = (side: Side, index: number | undefined) =>
    index === undefined ? [] : events.filter((event) => event[side] === index);
  return {
    events,
    rewrites: rewrites.map((indexes) => ({
      ours: eventsAt('ours', indexes.ours),
      theirs: eventsAt('theirs', indexes.theirs),
      what: 'a past event was changed without a correction, or on both sides',
    })),
  };
}

interface AppliedOutcomes {
  /** Indexes of events that a side rewrote, and that are in conflict. */
  readonly rewrites: readonly BothSides<number | undefined>[];
  /** Indexes of their events that our side corrected. */
  readonly droppedIndexes: ReadonlySet<number>;
  /** Indexes of their corrected events, each with the index of the event of ours that it replaces. */
  readonly replacements: ReadonlyMap<number, number>;
}

/** Compares the outcomes of each event of the base on both sides, and updates `events` with them. */
function applyOutcomes(events: MergedEvent[], { ours, theirs }: BothSides<SideChanges>): AppliedOutcomes {
  const rewrites: BothSides<number | undefined>[] = [];
  const droppedIndexes = new Set<number>();
  const replacements = new Map<number, number>();
  const update = (index: number, change: Partial<MergedEvent>) => {
    const event = events[index];
    if (event) events[index] = { ...event, ...change };
  };
  for (const [i, our] of ours.outcomes.entries()) {
    const their = theirs.outcomes[i];
    if (!their) continue;
    if (!our.isAltered && !their.isAltered) update(our.index, { theirs: their.index });
    else if (our.isCorrected && !their.isAltered) droppedIndexes.add(their.index);
    else if (their.isCorrected && !our.isAltered) {
      update(our.index, { isRemoved: true });
      if (their.index !== undefined) replacements.set(their.index, our.index);
    } else if (our.index !== undefined || their.index !== undefined)
      rewrites.push({ ours: our.index, theirs: their.index });
  }
  return { rewrites, droppedIndexes, replacements };
}

/** The indexes of events that both sides added, ours to theirs. */
function pairAddedEvents(
  { ours, theirs }: BothSides<EventList>,
  unchangedIndexes: BothSides<ReadonlyMap<number, number>>,
): ReadonlyMap<number, number> {
  const baseIndexes = {
    ours: new Set(unchangedIndexes.ours.values()),
    theirs: new Set(unchangedIndexes.theirs.values()),
  };
  const unpairedIndexes = new Set([...theirs.keys()].filter((index) => !baseIndexes.theirs.has(index)));
  const pairs = new Map<number, number>();
  for (const [index, event] of ours.entries()) {
    if (baseIndexes.ours.has(index)) continue;
    const twin = [...unpairedIndexes].find(
      (theirIndex) => canonicalJson(theirs[theirIndex]) === canonicalJson(event),
    );
    if (twin === undefined) continue;
    pairs.set(index, twin);
    unpairedIndexes.delete(twin);
  }
  return pairs;
}

/** Inserts the events that only they have: between the same events as in their history, and otherwise by date. */
function insertTheirs(
  events: MergedEvent[],
  theirHistory: EventList,
  {
    addedIndexes,
    droppedIndexes,
    replacements,
  }: Pick<AppliedOutcomes, 'droppedIndexes' | 'replacements'> & Pick<SideChanges, 'addedIndexes'>,
): void {
  const mergedIndex = (index: number) => events.findIndex((event) => event.theirs === index);
  let previousIndex = -1;
  for (const [index, event] of theirHistory.entries()) {
    const presentIndex = mergedIndex(index);
    if (presentIndex >= 0) previousIndex = Math.max(previousIndex, presentIndex);
    if (presentIndex >= 0 || droppedIndexes.has(index)) continue;
    const nextIndex = theirHistory.findIndex(
      (_, later) => later > index && mergedIndex(later) > previousIndex,
    );
    const insertionLimit = nextIndex < 0 ? events.length : mergedIndex(nextIndex);
    const correctedIndex = events.findIndex(
      ({ isRemoved, ours }) => isRemoved && ours === replacements.get(index),
    );
    const hasSameDay = correctedIndex >= 0 && dayOfEvent(events[correctedIndex]?.event) === dayOfEvent(event);
    const lastIndex = hasSameDay
      ? correctedIndex
      : events.findLastIndex(
          (earlierEvent, i) => i < insertionLimit && dayOfEvent(earlierEvent.event) <= dayOfEvent(event),
        );
    previousIndex = Math.min(Math.max(lastIndex, previousIndex) + 1, insertionLimit);
    const isAdded = addedIndexes.has(index);
    events.splice(previousIndex, 0, { event, ours: undefined, theirs: index, isAdded });
  }
}

/** Whether one side alone has an event. */
export const isOnlyIn = (side: Side, event: MergedEvent): boolean =>
  sides.every((each) => (event[each] !== undefined) === (each === side));
