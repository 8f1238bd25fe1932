/** Checks the figures on random registers: the tool and a second, naive count agree on every cell. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithNaiveCount } from '../helpers/compare-summaries.ts';
import { everyType, isLiveOn, type PlainAction, type PlainEvent } from '../helpers/naive-counter.ts';
import { everyEvent, lastDay } from '../helpers/random-history.ts';
import { randomRegister } from '../helpers/random-register.ts';
import { runs, seed } from '../helpers/runs.ts';

/** Generates registers until the two counts differ for a figure; shrinks that register and prints its files. */
function agreeOnRandom(kind: 'lawful' | 'unlawful', numRuns: number): void {
  fc.assert(
    fc.property(randomRegister(kind), (sample) => {
      const { faults: wrong } = compareWithNaiveCount(kind, sample);
      if (wrong.length > 0) throw new Error(`${wrong.length} wrong:\n${wrong.slice(0, 5).join('\n')}`);
    }),
    { seed, numRuns },
  );
}

test(`every cell of the summary and every figure of a movement is what the definitions say, and it balances (seed ${seed})`, () => {
  agreeOnRandom('lawful', runs(60));
});

test(`where histories are unlawful, their events count as written, and what does not balance is named (seed ${seed})`, () => {
  agreeOnRandom('unlawful', runs(20));
});

const drawnActions = (kind: 'lawful' | 'unlawful') =>
  fc.sample(randomRegister(kind), { seed: 20211125, numRuns: 300 }).flatMap(({ plain }) => plain.actions);

const pairs = ({ history }: PlainAction): readonly (readonly [PlainEvent, PlainEvent])[] =>
  history.slice(1).map((event, index) => [history[index] as PlainEvent, event]);

const batchesOf = ({ history }: PlainAction) =>
  history.flatMap(({ event, batch }) => (event === 'submitted' && batch ? [batch] : []));

const situations: Readonly<Record<string, (action: PlainAction) => boolean>> = {
  'two events on one day': (action) => pairs(action).some(([a, b]) => a.on === b.on),
  'closed and reopened on one day': (action) =>
    pairs(action).some(([a, b]) => a.on === b.on && a.event === 'closed' && b.event === 'reopened'),
  'reopened after closed': (action) =>
    pairs(action).some(([a, b]) => a.event === 'closed' && b.event === 'reopened'),
  'reopened after complete': (action) =>
    pairs(action).some(([a, b]) => a.event === 'completed' && b.event === 'reopened'),
  'closed twice': ({ history }) => history.filter(({ event }) => event === 'closed').length > 1,
  'submitted again to the same batch': (action) => new Set(batchesOf(action)).size < batchesOf(action).length,
  'submitted again to another batch': (action) => new Set(batchesOf(action)).size > 1,
  'submitted without a batch': ({ history }) =>
    history.some(({ event, batch, legacy }) => event === 'submitted' && !batch && legacy === true),
  'noted after closure': (action) =>
    pairs(action).some(
      ([a, b]) => a.event === 'closed' && ['note', 'evidence', 'correction'].includes(b.event),
    ),
  'for others only': ({ addressees }) => addressees !== undefined && !addressees.includes('force'),
  'for the force and others': ({ addressees }) =>
    (addressees?.length ?? 0) > 1 && addressees?.at(-1) === 'force',
  'several themes': ({ themes }) => new Set(themes).size > 1,
  'one theme twice': ({ themes }) => new Set(themes).size < (themes?.length ?? 0),
  'under a cause of concern': ({ cause_of_concern: cause }) => cause !== undefined,
  'against the schema': ({ isRejected }) => isRejected,
  'still live': (action) => isLiveOn(action, lastDay),
  'no longer live': (action) => !isLiveOn(action, lastDay),
};

test('the lawful random registers contain every type, every event and every situation that could be counted wrongly', () => {
  const actions = drawnActions('lawful');
  expect(new Set(actions.map(({ type }) => type))).toEqual(new Set(everyType));
  const events = actions.flatMap(({ history }) => history.map(({ event }) => event));
  expect(new Set(events)).toEqual(new Set(everyEvent));
  for (const [situation, isSituation] of Object.entries(situations))
    expect(actions.filter(isSituation).length, situation).toBeGreaterThanOrEqual(5);
});

const disorders: Readonly<Record<string, (action: PlainAction) => boolean>> = {
  'out of order': (action) => pairs(action).some(([a, b]) => b.on < a.on),
  'closed while closed': (action) =>
    pairs(action).some(([a, b]) => a.event === 'closed' && b.event === 'closed'),
  'issued twice': ({ history }) => history.filter(({ event }) => event === 'issued').length > 1,
  'never issued': ({ history }) => history.length > 0 && history.every(({ event }) => event !== 'issued'),
  'something before issued': ({ history }) => history.findIndex(({ event }) => event === 'issued') > 0,
  'no history': ({ history }) => history.length === 0,
  'ahead of today': ({ history }) => history.some(({ on }) => on > lastDay),
  'of an inspection that is not there': ({ inspection }) => inspection === 'lost-visit',
};

test('the unlawful random registers contain every disorder', () => {
  const actions = drawnActions('unlawful');
  for (const [disorder, isDisorder] of Object.entries(disorders))
    expect(actions.filter(isDisorder).length, disorder).toBeGreaterThanOrEqual(5);
});
