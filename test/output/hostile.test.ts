/** Checks that hostile texts stay text in every format. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { createTable } from '../../src/output/document.ts';
import { escapeInline, escapeLines, markdownTable } from '../../src/output/markdown.ts';
import { cleanText } from '../../src/output/safe-text.ts';
import { terminalTable } from '../../src/output/terminal-table.ts';
import { removeFormulaGuard, renderCsv } from '../../src/output/write-csv.ts';
import { hostile } from '../helpers/hostile.ts';
import { runs } from '../helpers/runs.ts';

const settings = { numRuns: runs(500) };

/** The text a reader should see: cleaned, with spaces folded as every renderer folds them. */
const visibleText = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim();

const textOfHtml = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Links every full address; bare names such as gov.uk remain text. */
const strict = new MarkdownIt({ html: true, linkify: true });
strict.linkify.set({ fuzzyLink: false });

const renderers: readonly (readonly [string, (text: string) => string])[] = [
  ['marked', (text) => marked.parse(text, { async: false, gfm: true })],
  ['markdown-it', (text) => strict.render(text)],
];

describe.each(renderers)('Markdown, by %s', (_, render) => {
  test('a paragraph, a heading and a list item show only the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inline = escapeInline(text);
        const shown = (html: string, open: string, close: string) =>
          textOfHtml(html.replace(new RegExp(`^\\s*${open}\\s*|\\s*${close}\\s*$`, 'g'), ''));
        expect(render(`# x ${inline}`)).toMatch(/^<h1>[^<]*<\/h1>\s*$/);
        expect(shown(render(`x ${inline}`), '<p>', '</p>')).toBe(visibleText(`x ${text}`));
        expect(shown(render(`- x ${inline}`), '<ul>\\s*<li>', '</li>\\s*</ul>')).toBe(
          visibleText(`x ${text}`),
        );
        const alone = render(inline);
        expect(alone === '' || /^<p>[^<]*<\/p>\s*$/.test(alone), alone).toBe(true);
      }),
      settings,
    );
  });

  test('a table keeps its cells, and each cell its text', () => {
    fc.assert(
      fc.property(hostile, hostile, (first, second) => {
        const html = render(
          markdownTable(
            createTable(
              ['First', first],
              [
                [second, 'x'],
                ['y', first],
              ],
            ),
          ),
        );
        expect(html.match(/<tr>/g)).toHaveLength(3);
        expect(html.match(/<t[hd][ >]/g)).toHaveLength(6);
        expect(
          html.replace(/<\/?(?:table|thead|tbody|tr|th|td|br)(?: style="[^"]*"| align="[^"]*")?\s*\/?>/g, ''),
        ).not.toMatch(/<[a-z/!]/i);
        expect(escapeLines(second)).not.toContain('\n');
      }),
      settings,
    );
  });
});

test('the lexer of marked finds no link or markup either', () => {
  const kinds = (tokens: readonly Token[]): readonly string[] =>
    tokens.flatMap((token) => [
      token.type,
      ...('tokens' in token && token.tokens ? kinds(token.tokens) : []),
    ]);
  fc.assert(
    fc.property(hostile, (text) => {
      const tokenTypes = new Set(kinds(marked.lexer(`x ${escapeInline(text)}`)));
      for (const kind of ['link', 'image', 'html', 'code', 'codespan', 'em', 'strong', 'del', 'heading'])
        expect(tokenTypes.has(kind), kind).toBe(false);
    }),
    settings,
  );
});

test('a terminal receives no control byte, and one line at the edge for each row', () => {
  fc.assert(
    fc.property(hostile, hostile, fc.integer({ min: 20, max: 120 }), (first, second, width) => {
      const table = createTable(
        ['First', { label: 'Second', least: 8 }],
        [
          [first, second],
          ['a', 'b'],
        ],
      );
      const output = terminalTable(table, { width, colour: false });
      expect(output.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]/);
      const lines = output.split('\n');
      const rowByRow = lines[0] === 'First';
      expect(lines.filter((line) => !(rowByRow && line.startsWith('  ')))).toHaveLength(rowByRow ? 3 : 4);
    }),
    settings,
  );
});

test('a spreadsheet has no formula, and every cell has its text', () => {
  fc.assert(
    fc.property(hostile, hostile, (first, second) => {
      const rows: string[][] = parse(renderCsv({ blocks: [createTable(['A', 'B'], [[first, second]])] }), {
        bom: true,
      });
      expect(rows).toHaveLength(2);
      for (const cell of rows[1] ?? []) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      expect((rows[1] ?? []).map(removeFormulaGuard)).toEqual([first, second].map(cleanText));
    }),
    settings,
  );
});
