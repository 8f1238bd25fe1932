/** Generates random histories: lawful ones by a walk over the allowed moves, and unlawful ones by spoiling them. */
import fc from 'fast-check';
import { allowedMoves, type PlainEvent, statusMadeBy } from './naive-counter.ts';

/** The day on which the registers are opened; lawful registers have no later date. */
export const lastDay = '2022-06-30';

const eventsWithoutMove = ['assigned', 'target', 'progress', 'evidence', 'note', 'correction'];
export const everyEvent: readonly string[] = [...Object.keys(statusMadeBy), ...eventsWithoutMove];

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

/** The item of a list at `nth` modulo its length. */
export const pick = <Item>(list: readonly Item[], index: number): Item => list[index % list.length] as Item;

export const number = fc.nat({ max: 9_999 });
export const anyDay = fc.integer({ min: firstNumber, max: lastNumber });
export const rarely = (oneIn: number) => fc.nat({ max: oneIn - 1 }).map((index) => index === oneIn - 1);

/** One step of a history: the days since the step before, and numbers that select its event and fields. */
const stepShape = fc.record({
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
type Step = typeof stepShape extends fc.Arbitrary<infer Value> ? Value : never;

const breakages = [
  'swap',
  'repeat',
  'drop',
  'redate',
  'insert',
  'issue',
  'unissue',
  'ahead',
  'empty',
] as const;

/** The parts of a history. Numbers select among the moves that are possible at each step, so that fast-check can shrink it. */
export const lifeShape = fc.record({
  issuedDay: fc.oneof(
    { arbitrary: anyDay, weight: 3 },
    {
      arbitrary: fc.constantFrom(...['2020-02-29', '2021-03-28', '2021-11-25', lastDay].map(dayNumber)),
      weight: 1,
    },
  ),
  steps: fc.array(stepShape, { maxLength: 14, size: 'max' }),
  lateSteps: fc.array(stepShape, { maxLength: 2, size: 'max' }),
  spoils: fc.array(fc.tuple(fc.constantFrom(...breakages), stepShape), { maxLength: 3, size: 'max' }),
});
type LifeShape = typeof lifeShape extends fc.Arbitrary<infer Value> ? Value : never;

/** The batches that a history may refer to; in an unlawful register one of them has no file. */
export interface Named {
  readonly batches: readonly string[];
  readonly lawful: boolean;
}

const noteField = (text: string, { legacy, detail }: Step) =>
  legacy && detail % 2 === 1 ? {} : { note: text };

function fieldsOf(event: string, step: Step, { batches }: Named, earlierTarget: boolean) {
  const { detail, legacy } = step;
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
        ...noteField('Half of the ladders are mended', step),
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
      return noteField(`Said of what was ${event}`, step);
  }
}

const eventFrom = (
  event: string,
  day: string,
  step: Step,
  names: Named,
  earlierTarget = true,
): PlainEvent => ({
  on: day,
  event,
  ...fieldsOf(event, step, names, earlierTarget),
  ...(step.legacy && { legacy: true }),
  ...(step.detail % 11 === 0 && { internal: true }),
  ...(step.detail % 13 === 0 && { recorded_by: 'Harbour Master' }),
});

/** A lawful history: a walk over the allowed moves, then late entries inserted in order of date. */
function createHistory({ issuedDay, steps, lateSteps }: LifeShape, names: Named): PlainEvent[] {
  const history: PlainEvent[] = [{ on: dayOf(issuedDay), event: 'issued' }];
  let [day, status] = [issuedDay, 'open'];
  for (const step of steps) {
    day += step.gap;
    if (day > lastNumber) break;
    const allowedStatuses = allowedMoves[status] ?? [];
    const event = pick([...allowedStatuses, ...allowedStatuses, ...eventsWithoutMove], step.choice);
    const earlierTarget = history.some(({ by }) => by !== undefined);
    history.push(eventFrom(event, dayOf(day), step, names, earlierTarget));
    status = statusMadeBy[event] ?? status;
  }
  for (const step of lateSteps) {
    const on = dayOf(issuedDay + (step.detail % (lastNumber - issuedDay + 1)));
    const event = pick(['note', 'progress', 'assigned', 'evidence'], step.choice);
    const place = history.findLastIndex((earlier) => earlier.on <= on) + 1;
    history.splice(place, 0, eventFrom(event, on, step, names));
  }
  return history;
}

/** Breaks a history in one way: its order, a move, its issue, or all of it. */
function breakHistory(
  history: readonly PlainEvent[],
  how: (typeof breakages)[number],
  step: Step,
  names: Named,
) {
  const [index, otherIndex] = [step.choice % Math.max(history.length, 1), step.detail % (history.length + 1)];
  const event = history[index];
  if (event === undefined) return [...history];
  const anywhere = dayOf(firstNumber + (step.detail % (lastNumber - firstNumber)));
  switch (how) {
    case 'swap':
      return history
        .with(index, history[otherIndex] ?? event)
        .with(Math.min(otherIndex, history.length - 1), event);
    case 'repeat':
      return history.toSpliced(otherIndex, 0, event);
    case 'drop':
      return history.toSpliced(index, 1);
    case 'redate':
      return history.with(index, { ...event, on: anywhere });
    case 'insert':
      return history.toSpliced(index + 1, 0, eventFrom(pick(everyEvent, step.detail), event.on, step, names));
    case 'issue':
      return history.toSpliced(otherIndex, 0, { on: event.on, event: 'issued' });
    case 'unissue':
      return history.filter((entry) => entry.event !== 'issued');
    case 'ahead':
      return history.with(index, {
        ...event,
        on: pick(['2022-07-01', '2023-02-28', '9999-12-31'], step.detail),
      });
    case 'empty':
      return step.detail % 3 === 0 ? [] : [...history];
  }
}

/** The history of a shape; in an unlawful register it is spoilt up to three times. */
export const historyOf = (shape: LifeShape, names: Named): readonly PlainEvent[] =>
  names.lawful
    ? createHistory(shape, names)
    : shape.spoils.reduce<PlainEvent[]>(
        (history, [how, step]) => breakHistory(history, how, step, names),
        createHistory(shape, names),
      );
