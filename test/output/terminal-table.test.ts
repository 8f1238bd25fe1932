/** Checks how tables fit a terminal: what is shortened, in which order, and how wide characters are measured. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTable, flexibleColumn, rightAlignedColumn, titleColumn } from '../../src/output/document.ts';
import { textWidth } from '../../src/output/safe-text.ts';
import { terminalTable } from '../../src/output/terminal-table.ts';

const title = 'Record the reason for every use of force in custody';
const lead = 'Head of Performance, Quality and Review';
const table = createTable(
  [
    'Action',
    titleColumn('Title'),
    'Target',
    flexibleColumn('Delivery lead'),
    rightAlignedColumn('Days overdue'),
  ],
  [['custody-2021-rec-2', title, '2021-12-28', lead, '123']],
);
const draw = (width: number | undefined) => terminalTable(table, { width, colour: false });
const lines = (width: number | undefined) => draw(width).split('\n');

describe('a table that is too wide', () => {
  test('is written in full in a pipe and on a wide terminal', () => {
    for (const width of [undefined, 200]) {
      expect(draw(width)).toContain(title);
      expect(draw(width)).toContain(lead);
      expect(lines(width)).toHaveLength(3);
    }
  });

  test('first breaks headings, then shortens titles, then other text', () => {
    const naturalWidth = textWidth(lines(undefined)[1] ?? '');
    expect(lines(naturalWidth - 1)[0]).not.toContain('Days overdue');
    expect(draw(naturalWidth - 1)).not.toContain('…');
    const output = draw(120);
    expect(output).toContain('…');
    expect(output).toContain(lead);
    expect(lines(80)[3]).toMatch(/^custody-2021-rec-2 {2}Record the reas… {2}2021-12-28 {2}Head of.*… +123$/);
  });

  test('then leaves out optional columns, the last first, and names them', () => {
    const optionalTable = {
      ...table,
      columns: table.columns.map((column, i) =>
        i >= 3 ? { ...column, mayBeLeftOut: true as const } : column,
      ),
    };
    const output = terminalTable(optionalTable, { width: 60, colour: false });
    expect(output.split('\n').slice(1)).toEqual([
      '──────────────────  ────────────────────────────  ──────────',
      'custody-2021-rec-2  Record the reason for every…  2021-12-28',
      'Left out, because the window is narrow: Delivery lead, Days overdue.',
    ]);
  });

  test('becomes a block for each row when nothing more can be shortened', () => {
    expect(lines(60).slice(0, 2)).toEqual(['Action', 'custody-2021-rec-2']);
    expect(draw(60).replaceAll(/\n +/g, ' ')).toContain(`Title: ${title};`);
  });

  test('never shortens ids, dates and figures, and never is wider than the terminal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 60, max: 200 }),
        fc.array(fc.tuple(fc.string({ maxLength: 90 }), fc.string({ maxLength: 60 })), { maxLength: 4 }),
        (width, texts) => {
          const rows = texts.map(([first, second], i) => [
            `custody-2021-rec-${i}`,
            first,
            '2021-12-28',
            second,
            String(i * 1000),
          ]);
          const output = terminalTable(
            { ...table, rows: rows.map((cells) => ({ cells })) },
            { width, colour: false },
          );
          for (const [id = ''] of rows) expect(output).toContain(id);
          expect(output.split('2021-12-28').length - 1).toBe(rows.length);
          if (output.includes('──'))
            for (const line of output.split('\n')) expect(textWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('characters that do not take one column each', () => {
  test.each([
    ['combining marks', 'cafe\u0301', 4],
    ['East Asian letters', '警察 한국', 9],
    ['decomposed Korean', '\u1112\u1161\u11ab', 2],
    ['an emoji', '⌚✅', 4],
    ['a flag', '🇬🇧', 2],
    ['ordinary symbols', '✓ → é', 5],
  ])('%s', (_, text, width) => expect(textWidth(text)).toBe(width));

  test('leave the next column aligned, also where they are cut', () => {
    const wide = createTable(
      [titleColumn('Title', 8), 'Id'],
      ['警察警察警察警察警察', 'cafe\u0301 cafe\u0301 cafe\u0301', 'plain text that is long'].map((text) => [
        text,
        'x-1',
      ]),
    );
    for (const width of [14, 20, undefined]) {
      const rows = terminalTable(wide, { width, colour: false }).split('\n').slice(2);
      const columns = rows.map((row) => textWidth(row.slice(0, row.indexOf('x-1'))));
      expect(new Set(columns).size).toBe(1);
    }
  });
});
