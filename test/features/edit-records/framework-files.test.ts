/** Tests that a framework is read the same from every form in which it is published, and that nothing is left out without a word. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FrameworkReading,
  numberEntries,
} from '../../../src/features/edit-records/framework-entries.ts';
import { readOutlineEntries } from '../../../src/features/edit-records/outline-entries.ts';
import { readSheetEntries } from '../../../src/features/edit-records/sheet-entries.ts';
import { readYamlEntries } from '../../../src/features/edit-records/yaml-entries.ts';
import { readDocxOutline } from '../../../src/storage/outline/docx-outline.ts';
import { readHtmlOutline } from '../../../src/storage/outline/html-outline.ts';
import { parseRecord } from '../../../src/storage/parse-record.ts';
import { readSheets } from '../../../src/storage/spreadsheet/read-sheets.ts';
import {
  longSheet,
  numberedPage,
  type Questions,
  unnumberedPage,
  wideSheet,
  wordFramework,
} from '../../helpers/framework-files.ts';
import { home } from '../../helpers/tool.ts';

const title = 'PEEL assessment framework 2021/22';
const modelBytes = readFileSync(join(home, 'register/frameworks/peel-2021-22.yaml'));
const model: Questions =
  parseRecord<'framework'>('framework', modelBytes, { id: 'peel-2021-22' }).record?.questions ?? [];

function readCsv(text: string): FrameworkReading {
  const sheets = readSheets('framework.csv', Buffer.from(text));
  const sheet = sheets.ok ? sheets.value.sheets[0] : undefined;
  const reading = sheet && readSheetEntries(sheet);
  if (!reading?.ok) throw new Error('the sheet was not read');
  return reading.value;
}

const readers: Readonly<Record<string, (questions: Questions) => FrameworkReading>> = {
  'a page with numbers': (questions) => readOutlineEntries(readHtmlOutline(numberedPage(title, questions))),
  'a page without numbers, with bold topics': (questions) =>
    readOutlineEntries(readHtmlOutline(unnumberedPage(title, questions, { isBold: true }))),
  'a page without numbers, with plain topics': (questions) =>
    readOutlineEntries(readHtmlOutline(unnumberedPage(title, questions, { isBold: false }))),
  'a Word document': (questions) => readOutlineEntries(readDocxOutline(wordFramework(title, questions))),
  'a sheet with a row for each entry': (questions) => readCsv(longSheet(questions)),
  'a sheet with a column for each level': (questions) => readCsv(wideSheet(questions)),
};

test.each(Object.entries(readers))('the model framework is read from %s', (_, read) => {
  const { questions, counts, ungraded, faults } = numberEntries(read(model).entries);
  expect(faults).toEqual([]);
  expect(counts).toEqual({ question: 12, topic: 59, characteristic: 151 });
  expect(ungraded).toEqual(['9', '10']);
  expect(questions).toEqual(model);
});

test('the model framework is read from its own record', () => {
  const reading = readYamlEntries(modelBytes.toString());
  if (!reading.ok) throw new Error(reading.error);
  expect(numberEntries(reading.value.entries).questions).toEqual(model);
  expect(reading.value).toMatchObject({
    leftOut: [],
    fields: { id: 'peel-2021-22', from: '2021-03-01', source: 'summary' },
  });
});

const words = fc
  .array(
    fc.constantFrom(
      'officers',
      'risk',
      'Victims',
      'the force',
      '24',
      '999 calls',
      '1.5 times',
      'a & b',
      '<plan>',
      '–',
      'data',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => `Does ${parts.join(' ')}`);

const randomQuestions: fc.Arbitrary<Questions> = fc
  .array(
    fc.record({
      text: words,
      graded: fc.boolean(),
      topics: fc.array(
        fc.record({ text: words, characteristics: fc.array(words, { minLength: 1, maxLength: 3 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((questions) =>
    questions.map(({ text, graded, topics }, q) => ({
      number: `${q + 1}`,
      title: `${text} ${q}?`,
      graded,
      topics: topics.map((topic, t) => ({
        number: `${q + 1}.${t + 1}`,
        title: `${topic.text} ${q}.${t}`,
        characteristics: topic.characteristics.map((each, c) => ({
          number: `${q + 1}.${t + 1}.${c + 1}`,
          title: `${each}.`,
        })),
      })),
    })),
  );

test.each(Object.entries(readers))('every framework is read from %s', (_, read) => {
  fc.assert(
    fc.property(randomQuestions, (questions) => {
      const { questions: readQuestions, faults } = numberEntries(read(questions).entries);
      expect({ faults, readQuestions }).toEqual({ faults: [], readQuestions: questions });
    }),
    { numRuns: 40 },
  );
});

test('every line of a document is in the framework or is named as left out', () => {
  const html = unnumberedPage(title, model, { isBold: true });
  const { entries, leftOut } = readOutlineEntries(readHtmlOutline(html));
  const omissions = leftOut.map(({ place, count, text, reason }) => `${place} ${count} ${text} (${reason})`);
  expect(omissions).toMatchInlineSnapshot(`
    [
      "line 6 1 HMICFRS (text outside the main part of the page)",
      "line 6 2 Publications (navigation and forms)",
      "line 424 1 The framework as a PDF (links)",
      "line 426 1 Crown copyright (navigation and forms)",
      "line 9 1 Published on: 21 April 2021 (not below a question)",
      "line 10 2 Introduction (not below a question)",
      "line 13 12 Senior officers set the direction of this work. (paragraphs)",
      "line 15 59 Characteristics of good: (labels)",
      "line 423 2 Related documents (not below a question)",
    ]
  `);
  expect(entries).toHaveLength(12 + 59 + 151);
});

const page = (body: string) =>
  readOutlineEntries(readHtmlOutline(`<main><h1>Framework</h1>${body}</main>`)).entries;
const list = (entries: readonly { readonly level: string; readonly title: string }[]) =>
  entries.map(({ level, title: text }) => `${level}: ${text}`);

test('bullets below a bullet continue it, and numbers at the start of a bullet are text', () => {
  expect(
    list(
      page(
        '<h2>1. Is it safe?</h2><h3>Custody</h3><ul><li>24 hours a day, officers<ul><li>watch;</li><li>record.</li></ul></li><li>1.5 million people</li></ul>',
      ),
    ),
  ).toEqual([
    'question: Is it safe?',
    'topic: Custody',
    'characteristic: 24 hours a day, officers watch; record.',
    'characteristic: 1.5 million people',
  ]);
});

test('headings of one level are told apart by their numbers', () => {
  expect(
    list(
      page(
        '<h2>Question 1: Safety</h2><h2>1.1 Custody</h2><p>1.1.1 Cells are checked.</p><h2>Annex A</h2><p>Terms.</p>',
      ),
    ),
  ).toEqual(['question: Safety', 'topic: Custody', 'characteristic: Cells are checked.']);
});

test('a document without styles is read by its questions and bullets', () => {
  expect(
    list(
      page(
        '<p><b>How safe is custody?</b></p><p>Checks are made</p><p>• Cells are checked.</p><p>• Checks are recorded.</p>',
      ),
    ),
  ).toEqual([
    'question: How safe is custody?',
    'topic: Checks are made',
    'characteristic: Cells are checked.',
    'characteristic: Checks are recorded.',
  ]);
});

test('numbers that are repeated, or under another question, are faults with their places', () => {
  const entry = (level: 'question' | 'topic', number: string, place: string) => ({
    level,
    number,
    title: 'T',
    place,
  });
  const { faults } = numberEntries([
    entry('question', '1', 'line 1'),
    entry('topic', '2.1', 'line 2'),
    entry('topic', '1.1', 'line 3'),
    entry('topic', '1.1', 'line 4'),
  ]);
  expect(faults).toEqual([
    'line 2: 2.1 is not a number under question 1.',
    'line 4: the number 1.1 is already used (line 3).',
  ]);
});
