/** Checks papers as Word files, read back. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Chart } from '../../../src/output/document.ts';
import { parseMarkdown } from '../../../src/output/parse-markdown.ts';
import { placeholder, type SlotBlocks } from '../../../src/output/placeholders.ts';
import { wordPaper } from '../../../src/output/word/word-paper.ts';
import { registerFiles } from '../../helpers/register.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { emptyFolder, folder, home, run } from '../../helpers/tool.ts';
import {
  descendantsNamed,
  everyElement,
  readWord,
  styleOf,
  type WordFile,
  wordsOf,
} from '../../helpers/word.ts';

const paperId = 'audit-committee-2021-12-16';
const paperText =
  'id: update\ntitle: Update\ntemplate: audit-committee\nmeeting: 2022-04-07\nas_at: 2022-03-31\nmarking: OFFICIAL\n';

const wordOf = (markdown: string, changedFields: Partial<Parameters<typeof wordPaper>[0]> = {}) =>
  wordPaper({
    title: 'Update',
    force: 'Harbour Police',
    marking: 'OFFICIAL',
    day: '2022-03-31',
    blocks: parseMarkdown(markdown),
    reference: undefined,
    ...changedFields,
  });

describe('the model force’s paper, read back', () => {
  let word: WordFile;
  beforeAll(async () => {
    const { path, remove } = emptyFolder();
    const file = join(path, 'paper.docx');
    expect(await run(home, ['report', paperId, '-o', file], { today: '2021-12-16' })).toMatchObject({
      code: 0,
    });
    word = readWord(readFileSync(file));
    return remove;
  });

  test('every part is well formed', () => {
    expect(word.names).toContain('word/document.xml');
    for (const name of word.names.filter((file) => /\.(?:xml|rels)$/.test(file)))
      expect(() => word.part(name), name).not.toThrow();
  });

  test('headings are headings, in their order and without gaps', () => {
    const headings = descendantsNamed(word.part('word/document.xml'), 'w:p').flatMap((paragraph) => {
      const level = /^Heading(\d)$/.exec(styleOf(paragraph) ?? '')?.[1];
      return level === undefined ? [] : [{ level: Number(level), words: wordsOf(paragraph) }];
    });
    expect(headings[0]).toEqual({ level: 1, words: 'HMICFRS improvement actions: update' });
    expect(headings.map(({ words }) => words)).toContain('4. Current position');
    for (const [i, { level }] of headings.entries())
      expect(level).toBeLessThanOrEqual((headings[i - 1]?.level ?? 0) + 1);
  });

  test('each table has one header row that repeats, marked as such, and follows its numbered caption', () => {
    const body = descendantsNamed(word.part('word/document.xml'), 'w:body')[0];
    const blocks = body?.children ?? [];
    const tables = blocks.flatMap((block, i) =>
      block.name === 'w:tbl' ? [{ block, above: blocks[i - 1] }] : [],
    );
    expect(tables).toHaveLength(7);
    for (const [tableIndex, { block, above }] of tables.entries()) {
      expect(above && styleOf(above)).toBe('Caption');
      expect(above && wordsOf(above)).toMatch(new RegExp(`^Table ${tableIndex + 1}: \\S`));
      const rows = descendantsNamed(block, 'w:tr').map((row) => descendantsNamed(row, 'w:tblHeader').length);
      expect(rows).toEqual([1, ...rows.slice(1).map(() => 0)]);
      expect(descendantsNamed(block, 'w:tblLook')[0]?.attributes['w:firstRow']).toMatch(/^(?:1|true)$/);
    }
    expect(tables[0] && wordsOf(tables[0].block)).toContain('158 (51)');
  });

  test('it is British English, on A4, with pages numbered and the marking at head and foot', () => {
    expect(descendantsNamed(word.part('word/styles.xml'), 'w:lang')[0]?.attributes['w:val']).toBe('en-GB');
    expect(word.textOf('docProps/core.xml')).toContain('<dc:language>en-GB</dc:language>');
    const [head, foot] = ['header1', 'footer1'].map((name) => word.part(`word/${name}.xml`));
    expect(head && wordsOf(head)).toBe('OFFICIAL');
    expect(foot && wordsOf(foot)).toContain('OFFICIAL');
    expect(foot && descendantsNamed(foot, 'w:instrText').map(({ text }) => text)).toEqual([
      'PAGE',
      'NUMPAGES',
    ]);
    expect(descendantsNamed(word.part('word/document.xml'), 'w:pgSz')[0]?.attributes).toMatchObject({
      'w:w': '11906',
      'w:h': '16838',
    });
  });

  test('its only date is the meeting’s', () => {
    expect(word.textOf('docProps/core.xml').match(/\d{4}-\d{2}-\d{2}T[\d:]+Z/g)).toEqual([
      '2021-12-16T00:00:00Z',
      '2021-12-16T00:00:00Z',
    ]);
  });
});

test('the same paper is the same file, whenever and wherever it is written', async () => {
  const markdown =
    '# a\n\n[b](https://x.example) and [c](https://y.example)\n\n1. d\n\n| e |\n| - |\n| f |\n';
  const [first, second] = [await wordOf(markdown), await wordOf(markdown)];
  expect(Buffer.from(second).equals(first)).toBe(true);
  const timeZone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Auckland';
  const far = await wordOf(markdown);
  process.env['TZ'] = timeZone;
  expect(Buffer.from(far).equals(first)).toBe(true);
});

test('links lead to the web and to mail; other links are plain words', async () => {
  const word = readWord(await wordOf('[a](https://x.example/?q=1&r=2) [b](#c) [d](javascript:x)'));
  const targets = descendantsNamed(word.part('word/_rels/document.xml.rels'), 'Relationship')
    .filter(({ attributes }) => attributes['TargetMode'] === 'External')
    .map(({ attributes }) => attributes['Target']);
  expect(targets).toEqual(['https://x.example/?q=1&r=2']);
  expect(wordsOf(word.part('word/document.xml'))).toContain('a b d');
});

test('items with their own numbers have no bullets', async () => {
  const word = readWord(await wordOf('- 1.1.1 Victims are told.\n- 1.1.2 Calls are answered.\n'));
  expect(descendantsNamed(word.part('word/document.xml'), 'w:numId')).toEqual([]);
  const [first] = descendantsNamed(word.part('word/document.xml'), 'w:p');
  expect(first && descendantsNamed(first, 'w:t').map(({ text }) => text)).toEqual([
    '1.1.1',
    '\t',
    'Victims are told.',
  ]);
  const someNumbered = readWord(await wordOf('- 1.1.1 Victims are told.\n- Others.\n'));
  expect(descendantsNamed(someNumbered.part('word/document.xml'), 'w:numId')).toHaveLength(2);
});

test('the small print is at the foot of each page, not on a page of its own', async () => {
  const word = readWord(await wordOf('# a\n\nThe end.\n\n---\n\nCounted from 3 files.\n'));
  expect(wordsOf(word.part('word/document.xml'))).toBe('aThe end.');
  expect(wordsOf(word.part('word/footer1.xml'))).toContain('Counted from 3 files.');
});

test('a numbered list begins at its own number, and a second list has a new count', async () => {
  const word = readWord(await wordOf('1. a\n2. b\n\ntext\n\n1. c\n\ntext\n\n5. d\n'));
  const items = descendantsNamed(word.part('word/document.xml'), 'w:numId').map(
    ({ attributes }) => attributes['w:val'],
  );
  expect(items[0]).toBe(items[1]);
  expect(new Set(items).size).toBe(3);
});

describe('a chart', () => {
  const series = (name: string, ...values: number[]) => ({ name, values });
  const chart: Chart = {
    id: 'trend',
    title: 'Improvement actions',
    subtitle: 'Number of actions, 2021',
    description: 'Live actions fell from 9 to 4.',
    points: { long: 'Quarter', short: 'Quarter to' },
    labels: ['Mar 2022', 'Jun 2022'].map((short) => ({ long: short, short })),
    panels: [
      { drawn: 'lines', series: [series('Live', 9, 4), series('Submitted', 1, 3)] },
      { drawn: 'bars', series: [series('Issued', 0, 2), series('Closed', 5, 7)] },
    ],
  };
  const slots: SlotBlocks = new Map([
    [
      'charts.trend',
      { kind: 'chart', name: 'trend', chart, isTitled: false, caption: 'Improvement actions' },
    ],
  ]);
  const blocks = parseMarkdown(placeholder('charts.trend'), slots);
  let word: WordFile;
  beforeAll(async () => {
    word = readWord(await wordOf('', { blocks }));
  });
  const valuesIn = (part: string, name: string) =>
    descendantsNamed(word.part(part), name).map((element) =>
      descendantsNamed(element, 'c:v').map(({ text }) => text),
    );

  test('is drawn by Word from its figures: names, dates and axes are text', () => {
    expect(valuesIn('word/charts/chart1.xml', 'c:tx').flat()).toEqual(['Live', 'Submitted']);
    expect(valuesIn('word/charts/chart1.xml', 'c:val')).toEqual([
      ['9', '4'],
      ['1', '3'],
    ]);
    expect(valuesIn('word/charts/chart2.xml', 'c:cat')[0]).toEqual(['Mar 2022', 'Jun 2022']);
    expect(descendantsNamed(word.part('word/charts/chart1.xml'), 'c:legend')).toHaveLength(1);
    expect(descendantsNamed(word.part('word/charts/chart1.xml'), 'a:t').map(({ text }) => text)).toEqual([
      'Quarter to',
    ]);
  });

  test('distinguishes its series without colour', () => {
    const chartPart = word.part('word/charts/chart1.xml');
    const dashes = descendantsNamed(chartPart, 'a:prstDash').map(({ attributes }) => attributes['val']);
    expect(dashes).toContain('dash');
    expect(descendantsNamed(chartPart, 'c:symbol').map(({ attributes }) => attributes['val'])).toEqual([
      'circle',
      'square',
    ]);
    const shown = descendantsNamed(word.part('word/charts/chart2.xml'), 'c:showVal');
    expect(shown.some(({ attributes }) => attributes['val'] === '1')).toBe(true);
  });

  test('has alternative text, and a numbered caption', () => {
    const document = word.part('word/document.xml');
    const descriptions = descendantsNamed(document, 'wp:docPr').map(({ attributes }) => attributes['descr']);
    expect(descriptions).toEqual([
      'Live, Submitted. Live actions fell from 9 to 4.',
      'Issued, Closed: the figures are in the table below.',
    ]);
    expect(descendantsNamed(document, 'w:p').map(wordsOf)).toContain('Figure 1: Improvement actions');
  });

  test('is the same file whenever and wherever it is written, in British English', async () => {
    const first = await wordOf('', { blocks });
    const timeZone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Auckland';
    const far = await wordOf('', { blocks });
    process.env['TZ'] = timeZone;
    expect(Buffer.from(far).equals(first)).toBe(true);
    expect(word.textOf('word/charts/chart1.xml')).not.toContain('en-US');
  });

  test('without data is described in words', async () => {
    expect(
      wordsOf(readWord(await wordOf('![Live actions fell from 9 to 4.](trend)')).part('word/document.xml')),
    ).toContain('fell from 9 to 4');
  });
});

describe('the force’s own reference.docx', () => {
  const styles = (changedFields: string) =>
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:rPr><w:color w:val="AA0000"/></w:rPr></w:style>${changedFields}</w:styles>`;
  const reference = (changedFields = '') => zipSync({ 'word/styles.xml': strToU8(styles(changedFields)) });
  const root = (bytes: Uint8Array) => {
    const folderPath = folder(registerFiles({ 'papers/update.yaml': paperText }));
    mkdirSync(join(folderPath, 'templates'));
    writeFileSync(join(folderPath, 'templates/reference.docx'), bytes);
    return folderPath;
  };

  test('provides its styles, and the styles that a paper needs are added', async () => {
    const folderPath = root(reference());
    expect(await run(folderPath, ['report', 'update', '-o', 'update.docx'])).toMatchObject({ code: 0 });
    const word = readWord(readFileSync(join(folderPath, 'update.docx')));
    const ids = descendantsNamed(word.part('word/styles.xml'), 'w:style').map(
      ({ attributes }) => attributes['w:styleId'],
    );
    expect(new Set(ids).size).toBe(ids.length);
    const usedStyles = new Set(
      descendantsNamed(word.part('word/document.xml'), 'w:p').flatMap(
        (paragraph) => styleOf(paragraph) ?? [],
      ),
    );
    expect(usedStyles).toContain('Caption');
    for (const style of usedStyles) expect(ids).toContain(style);
    expect(word.textOf('word/styles.xml')).toContain('AA0000');
    expect(word.textOf('word/styles.xml')).not.toContain('en-US');
  });

  test('may have its own colours, and no part of the file is named twice', async () => {
    const theme = '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Harbour"/>';
    const folderPath = root(
      zipSync({ 'word/styles.xml': strToU8(styles('')), 'word/theme/theme1.xml': strToU8(theme) }),
    );
    await run(folderPath, ['report', 'update', '-o', 'update.docx']);
    const word = readWord(readFileSync(join(folderPath, 'update.docx')));
    expect(word.textOf('word/theme/theme1.xml')).toBe(theme);
    for (const [part, element, name] of [
      ['[Content_Types].xml', 'Override', 'PartName'],
      ['word/_rels/document.xml.rels', 'Relationship', 'Target'],
    ] as const) {
      const names = descendantsNamed(word.part(part), element).map(({ attributes }) => attributes[name]);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('is refused in one line if it is not a Word file', async () => {
    for (const bytes of [strToU8('not a zip'), zipSync({ 'a.txt': strToU8('b') })]) {
      const { code, err } = await run(root(bytes), ['report', 'update', '-o', 'update.docx']);
      expect(code).toBe(2);
      expect(err).toMatch(/^afi: templates\/reference\.docx cannot be used: .*\.\n$/);
    }
  });
});

describe('writing a Word paper', () => {
  const root = () => folder(registerFiles({ 'papers/update.yaml': paperText }));

  test('-o writes the file, and --check fails once the register has changed', async () => {
    const folderPath = root();
    const write = ['report', 'update', '-o', 'update.docx'];
    expect(await run(folderPath, write)).toMatchObject({ code: 0, err: 'Wrote update.docx.\n' });
    expect(await run(folderPath, write)).toMatchObject({
      code: 0,
      err: 'update.docx is already up to date.\n',
    });
    expect(await run(folderPath, [...write, '--check'])).toMatchObject({ code: 0 });
    writeFileSync(join(folderPath, 'register/papers/update.yaml'), paperText.replace('Update', 'News'));
    expect(await run(folderPath, [...write, '--check'])).toMatchObject({
      code: 1,
      err: 'update.docx differs. To write it, use `-o update.docx` without --check.\n',
    });
  });

  test('a name in another format is refused, with the formats available', async () => {
    for (const [file, words] of [
      [
        'update.pdf',
        /^afi: papers cannot be written as PDF\. Write a \.docx file .* or write an \.html file .*\.\n$/,
      ],
      ['update.xlsx', /^afi: a paper is written as \.docx .*, not as \.xlsx\. .*\.\n$/],
    ] as const) {
      const folderPath = root();
      const { code, err } = await run(folderPath, ['report', 'update', '-o', file]);
      expect(code).toBe(2);
      expect(err).toMatch(words);
      expect(existsSync(join(folderPath, file))).toBe(false);
    }
  });

  test('the file is not printed', async () => {
    expect(await run(root(), ['report', 'update', '--format', 'docx'])).toMatchObject({ code: 2, out: '' });
  });
});

test('LibreOffice opens the file, and shows its headings and figures', skipUnless('office'), async () => {
  const folderPath = folder({});
  await run(home, ['report', paperId, '-o', join(folderPath, 'paper.docx')], { today: '2021-12-16' });
  execFileSync(
    'soffice',
    [
      '--headless',
      `-env:UserInstallation=file://${folderPath}/office`,
      '--convert-to',
      'txt:Text',
      '--outdir',
      folderPath,
      join(folderPath, 'paper.docx'),
    ],
    { stdio: 'ignore' },
  );
  const text = readFileSync(join(folderPath, 'paper.txt'), 'utf8');
  for (const words of [
    'Appendix B: PEEL Assessment Framework',
    'Table 1: Current position',
    '158 (51)',
    '8. Identify',
  ])
    expect(text).toContain(words);
});

test('the file contains only the parts that a paper needs', async () => {
  const names = Object.keys(unzipSync(await wordOf('# a')));
  expect(names[0]).toBe('[Content_Types].xml');
  expect(names.filter((name) => /macro|vba|\.bin$/i.test(name))).toEqual([]);
  expect(everyElement(readWord(await wordOf('# a')).part('word/document.xml')).length).toBeGreaterThan(3);
});
