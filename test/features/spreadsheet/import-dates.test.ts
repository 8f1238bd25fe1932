import { describe, expect, test } from 'vitest';
import type { DateOrder } from '../../../src/domain/vocabulary.ts';
import { readDay } from '../../../src/features/spreadsheet/cell-dates.ts';

describe('a day as it was typed', () => {
  const day = (text: string, order?: DateOrder) => {
    const read = readDay({ text, kind: 'text' }, order);
    return 'day' in read ? read.day : read.fault;
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
  ])('%s means one day', (text) => expect(day(text)).toBe('2021-05-01'));

  test.each([
    ['25/11/2021', '2021-11-25'],
    ['11/25/2021', '2021-11-25'],
    ['25.11.2021', '2021-11-25'],
    ['5/5/2021', '2021-05-05'],
  ])('%s can mean one day only', (text, meant) => expect(day(text)).toBe(meant));

  test('1/5/21 is refused with the choice spelled out', () =>
    expect(day('1/5/21')).toBe(
      '1/5/21 may mean 1 May 2021 (2021-05-01) or 5 January 2021 (2021-01-05); write the one that is meant, or say --dates dmy where days stand first',
    ));

  test('01/05/2021 too, unless it was said how dates stand', () => {
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

  test('a date cell is its day; a bare number is told to be one', () => {
    expect(readDay({ text: '2021-05-01', kind: 'date', date: '2021-05-01' }, undefined)).toEqual({
      day: '2021-05-01',
    });
    expect(readDay({ text: '44317', kind: 'number' }, undefined)).toMatchObject({
      fault: expect.stringMatching('is a number'),
    });
  });
});
