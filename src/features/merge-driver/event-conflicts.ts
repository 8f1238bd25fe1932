/** Finds events of two merged histories that contradict each other: two owners or targets on one day, or moves that cannot follow each other. */
import { isMove, unlawfulMoves } from '../../domain/status.ts';
import { describeEvent } from './describe-values.ts';
import { type EventConflict, isOnlyIn, type MergedEvent, type MergedEvents } from './merge-events.ts';
import { type BothSides, type Side, sides } from './record-versions.ts';

type Events = readonly MergedEvent[];

/** Fields of an event or a judgement that have only one value at the end of a day, with the words for two. */
const onePerDay: Readonly<Record<string, string>> = {
  force_lead: 'two force leads',
  delivery_lead: 'two delivery leads',
  board: 'two boards',
  by: 'two targets',
  judgement: 'two judgements',
};

/** Every conflict in merged events, including the rewritten events. */
export function findEventConflicts({ events, rewrites }: MergedEvents): readonly EventConflict[] {
  const presentEvents = events.filter(({ isRemoved }) => !isRemoved);
  const conflicts = [...rewrites, ...sameDayConflicts(presentEvents)];
  const moves = moveConflict(presentEvents, conflicts);
  return moves ? [...conflicts, moves] : conflicts;
}

const perSide = (selectEvents: (side: Side) => Events): BothSides<Events> => ({
  ours: selectEvents('ours'),
  theirs: selectEvents('theirs'),
});

function sameDayConflicts(events: Events): readonly EventConflict[] {
  const conflicts: EventConflict[] = [];
  const addedEvents = events.filter((event) => event.isAdded);
  for (const day of new Set(addedEvents.map(({ event }) => event['on'])))
    for (const [field, description] of Object.entries(onePerDay)) {
      const rivalEvents = addedEvents.filter(
        ({ event }) => event['on'] === day && event[field] !== undefined,
      );
      const lastOf = (side: Side) => rivalEvents.findLast((event) => event[side] !== undefined);
      const [ours, theirs] = [lastOf('ours'), lastOf('theirs')];
      if (!ours || !theirs || ours.event[field] === theirs.event[field]) continue;
      if (!isOnlyIn('ours', ours) || !isOnlyIn('theirs', theirs)) continue;
      const oneSidedEvents = perSide((side) => rivalEvents.filter((event) => isOnlyIn(side, event)));
      conflicts.push({ ...oneSidedEvents, what: `there are ${description} on ${String(day)}` });
    }
  return conflicts;
}

/** The fewest last moves of both sides that must be in conflict so that the remaining moves of each side are lawful. */
function moveConflict(events: Events, conflicts: readonly EventConflict[]): EventConflict | undefined {
  const isLawful = (allConflicts: readonly EventConflict[]) =>
    sides.every((side) => newlyUnlawful(withoutOther(side, events, allConflicts), events).length === 0);
  if (isLawful(conflicts)) return undefined;
  const moves = events.filter(
    (event) =>
      isMove(String(event.event['event'])) &&
      event.isAdded &&
      sides.some((side) => isOnlyIn(side, event)) &&
      !conflicts.some(({ ours, theirs }) => ours.includes(event) || theirs.includes(event)),
  );
  const conflictFrom = (start: number): EventConflict => {
    const oneSidedEvents = perSide((side) => moves.slice(start).filter((event) => isOnlyIn(side, event)));
    return { ...oneSidedEvents, what: describeMoves(oneSidedEvents) };
  };
  for (let start = moves.length - 1; start > 0; start--)
    if (isLawful([...conflicts, conflictFrom(start)])) return conflictFrom(start);
  return moves.length > 0 ? conflictFrom(0) : undefined;
}

/** The events that remain if a side is chosen in every conflict. */
function withoutOther(side: Side, events: Events, conflicts: readonly EventConflict[]): Events {
  const opposingSide = side === 'ours' ? 'theirs' : 'ours';
  return events.filter((event) => !conflicts.some((conflict) => conflict[opposingSide].includes(event)));
}

/** Events that are unlawful among the remaining ones, and lawful in the history of each side that has them. */
function newlyUnlawful(remainingEvents: Events, events: Events): Events {
  const unlawful = unlawfulIn(remainingEvents);
  if (unlawful.length === 0) return [];
  const earlierUnlawful = sides.flatMap((side) =>
    unlawfulIn(
      events
        .flatMap((event) => (event[side] === undefined ? [] : [{ event, index: event[side] }]))
        .toSorted((a, b) => a.index - b.index)
        .map(({ event }) => event),
    ),
  );
  return unlawful.filter((event) => !earlierUnlawful.includes(event));
}

function unlawfulIn(history: Events): Events {
  if (history.every(({ event }) => event['event'] === undefined)) return [];
  const events = history.map(({ event }) => ({ event: String(event['event']) }));
  const unlawful = new Set(unlawfulMoves(events).map(({ index }) => index));
  return history.filter((_, i) => unlawful.has(i) || (events[i]?.event === 'issued') !== (i === 0));
}

function describeMoves({ ours, theirs }: BothSides<Events>): string {
  const bothHave = (name: string) =>
    [ours, theirs].every((events) => events.some(({ event }) => event['event'] === name));
  if (bothHave('issued')) return 'it was issued twice';
  if (bothHave('closed')) return 'it was closed twice';
  if (bothHave('submitted')) return 'it was submitted twice';
  const moves = [...ours, ...theirs].map(({ event }) => describeEvent(event));
  return `these events cannot follow each other: ${moves.join('; ')}`;
}
