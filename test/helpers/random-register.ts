/** Generates random registers: as plain objects for the naive count, and as files for the loader. */
import fc from 'fast-check';
import { everyType, type PlainAction, type PlainFilter, type PlainRegister } from './naive-counter.ts';
import {
  anyDay,
  boards,
  dayNumber,
  dayOf,
  historyOf,
  lastDay,
  leads,
  lifeShape,
  type Named,
  number,
  pick,
  rags,
  rarely,
} from './random-history.ts';
import type { Files } from './register.ts';
import { filesOf } from './register-text.ts';

export interface RandomRegister {
  readonly plain: PlainRegister;
  readonly files: Files;
  /** Three days in order; two of them are near days with an event or a target. */
  readonly days: readonly [string, string, string];
  readonly types: readonly string[];
  readonly filter: PlainFilter;
}

const origins = ['docks', 'piers', 'locks', 'lights'];
const themes = ['ropes', 'tides', 'lamps'];
const frameworkKeys = ['1', '1.2', '7', '7.1', '7.1.3', '8.4.3', '10', '10.2'];
const codes: Readonly<Record<string, string>> = {
  'cause-of-concern': 'coc',
  recommendation: 'rec',
  'area-for-improvement': 'afi',
  'audit-action': 'act',
};

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const shape = fc.record({
  inspection: number,
  type: fc.constantFrom(...everyType, 'recommendation', 'recommendation'),
  letter: fc.constantFrom('', '', 'a'),
  history: lifeShape,
  addressees: fc.constantFrom<readonly string[] | undefined>(
    ...[undefined, undefined, undefined, ['force'], ['npcc', 'force'], ['npcc'], ['college', 'home-office']],
  ),
  themes: optional(fc.array(fc.constantFrom(...themes), { maxLength: 3 })),
  paf: optional(fc.array(fc.constantFrom(...frameworkKeys), { maxLength: 3 })),
  deadline: optional(anyDay),
  underCause: fc.boolean(),
  rejected: rarely(20),
  marked: rarely(6),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function actionsOf(shapes: readonly Shape[], inspections: readonly string[], names: Named): PlainAction[] {
  const numbers = new Map<string, number>();
  const actions: PlainAction[] = [];
  for (const parts of shapes) {
    const inspection = pick(inspections, parts.inspection);
    const stem = `${inspection}-${codes[parts.type]}`;
    const repeatIndex = (numbers.get(stem) ?? 0) + 1;
    numbers.set(stem, repeatIndex);
    const causes = actions.filter(
      (first) => first.type === 'cause-of-concern' && first.inspection === inspection,
    );
    const cause = parts.type === 'recommendation' && parts.underCause ? causes.at(-1)?.id : undefined;
    actions.push({
      id: `${stem}-${repeatIndex}${parts.letter}`,
      type: parts.type,
      inspection,
      ...(cause !== undefined && { cause_of_concern: cause }),
      ...(parts.addressees && { addressees: parts.addressees }),
      ...(parts.deadline !== undefined && { deadline: dayOf(parts.deadline) }),
      ...(parts.themes && { themes: parts.themes }),
      ...(parts.paf && { paf: parts.paf }),
      ...(parts.marked && { marking: 'SECRET' }),
      isRejected: parts.rejected,
      history: historyOf(parts.history, names),
    });
  }
  return actions;
}

const filterable: Readonly<Record<string, readonly string[]>> = {
  origin: origins,
  inspection: ['visit-1', 'visit-2', 'visit-3'],
  status: ['open', 'complete', 'submitted', 'returned', 'closed'],
  'force-lead': leads,
  'delivery-lead': leads,
  board: boards,
  rag: [...rags, 'not-rated-since-returned'],
  theme: themes,
};

const filter: fc.Arbitrary<PlainFilter> = fc.record(
  {
    among: fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(filterable)), number, number), {
        minLength: 1,
        maxLength: 2,
      })
      .map((criteria) =>
        Object.fromEntries(
          criteria.map(([name, a, b]) => [
            name,
            [pick(filterable[name] ?? [], a), pick(filterable[name] ?? [], b)],
          ]),
        ),
      ),
    paf: fc.subarray(frameworkKeys, { minLength: 1, maxLength: 2 }),
    overdue: fc.constant(true),
    unassigned: fc.constant(true),
  },
  { requiredKeys: [] },
);

/** A day with an event or a target, or a day at a distance from it of one day or of the limit of an age band. */
const nearby = fc.record({
  nth: number,
  away: fc.constantFrom(...[0, 0, 0, 0, -1, -1, 1, 1, 90, 91, 180, 181, 365, 366, 730, 731]),
});
type Nearby = typeof nearby extends fc.Arbitrary<infer Value> ? Value : never;

/** Registers in which every history is lawful, or in which many are not. */
export const randomRegister = (kind: 'lawful' | 'unlawful'): fc.Arbitrary<RandomRegister> =>
  fc
    .record({
      origins: fc.integer({ min: 1, max: origins.length }),
      inspections: fc.array(number, { minLength: 1, maxLength: 5, size: 'max' }),
      batches: fc.array(anyDay, { minLength: 1, maxLength: 4, size: 'max' }),
      actions: fc.array(shape, { minLength: 1, maxLength: 14, size: 'max' }),
      days: fc.tuple(nearby, nearby, anyDay),
      types: fc.subarray([...everyType], { minLength: 1 }),
      filter,
      style: fc.nat({ max: 7 }),
    })
    .map((parts) => {
      const lawful = kind === 'lawful';
      const listedOrigins = origins.slice(0, parts.origins);
      const inspections = parts.inspections.map((repeatIndex, index) => ({
        id: `visit-${index + 1}`,
        origin: pick(lawful ? listedOrigins : [...listedOrigins, 'unlisted'], repeatIndex),
      }));
      const batches = parts.batches.map((sent, index) => ({ id: `batch-${index + 1}`, sent: dayOf(sent) }));
      const visits = inspections.map(({ id }) => id);
      const sent = batches.map(({ id }) => id);
      const plain: PlainRegister = {
        origins: listedOrigins,
        inspections,
        batches,
        boards,
        publishesRatings: parts.style % 2 === 0,
        actions: actionsOf(parts.actions, lawful ? visits : [...visits, 'lost-visit'], {
          batches: lawful ? sent : [...sent, 'lost-batch'],
          lawful,
        }),
      };
      const files = filesOf(plain, parts.style);
      return {
        plain,
        files,
        days: daysOf(plain, parts.days),
        types: parts.types,
        filter: parts.filter,
        [fc.toStringMethod]: () => asText(files),
      };
    });

/** Prints a counterexample as files that can be saved and opened. */
const asText = (files: Files) =>
  Object.entries(files)
    .map(([file, text]) => `--- ${file}\n${text}`)
    .join('\n');

function daysOf({ actions }: PlainRegister, [first, second, anyNumber]: [Nearby, Nearby, number]) {
  const recordedDays = actions
    .flatMap(({ history, deadline }) => [deadline, ...history.flatMap(({ on, by }) => [on, by])])
    .filter((day) => day !== undefined && day < '9999');
  const dayNear = ({ nth: repeatIndex, away }: Nearby) =>
    dayOf(dayNumber(pick([...recordedDays, lastDay], repeatIndex) ?? lastDay) + away);
  return [dayNear(first), dayNear(second), dayOf(anyNumber)].sort() as [string, string, string];
}
