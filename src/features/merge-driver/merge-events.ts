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
  readonly added: boolean;
  /** Whether their side removed or corrected it; it is in our text until the merge is applied. */
  readonly removed?: boolean;
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
  readonly rewritten: readonly EventConflict[];
}

/** The changes of one side against the base. */
interface SideChanges {
  readonly outcomes: readonly EventOutcome[];
  /** Indexes of the events that the base does not have. */
  readonly added: ReadonlySet<number>;
}

/** The events of both histories in one order, and the conflicts about events of the base. */
export function mergeEvents({ base, ours, theirs }: ThreeWay<EventList>): MergedEvents {
  const unchanged = { ours: unchangedEvents(base, ours), theirs: unchangedEvents(base, theirs) };
  const pairs = pairAddedEvents({ ours, theirs }, unchanged);
  const changesOn = (side: Side, events: EventList, paired: Iterable<number>): SideChanges => {
    const outcomes = eventOutcomes({
      ...{ base, side: events, unchanged: unchanged[side], paired: new Set(paired) },
    });
    const old = new Set(outcomes.map(({ index }) => index));
    return { outcomes, added: new Set([...events.keys()].filter((index) => !old.has(index))) };
  };
  const changes: BothSides<SideChanges> = {
    ours: changesOn('ours', ours, pairs.keys()),
    theirs: changesOn('theirs', theirs, pairs.values()),
  };
  const events: MergedEvent[] = ours.map((event, index) => ({
    ...{ event, ours: index, theirs: pairs.get(index), added: changes.ours.added.has(index) },
  }));
  const { rewritten, dropped, replaced } = applyOutcomes(events, changes);
  insertTheirs(events, theirs, { added: changes.theirs.added, dropped, replaced });
  const eventsAt = (side: Side, index: number | undefined) =>
    index === undefined ? [] : events.filter((event) => event[side] === index);
  return {
    events,
    rewritten: rewritten.map((indexes) => ({
      ours: eventsAt('ours', indexes.ours),
      theirs: eventsAt('theirs', indexes.theirs),
      what: 'a past event was rewritten, and no correction says so or both sides rewrote it',
    })),
  };
}

interface AppliedOutcomes {
  /** Indexes of events that a side rewrote, and that are in conflict. */
  readonly rewritten: readonly BothSides<number | undefined>[];
  /** Indexes of their events that our side corrected. */
  readonly dropped: ReadonlySet<number>;
  /** Indexes of their corrected events, each with the index of the event of ours that it replaces. */
  readonly replaced: ReadonlyMap<number, number>;
}

/** Compares the outcomes of each event of the base on both sides, and updates `events` with them. */
function applyOutcomes(events: MergedEvent[], { ours, theirs }: BothSides<SideChanges>): AppliedOutcomes {
  const rewritten: BothSides<number | undefined>[] = [];
  const dropped = new Set<number>();
  const replaced = new Map<number, number>();
  const update = (index: number, change: Partial<MergedEvent>) => {
    const event = events[index];
    if (event) events[index] = { ...event, ...change };
  };
  for (const [i, our] of ours.outcomes.entries()) {
    const their = theirs.outcomes[i];
    if (!their) continue;
    if (!our.altered && !their.altered) update(our.index, { theirs: their.index });
    else if (our.corrected && !their.altered) dropped.add(their.index);
    else if (their.corrected && !our.altered) {
      update(our.index, { removed: true });
      if (their.index !== undefined) replaced.set(their.index, our.index);
    } else if (our.index !== undefined || their.index !== undefined)
      rewritten.push({ ours: our.index, theirs: their.index });
  }
  return { rewritten, dropped, replaced };
}

/** The indexes of events that both sides added, ours to theirs. */
function pairAddedEvents(
  { ours, theirs }: BothSides<EventList>,
  unchanged: BothSides<ReadonlyMap<number, number>>,
): ReadonlyMap<number, number> {
  const old = { ours: new Set(unchanged.ours.values()), theirs: new Set(unchanged.theirs.values()) };
  const unpaired = new Set([...theirs.keys()].filter((index) => !old.theirs.has(index)));
  const pairs = new Map<number, number>();
  for (const [index, event] of ours.entries()) {
    if (old.ours.has(index)) continue;
    const twin = [...unpaired].find((other) => canonicalJson(theirs[other]) === canonicalJson(event));
    if (twin === undefined) continue;
    pairs.set(index, twin);
    unpaired.delete(twin);
  }
  return pairs;
}

/** Inserts the events that only they have: between the same events as in their history, and otherwise by date. */
function insertTheirs(
  events: MergedEvent[],
  theirHistory: EventList,
  { added, dropped, replaced }: Pick<AppliedOutcomes, 'dropped' | 'replaced'> & Pick<SideChanges, 'added'>,
): void {
  const mergedIndex = (index: number) => events.findIndex((event) => event.theirs === index);
  let previous = -1;
  for (const [index, event] of theirHistory.entries()) {
    const present = mergedIndex(index);
    if (present >= 0) previous = Math.max(previous, present);
    if (present >= 0 || dropped.has(index)) continue;
    const next = theirHistory.findIndex((_, later) => later > index && mergedIndex(later) > previous);
    const limit = next < 0 ? events.length : mergedIndex(next);
    const old = events.findIndex(({ removed, ours }) => removed && ours === replaced.get(index));
    const hasSameDay = old >= 0 && dayOfEvent(events[old]?.event) === dayOfEvent(event);
    const last = hasSameDay
      ? old
      : events.findLastIndex((other, i) => i < limit && dayOfEvent(other.event) <= dayOfEvent(event));
    previous = Math.min(Math.max(last, previous) + 1, limit);
    events.splice(previous, 0, { event, ours: undefined, theirs: index, added: added.has(index) });
  }
}

/** Whether one side alone has an event. */
export const isOnlyIn = (side: Side, event: MergedEvent): boolean =>
  sides.every((each) => (event[each] !== undefined) === (each === side));
