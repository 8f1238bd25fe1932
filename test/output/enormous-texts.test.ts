/** Checks that texts of 100,000 odd characters are printed in time that grows with their length: a slow printer exceeds the time limit of its test. */
import { expect, test } from 'vitest';
import { createTable, flexibleColumn } from '../../src/output/document.ts';
import { markdownTable } from '../../src/output/markdown.ts';
import { textWidth, truncateText } from '../../src/output/safe-text.ts';
import { terminalTable } from '../../src/output/terminal-table.ts';
import { measureColumns } from '../../src/output/word/column-widths.ts';

const length = 100_000;
const oddParts = ['e\u0301', '\u0301', '漢', '😀', '\u200b', '- ', 'a ', '.', '&', '|', '*', '[', '<a '];

test.each(oddParts)('%j many times is shortened, and printed in a table', (part) => {
  const text = `x${part.repeat(length)}`;
  const shortenedText = truncateText(text, length / 2);
  expect(textWidth(shortenedText)).toBeLessThanOrEqual(Math.max(length / 2, textWidth('x\u0301')));
  expect(text.startsWith(shortenedText.replace(/…$/, ''))).toBe(true);
  const table = createTable(
    ['Action', flexibleColumn('Title')],
    [
      ['first', text],
      ['second', 'short'],
    ],
  );
  for (const width of [undefined, 80]) {
    const lines = terminalTable(table, { width, colour: false }).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('second  short');
  }
  expect(markdownTable(table)).toContain('| second | short');
  expect(measureColumns(table, 20, 10_000).widths).toHaveLength(2);
});

test('one enormous cell does not make every row as long', () => {
  const rows = Array.from({ length: 300 }, (_, index) => [`action-${index}`, 'short', 'last']);
  const table = createTable(
    ['Action', 'Title', 'Board'],
    [['first', 'x'.repeat(1_000_000), 'last'], ...rows],
  );
  expect(terminalTable(table, { width: undefined, colour: false }).length).toBeLessThan(5_000_000);
});

test('a column of Word has as many words as its text', () => {
  const table = createTable(['Action'], [['a '.repeat(200_000)]]);
  expect(measureColumns(table, 20, 10_000).widths).toHaveLength(1);
});
