/** Checks the arithmetic of days: it is independent of time zones, and each function undoes the other. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../../src/domain/dates/calendar.ts';

const days = fc
  .date({
    min: new Date('0100-01-01T00:00:00Z'),
    max: new Date('9000-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test.each([
    ['2020-02-28', 1, '2020-02-29'],
    ['2021-02-28', 1, '2021-03-01'],
    ['2021-12-31', 1, '2022-01-01'],
    ['2021-03-27', 2, '2021-03-29'],
    ['2021-11-01', -2, '2021-10-30'],
    ['2021-11-25', 0, '2021-11-25'],
  ])('%s and %i days is %s', (day, count, result) => {
    expect(addDays(day, count)).toBe(result);
    expect(daysBetween(day, result)).toBe(count);
  });

  test('the number of days between two dates leads from the first to the second', () => {
    fc.assert(
      fc.property(days, days, (first, last) => {
        expect(addDays(first, daysBetween(first, last))).toBe(last);
        expect(Math.sign(daysBetween(first, last))).toBe(first < last ? 1 : first > last ? -1 : 0);
      }),
    );
  });

  test('a text that is not a date is refused', () => {
    expect(() => addDays('soon', 1)).toThrow(RangeError);
  });
});
