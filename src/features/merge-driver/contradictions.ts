/** What two united histories say that cannot both be so: two owners or targets of one day, moves that do not follow each other. */
import { isMove, unlawfulMoves } from '../../domain/status.ts';
import { eventWords } from './conflict-descriptions.ts';
import type { Contradiction, Entry, United } from './merge-histories.ts';

type Side = 'ours' | 'theirs';

/** What an event or a judgement says that can be so in one way only at the end of a day, as an officer calls it. */
const oneADay: Readonly<Record<string, string>> = {
  force_lead: 'two force leads',
  delivery_lead: 'two delivery leads',
  board: 'two boards',
  by: 'two targets',
  judgement: 'two judgements',
};

export function contradictionsIn({ entries, rewritten }: United): readonly Contradiction[] {
  const state = entries.filter(({ gone }) => !gone);
  const found = [...rewritten, ...ofOneDay(state)];
  const moves = ofMoves(state, found);
  return moves ? [...found, moves] : found;
}

/** The entries that a side is left with when what contradicts it is gone. */
const leftTo = (side: Side, entries: readonly Entry[], found: readonly Contradiction[]): readonly Entry[] => {
  const other = side === 'ours' ? 'theirs' : 'ours';
  return entries.filter((entry) => !found.some((one) => one[other].includes(entry)));
};

const onlyIn = (side: Side, { ours, theirs }: Entry): boolean =>
  side === 'ours' ? theirs === undefined : ours === undefined;

function ofOneDay(entries: readonly Entry[]): readonly Contradiction[] {
  const found: Contradiction[] = [];
  const fresh = entries.filter((entry) => entry.fresh);
  for (const day of new Set(fresh.map(({ event }) => event['on'])))
    for (const [field, what] of Object.entries(oneADay)) {
      const saying = fresh.filter(({ event }) => event['on'] === day && event[field] !== undefined);
      const [ours, theirs] = (['ours', 'theirs'] as const).map((side) =>
        saying.filter((entry) => entry[side] !== undefined),
      ) as [Entry[], Entry[]];
      const [one, other] = [ours.at(-1), theirs.at(-1)];
      if (!one || !other || one.event[field] === other.event[field]) continue;
      if (!onlyIn('ours', one) || !onlyIn('theirs', other)) continue;
      found.push({
        ours: ours.filter((entry) => onlyIn('ours', entry)),
        theirs: theirs.filter((entry) => onlyIn('theirs', entry)),
        what: `there are ${what} on ${String(day)}`,
      });
    }
  return found;
}

/** The fewest last moves of both sides without which each side's own are lawful again. */
function ofMoves(entries: readonly Entry[], found: readonly Contradiction[]): Contradiction | undefined {
  const lawful = (all: readonly Contradiction[]) =>
    (['ours', 'theirs'] as const).every((side) => brokenIn(leftTo(side, entries, all), entries).length === 0);
  if (lawful(found)) return undefined;
  const moves = entries.filter(
    (entry) =>
      isMove(String(entry.event['event'])) &&
      entry.fresh &&
      (onlyIn('ours', entry) || onlyIn('theirs', entry)) &&
      !found.some(({ ours, theirs }) => ours.includes(entry) || theirs.includes(entry)),
  );
  const from = (start: number): Contradiction => {
    const [ours, theirs] = (['ours', 'theirs'] as const).map((side) =>
      moves.slice(start).filter((entry) => onlyIn(side, entry)),
    ) as [Entry[], Entry[]];
    return { ours, theirs, what: wrongWith(ours, theirs) };
  };
  for (let start = moves.length - 1; start > 0; start--)
    if (lawful([...found, from(start)])) return from(start);
  return moves.length > 0 ? from(0) : undefined;
}

/** Entries that are unlawful here and lawful in each side's history that has them. */
function brokenIn(left: readonly Entry[], entries: readonly Entry[]): readonly Entry[] {
  const unlawful = unlawfulIn(left);
  if (unlawful.length === 0) return [];
  const own = (['ours', 'theirs'] as const).map((side) => {
    const history = entries
      .filter((entry) => entry[side] !== undefined)
      .toSorted((a, b) => (a[side] as number) - (b[side] as number));
    return unlawfulIn(history);
  });
  return unlawful.filter((entry) => !own.some((before) => before.includes(entry)));
}

function unlawfulIn(entries: readonly Entry[]): readonly Entry[] {
  if (entries.every(({ event }) => event['event'] === undefined)) return [];
  const events = entries.map(({ event }) => ({ event: String(event['event']) }));
  const wrong = new Set(unlawfulMoves(events).map(({ index }) => index));
  return entries.filter((_, i) => wrong.has(i) || (events[i]?.event === 'issued') !== (i === 0));
}

function wrongWith(ours: readonly Entry[], theirs: readonly Entry[]): string {
  const both = (event: string) =>
    [ours, theirs].every((side) => side.some((entry) => entry.event['event'] === event));
  if (both('issued')) return 'it was issued twice';
  if (both('closed')) return 'it was closed twice';
  if (both('submitted')) return 'it was submitted twice';
  const words = [...ours, ...theirs].map(({ event }) => eventWords(event));
  return `these moves do not follow each other: ${words.join('; ')}`;
}
