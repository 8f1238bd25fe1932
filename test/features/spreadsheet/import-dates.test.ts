/** Checks how an import reads the dates of cells, and which it refuses. */
import { describe, expect, test } from 'vitest';
import { loadDayReader } from '../../../src/domain/dates/read-date.ts';
import type { Cell } from '../../../src/domain/sheet.ts';
import type { DateOrder } from '../../../src/domain/vocabulary.ts';
import { findDateContradictions, readCellDay } from '../../../src/features/spreadsheet/cell-dates.ts';
import { csvIn, newSpreadsheetRegister, planOf } from '../../helpers/spreadsheet.ts';

const readDay = await loadDayReader();
const read = (cell: Cell, order?: DateOrder) => {
  const day = readCellDay(cell, { today: '2021-11-25', order, readDay });
  return day.ok ? day.value : day.error;
};

describe('a date as it was typed in a sheet', () => {
  const day = (text: string, order?: DateOrder) => read({ text, kind: 'text' }, order);

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
    ['01/05/2021'],
    ['1/5/21'],
    ['2021-05-01T10:00:00+01:00'],
    ['2021-05-01 23:30:00 +0100'],
    ['2021-05-01T10:00:00.000Z'],
    ['01/05/2021 9:30 am'],
    ['01-May-21'],
    ['2021/05/01'],
    ['20210501'],
  ])('%s is 1 May 2021: days come first', (text) => expect(day(text)).toBe('2021-05-01'));

  test('with --dates mdy the month is first', () => {
    expect(day('01/05/2021', 'mdy')).toBe('2021-01-05');
    expect(day('11/25/2021', 'mdy')).toBe('2021-11-25');
    expect(day('25/11/2021', 'mdy')).toMatch('with the day first it would be 25 November 2021');
  });

  test('a date that could only have the month first is refused with both readings', () =>
    expect(day('11/25/2021')).toBe(
      '11/25/2021 has no real date with the day first, because there is no month 25; with the month first it would be 25 November 2021. Enter the day as 25/11/2021 or 2021-11-25, for example. If every date of the sheet has the month first, add --dates mdy.',
    ));

  test.each([['30 February 2021'], ['31/02/2021'], ['May 2021'], ['soon'], ['44317'], ['1 Mayo 2021']])(
    '%s is refused',
    (text) => expect(day(text)).not.toMatch(/^\d{4}-\d{2}-\d{2}$/),
  );

  test.each([['Mar-24'], ['Mar 2024'], ['03/2024']])('%s, a month, is refused with both readings', (text) =>
    expect(day(text)).toMatch(/2\d March 202\d or 1 March 2024|1 March 2024, or its last day, 31 March 2024/),
  );

  test('a date cell has its date, and a number is refused as a number', () => {
    expect(read({ text: '2021-05-01', kind: 'date', date: '2021-05-01' })).toBe('2021-05-01');
    expect(read({ text: '44317', kind: 'number' })).toMatch('is a number');
  });
});

describe('a column whose dates contradict the order of day and month', () => {
  const head = ['Report', 'Inspection ID', 'Origin', 'No', 'Type', 'Recommendation', 'Date issued'];
  const sheet = (root: string, days: readonly string[]) =>
    csvIn(root, 'r.csv', [
      head,
      ...days.map((day, i) => ['Docks', 'docks-2020', 'piers', `${i + 1}`, 'Rec', `Check ${i}`, day]),
    ]);

  test('has none of its dates in figures read, for one reason; other dates are clear', async () => {
    const root = newSpreadsheetRegister();
    const rows = sheet(root, ['03/04/20', '03/13/20', '2020-03-04', '14/03/20', '05/05/20']);
    const { added, refused } = await planOf(root, rows);
    expect(refused.map(({ row }) => row)).toEqual([2, 3]);
    expect(new Set(refused.map(({ reason }) => reason))).toEqual(
      new Set([
        'this column has dates with the month first, such as 03/13/20 (row 3): with the month first it would be 13 March 2020. It is therefore unclear which days the other dates in figures are. If every date of the sheet has the month first, add --dates mdy. Otherwise enter the dates as 25/11/2021 or 2021-11-25, for example.',
      ]),
    );
    expect(added.map(({ row }) => row)).toEqual([4, 5, 6]);
    const american = await planOf(root, sheet(root, ['03/04/20', '03/13/20']), '--dates', 'mdy');
    expect([american.added.length, american.refused]).toEqual([2, []]);
  });

  test('lists at most five rows', () => {
    const rows = Array.from({ length: 8 }, () => [{ text: '03/13/20', kind: 'text' as const }]);
    const header = { rowIndex: 0, columns: new Map([['issued', 0]]) };
    expect(findDateContradictions({ sheet: { rows }, header }).get('issued')).toContain(
      '(row 2, 3, 4, 5, 6 and 2 more)',
    );
  });
});
