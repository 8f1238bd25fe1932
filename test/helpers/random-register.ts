/** Draws whole registers at random: as plain objects for a second count, and as files for the loader. */
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

export interface Drawn {
  readonly plain: PlainRegister;
  readonly files: Files;
  /** Three days in order, two of them about days on which something happened or was due. */
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

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 });

const shape = fc.record({
  inspection: number,
  type: fc.constantFrom(...everyType, 'recommendation', 'recommendation'),
  letter: fc.constantFrom('', '', 'a'),
  history: lifeShape,
  addressees: fc.constantFrom<readonly string[] | undefined>(
    ...[undefined, undefined, undefined, ['force'], ['npcc', 'force'], ['npcc'], ['college', 'home-office']],
  ),
  themes: maybe(fc.array(fc.constantFrom(...themes), { maxLength: 3 })),
  paf: maybe(fc.array(fc.constantFrom(...frameworkKeys), { maxLength: 3 })),
  deadline: maybe(anyDay),
  underCause: fc.boolean(),
  rejected: rarely(20),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

function actionsOf(shapes: readonly Shape[], inspections: readonly string[], named: Named): PlainAction[] {
  const numbers = new Map<string, number>();
  const actions: PlainAction[] = [];
  for (const drawn of shapes) {
    const inspection = pick(inspections, drawn.inspection);
    const stem = `${inspection}-${codes[drawn.type]}`;
    const nth = (numbers.get(stem) ?? 0) + 1;
    numbers.set(stem, nth);
    const causes = actions.filter((one) => one.type === 'cause-of-concern' && one.inspection === inspection);
    const cause = drawn.type === 'recommendation' && drawn.underCause ? causes.at(-1)?.id : undefined;
    actions.push({
      id: `${stem}-${nth}${drawn.letter}`,
      type: drawn.type,
      inspection,
      ...(cause !== undefined && { cause_of_concern: cause }),
      ...(drawn.addressees && { addressees: drawn.addressees }),
      ...(drawn.deadline !== undefined && { deadline: dayOf(drawn.deadline) }),
      ...(drawn.themes && { themes: drawn.themes }),
      ...(drawn.paf && { paf: drawn.paf }),
      rejected: drawn.rejected,
      history: historyOf(drawn.history, named),
    });
  }
  return actions;
}

const filterable: Readonly<Record<string, readonly string[]>> = {
  origin: origins,
  inspection: ['visit-1', 'visit-2', 'visit-3'],
  status: ['open', 'complete', 'submitted', 'closed'],
  'force-lead': leads,
  'delivery-lead': leads,
  board: boards,
  rag: rags,
  theme: themes,
};

const filter: fc.Arbitrary<PlainFilter> = fc.record(
  {
    among: fc
      .array(fc.tuple(fc.constantFrom(...Object.keys(filterable)), number, number), {
        minLength: 1,
        maxLength: 2,
      })
      .map((chosen) =>
        Object.fromEntries(
          chosen.map(([name, a, b]) => [
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

/** One of the days that matter in a register, or one from which it is a day, or an age, away. */
const nearby = fc.record({
  nth: number,
  away: fc.constantFrom(...[0, 0, 0, 0, -1, -1, 1, 1, 90, 91, 180, 181, 365, 366, 730, 731]),
});
type Nearby = typeof nearby extends fc.Arbitrary<infer Value> ? Value : never;

/** Registers in which every history is lawful, or in which many are not. */
export const drawnRegister = (kind: 'lawful' | 'unlawful'): fc.Arbitrary<Drawn> =>
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
    .map((drawn) => {
      const lawful = kind === 'lawful';
      const listed = origins.slice(0, drawn.origins);
      const inspections = drawn.inspections.map((nth, index) => ({
        id: `visit-${index + 1}`,
        origin: pick(lawful ? listed : [...listed, 'unlisted'], nth),
      }));
      const batches = drawn.batches.map((sent, index) => ({ id: `batch-${index + 1}`, sent: dayOf(sent) }));
      const visits = inspections.map(({ id }) => id);
      const sent = batches.map(({ id }) => id);
      const plain: PlainRegister = {
        origins: listed,
        inspections,
        batches,
        boards,
        actions: actionsOf(drawn.actions, lawful ? visits : [...visits, 'lost-visit'], {
          batches: lawful ? sent : [...sent, 'lost-batch'],
          lawful,
        }),
      };
      const files = filesOf(plain, drawn.style);
      return {
        plain,
        files,
        days: daysOf(plain, drawn.days),
        types: drawn.types,
        filter: drawn.filter,
        [fc.toStringMethod]: () => asText(files),
      };
    });

/** How a counterexample is printed: as files that can be saved and tried. */
const asText = (files: Files) =>
  Object.entries(files)
    .map(([file, text]) => `--- ${file}\n${text}`)
    .join('\n');

function daysOf({ actions }: PlainRegister, [one, other, any]: [Nearby, Nearby, number]) {
  const matter = actions
    .flatMap(({ history, deadline }) => [deadline, ...history.flatMap(({ on, by }) => [on, by])])
    .filter((day) => day !== undefined && day < '9999');
  const near = ({ nth, away }: Nearby) => dayOf(dayNumber(pick([...matter, lastDay], nth) ?? lastDay) + away);
  return [near(one), near(other), dayOf(any)].sort() as [string, string, string];
}
