/** Checks the two clocks: days with the force and days with HMICFRS. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ageBands,
  findAgeBand,
  measureClocks,
  measureWaits,
  summariseDurations,
} from '../../src/domain/clocks.ts';
import { countDaysOverdue, countDaysPastFirstTarget } from '../../src/domain/lateness.ts';
import { positionOn, positionsOn } from '../../src/domain/position.ts';
import type { Action } from '../../src/domain/records/action.ts';
import { openRandomRegister } from '../helpers/comparison.ts';
import { statusOn } from '../helpers/naive-counter.ts';
import { dayNumber, dayOf } from '../helpers/random-history.ts';
import { randomRegister } from '../helpers/random-register.ts';
import { runs, seed } from '../helpers/runs.ts';

type History = Action['history'];

const ladder = (history: History): Action => ({
  id: 'docks-2021-rec-1',
  type: 'recommendation',
  inspection: 'docks-2021',
  title: 'Mend the ladder',
  wording: 'The force should mend the ladder.',
  history,
});

const issueEvent = { on: '2021-01-01', event: 'issued' } as const;
const completionEvent = { on: '2021-01-21', event: 'completed', approved_by: 'quay' } as const;
const submissionOn = (on: string) => ({ on, event: 'submitted', batch: '2021-06' }) as const;
const returnOn = (on: string) => ({ on, event: 'returned', note: 'Two rungs are missing' }) as const;
const withdrawalOn = (on: string) => ({ on, event: 'withdrawn', note: 'Sent too soon' }) as const;
const closureOn = (on: string) => ({ on, event: 'closed', route: 'submission' }) as const;
const reopeningOn = (on: string) => ({ on, event: 'reopened', note: 'It broke again' }) as const;

const clocks = (asAt: string, ...history: History) => {
  const { force, hmicfrs } = measureClocks(ladder([issueEvent, ...history]), asAt);
  return [force, hmicfrs];
};

describe('the two clocks', () => {
  test('the force’s clock runs from issue to the reporting day; an action never submitted has no HMICFRS clock', () => {
    expect(clocks('2021-01-01')).toEqual([0, null]);
    expect(clocks('2021-01-31')).toEqual([30, null]);
    expect(clocks('2020-12-31')).toEqual([0, null]);
  });
  test('`completed` does not stop the force’s clock, `submitted` does', () => {
    expect(clocks('2021-01-31', completionEvent)).toEqual([30, null]);
    expect(clocks('2021-03-03', completionEvent, submissionOn('2021-01-31'))).toEqual([30, 31]);
    expect(clocks('2021-01-31', submissionOn('2021-01-31'))).toEqual([30, 0]);
  });
  test('a return or withdrawal restarts the force’s clock, and the days on each clock add up', () => {
    const life = [
      ...[submissionOn('2021-01-11'), returnOn('2021-01-16')],
      ...[submissionOn('2021-01-23'), withdrawalOn('2021-01-24'), submissionOn('2021-01-31')],
    ];
    expect(clocks('2021-02-10', ...life)).toEqual([10 + 7 + 7, 5 + 1 + 10]);
  });
  test('closure stops both clocks, from open as from submitted, and neither runs while the action is closed', () => {
    expect(clocks('2021-12-31', closureOn('2021-01-11'))).toEqual([10, null]);
    const life = [submissionOn('2021-01-11'), closureOn('2021-01-31')];
    expect(clocks('2021-12-31', ...life)).toEqual([10, 20]);
    expect(clocks('2021-06-06', ...life, reopeningOn('2021-06-01'))).toEqual([15, 20]);
  });
  test('an action submitted and returned on the same day spends no day with HMICFRS', () => {
    expect(clocks('2021-01-31', submissionOn('2021-01-11'), returnOn('2021-01-11'))).toEqual([30, 0]);
  });
  test('a leap day counts as a day', () => {
    expect(measureClocks(ladder([{ on: '2020-02-01', event: 'issued' }]), '2020-03-01').force).toBe(29);
  });
});

describe('days overdue', () => {
  const firstTarget = { on: '2021-01-01', event: 'target', by: '2021-02-01' } as const;
  const daysOn = (asAt: string, ...history: History) => {
    const action = ladder([issueEvent, firstTarget, ...history]);
    const state = { action, position: positionOn(action, asAt), origin: null, counted: true, returnDays: 0 };
    return [countDaysOverdue(state, asAt), countDaysPastFirstTarget(state, asAt)];
  };
  test('are the days after the date to be met', () => {
    expect(daysOn('2021-02-01')).toEqual([null, null]);
    expect(daysOn('2021-02-11')).toEqual([10, 10]);
  });
  test('do not count the days with HMICFRS; the day of a submission is one, the day of a return is not', () => {
    const life = [submissionOn('2021-02-05'), returnOn('2021-02-10')];
    expect(daysOn('2021-02-11', ...life)).toEqual([5, 5]);
    expect(daysOn('2021-03-11', submissionOn('2021-01-11'), returnOn('2021-03-01'))).toEqual([11, 11]);
  });
  test('count from the last target; the days past the first target are known too', () => {
    const movedTarget = {
      ...firstTarget,
      on: '2021-02-01',
      by: '2021-02-20',
      reason: 'Timber',
      approved_by: 'quay',
    };
    expect(daysOn('2021-02-22', movedTarget)).toEqual([2, 21]);
    expect(daysOn('2021-02-19', movedTarget)).toEqual([null, 18]);
  });
});

test('an age band includes its last day', () => {
  const age = (days: number) =>
    findAgeBand(positionOn(ladder([issueEvent]), '2021-01-01'), dayOf(dayNumber('2021-01-01') + days));
  expect([0, 90, 91, 180, 181, 365, 366, 730, 731].map(age)).toEqual([
    ...['0-90', '0-90', '91-180', '91-180', '181-365', '181-365', '366-730', '366-730', 'over-730'],
  ]);
  expect(ageBands).toHaveLength(5);
});

test('the median is the middle number, or halfway between the two middle numbers', () => {
  expect(summariseDurations([])).toEqual({ number: 0, median: null, oldest: null });
  expect(summariseDurations([7])).toEqual({ number: 1, median: 7, oldest: 7 });
  expect(summariseDurations([9, 2])).toEqual({ number: 2, median: 5.5, oldest: 9 });
  expect(summariseDurations([100, 2, 9])).toEqual({ number: 3, median: 9, oldest: 100 });
});

const numRuns = runs(20);

/** Counts the days from `first` to `last` at whose end the action is with the force, and with HMICFRS. */
function countDays(action: Parameters<typeof statusOn>[0], first: number, last: number) {
  const days = Array.from({ length: Math.max(0, last - first) }, (_, dayIndex) => dayOf(first + dayIndex));
  const statuses = days.map((day) => statusOn(action, day));
  return {
    force: statuses.filter((status) => ['open', 'complete', 'returned'].includes(status ?? '')).length,
    hmicfrs: statuses.filter((status) => status === 'submitted').length,
  };
}

test.each(['lawful', 'unlawful'] as const)(
  `in %s registers a count day by day gives the same days (seed ${seed})`,
  (kind) => {
    fc.assert(
      fc.property(randomRegister(kind), (sample) => {
        const { register } = openRandomRegister(sample);
        for (const asAt of sample.days)
          for (const action of register.actions) {
            const plain = sample.plain.actions.find(({ id }) => id === action.id);
            if (!plain) throw new Error(`${action.id} was not drawn`);
            const first = Math.min(...plain.history.map(({ on }) => dayNumber(on)), dayNumber(asAt));
            const { force, hmicfrs } = measureClocks(action, asAt);
            const countedDays = countDays(plain, first, dayNumber(asAt));
            expect({ force, hmicfrs: hmicfrs ?? 0 }, `${action.id} at ${asAt}`).toEqual(countedDays);
          }
      }),
      { seed, numRuns },
    );
  },
);

test(`positions on several days are the positions on each of them, whatever the history (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomRegister('unlawful'), (sample) => {
      for (const action of openRandomRegister(sample).register.actions)
        expect(positionsOn(action, sample.days)).toEqual(sample.days.map((day) => positionOn(action, day)));
    }),
    { seed, numRuns },
  );
});

describe('waits for HMICFRS', () => {
  const waitsOn = (asAt: string, ...history: History) => measureWaits(ladder([issueEvent, ...history]), asAt);
  test('the current wait counts from the last submission; each answered one is a completed wait', () => {
    const life = [
      ...[submissionOn('2021-01-11'), returnOn('2021-01-16')],
      ...[submissionOn('2021-01-23'), withdrawalOn('2021-01-24'), submissionOn('2021-01-31')],
    ];
    expect(waitsOn('2021-01-10', ...life)).toEqual({ current: null, completedWaits: [] });
    expect(waitsOn('2021-01-15', ...life)).toEqual({ current: 4, completedWaits: [] });
    expect(waitsOn('2021-02-10', ...life)).toEqual({ current: 10, completedWaits: [5, 1] });
    expect(waitsOn('2021-03-01', ...life, closureOn('2021-02-20'))).toEqual({
      current: null,
      completedWaits: [5, 1, 20],
    });
  });
  test('an action submitted twice without an answer has waited since the second submission', () => {
    const resubmissions = [submissionOn('2021-01-11'), submissionOn('2021-01-21')];
    expect(waitsOn('2021-01-31', ...resubmissions)).toEqual({ current: 10, completedWaits: [] });
    expect(positionOn(ladder([issueEvent, ...resubmissions]), '2021-01-31').submitted_on).toBe('2021-01-21');
  });
});
