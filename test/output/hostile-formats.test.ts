/** Tests that hostile titles and notes are shown as text in a page, a Word file and a site. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sitePage } from '../../src/features/site/html/page-frame.ts';
import { indexPart } from '../../src/features/site/html/search-index.ts';
import { createTable, type Inline, inlineText } from '../../src/output/document.ts';
import { cssString } from '../../src/output/html/escape-html.ts';
import { htmlBlocks } from '../../src/output/html/html-blocks.ts';
import { htmlPaper } from '../../src/output/html/html-paper.ts';
import { escapeInline, escapeLines, markdownTable } from '../../src/output/markdown.ts';
import { parseMarkdown } from '../../src/output/parse-markdown.ts';
import { cleanText, makeVisible } from '../../src/output/safe-text.ts';
import { wordPaper } from '../../src/output/word/word-paper.ts';
import { wordText } from '../../src/output/word/word-runs.ts';
import { hostile } from '../helpers/hostile.ts';
import { runs } from '../helpers/runs.ts';
import { descendantsNamed, everyElement, readWord, wordsOf } from '../helpers/word.ts';

const count = runs(100);
const settings = { numRuns: count };

/** The text a reader should see: cleaned, with spaces folded. */
const visibleText = (text: string) => cleanText(text).replace(/\s+/g, ' ').trim();
const foldSpaces = (text: string) => text.replace(/\s+/g, ' ').trim();

const paperOf = (titles: readonly string[]) =>
  [
    ...titles.flatMap((title) => [
      `## x ${escapeInline(title)}`,
      `y ${escapeInline(title)}`,
      `- z ${escapeInline(title)}`,
    ]),
    markdownTable(
      createTable(
        ['First', titles[0] ?? ''],
        titles.map((title) => [title, 'end']),
      ),
    ),
  ].join('\n\n');

/** The text of HTML, its references read as a browser reads them. */
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

describe('a page', () => {
  test('has only its own tags, and shows each text in full', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, secondTitle) => {
        const html = htmlBlocks(parseMarkdown(paperOf([title, secondTitle])));
        const tags = new Set([...html.matchAll(/<\/?([^\s>]*)/g)].map(([, tag]) => tag));
        for (const tag of tags)
          expect([
            'h2',
            'p',
            'ul',
            'li',
            'div',
            'table',
            'caption',
            'thead',
            'tbody',
            'tr',
            'th',
            'td',
            'br',
          ]).toContain(tag);
        for (const attribute of html.matchAll(/<[a-z0-9]+((?: [a-z-]+="[^"]*")*)>/g))
          expect(attribute[1]).not.toMatch(/ (?:href|src|style|on\w+)=/);
        const [heading, line] = [/<h2[^>]*>(.*?)<\/h2>/, /<p>(.*?)<\/p>/].map(
          (part) => part.exec(html)?.[1] ?? '',
        );
        expect(foldSpaces(textOf(heading ?? ''))).toBe(visibleText(`x ${title}`));
        expect(foldSpaces(textOf(line ?? ''))).toBe(visibleText(`y ${title}`));
        expect(html.match(/<tr>/g)).toHaveLength(3);
      }),
      settings,
    );
  });

  test('is well formed from its first tag to its last, whatever its title, force and marking', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, force, marking) => {
        const html = htmlPaper({
          title,
          force,
          marking,
          blocks: parseMarkdown(paperOf([title])),
        });
        const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
        expect(html.replace(style, '').match(/<(?:script|img|iframe|object|link|a )[^>]*>/g)).toEqual([
          '<a class="skip" href="#content">',
        ]);
        expect(cssString(marking)).toMatch(/^"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"$/);
        expect(html.match(/<\/(?:html|body|main|style)>/g)).toEqual([
          '</style>',
          '</main>',
          '</body>',
          '</html>',
        ]);
        expect(html).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028]/);
      }),
      settings,
    );
  });

  test('shows faulty Markdown as text, and runs nothing', () => {
    fc.assert(
      fc.property(hostile, (markdown) => {
        const html = htmlBlocks(parseMarkdown(markdown));
        for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
          expect(href).toMatch(/^(?:https?:|mailto:|#)/i);
        expect(html).not.toMatch(/<(?:script|img|iframe|style|object|svg|!--)/i);
        expect(html.replace(/<[a-z0-9]+((?: [a-z-]+="[^"]*")*)>/g, '')).not.toMatch(/ on\w+="/);
      }),
      settings,
    );
  });
});

describe('a site', () => {
  const shell = { force: 'F', marking: 'M', asAt: 'A', mainPages: [] };
  test('shows a text as text, in a page and in search results', () => {
    fc.assert(
      fc.property(hostile, hostile, (title, words) => {
        const inline: readonly Inline[] = [{ kind: 'text', text: words }];
        const html = sitePage(shell, {
          path: 'actions/a.html',
          title,
          blocks: [{ kind: 'facts', facts: [{ name: title, value: inline }] }],
        });
        expect(foldSpaces(textOf(/<h1>(.*?)<\/h1>/.exec(html)?.[1] ?? ''))).toBe(
          foldSpaces(makeVisible(title)),
        );
        expect(foldSpaces(textOf(/<dd>(.*?)<\/dd>/.exec(html)?.[1] ?? ''))).toBe(
          foldSpaces(makeVisible(words)),
        );
        expect(html).not.toContain('<script');
        const entries: string[][] = [];
        const part = indexPart([{ id: 'a', title, about: words, words }], 0);
        new Function('afiIndex', part)((rows: string[][]) => entries.push(...rows));
        expect(entries).toEqual([['a', makeVisible(title), makeVisible(words), makeVisible(words)]]);
        expect(part.trimEnd()).not.toContain('\n');
      }),
      settings,
    );
  });
});

describe('a Word file', () => {
  /** Many strings a file: a file takes longer than a string. */
  const each = 250;
  const strings = fc.sample(hostile, { numRuns: count, seed: 7 });

  test.each(Array.from({ length: Math.ceil(count / each) }, (_, fileIndex) => fileIndex))(
    'contains each text, and is well formed (%i)',
    async (fileIndex) => {
      const titles = strings.slice(fileIndex * each, (fileIndex + 1) * each);
      const word = readWord(
        await wordPaper({
          title: titles[0] ?? '',
          force: titles[1] ?? '',
          marking: titles[2] ?? '',
          day: '2022-01-01',
          blocks: parseMarkdown(paperOf(titles)),
          reference: undefined,
        }),
      );
      for (const name of word.names.filter((file) => /\.(?:xml|rels)$/.test(file))) word.part(name);
      const document = word.part('word/document.xml');
      const paragraphs = descendantsNamed(document, 'w:p').map((paragraph) => foldSpaces(wordsOf(paragraph)));
      const expectedTexts = titles.flatMap((title) =>
        ['x', 'y', 'z'].map((sign) => foldSpaces(wordText(visibleText(`${sign} ${title}`)))),
      );
      expect(paragraphs.slice(0, expectedTexts.length)).toEqual(expectedTexts);
      expect(descendantsNamed(document, 'w:tr')).toHaveLength(titles.length + 1);
      expect(descendantsNamed(document, 'w:tc')).toHaveLength(2 * (titles.length + 1));
      const names = new Set(everyElement(document).map(({ name }) => name));
      for (const name of ['w:hyperlink', 'w:drawing', 'w:object', 'w:altChunk'])
        expect(names.has(name)).toBe(false);
      expect(descendantsNamed(document, 'w:instrText')).toEqual([]);
      expect(
        descendantsNamed(document, 'w:fldSimple').map(({ attributes }) => attributes['w:instr']),
      ).toEqual(['SEQ Table \\* ARABIC']);
      expect(word.textOf('word/_rels/document.xml.rels')).not.toContain('External');
    },
  );
});

test('the plain text of a line is the text that was written', () => {
  fc.assert(
    fc.property(hostile, (words) => {
      const [block] = parseMarkdown(`x ${escapeLines(words)}`);
      const line = block?.kind === 'paragraph' ? inlineText(block.inline) : '';
      expect(line.replace(/\s+/g, '')).toBe(cleanText(`x ${words}`).replace(/\s+/g, ''));
    }),
    settings,
  );
});
