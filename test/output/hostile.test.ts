import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { createTable } from '../../src/output/document.ts';
import { escapeInline, escapeLines, markdownTable } from '../../src/output/markdown.ts';
import { clean } from '../../src/output/safe-text.ts';
import { terminalTable } from '../../src/output/terminal-table.ts';
import { renderCsv, unmarked } from '../../src/output/write-csv.ts';
import { hostile } from '../helpers/hostile.ts';
import { runs } from '../helpers/runs.ts';

const settings = { numRuns: runs(500) };

/** What a reader is to see: the cleaned text, its spaces folded as every renderer folds them. */
const seen = (text: string) => clean(text).replace(/\s+/g, ' ').trim();

const unescaped = (html: string) =>
  html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** With every address made a link that is written as one; bare names such as gov.uk are let be. */
const strict = new MarkdownIt({ html: true, linkify: true });
strict.linkify.set({ fuzzyLink: false });

const renderers: readonly (readonly [string, (text: string) => string])[] = [
  ['marked', (text) => marked.parse(text, { async: false, gfm: true })],
  ['markdown-it', (text) => strict.render(text)],
];

describe.each(renderers)('Markdown, by %s', (_, render) => {
  test('a paragraph, a heading and a list item show the text and nothing but the text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const inline = escapeInline(text);
        const shown = (html: string, open: string, close: string) =>
          unescaped(html.replace(new RegExp(`^\\s*${open}\\s*|\\s*${close}\\s*$`, 'g'), ''));
        expect(render(`# x ${inline}`)).toMatch(/^<h1>[^<]*<\/h1>\s*$/);
        expect(shown(render(`x ${inline}`), '<p>', '</p>')).toBe(seen(`x ${text}`));
        expect(shown(render(`- x ${inline}`), '<ul>\\s*<li>', '</li>\\s*</ul>')).toBe(seen(`x ${text}`));
        const alone = render(inline);
        expect(alone === '' || /^<p>[^<]*<\/p>\s*$/.test(alone), alone).toBe(true);
      }),
      settings,
    );
  });

  test('a table keeps its cells, and each cell its text', () => {
    fc.assert(
      fc.property(hostile, hostile, (one, two) => {
        const html = render(
          markdownTable(
            createTable(
              ['First', one],
              [
                [two, 'x'],
                ['y', one],
              ],
            ),
          ),
        );
        expect(html.match(/<tr>/g)).toHaveLength(3);
        expect(html.match(/<t[hd][ >]/g)).toHaveLength(6);
        expect(
          html.replace(/<\/?(?:table|thead|tbody|tr|th|td|br)(?: style="[^"]*"| align="[^"]*")?\s*\/?>/g, ''),
        ).not.toMatch(/<[a-z/!]/i);
        expect(escapeLines(two)).not.toContain('\n');
      }),
      settings,
    );
  });
});

test('no link is made by marked’s own lexer either', () => {
  const kinds = (tokens: readonly Token[]): readonly string[] =>
    tokens.flatMap((token) => [
      token.type,
      ...('tokens' in token && token.tokens ? kinds(token.tokens) : []),
    ]);
  fc.assert(
    fc.property(hostile, (text) => {
      const found = new Set(kinds(marked.lexer(`x ${escapeInline(text)}`)));
      for (const kind of ['link', 'image', 'html', 'code', 'codespan', 'em', 'strong', 'del', 'heading'])
        expect(found.has(kind), kind).toBe(false);
    }),
    settings,
  );
});

test('a terminal gets no control byte, and every row one line at the edge', () => {
  fc.assert(
    fc.property(hostile, hostile, fc.integer({ min: 20, max: 120 }), (one, two, width) => {
      const table = createTable(
        ['First', { label: 'Second', least: 8 }],
        [
          [one, two],
          ['a', 'b'],
        ],
      );
      const drawn = terminalTable(table, { width, colour: false });
      expect(drawn.replaceAll('\n', '')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]/);
      const lines = drawn.split('\n');
      const rowByRow = lines[0] === 'First';
      expect(lines.filter((line) => !(rowByRow && line.startsWith('  ')))).toHaveLength(rowByRow ? 3 : 4);
    }),
    settings,
  );
});

test('a spreadsheet gets no formula, and every cell its text', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, two) => {
      const rows: string[][] = parse(renderCsv({ blocks: [createTable(['A', 'B'], [[one, two]])] }), {
        bom: true,
      });
      expect(rows).toHaveLength(2);
      for (const cell of rows[1] ?? []) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      expect((rows[1] ?? []).map(unmarked)).toEqual([one, two].map(clean));
    }),
    settings,
  );
});
