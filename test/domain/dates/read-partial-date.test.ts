/** Checks how dates of mixed precision are read: days, months, ranges and financial years. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPartialDate } from '../../../src/domain/dates/calendar.ts';
import { readPartialDate } from '../../../src/domain/dates/read-partial-date.ts';

const dateIn = (text: string) => {
  const date = readPartialDate(text);
  return date.ok ? date.value : undefined;
};

describe('a date of mixed precision', () => {
  test.each([
    ['4 October 2021', '2021-10-04'],
    ['Mon 4th Oct 2021', '2021-10-04'],
    ['14/05/2024', '2024-05-14'],
    ['November 2022', '2022-11'],
    ['Sept 2022', '2022-09'],
    ['11/2022', '2022-11'],
    ['May/June 2022', '2022-05/2022-06'],
    ['May to June 2022', '2022-05/2022-06'],
    ['May–June 2022', '2022-05/2022-06'],
    ['December 2021 to January 2022', '2021-12/2022-01'],
    ['3 to 28 October 2022', '2022-10-03/2022-10-28'],
    ['14/05/2024 - 20/05/2024', '2024-05-14/2024-05-20'],
    ['30 May until 3 June 2022', '2022-05-30/2022-06-03'],
    ['2021/22', '2021/22'],
    ['2021-22', '2021/22'],
    ['2021/2022', '2021/22'],
    ['2022-10-03', '2022-10-03'],
  ])('%s is %s', (text, date) => expect(dateIn(text)).toBe(date));

  test.each([
    '31 February 2022',
    'June/May 2022',
    'Ma 2022',
    '2021/23',
    '13/2022',
    'May',
    '7 May',
    'Fieldwork',
    '',
    '05/14/2024',
    'Tue 4 October 2021',
  ])('%s is refused', (text) => expect(dateIn(text)).toBeUndefined());

  test('is read back from every form in which pages print it', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    const iso = (date: Date) => date.toISOString().slice(0, 10);
    fc.assert(
      fc.property(day, day, fc.constantFrom(10, 7), (start, end, length) => {
        const [first = '', last = ''] = [iso(start), iso(end)].map((text) => text.slice(0, length)).sort();
        expect(dateIn(formatPartialDate(first))).toBe(first);
        const range = `${first}/${last}`;
        if (first < last) expect(dateIn(formatPartialDate(range))).toBe(range);
      }),
    );
  });
});
