/** How a text of dated comments is divided into its entries. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../../src/domain/dates/calendar.ts';
import { loadDayReader } from '../../../src/domain/dates/read-date.ts';
import { fail } from '../../../src/domain/errors.ts';
import {
  entriesOutOfOrder,
  findInitials,
  readThread,
  sortEntries,
} from '../../../src/domain/text/comment-thread.ts';

const today = '2026-11-29';
const readAnyDay = await loadDayReader();
const readDay = (text: string) => {
  const day = readAnyDay(text, { today });
  return day.ok && day.value > today ? fail(`${day.value} is in the future.`) : day;
};
const read = (text: string) => readThread(text, readDay);
const entriesOf = (text: string) => read(text).entries.map(({ on, note }) => [on, note]);

describe('a line begins an entry', () => {
  test.each([
    '12/03/24 – Met',
    '12.03.24: Met',
    '12 March 2024 - Met',
    '[12/03/2024] Met',
    '(12.3.24) Met',
    '12-Mar-24 Met',
    'Tues 12th March 2024: Met',
    '2024-03-12: Met',
    '12/03/2024 14:32 - Met',
    '**12/03/24** Met',
    '• 12/03/24 – Met',
    '1. 12/03/24 – Met',
    '2) 12.03.24; Met',
    'Update 12/03/24: Met',
    'Update (12/03/24) – Met',
    'Position as at 12 March 2024 – Met',
    'On 12/03/24: Met',
    '12 March 2024 – Met',
    '12/03/24\nMet',
  ])('%j', (text) => {
    expect(entriesOf(text)).toEqual([['2024-03-12', 'Met']]);
  });

  test.each([
    ['no year', '12/03 – Met', '12/03 has no year'],
    ['no day', 'March 2024: Met', 'March 2024 is a month'],
    ['a day or a month', 'Mar 24 – Met', 'may be a day'],
    ['several days', '12/03/24 - 15/03/24: Met', '12/03/24 - 15/03/24 is more than one day'],
    ['several days in words', '12-14 March 2024 – Met', 'is more than one day'],
    ['no real date', '31/02/24 – Met', 'is not a real date'],
    ['the month first', '03/14/24 – Met', 'no month 14'],
    ['a day that is refused', '01/02/27 – Met', 'in the future'],
    ['no words', '12/03/24 –', 'has no words'],
  ])('but not with %s, which is reported', (_, text, reason) => {
    const { introduction, entries, doubtfulDates } = read(`First line\n${text}`);
    expect({ introduction, entries }).toEqual({ introduction: `First line\n${text}`, entries: [] });
    expect(doubtfulDates).toMatchObject([{ line: 2, reason: expect.stringContaining(reason) }]);
  });

  test.each([
    '8.4.3 – the topic',
    '2.1 – Complete the review',
    '3/4 of officers are trained',
    '24/7 – cover',
    'They met on\n12/03/2024 and agreed',
    'On 12 March 2024 the board met',
    'From 12 March 2024 – the new process',
    '12 officers: trained',
  ])('but not in %j', (text) => {
    expect(read(text)).toEqual({ introduction: text, entries: [], doubtfulDates: [] });
  });
});

test('the words of an entry are all lines up to the next one', () => {
  const text =
    'Lead: Head of Custody\n\n20/04/24 – Agreed:\n- a policy\n- 12/04 – a form\n\n12/03/24 (JS) – Met\n';
  expect(read(text)).toEqual({
    introduction: 'Lead: Head of Custody\n\n',
    entries: [
      {
        ...{ on: '2024-04-20', line: 3, note: 'Agreed:\n- a policy\n- 12/04 – a form' },
        source: '20/04/24 – Agreed:\n- a policy\n- 12/04 – a form\n\n',
      },
      { on: '2024-03-12', line: 7, note: '(JS) – Met', source: '12/03/24 (JS) – Met\n' },
    ],
    doubtfulDates: [{ line: 5, text: '12/04', reason: expect.stringContaining('no year') }],
  });
});

test('several entries may be on one line', () => {
  expect(
    entriesOf('12/03/24 – Met the lead. 15/04/24 – Policy drafted, due 1/5/24 - see plan. 2/5/24: Done'),
  ).toEqual([
    ['2024-03-12', 'Met the lead.'],
    ['2024-04-15', 'Policy drafted, due 1/5/24 - see plan.'],
    ['2024-05-02', 'Done'],
  ]);
});

test('initials are words of the entry, wherever they are', () => {
  for (const text of ['12/03/24 JS: Met', 'JS 12/03/24: Met', '[JS 12/03/24] Met', 'JS - 12/03/24 - Met'])
    expect(entriesOf(text)).toEqual([['2024-03-12', 'JS: Met']]);
  expect(['JS: Met', '(JS) – Met', 'Met (JS)', 'J Smith: Met'].map(findInitials)).toEqual([
    'JS',
    'JS',
    'JS',
    'J Smith',
  ]);
  expect(['DCC: Met', 'Met', 'RAG: amber', 'Met (TBC)'].map(findInitials)).toEqual(Array(4).fill(undefined));
});

const dayArbitrary = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2026-11-28'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const figures = (day: string, separator: string) => day.split('-').reverse().join(separator);
const headings: readonly ((day: string) => string)[] = [
  (day) => `${figures(day, '/')} – `,
  (day) => `${figures(day, '.')}: `,
  (day) => `${formatDate(day)} - `,
  (day) => `[${figures(day, '/')}] `,
  (day) => `${day}\n`,
  (day) => `Update ${figures(day, '/').replace('/20', '/')}: `,
];
const lineArbitrary = fc
  .array(fc.constantFrom('Met', 'the', 'lead,', '85%', 'of', '12', 'agreed.', '-', '(JS)', 'No', 'change;'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((words) => words.join(' '))
  // A line that begins like a date is another entry, and a dash alone is not a word.
  .filter((line) => /^[A-Za-z(].*[A-Za-z)]/.test(line));
const noteArbitrary = fc
  .array(lineArbitrary, { minLength: 1, maxLength: 3 })
  .map((lines) => lines.join('\n'));

test('a thread that is written from entries is read as these entries', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ on: dayArbitrary, note: noteArbitrary, heading: fc.constantFrom(...headings) }), {
        maxLength: 8,
      }),
      fc.option(noteArbitrary, { nil: '' }),
      fc.constantFrom('\n', '\n\n'),
      (entries, introduction, gap) => {
        const text = [introduction, ...entries.map(({ on, note, heading }) => heading(on) + note)].join(gap);
        const thread = read(text);
        expect(thread.introduction.trim()).toBe(introduction);
        expect(thread.entries.map(({ on, note }) => ({ on, note }))).toEqual(
          entries.map(({ on, note }) => ({ on, note })),
        );
      },
    ),
  );
});

test('every character is in the introduction or in one entry', () => {
  const piece = fc.constantFrom(
    ...[
      '12/03/24',
      '12/04',
      '1.5.24',
      '2 May 2024',
      'March 2024',
      '31/02/24',
      '[',
      ']',
      '(',
      ')',
      ' – ',
      ': ',
      '-',
      '. ',
    ],
    ...[
      '\n',
      '\n\n',
      ' ',
      '• ',
      '1. ',
      'JS',
      'Met',
      'on',
      'Update ',
      '  ',
      '\u00a0',
      '24/7',
      '|',
      '\t',
      '💡',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { introduction, entries } = read(text);
      expect(introduction + entries.map(({ source }) => source).join('')).toBe(text);
      for (const { note, source } of entries) expect(source.includes(note) || /^JS: /.test(note)).toBe(true);
      expect(entries.every(({ note }) => note.trim() !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('entries are sorted by day, whichever end is the newest', () => {
  const notes = (entries: readonly { on: string; note: string }[]) =>
    sortEntries(entries).map(({ note }) => note);
  const [a, b, c, d] = ['2024-01-01', '2024-02-01', '2024-02-01', '2024-03-01'].map((on, i) => ({
    on,
    note: 'abcd'[i] ?? '',
  }));
  if (!a || !b || !c || !d) throw new Error('four entries');
  expect(notes([a, b, c, d])).toEqual(['a', 'b', 'c', 'd']);
  expect(notes([d, c, b, a])).toEqual(['a', 'b', 'c', 'd']);
});

test('an entry that is not in the order of the others is found', () => {
  const thread = (days: readonly string[]) => read(days.map((day) => `${day}/24 – Met`).join('\n')).entries;
  const lines = (days: readonly string[]) => entriesOutOfOrder(thread(days)).map(({ line }) => line);
  expect(lines(['1/1', '1/2', '1/2', '1/4'])).toEqual([]);
  expect(lines(['1/4', '1/2', '1/2', '1/1'])).toEqual([]);
  expect(lines(['1/1', '1/4', '1/2', '1/5', '1/6'])).toEqual([3]);
  expect(lines(['1/6', '1/5', '1/7', '1/3', '1/2'])).toEqual([3]);
});
