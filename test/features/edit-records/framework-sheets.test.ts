/** Tests that a framework is read from sheets with many headings, and that every cell which is not read is named. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberEntries } from '../../../src/features/edit-records/framework-entries.ts';
import { readSheetEntries } from '../../../src/features/edit-records/sheet-entries.ts';
import { readSheets } from '../../../src/storage/spreadsheet/read-sheets.ts';

function sheetOf(text: string) {
  const sheets = readSheets('framework.csv', Buffer.from(text));
  return sheets.ok ? sheets.value.sheets[0] : undefined;
}

const bySheet = (text: string) => {
  const sheet = sheetOf(text);
  const reading = sheet && readSheetEntries(sheet);
  if (!reading?.ok) throw new Error('the sheet was not read');
  const { entries, leftOut } = reading.value;
  const { faults, questions } = numberEntries(entries);
  return {
    faults,
    questions,
    leftOut: leftOut.map(({ place, count, text: first, reason }) => `${place} ${count} ${first} (${reason})`),
  };
};
const smallFramework = [
  {
    number: '3',
    title: 'How good is it?',
    graded: true,
    topics: [
      {
        number: '3.1',
        title: 'Recording',
        characteristics: [
          { number: '3.1.1', title: 'Crime is recorded.' },
          { number: '3.1.2', title: 'There is a plan.' },
        ],
      },
    ],
  },
];

test.each([
  [
    'question,title',
    '3,How good is it?',
    '3.1,Recording',
    '3.1.1,Crime is recorded.',
    '3.1.2,There is a plan.',
  ],
  ['Q,Wording', 'Q3.,How good is it?', '3.1,Recording', '3.1.1,Crime is recorded.', '3.1.2,There is a plan.'],
  [
    'Question no.,Question,Topic,Text',
    '3,How good is it?,Recording,Crime is recorded.',
    ',,,There is a plan.',
  ],
  [
    'Question No,Question text,Topic no,Topic title,Characteristic',
    '3,How good is it?,1,Recording,Crime is recorded.',
    '3,How good is it?,1,Recording,There is a plan.',
  ],
  [
    '#,Core question,Sub-question,Characteristics of good',
    '3,How good is it?,,',
    '3.1,,Recording,',
    '3.1.1,,,Crime is recorded.',
    '3.1.2,,,There is a plan.',
  ],
  [
    'PAF ref,Question,Topic,Characteristic',
    '3.1.1,How good is it?,Recording,Crime is recorded.',
    '3.1.2,How good is it?,Recording,There is a plan.',
  ],
])('a sheet with the headings %s is read with its numbers and wording', (...lines) => {
  expect(bySheet(lines.join('\n'))).toEqual({ faults: [], questions: smallFramework, leftOut: [] });
});

test('a cell that does not fit is named with its place', () => {
  const text =
    'Number,Title,Title,Graded,Level,\n1,Safety,Is it safe?,maybe,section,x\n1.1,Cells,Bars,yes\n,,z\n';
  expect(bySheet(text).leftOut).toEqual([
    'row 4 1 z (rows without an entry)',
    'row 2, column C 2 Is it safe? (the column Title, which is not read)',
    'row 2, column D 2 maybe (the column Graded, which does not fit the entry of the row)',
    'row 2, column E 1 section (the column Level, which does not fit the entry of the row)',
    'row 2, column F 1 x (a column without a heading, which is not read)',
  ]);
});

test('every cell of every sheet is in the framework, or is counted as left out', () => {
  const heading = fc.constantFrom(
    'Number',
    'Question',
    'Topic',
    'Characteristic',
    'Title',
    'Level',
    'Owner',
    '',
  );
  fc.assert(
    fc.property(
      fc.array(heading, { minLength: 2, maxLength: 6 }),
      fc.array(fc.array(fc.boolean(), { maxLength: 7 }), { maxLength: 5 }),
      (headings, rows) => {
        // Each text is unique and no number, so that an entry is one cell.
        const texts = rows.map((row, y) => row.map((isFilled, x) => (isFilled ? `w${y}${x}.` : '')));
        const sheet = sheetOf([headings, ...texts].map((row) => row.join(',')).join('\n'));
        const reading = sheet && readSheetEntries(sheet);
        if (!reading?.ok) return;
        const { entries, leftOut } = reading.value;
        const cells = leftOut.map(({ unit, count, text }) =>
          unit === 'cells' ? count : text.split(' | ').length,
        );
        const countedCells = cells.reduce((sum, count) => sum + count, 0);
        const entryCells = entries.flatMap(({ number, title }) =>
          number === undefined ? [title] : [title, number],
        );
        expect(entryCells.length + countedCells).toBe(texts.flat().filter((text) => text !== '').length);
      },
    ),
    { numRuns: 300 },
  );
});
