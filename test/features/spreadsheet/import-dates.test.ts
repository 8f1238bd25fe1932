/** Checks how an import reads dates, and which it refuses. */
import { describe, expect, test } from 'vitest';
import type { DateOrder } from '../../../src/domain/vocabulary.ts';
import { readDay } from '../../../src/features/spreadsheet/cell-dates.ts';

describe('a date as it was typed', () => {
  const day = (text: string, order?: DateOrder) => {
    const read = readDay({ text, kind: 'text' }, order);
    return read.ok ? read.value : read.error;
  };

  test.each([
    ['2021-05-01'],
    ['2021-5-1'],
    ['2021-05-01T00:00:00'],
    ['2021-05-01 00:00:00'],
    ['1 May 2021'],
    ['1st May 2021'],
    ['01-May-2021'],
    ['Saturday, 1 May 2021'],
    ['May 1, 2021'],
    ['1 may 2021'],
  ])('%s is an unambiguous date', (text) => expect(day(text)).toBe('2021-05-01'));

  test.each([
    ['25/11/2021', '2021-11-25'],
    ['11/25/2021', '2021-11-25'],
    ['25.11.2021', '2021-11-25'],
    ['5/5/2021', '2021-05-05'],
  ])('%s can only be one date', (text, expectedDay) => expect(day(text)).toBe(expectedDay));

  test('1/5/21 is refused, and the possible dates are listed', () =>
    expect(day('1/5/21')).toBe(
      '1/5/21 may mean 1 May 2021 (2021-05-01) or 5 January 2021 (2021-01-05); write the one that is meant, or say --dates dmy where days stand first',
    ));

  test('01/05/2021 is refused unless the order of day and month is given', () => {
    expect(day('01/05/2021')).toMatch('may mean 1 May 2021');
    expect(day('01/05/2021', 'dmy')).toBe('2021-05-01');
    expect(day('1/5/21', 'dmy')).toBe('2021-05-01');
    expect(day('01/05/2021', 'mdy')).toBe('2021-01-05');
    expect(day('25/11/2021', 'mdy')).toBe('25/11/2021 is no day that exists');
  });

  test.each([
    ['25/11/21'],
    ['30 February 2021'],
    ['31/02/2021'],
    ['May 2021'],
    ['soon'],
    ['44317'],
    ['1 Mayo 2021'],
  ])('%s is refused', (text) => expect(day(text)).not.toMatch(/^\d{4}-\d{2}-\d{2}$/));

  test('a date cell has its date, and a number is refused as a number', () => {
    expect(readDay({ text: '2021-05-01', kind: 'date', date: '2021-05-01' }, undefined)).toEqual({
      ok: true,
      value: '2021-05-01',
    });
    expect(readDay({ text: '44317', kind: 'number' }, undefined)).toMatchObject({
      ok: false,
      error: expect.stringMatching('is a number'),
    });
  });
});
