/** Checks the widths of columns and the orientation of pages in Word. */
import { beforeAll, describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/output/parse-markdown.ts';
import { wordPaper } from '../../../src/output/word/word-paper.ts';
import { descendantsNamed, readWord, type WordFile } from '../../helpers/word.ts';

const wordOf = async (markdown: string): Promise<WordFile> =>
  readWord(
    await wordPaper({
      title: 'Update',
      force: 'Harbour Police',
      marking: null,
      day: '2022-03-31',
      blocks: parseMarkdown(markdown),
      reference: undefined,
    }),
  );

const progress =
  'HMICFRS accepted that descriptions have improved but found that the scoring was done only by the force’s own team, and asks for scores agreed with the Crown Prosecution Service before it will consider closure.';
const tableOfLateActions = (rows: number) =>
  [
    '| Action | Title | Delivery lead | Due | Days overdue | RAG | Last progress |',
    '| --- | --- | --- | --- | ---: | --- | --- |',
    ...Array.from(
      { length: rows },
      (_, i) =>
        `| harms-way-2015-rec-${i} | Keep victims informed | Head of Neighbourhood Policing | 17 December 2021 | 240 | amber | ${progress} |`,
    ),
  ].join('\n');
const prose = 'The force has begun. '.repeat(400);

const widthsOf = (word: WordFile) =>
  descendantsNamed(word.part('word/document.xml'), 'w:gridCol').map(({ attributes }) =>
    Number(attributes['w:w']),
  );
const pageOf = (word: WordFile) => descendantsNamed(word.part('word/document.xml'), 'w:pgSz')[0]?.attributes;

describe('a table with much text in one column', () => {
  let upright: number[];
  beforeAll(async () => {
    upright = widthsOf(await wordOf(`${prose}\n\n${tableOfLateActions(4)}`));
  });

  test('gives most room to the column with most text, and fills the page', () => {
    expect(Math.max(...upright)).toBe(upright.at(-1));
    expect(upright.reduce((sum, width) => sum + width, 0)).toBe(11906 - 2 * 1134);
  });

  test('breaks no word, even in a wide typeface', () => {
    // Nine points are 180 twentieths; a letter in a wide sans serif is 0.61 of its height wide.
    const room = (column: number) => ((upright[column] ?? 0) - 2 * 85) / (180 * 0.61);
    expect(room(2)).toBeGreaterThan('Neighbourhood'.length);
    expect(room(3)).toBeGreaterThan('December'.length);
    expect(room(5)).toBeGreaterThan('amber'.length);
  });
});

test('a paper of wide tables is landscape, which keeps a date on one line', async () => {
  const word = await wordOf(tableOfLateActions(12));
  expect(pageOf(word)).toMatchObject({ 'w:w': '16838', 'w:h': '11906', 'w:orient': 'landscape' });
  expect(widthsOf(word)[3]).toBeGreaterThan('17 December 2021'.length * 0.6 * 180);
});

test('a paper with one wide table and much text is portrait', async () => {
  expect(pageOf(await wordOf(`${prose}\n\n${tableOfLateActions(4)}`))).toMatchObject({
    'w:w': '11906',
    'w:h': '16838',
  });
});

test('a range of figures stays on one line', async () => {
  const bands = '| Type | Live | 0-90 | 91-180 | 181-365 | 366-730 | over 730 |';
  const widths = widthsOf(
    await wordOf(
      `${bands}\n|---|---:|---:|---:|---:|---:|---:|\n| Areas for improvement | 3 | 1 | | | | 2 |`,
    ),
  );
  expect(widths[4]).toBeGreaterThan('181-365'.length * 0.6 * 200);
});

describe('across pages', () => {
  const rowsKeptWithNext = async (rows: number) => {
    const table = ['| a | b |', '| - | - |', ...Array.from({ length: rows }, () => '| c | d |')].join('\n');
    const word = await wordOf(`What leads to it.\n\n${table}`);
    return descendantsNamed(word.part('word/document.xml'), 'w:tr').map((row) =>
      descendantsNamed(row, 'w:p').every(
        (paragraph) => descendantsNamed(paragraph, 'w:keepNext').length === 1,
      ),
    );
  };

  test('a short table stays on one page', async () => {
    expect(await rowsKeptWithNext(9)).toEqual([...Array.from({ length: 9 }, () => true), false]);
  });

  test('neither the first rows nor the last of a long table are alone on a page', async () => {
    const rows = await rowsKeptWithNext(60);
    expect(rows.slice(0, 3)).toEqual([true, true, false]);
    expect(rows.slice(-3)).toEqual([false, true, false]);
  });

  test('the paragraph before a table stays with it', async () => {
    const word = await wordOf('Elsewhere.\n\nWhat leads to it.\n\n| a |\n| - |\n| b |');
    const [elsewhere, leading] = descendantsNamed(word.part('word/document.xml'), 'w:p');
    expect(elsewhere && descendantsNamed(elsewhere, 'w:keepNext')).toHaveLength(0);
    expect(leading && descendantsNamed(leading, 'w:keepNext')).toHaveLength(1);
  });
});
