/** Checks every kind of document in every format. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../src/app/open-register.ts';
import { latestExtract } from '../../src/domain/records/portal-extract.ts';
import { listActions, listTable } from '../../src/features/actions/list.ts';
import { ageingOn } from '../../src/features/ageing/ageing.ts';
import { ageingDocument, ageingSheet } from '../../src/features/ageing/document.ts';
import { changesBetween } from '../../src/features/changes/changes.ts';
import { changesDocument } from '../../src/features/changes/document.ts';
import { dueDocument } from '../../src/features/due/document.ts';
import { dueOn } from '../../src/features/due/due.ts';
import { reconciliationDocument, updateDocument } from '../../src/features/portal/compare-document.ts';
import { compareExtracts } from '../../src/features/portal/compare-extracts.ts';
import { reconcileWithExtract } from '../../src/features/portal/reconciliation.ts';
import { entriesTable } from '../../src/features/portal/reconciliation-tables.ts';
import { assessFramework, questionTable } from '../../src/features/self-assessment/self-assessment.ts';
import { buildSite } from '../../src/features/site/site.ts';
import { summaryDocument } from '../../src/features/summary/document.ts';
import { publishedTable, summarise } from '../../src/features/summary/summary.ts';
import { trendDocument, trendSheet } from '../../src/features/trend/document.ts';
import { trendFromEvents } from '../../src/features/trend/trend.ts';
import { trendCharts } from '../../src/features/trend/trend-chart.ts';
import { renderSvg } from '../../src/output/charts/chart-document.ts';
import {
  type Block,
  type Content,
  type Document,
  inlineText,
  link,
  paragraph,
  strong,
  text,
  toInline,
} from '../../src/output/document.ts';
import { htmlBlocks } from '../../src/output/html/html-blocks.ts';
import { renderMarkdown } from '../../src/output/markdown.ts';
import type { DocumentFormat } from '../../src/output/render-document.ts';
import { renderTerminal } from '../../src/output/terminal.ts';
import { wordPaper } from '../../src/output/word/word-paper.ts';
import { renderCsv } from '../../src/output/write-csv.ts';
import { renderWorkbook } from '../../src/output/write-workbook.ts';
import { openRegisterFolder } from '../../src/storage/disk.ts';

const asAt = '2021-12-16';
const source = openRegisterFolder('register');
if (!source.ok) throw new Error(source.error);
const { register, files } = openRegister(source.value, asAt);
const question = { asAt, filter: {}, allTypes: false };

const trend = trendFromEvents(register, files, { ...question, by: 'quarter', rows: 'type' });
const ageing = ageingOn(register, files, { ...question, rows: ['type'] });
const serving = latestExtract(register.extracts, asAt);
const reconciliation = serving && reconcileWithExtract(register, serving, asAt);
const [earlier, later] = register.extracts;
const [framework] = register.frameworks;
const site = buildSite({
  ...{
    register,
    publishedRegister: register,
    files,
    asAt,
    since: '2021-10-01',
    internal: true,
    marking: null,
  },
  fingerprint: '0',
});

/** Each kind of block, with text that each format has to escape. */
const everyBlock: Document = {
  title: 'Ropes & ladders <1>',
  blocks: [
    { kind: 'heading', level: 2, id: 'ropes', inline: [text('A|b *ropes*')] },
    paragraph('It’s [not] a link, ', link('https://example.org/', 'this is'), strong(' a_b')),
    { kind: 'list', start: null, items: [[paragraph('first')], [paragraph('second'), paragraph('more')]] },
    { kind: 'list', start: 3, items: [[paragraph('third')]] },
    { kind: 'quote', blocks: [paragraph('quoted')] },
    { kind: 'code', text: 'some code' },
    { kind: 'rule' },
    { kind: 'note', label: 'Next', text: 'mend the ladders' },
    { kind: 'details', summary: 'two ladders', text: 'ladder-1, ladder-2' },
    { kind: 'facts', facts: [{ name: 'Length', value: '4 <metres>' }] },
    {
      kind: 'timeline',
      entries: [{ day: '2021-12-16', label: '16 December', blocks: [paragraph('mended')] }],
    },
    { kind: 'group', blocks: [paragraph('together'), paragraph('with this')] },
    {
      kind: 'table',
      caption: 'Ladders',
      columns: [{ label: 'Which' }, { label: 'How many', align: 'right' }],
      rows: [
        { cells: ['a|b <c> & "d"\nsecond line', '3'] },
        { cells: ['=1+1', [strong('total')]], strong: true },
      ],
    },
    ...trendCharts(trend),
  ],
};

const population = 'HMICFRS actions addressed to the force';

const documents: Readonly<Record<string, Document>> = {
  summary: summaryDocument(summarise(register, files, publishedTable(asAt)), { ids: true, population }),
  ageing: ageingDocument(ageing, { ids: true, population }),
  'ageing for a spreadsheet': { blocks: [ageingSheet(ageing, { ids: true })] },
  trend: trendDocument(trend, { ids: true, population }),
  'trend for a spreadsheet': { blocks: [trendSheet(trend, { ids: true })] },
  changes: changesDocument(
    register.settings,
    changesBetween(register, files, { since: '2021-06-30', until: asAt, filter: {}, allTypes: false }),
    { ids: true, population },
  ),
  due: dueDocument(dueOn(register, files, asAt, {}), population),
  list: { blocks: [listTable(listActions(register, asAt, { filter: {}, all: true }))] },
  ...(reconciliation && {
    reconcile: reconciliationDocument(reconciliation),
    'reconcile for a spreadsheet': { blocks: [entriesTable(reconciliation)] },
  }),
  ...(earlier && later && { 'reconcile against': updateDocument(compareExtracts(register, earlier, later)) }),
  ...(framework && {
    paf: { blocks: [questionTable(assessFramework(register, framework, asAt), 'topics')] },
  }),
  ...Object.fromEntries(site.mainPages.map((page) => [`the page ${page.path}`, page])),
  'every kind of block': everyBlock,
};

/** Lines of content, as a record has them. */
const linesOf = (content: Content): readonly string[] =>
  typeof content === 'string' ? content.split('\n') : [inlineText(content)];

const cellsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'table'
      ? [...block.columns.map(({ label }) => label), ...block.rows.flatMap(({ cells }) => cells)].flatMap(
          linesOf,
        )
      : [],
  );

const chartTextsOf = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) =>
    block.kind === 'chart'
      ? [block.chart.title, block.chart.description, ...block.chart.labels.map(({ short }) => short)]
      : [],
  );

const textsOf = (blocks: readonly Block[]): readonly string[] => blocks.flatMap(textsOfBlock);

/** Every text of a block; of a chart its description. */
function textsOfBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [inlineText(block.inline)];
    case 'list':
      return textsOf(block.items.flat());
    case 'quote':
    case 'group':
      return textsOf(block.blocks);
    case 'code':
    case 'note':
      return [block.text];
    case 'details':
      return [block.summary, block.text];
    case 'facts':
      return block.facts.flatMap(({ name, value }) => [name, inlineText(toInline(value))]);
    case 'timeline':
      return block.entries.flatMap(({ label, blocks }) => [label, ...textsOf(blocks)]);
    case 'chart':
      return [block.chart.description];
    case 'table':
      return [...linesOf(block.caption ?? ''), ...cellsOf([block])];
    case 'rule':
      return [];
  }
}

/** Line ends and spaces are up to the format. */
const squash = (words: string) => words.replace(/\s+/g, '');

const readXml = (xml: string) =>
  xml
    .replace(/<wp:docPr[^>]* descr="([^"]*)"[^>]*>/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');

const readParts = (bytes: Uint8Array, names: RegExp) =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => names.test(name))
    .map(([, part]) => readXml(strFromU8(part)))
    .join('');

const readMarkdown = (markdown: string) =>
  markdown
    .replace(/(?<!\\)\[([^\]]*)\]\(<[^>]*>\)/g, '$1')
    .replace(/<br>|(?<!\\)\*\*/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\\(.)/g, '$1');

const screen = { width: undefined, colour: false };

/** What a reader sees of a document in one format, and what must be there. */
interface Format {
  readonly show: (document: Document) => string | Promise<string>;
  readonly partsOf: (blocks: readonly Block[]) => readonly string[];
}

/** Every format; those of the option `--format` by its words. */
const formats: Readonly<Record<DocumentFormat | 'html' | 'word' | 'workbook', Format>> = {
  table: { show: (document) => renderTerminal(document, screen), partsOf: textsOf },
  markdown: { show: (document) => readMarkdown(renderMarkdown(document, screen)), partsOf: textsOf },
  csv: { show: (document) => renderCsv(document).replaceAll('""', '"'), partsOf: cellsOf },
  svg: { show: (document) => readXml(renderSvg(document)), partsOf: chartTextsOf },
  html: { show: ({ blocks }) => readXml(htmlBlocks(blocks)), partsOf: textsOf },
  word: {
    show: async ({ blocks }) =>
      readParts(
        await wordPaper({
          ...{ title: 'Ladders', force: 'Harbour Police', marking: null, day: asAt, reference: undefined },
          blocks,
        }),
        /^word\/document\.xml$/,
      ),
    partsOf: textsOf,
  },
  workbook: {
    show: (document) => readParts(renderWorkbook(document), /^xl\/worksheets\//),
    partsOf: cellsOf,
  },
};

const missingFrom = (shown: string, texts: readonly string[]) => {
  const textWithoutSpaces = squash(shown);
  return [...new Set(texts)].filter((words) => !textWithoutSpaces.includes(squash(words)));
};

describe.each(Object.keys(documents))('%s', (name) => {
  const document = documents[name] ?? { blocks: [] };

  test('has text', () => expect(textsOf(document.blocks).join('').length).toBeGreaterThan(20));

  test.each(Object.entries(formats))('is complete in %s', async (_, { show, partsOf }) => {
    expect(missingFrom(await show(document), partsOf(document.blocks))).toEqual([]);
  });
});

test('figures carry a measure, and a count has as many ids as it shows', () => {
  const figures = Object.values(documents)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'table' ? block.rows : []))
    .flatMap(({ cells }) => cells.flatMap((cell) => (typeof cell === 'string' ? [] : cell)))
    .filter((part) => part.kind === 'figure');
  expect(figures.length).toBeGreaterThan(100);
  for (const { text: shown, measure, ids } of figures)
    if (ids !== null && !/^(?:longest|median)-/.test(measure))
      expect(`${measure} ${shown.replace(/[()]/g, '')}`).toBe(`${measure} ${ids.length}`);
});
