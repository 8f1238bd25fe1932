/** Checks that long texts of every odd character are rendered and compared in a time that grows with their length. */
import { describe, expect, test } from 'vitest';
import { maxMarkdownDepth, maxMarkdownMarks } from '../../src/domain/limits.ts';
import { findNearDuplicates } from '../../src/domain/text/near-duplicates.ts';
import { findPersonalData } from '../../src/domain/text/personal-data.ts';
import { isPlaceholder } from '../../src/domain/text/placeholder.ts';
import { normaliseName } from '../../src/domain/text/word-matching.ts';
import { buildCorpus } from '../../src/features/portal/text-similarity.ts';
import { normaliseLoosely } from '../../src/features/portal/wordings.ts';
import { findKnownColumn } from '../../src/features/spreadsheet/columns.ts';
import { wordDiff } from '../../src/output/diff.ts';
import { createTable, paragraph } from '../../src/output/document.ts';
import { htmlBlocks } from '../../src/output/html/html-blocks.ts';
import { calendarText } from '../../src/output/ics.ts';
import { escapeInline, escapeLines, renderMarkdown } from '../../src/output/markdown.ts';
import { MarkdownError } from '../../src/output/markdown-limits.ts';
import { parseMarkdown } from '../../src/output/parse-markdown.ts';
import { cleanText, textWidth, truncateText, wrapText } from '../../src/output/safe-text.ts';
import { fillTemplate, TemplateError } from '../../src/output/template.ts';
import { renderTerminal } from '../../src/output/terminal.ts';
import { measureColumns } from '../../src/output/word/column-widths.ts';
import { csvText, removeFormulaGuard } from '../../src/output/write-csv.ts';
import { tableSheet, workbook } from '../../src/output/write-workbook.ts';
import { readSheets } from '../../src/storage/spreadsheet/read-sheets.ts';
import { SpreadsheetError } from '../../src/storage/spreadsheet/size-limits.ts';
import { walkXml } from '../../src/storage/spreadsheet/xml-reader.ts';
import { parseCsv } from '../../src/storage/yaml/parse-csv.ts';
import { findingLinesOf } from '../helpers/loading.ts';
import { actionText } from '../helpers/register.ts';

const screen = { width: 80, colour: false };
const blocksOf = (text: string) => [
  paragraph(text),
  createTable(
    ['First', { label: 'Second', least: 8 }],
    [
      [text, text],
      ['x', text],
    ],
  ),
];
/** Markdown as it is, unless the parser refuses it. */
const parseUnlessRefused = (text: string) => {
  try {
    return htmlBlocks(parseMarkdown(text));
  } catch (error) {
    if (!(error instanceof MarkdownError)) throw error;
    return '';
  }
};

const functions: Readonly<Record<string, (text: string) => unknown>> = {
  'Markdown as it is': parseUnlessRefused,
  'escaped Markdown': (text) => htmlBlocks(parseMarkdown(`x ${escapeInline(text)}`)),
  'a document as Markdown': (text) => renderMarkdown({ title: text, blocks: blocksOf(text) }, screen),
  'a document on a terminal': (text) => renderTerminal({ title: text, blocks: blocksOf(text) }, screen),
  'a template': (text) =>
    fillTemplate(
      'a.md',
      '{{ a }} {{ a | lines }} {{ a | quote }} {{ a | label }} {{ a | when }}',
      { a: text },
      () => undefined,
    ),
  CSV: (text) => removeFormulaGuard(csvText([[text, text]])),
  'a workbook': (text) => workbook([tableSheet(text, createTable(['a', text], [[text, text]]))]),
  'a calendar': (text) => calendarText(text, []),
  'the columns of Word': (text) => measureColumns(createTable(['a', text], [[text, text]]), 200, 9000),
  'lines for a cell': escapeLines,
  'the width of a text': (text) => [
    textWidth(text),
    truncateText(text, 40),
    wrapText(text, 80),
    cleanText(text),
  ],
  'a difference of words': (text) => wordDiff(text, `${text} x`),
  'near duplicates': (text) => findNearDuplicates([text, `${text} x`, `x ${text}`]),
  'personal data': findPersonalData,
  'a placeholder': isPlaceholder,
  'a name': (text) => [normaliseName(text), normaliseLoosely(text)],
  'a heading of a spreadsheet': findKnownColumn,
  'a record': (text) => findingLinesOf(`${actionText()}extra: ${text}`),
  'a record with quotes': (text) => findingLinesOf(`${actionText()}extra: {a: "${text}", b: '${text}'}`),
  'a file of CSV': (text) => parseCsv(text),
  'a spreadsheet': (text) => readSheets('a.csv', new TextEncoder().encode(text)),
  XML: readSpreadsheetXml,
  'similar texts': (text) => {
    const corpus = buildCorpus([text, `${text} x`, 'abc']);
    return [corpus.compare(0, 1), corpus.findMostSimilar(0, corpus.createIndex([1, 2]))];
  },
};

function readSpreadsheetXml(text: string) {
  try {
    walkXml(text, { tag: ({ attribute }) => attribute('r'), text: (words) => words });
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
  }
}

const repeatedTexts: readonly string[] = [
  ...' \t\n.-_*`[]()<>!#&|~"\'\\/:;,@0aé中\u0301\u200b\r',
  ...[
    '\u{1f600}',
    'a ',
    '- ',
    '1. ',
    '> ',
    '[a](',
    '![',
    '<!--',
    '<a ',
    '**a',
    '*a_',
    '~~a~~',
    '{{',
    '{%',
    '&amp',
    '&#',
  ],
  ...[
    '| a ',
    '- a\n  ',
    'a\n',
    '0-',
    '07700 900',
    'www.',
    'http://',
    "''",
    'crime ref ',
    '::a',
    '##[',
    '[^1]',
    '[a]: b\n',
    ' \n',
    '===\n',
    '```\n',
  ],
];

/** The processor time of a call, in milliseconds; the machine's other work does not count. */
const timeOf = (run: () => unknown): number => {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};

/** A time in which even a slow machine cannot compare each of 40,000 characters with each other one. */
const shortTime = 400;
/** Four times the text takes four times as long; with the square of its length it would be sixteen. */
const steepGrowth = 9;

/** Whether three attempts all take far more than four times as long for four times the text. */
function growsSteeply(render: (text: string) => unknown, repeatedText: string): boolean {
  const textOf = (length: number) => repeatedText.repeat(Math.ceil(length / repeatedText.length));
  const [short, long] = [textOf(10_000), textOf(40_000)];
  return [1, 2, 3].every(() => {
    const longTime = timeOf(() => render(long));
    return longTime > shortTime && longTime > steepGrowth * timeOf(() => render(short));
  });
}

describe('long texts take a time that grows with their length', () => {
  test.each(Object.entries(functions))('%s', (_, render) => {
    expect(repeatedTexts.filter((repeatedText) => growsSteeply(render, repeatedText))).toEqual([]);
  });
});

describe('Markdown that no parser reads in time is refused', () => {
  test('with too many signs in one paragraph', () => {
    expect(() => parseMarkdown('*a_'.repeat(maxMarkdownMarks))).toThrow(
      /more than 2,000 Markdown characters/,
    );
    const paragraphs = Array.from({ length: 10 }, () => '*a* '.repeat(maxMarkdownMarks / 4)).join('\n\n');
    expect(parseMarkdown(paragraphs)).toHaveLength(10);
    expect(parseMarkdown(escapeInline('*_['.repeat(maxMarkdownMarks)))).toHaveLength(1);
  });
  test('with too many quotations and lists inside each other', () => {
    expect(() => parseMarkdown('> '.repeat(maxMarkdownDepth + 1))).toThrow(/nested in each other/);
    expect(() => parseMarkdown(`${'- '.repeat(maxMarkdownDepth + 1)}a`)).toThrow(/nested in each other/);
    expect(parseMarkdown(`${'> '.repeat(maxMarkdownDepth)}a`)).toHaveLength(1);
  });
});

test.each([
  ['a'.repeat(1_000_001), 'annual.md: it has more than 1,000,000 characters'],
  [
    `{% assign all = "${'x, '.repeat(50_000)}" | split: "," %}${'{% assign all = all | concat: all %}'.repeat(20)}`,
    expect.stringMatching(/^annual.md: what it makes is too large/),
  ],
])('a template beyond a limit is refused with the reason and a remedy: %#', (template, message) => {
  const fill = () => fillTemplate('annual.md', template, {}, () => undefined);
  expect(fill).toThrow(TemplateError);
  expect(fill).toThrow(expect.objectContaining({ message, remedy: expect.stringMatching(/^Shorten/) }));
});
