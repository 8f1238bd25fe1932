/** Merges two histories that grew from one: events of the base keep their places, new ones go in by date, ours first. */
import { canonicalJson } from '../../domain/plain-data.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import {
  dayOf,
  type EventList,
  type EventOutcome,
  eventOutcomes,
  unchangedEvents,
} from './event-outcomes.ts';
import { type BothSides, type Side, sides, type ThreeWay } from './record-versions.ts';

/** An event of the result, with its place in the history of each side that has it. */
export interface MergedEvent {
  readonly event: ValueMap;
  readonly ours: number | undefined;
  readonly theirs: number | undefined;
  /** Whether the base does not have it. */
  readonly added: boolean;
  /** Whether their side removed or corrected it: it is in our text until the merge is applied. */
  readonly removed?: boolean;
}

/** Events that cannot all be in one history: either ours or theirs must be chosen. */
export interface EventConflict extends BothSides<readonly MergedEvent[]> {
  /** The end of a sentence that explains the conflict. */
  readonly what: string;
}

export interface MergedEvents {
  readonly events: readonly MergedEvent[];
  /** Events of the base that a side altered or removed without a correction, or that both sides changed. */
  readonly rewritten: readonly EventConflict[];
}

/** What became of the base's events on one side. */
interface SideChanges {
  readonly outcomes: readonly EventOutcome[];
  /** Places of the events that the base does not have. */
  readonly added: ReadonlySet<number>;
}

/** The events of both histories in one order, and what neither side may decide alone. */
export function mergeEvents({ base, ours, theirs }: ThreeWay<EventList>): MergedEvents {
  const unchanged = { ours: unchangedEvents(base, ours), theirs: unchangedEvents(base, theirs) };
  const pairs = pairAddedEvents({ ours, theirs }, unchanged);
  const changesOf = (side: EventList, kept: ReadonlyMap<number, number>, paired: Iterable<number>) => {
    const outcomes = eventOutcomes({ base, side, unchanged: kept, paired: new Set(paired) });
    return { outcomes, added: addedEvents(side, outcomes) };
  };
  const changes: BothSides<SideChanges> = {
    ours: changesOf(ours, unchanged.ours, pairs.keys()),
    theirs: changesOf(theirs, unchanged.theirs, pairs.values()),
  };
  const events: MergedEvent[] = ours.map((event, at) => ({
    ...{ event, ours: at, theirs: pairs.get(at), added: changes.ours.added.has(at) },
  }));
  const { rewritten, dropped, replaced } = settleOutcomes(events, changes);
  insertTheirs(events, theirs, { added: changes.theirs.added, dropped, replaced });
  const eventsAt = (side: Side, at: number | undefined) =>
    at === undefined ? [] : events.filter((event) => event[side] === at);
  return {
    events,
    rewritten: rewritten.map((places) => ({
      ours: eventsAt('ours', places.ours),
      theirs: eventsAt('theirs', places.theirs),
      what: 'a past event was rewritten, and no correction says so or both sides rewrote it',
    })),
  };
}

interface Settled {
  /** Places of events that a side rewrote, and that are in conflict. */
  readonly rewritten: readonly BothSides<number | undefined>[];
  /** Places of their events that our side corrected. */
  readonly dropped: ReadonlySet<number>;
  /** Places of their corrected events, and of the events of ours that they replace. */
  readonly replaced: ReadonlyMap<number, number>;
}

/** Compares what became of each event of the base on both sides, and notes it in `events`. */
function settleOutcomes(events: MergedEvent[], { ours, theirs }: BothSides<SideChanges>): Settled {
  const rewritten: BothSides<number | undefined>[] = [];
  const dropped = new Set<number>();
  const replaced = new Map<number, number>();
  const update = (at: number, change: Partial<MergedEvent>) => {
    const event = events[at];
    if (event) events[at] = { ...event, ...change };
  };
  for (const [i, one] of ours.outcomes.entries()) {
    const other = theirs.outcomes[i];
    if (!other) continue;
    if (!one.altered && !other.altered) update(one.at, { theirs: other.at });
    else if (one.corrected && !other.altered) dropped.add(other.at);
    else if (other.corrected && !one.altered) {
      update(one.at, { removed: true });
      if (other.at !== undefined) replaced.set(other.at, one.at);
    } else if (one.at !== undefined || other.at !== undefined)
      rewritten.push({ ours: one.at, theirs: other.at });
  }
  return { rewritten, dropped, replaced };
}

function addedEvents(side: EventList, outcomes: readonly EventOutcome[]): ReadonlySet<number> {
  const old = new Set(outcomes.map(({ at }) => at));
  return new Set([...side.keys()].filter((at) => !old.has(at)));
}

/** The places of events that both sides added, each of ours with an equal one of theirs. */
function pairAddedEvents(
  { ours, theirs }: BothSides<EventList>,
  unchanged: BothSides<ReadonlyMap<number, number>>,
): ReadonlyMap<number, number> {
  const old = { ours: new Set(unchanged.ours.values()), theirs: new Set(unchanged.theirs.values()) };
  const unpaired = new Set([...theirs.keys()].filter((at) => !old.theirs.has(at)));
  const pairs = new Map<number, number>();
  for (const [at, event] of ours.entries()) {
    if (old.ours.has(at)) continue;
    const twin = [...unpaired].find((other) => canonicalJson(theirs[other]) === canonicalJson(event));
    if (twin === undefined) continue;
    pairs.set(at, twin);
    unpaired.delete(twin);
  }
  return pairs;
}

/** Inserts what they alone have: after the events before it in their history, before those after it, and by date among the rest. */
function insertTheirs(
  events: MergedEvent[],
  theirs: EventList,
  { added, dropped, replaced }: Pick<Settled, 'dropped' | 'replaced'> & Pick<SideChanges, 'added'>,
): void {
  const placeOf = (at: number) => events.findIndex((event) => event.theirs === at);
  let previous = -1;
  for (const [at, event] of theirs.entries()) {
    const place = placeOf(at);
    if (place >= 0) previous = Math.max(previous, place);
    if (place >= 0 || dropped.has(at)) continue;
    const next = theirs.findIndex((_, later) => later > at && placeOf(later) > previous);
    const limit = next < 0 ? events.length : placeOf(next);
    const old = events.findIndex(({ removed, ours }) => removed && ours === replaced.get(at));
    const hasSameDay = old >= 0 && dayOf(events[old]?.event) === dayOf(event);
    const last = hasSameDay
      ? old
      : events.findLastIndex((other, i) => i < limit && dayOf(other.event) <= dayOf(event));
    previous = Math.min(Math.max(last, previous) + 1, limit);
    events.splice(previous, 0, { event, ours: undefined, theirs: at, added: added.has(at) });
  }
}

/** Whether one side alone has an event. */
export const isOnlyIn = (side: Side, event: MergedEvent): boolean =>
  sides.every((one) => (event[one] !== undefined) === (one === side));
