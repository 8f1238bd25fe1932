/** Checks which commit is reported where dates of commits run backwards. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDateFaults } from '../../../src/features/history/commit-dates.ts';
import { runs } from '../../helpers/runs.ts';

const today = '2021-12-31';

/** A line of commits made on days of 2021, counted from 1; named `c0`, `c1` and so on. */
const lineOfDays = (days: readonly number[]) =>
  days.map((day, index) => ({
    commit: `c${index}`,
    parents: index === 0 ? [] : [`c${index - 1}`],
    author: 'Liaison Officer',
    day: new Date(Date.UTC(2021, 0, day)).toISOString().slice(0, 10),
    seconds: Date.UTC(2021, 0, day, 12) / 1000,
    message: 'Note',
    changesByParent: [[]],
  }));

const faultsOf = (...days: readonly number[]) =>
  [...findDateFaults(lineOfDays(days), today)].map(([commit, { code }]) => `${commit} ${code}`).sort();

test.each([
  ['a commit in the future, and not its successor', [10, 400, 12], ['c1 date-future']],
  ['a commit that was in the future when it was made', [10, 200, 12, 13, 250], ['c1 date-future']],
  ['several in the future', [10, 400, 401, 12], ['c1 date-future', 'c2 date-future']],
  ['two whose successors are more', [10, 200, 201, 12, 13, 14], ['c1 date-future', 'c2 date-future']],
  ['a commit that was put back before many', [10, 20, 21, 22, 15, 23], ['c4 date-backwards']],
  ['the second of two commits', [10, 5], ['c1 date-backwards']],
  ['nothing in order', [10, 10, 20], []],
] as const)('%s', (_, days, faults) => {
  expect(faultsOf(...days)).toEqual(faults);
});

test('clocks may differ by minutes; a commit without a readable date is reported', () => {
  const [first, second] = lineOfDays([10, 10]);
  if (!first || !second) throw new Error('two commits');
  expect(findDateFaults([first, { ...second, seconds: first.seconds - 600 }], today).size).toBe(0);
  expect([...findDateFaults([first, { ...second, seconds: 0, day: '0001-01-01' }], today).keys()]).toEqual([
    'c1',
  ]);
});

test('one commit with a wrong date gives one finding, about this commit or its neighbour', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 100, max: 200 }), { minLength: 4, maxLength: 12 }),
      fc.nat(),
      fc.constantFrom(5, 364),
      (days, position, wrongDay) => {
        const line = [...days].sort((a, b) => a - b);
        const index = 1 + (position % (line.length - 2));
        const faults = faultsOf(...line.map((day, i) => (i === index ? wrongDay : day)));
        expect(faults).toHaveLength(1);
      },
    ),
    { numRuns: runs(100) },
  );
});
