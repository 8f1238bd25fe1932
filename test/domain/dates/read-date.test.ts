/** Checks how a date that a person writes is read: every form, what is refused, and that every date that we print is read back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  formatDate,
  formatDateRange,
  formatPartialDate,
  formatShortDate,
} from '../../../src/domain/dates/calendar.ts';
import { isDay } from '../../../src/domain/dates/partial-date.ts';
import { loadDayReader, readDate, readFullDate } from '../../../src/domain/dates/read-date.ts';
import { composeDate, describeDay, weekdayOf, weekdays } from '../../../src/domain/dates/written-date.ts';

const readDay = await loadDayReader();
/** A Thursday. */
const today = '2021-11-25';
const read = (text: string, on = today) => {
  const day = readDay(text, { today: on });
  return day.ok ? day.value : day.error;
};

describe('a day in full', () => {
  test.each([
    ['2021-11-25'],
    ['20211125'],
    ['2021/11/25'],
    ['25/11/2021'],
    ['25 / 11 / 2021'],
    ['25.11.21'],
    ['25-11-2021'],
    ['25-Nov-21'],
    ['25Nov2021'],
    ['25 November 2021'],
    ['25th Nov 2021'],
    ['the 25th of November 2021'],
    ['November 25, 2021'],
    ["25 Nov '21"],
    ['Thursday 25 November 2021'],
    ['Thu, 25th Nov 2021'],
    ['25/11/2021 (Thursday)'],
    ['25/11/2021 14:30'],
    ['2021-11-25T00:00:00Z'],
    ['25–11–2021'],
    ['  25 NOVEMBER 2021 '],
  ])('%s', (text) => expect(read(text)).toBe('2021-11-25'));

  test('days come first, and a year of two digits is in this century', () => {
    expect(read('01/05/2021')).toBe('2021-05-01');
    expect(read('1/5/99')).toBe('2099-05-01');
  });
});

test.each([
  ['today', '2021-11-25'],
  ['Yesterday', '2021-11-24'],
  ['tomorrow', '2021-11-26'],
  ['last Friday', '2021-11-19'],
  ['last Thursday', '2021-11-18'],
  ['Friday last week', '2021-11-19'],
  ['the day before yesterday', '2021-11-23'],
  ['day before yesterday', '2021-11-23'],
  ['30 days ago', '2021-10-26'],
  ['in 30 days', '2021-12-25'],
  ['two weeks ago', '2021-11-11'],
  ['a fortnight ago', '2021-11-11'],
  ['3 months ago', '2021-08-25'],
  ['in a year', '2022-11-25'],
  ['end of last month', '2021-10-31'],
  ['end of the month', '2021-11-30'],
  ['first day of next month', '2021-12-01'],
  ['end of last quarter', '2021-09-30'],
  ['end of Q2 2026/27', '2026-09-30'],
  ['end of Q4 2025/26', '2026-03-31'],
  ['start of Q1 2026-27', '2026-04-01'],
  ['end of 2025/26', '2026-03-31'],
  ['end of 2025', '2025-12-31'],
  ['end of the financial year', '2022-03-31'],
  ['end of Sept 2025', '2025-09-30'],
  ['last day of February 2024', '2024-02-29'],
])('%s is %s', (text, day) => expect(read(text)).toBe(day));

test('months away end within their month, unlike the days of a library', () => {
  expect(read('1 month ago', '2021-05-31')).toBe('2021-04-30');
  expect(read('a year ago', '2024-02-29')).toBe('2023-02-28');
});

describe('what may be several days is refused with each', () => {
  test.each([
    ['11/25/2021', ['no month 25', '25 November 2021']],
    ['Friday 25 November 2021', ['Thursday', '26 November 2021']],
    ['25 November', ['25 November 2021', '25 November 2022']],
    ['25/11', ['25 November 2021', '25 November 2022']],
    ['1.12', ['1 December 2020', '1 December 2021']],
    ['Friday', ['Friday 19 November 2021', 'Friday 26 November 2021']],
    ['next Friday', ['Friday 26 November 2021', 'Friday 3 December 2021']],
    ['Nov 21', ['21 November 2021', '1 November 2021']],
    ['end of Q2 2026', ['30 June 2026', '30 September 2026']],
    ['end of last year', ['31 December 2020', '31 March 2021']],
    ['end of September', ['30 September 2021', '30 September 2022']],
    ['end of 2009-10', ['31 October 2009', '31 March 2010']],
    ['25 November 2021 and 26 November 2021', ['25 November 2021', '26 November 2021']],
    ['1 to 25 November 2021', ['1 November 2021', '25 November 2021']],
    ['25/11/2021-26/11/2021', ['25 November 2021', '26 November 2021']],
    ['yesterday and today', ['24 November 2021', '25 November 2021']],
  ])('%s', (text, readings) => {
    expect(isDay(read(text))).toBe(false);
    for (const reading of readings) expect(read(text)).toContain(reading);
  });
});

describe('where a day is needed, the first and last day of a longer time are offered', () => {
  test.each([
    ['Sept 2025', 'month', '1 September 2025', '30 September 2025'],
    ['2025-09', 'month', '1 September 2025', '30 September 2025'],
    ['09/2025', 'month', '1 September 2025', '30 September 2025'],
    ['Q2 2026/27', 'quarter', '1 July 2026', '30 September 2026'],
    ['2025/26', 'year', '1 April 2025', '31 March 2026'],
    ['last month', 'month', '1 October 2021', '31 October 2021'],
    ['next week', 'week', '29 November 2021', '5 December 2021'],
  ])('%s', (text, kind, first, last) =>
    expect(read(text)).toBe(
      `${text} is a ${kind}, but a day is needed. Enter its first day, ${first}, or its last day, ${last}.`,
    ),
  );
});

test.each([
  ['31/02/2026', '31/02/2026 is not a real date. Enter the day as 28/02/2026 or 2026-02-28, for example.'],
  ['2021-13-01', '2021-13-01 is not a real date. Enter the day as 25/11/2021 or 2021-11-25, for example.'],
  ['soon', '`soon` is not a date. Enter the day as 25/11/2021 or 2021-11-25, for example.'],
])('%s is not a date', (text, refusal) => expect(read(text)).toBe(refusal));

test.each([
  [''],
  ['today at 5pm'],
  ['now'],
  ['tonight'],
  ['a few days ago'],
  ['last Friday of November'],
  ['99999999 days ago'],
  ['25112021'],
  ['44317'],
  ['Fri week'],
  ['by then'],
  ['constructor'],
  ['1 Mayo 2021'],
])('%s is refused', (text) => expect(read(text)).toMatch(/date/));

test.each(['25 Nov ’21', '25/11/2021.', '25 November 2021.'])('%s is read', (text) =>
  expect(read(text)).toBe('2021-11-25'),
);

test('a day without its year is refused where no day is today', () =>
  expect(readFullDate('25/11', { today: '' })).toMatchObject({
    error: '25/11 has no year. Enter the day as 25/11/2021 or 2021-11-25, for example.',
  }));

test('a long text is refused at once', () => expect(read('x'.repeat(100_000))).toMatch('is not a date'));

test('words that count from today are not a date in full', () =>
  expect(readFullDate('last Friday', { today }).ok).toBe(false));

test('the reader of one text reads as the reader of many', async () =>
  expect(await readDate('last Friday', { today })).toEqual({ ok: true, value: '2021-11-19' }));

const days = fc.integer({ min: 0, max: 36_524 }).map((count) => addDays('2000-01-01', count));

test('every day that we print is read as itself, whatever the day of the call', () =>
  fc.assert(
    fc.property(days, days, (day, on) => {
      const [year = '', month = '', date = ''] = day.split('-');
      const printedForms = [
        day,
        formatDate(day),
        formatShortDate(day),
        formatPartialDate(day),
        formatDateRange(day, day),
        describeDay(day),
        `${date}/${month}/${year}`,
        day.replaceAll('-', ''),
        `${day} 00:00:00`,
        `${weekdays[weekdayOf(day)]} ${formatDate(day)}`,
      ];
      for (const text of printedForms) expect([text, read(text, on)]).toEqual([text, day]);
    }),
  ));

test('a range that we print is never read as one day', () =>
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 1000 }), (first, length) => {
      const range = formatDateRange(first, addDays(first, length));
      expect(read(range)).toContain('has two dates');
    }),
  ));

const number = fc.integer({ min: 0, max: 3000 }).map(String);
const word = fc.constantFrom(
  ...[
    'Nov',
    'May',
    'Friday',
    'last',
    'next',
    'this',
    'of',
    'end',
    'Q2',
    'week',
    'month',
    'days',
    'ago',
    'in',
    'and',
    'to',
  ],
);
const texts = fc
  .array(fc.tuple(fc.oneof(number, word), fc.constantFrom(' ', '/', '-', '.', '')), { maxLength: 6 })
  .map((parts) => parts.flat().join(''));

test('no text is read as two days: the figures in it never mean one day for one order and another for the other', () =>
  fc.assert(
    fc.property(texts, (text) => {
      const result = readDay(text, { today });
      if (!result.ok) return;
      expect(isDay(result.value)).toBe(true);
      // A text in full does not depend on the day of the call.
      if (readFullDate(text, { today }).ok) expect(read(text, '1999-01-01')).toBe(result.value);
      expect(read(`${text} and ${formatDate(addDays(result.value, 1))}`)).not.toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }),
    { numRuns: 2000 },
  ));

test('a date that is not real is never moved to one that is', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 2000, max: 2099 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: 0, max: 99 }),
      (year, month, day) => {
        const text = `${day}/${month}/${year}`;
        const date = composeDate(year, month, day);
        expect(isDay(read(text))).toBe(isDay(date));
        if (isDay(date)) expect(read(text)).toBe(date);
      },
    ),
  ));
