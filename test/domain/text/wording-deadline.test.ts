/** Which deadlines are found in the wording of an action. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate } from '../../../src/domain/dates/calendar.ts';
import { loadDayReader } from '../../../src/domain/dates/read-date.ts';
import { findWordingDeadlines, readDeadlineText } from '../../../src/domain/text/wording-deadline.ts';

const readAnyDay = await loadDayReader();
const find = (wording: string) =>
  findWordingDeadlines(wording, (text) => readAnyDay(text, { today: '2026-11-29' }));

test.each([
  ['By 31 October 2023, chief constables should review all cases.', 'By 31 October 2023', '2023-10-31'],
  ['The force should, by 31/10/2023, review all cases.', 'by 31/10/2023', '2023-10-31'],
  [
    'The force should review all cases no later than 31st October 2023.',
    'no later than 31st October 2023',
    '2023-10-31',
  ],
  ['By the end of March 2024, forces should stop.', 'By the end of March 2024', '2024-03-31'],
  ['By the end of 2024, forces should stop.', 'By the end of 2024', '2024-12-31'],
  ['By the end of 2023/24, forces should stop.', 'By the end of 2023/24', '2024-03-31'],
  ['By March 2024, forces should stop.', 'By March 2024', undefined],
  ['By autumn 2024, forces should stop.', 'By autumn 2024', undefined],
  ['Before 1 April 2024, forces should stop.', 'Before 1 April 2024', undefined],
  ['Within three months, the force should stop.', 'Within three months', undefined],
  ['The force must, within 6 months, stop.', 'within 6 months', undefined],
  [
    'Within 12 months of the date of this report, forces should stop.',
    'Within 12 months of the date of this report',
    undefined,
  ],
  ['With immediate effect, the force should stop.', 'With immediate effect', undefined],
  ['The force should stop this with immediate effect.', 'with immediate effect', undefined],
  ['The force should immediately stop.', 'immediately', undefined],
  ['Background.\nAs soon as possible, the force should stop.', 'As soon as possible', undefined],
])('%j', (wording, text, day) => {
  expect(find(wording)).toEqual([day === undefined ? { text } : { text, by: day }]);
});

test.each([
  'The force should make sure that victims are contacted within 24 hours.',
  'The force should make sure that reviews take place within three months.',
  'The force should make sure that officers can respond immediately.',
  'The inspection was finished by 31 October 2023.',
  'The force needs to improve how it records crime.',
  'The force should train all 31 officers by role.',
  'Within the force, supervisors should check records.',
])('no deadline: %j', (wording) => {
  expect(find(wording)).toEqual([]);
});

test('every deadline of a wording is found once', () => {
  expect(
    find(
      'By 1 May 2024, forces should plan. By 1 May 2024, they should also train. By 30 June 2024, all forces must report.',
    ),
  ).toEqual([
    { text: 'By 1 May 2024', by: '2024-05-01' },
    { text: 'By 30 June 2024', by: '2024-06-30' },
  ]);
});

test('any date in full is a day', () => {
  const days = fc.date({ min: new Date('2009-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const text = `By ${formatDate(day)}`;
      expect(find(`${text}, chief constables should review it.`)).toEqual([{ text, by: day }]);
    }),
  );
});

test.each([
  ['by the end of March 2024', '2024-03-31'],
  ['End of March 2024', '2024-03-31'],
  ['No later than 31 October 2023.', '2023-10-31'],
  ['31/10/2023', '2023-10-31'],
  ['March 2024', undefined],
  ['before 1 April 2024', undefined],
  ['within three months', undefined],
  ['by 31 October 2023 or 1 May 2024', undefined],
])('the day of the deadline %j, alone, is %s', (text, day) => {
  expect(readDeadlineText(text, (dateText) => readAnyDay(dateText, { today: '2026-11-29' }))).toBe(day);
});
