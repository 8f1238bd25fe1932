/** Draws the histories of random registers: lawful ones by a walk over the allowed moves, and ways to spoil them. */
import fc from 'fast-check';
import { allowedMoves, type PlainEvent, statusMadeBy } from './naive-counter.ts';

/** The day on which the registers are read; in a lawful one nothing is dated after it. */
export const lastDay = '2022-06-30';

const unmoving = ['assigned', 'target', 'progress', 'evidence', 'note', 'correction'];
export const everyEvent: readonly string[] = [...Object.keys(statusMadeBy), ...unmoving];

export const boards = ['quay', 'lock-gates'];
export const leads = ['Harbour Master', 'Head of Docks', 'Head of Piers'];
export const rags = ['red', 'amber', 'green'];
const routes = [
  'submission',
  'revisit',
  'reinspection',
  'superseded',
  'not-applicable',
  'withdrawn-by-inspectorate',
  'implemented',
];

export const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
export const dayOf = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const [firstNumber, lastNumber] = [dayNumber('2018-01-01'), dayNumber(lastDay)];

/** `nth` of a list, coming round again. */
export const pick = <Item>(list: readonly Item[], nth: number): Item => list[nth % list.length] as Item;

export const number = fc.nat({ max: 9_999 });
export const anyDay = fc.integer({ min: firstNumber, max: lastNumber });
export const rarely = (oneIn: number) => fc.nat({ max: oneIn - 1 }).map((nth) => nth === oneIn - 1);

/** One step of a life: how long after the one before, which of all that may happen, and with what. */
const step = fc.record({
  gap: fc.oneof(
    { arbitrary: fc.constant(0), weight: 3 },
    { arbitrary: fc.constant(1), weight: 1 },
    { arbitrary: fc.integer({ min: 2, max: 60 }), weight: 4 },
    { arbitrary: fc.integer({ min: 61, max: 500 }), weight: 2 },
  ),
  choice: number,
  detail: number,
  legacy: rarely(8),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const spoils = ['swap', 'repeat', 'drop', 'redate', 'insert', 'issue', 'unissue', 'ahead', 'empty'] as const;

/** All that a history is made from; numbers choose among what is possible when it is their turn, so that it shrinks. */
export const lifeShape = fc.record({
  issued: fc.oneof(
    { arbitrary: anyDay, weight: 3 },
    {
      arbitrary: fc.constantFrom(...['2020-02-29', '2021-03-28', '2021-11-25', lastDay].map(dayNumber)),
      weight: 1,
    },
  ),
  life: fc.array(step, { maxLength: 14, size: 'max' }),
  late: fc.array(step, { maxLength: 2, size: 'max' }),
  spoils: fc.array(fc.tuple(fc.constantFrom(...spoils), step), { maxLength: 3, size: 'max' }),
});
type LifeShape = typeof lifeShape extends fc.Arbitrary<infer Value> ? Value : never;

/** The batches that a life may name; in an unlawful register also one that is in no file. */
export interface Named {
  readonly batches: readonly string[];
  readonly lawful: boolean;
}

const said = (text: string, { legacy, detail }: Step) => (legacy && detail % 2 === 1 ? {} : { note: text });

function fieldsOf(event: string, at: Step, { batches }: Named, earlierTarget: boolean) {
  const { detail, legacy } = at;
  const bare = legacy && detail % 2 === 1;
  switch (event) {
    case 'assigned': {
      const which = bare ? detail % 8 : 1 + (detail % 7);
      return {
        ...(which & 1 && { force_lead: pick(leads, detail >> 3) }),
        ...(which & 2 && { delivery_lead: pick(leads, detail >> 5) }),
        ...(which & 4 && { board: pick(boards, detail >> 7) }),
      };
    }
    case 'target':
      return {
        ...(!bare && { by: dayOf(firstNumber + (detail % (lastNumber - firstNumber + 200))) }),
        ...(earlierTarget && { reason: 'The tide was against it', approved_by: pick(boards, detail) }),
      };
    case 'progress':
      return {
        ...said('Half of the ladders are mended', at),
        ...(detail % 4 > 0 && { rag: pick(rags, detail) }),
      };
    case 'evidence':
      return { title: 'Count of mended ladders', reference: 'Shelf 4' };
    case 'completed':
      return bare ? {} : { approved_by: pick([...boards, ...leads], detail) };
    case 'submitted':
      return bare ? {} : { batch: pick(batches, detail) };
    case 'closed':
      return bare ? {} : { route: pick(routes, detail >> 1) };
    case 'correction':
      return { field: 'title', was: 'Mend the lader', note: 'Spelling' };
    case 'issued':
      return {};
    default:
      return said(`Said of what was ${event}`, at);
  }
}

const happening = (event: string, day: string, at: Step, named: Named, earlierTarget = true): PlainEvent => ({
  on: day,
  event,
  ...fieldsOf(event, at, named, earlierTarget),
  ...(at.legacy && { legacy: true }),
  ...(at.detail % 11 === 0 && { internal: true }),
  ...(at.detail % 13 === 0 && { recorded_by: 'Harbour Master' }),
});

/** A lawful history: a walk over the allowed moves, then what was recorded late, in its place by date. */
function lifeOf({ issued, life, late }: LifeShape, named: Named): PlainEvent[] {
  const history: PlainEvent[] = [{ on: dayOf(issued), event: 'issued' }];
  let [day, status] = [issued, 'open'];
  for (const at of life) {
    day += at.gap;
    if (day > lastNumber) break;
    const allowed = allowedMoves[status] ?? [];
    const event = pick([...allowed, ...allowed, ...unmoving], at.choice);
    const earlierTarget = history.some(({ by }) => by !== undefined);
    history.push(happening(event, dayOf(day), at, named, earlierTarget));
    status = statusMadeBy[event] ?? status;
  }
  for (const at of late) {
    const on = dayOf(issued + (at.detail % (lastNumber - issued + 1)));
    const event = pick(['note', 'progress', 'assigned', 'evidence'], at.choice);
    const place = history.findLastIndex((earlier) => earlier.on <= on) + 1;
    history.splice(place, 0, happening(event, on, at, named));
  }
  return history;
}

/** Breaks a history: the order, the moves, the first event, or all of it. */
function spoilt(history: readonly PlainEvent[], what: (typeof spoils)[number], at: Step, named: Named) {
  const [here, there] = [at.choice % Math.max(history.length, 1), at.detail % (history.length + 1)];
  const event = history[here];
  if (event === undefined) return [...history];
  const anywhere = dayOf(firstNumber + (at.detail % (lastNumber - firstNumber)));
  switch (what) {
    case 'swap':
      return history.with(here, history[there] ?? event).with(Math.min(there, history.length - 1), event);
    case 'repeat':
      return history.toSpliced(there, 0, event);
    case 'drop':
      return history.toSpliced(here, 1);
    case 'redate':
      return history.with(here, { ...event, on: anywhere });
    case 'insert':
      return history.toSpliced(here + 1, 0, happening(pick(everyEvent, at.detail), event.on, at, named));
    case 'issue':
      return history.toSpliced(there, 0, { on: event.on, event: 'issued' });
    case 'unissue':
      return history.filter((one) => one.event !== 'issued');
    case 'ahead':
      return history.with(here, {
        ...event,
        on: pick(['2022-07-01', '2023-02-28', '9999-12-31'], at.detail),
      });
    case 'empty':
      return at.detail % 3 === 0 ? [] : [...history];
  }
}

/** A history in a lawful register, or one that may have been spoilt up to three times. */
export const historyOf = (shape: LifeShape, named: Named): readonly PlainEvent[] =>
  named.lawful
    ? lifeOf(shape, named)
    : shape.spoils.reduce<PlainEvent[]>(
        (history, [what, at]) => spoilt(history, what, at, named),
        lifeOf(shape, named),
      );
