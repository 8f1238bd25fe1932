/** Checks what reference.docx lends to a Word paper: its letterhead, page size and margins; and what it may not contain. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { parseMarkdown } from '../../../src/output/parse-markdown.ts';
import { wordPaper } from '../../../src/output/word/word-paper.ts';
import { descendantsNamed, readWord, type WordFile, wordsOf } from '../../helpers/word.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${office}"`;
const words = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const picture = (id: string) => `<w:p><w:r><w:drawing><a:blip r:embed="${id}"/></w:drawing></w:r></w:p>`;
const field = (...parts: readonly string[]) =>
  `<w:p><w:r>${parts.map((part) => `<w:instrText xml:space="preserve">${part}</w:instrText>`).join('</w:r><w:r>')}</w:r></w:p>`;
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);

interface ReferenceParts {
  readonly header?: string;
  readonly footer?: string;
  /** Relationships of the header, by id: a type, and a target or an address. */
  readonly links?: Readonly<Record<string, readonly [type: string, target: string]>>;
  readonly section?: string;
  readonly settings?: string;
  readonly files?: Readonly<Record<string, Uint8Array>>;
}

const relationships = (links: NonNullable<ReferenceParts['links']>) =>
  `<Relationships>${Object.entries(links)
    .map(
      ([id, [type, target]]) =>
        `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${target.startsWith('http') ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const reference = ({ header, footer, links = {}, section = '', settings = '', files }: ReferenceParts) => {
  const parts = {
    'word/styles.xml': `<w:styles ${namespaces}><w:style w:type="paragraph" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/settings.xml': `<w:settings ${namespaces}>${settings}</w:settings>`,
    'word/document.xml': `<w:document ${namespaces}><w:body><w:sectPr>${header === undefined ? '' : '<w:headerReference w:type="default" r:id="rId1"/>'}${footer === undefined ? '' : '<w:footerReference w:type="default" r:id="rId2"/>'}${section}</w:sectPr></w:body></w:document>`,
    'word/_rels/document.xml.rels': relationships({
      rId1: ['header', 'header1.xml'],
      rId2: ['footer', '/word/footer1.xml'],
    }),
    'word/header1.xml': `<w:hdr ${namespaces}>${header}</w:hdr>`,
    'word/footer1.xml': `<w:ftr ${namespaces}>${footer}</w:ftr>`,
    'word/_rels/header1.xml.rels': relationships(links),
  };
  return zipSync({
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    ...files,
  });
};

const paperWith = (parts: ReferenceParts, markdown = '# The pier') =>
  wordPaper({
    title: 'Update',
    force: 'Harbour Police',
    marking: 'OFFICIAL',
    day: '2022-03-31',
    blocks: parseMarkdown(markdown),
    reference: reference(parts),
  });
const readPaperWith = async (parts: ReferenceParts, markdown?: string) =>
  readWord(await paperWith(parts, markdown));

/** The lines of the header or footer of a type of page. */
const linesOf = (word: WordFile, kind: 'header' | 'footer', type = 'default') => {
  const mention = descendantsNamed(word.part('word/document.xml'), `w:${kind}Reference`).find(
    ({ attributes }) => attributes['w:type'] === type,
  );
  const target = descendantsNamed(word.part('word/_rels/document.xml.rels'), 'Relationship').find(
    ({ attributes }) => attributes['Id'] === mention?.attributes['r:id'],
  );
  return descendantsNamed(word.part(`word/${target?.attributes['Target']}`), 'w:p').map((line) =>
    wordsOf(line).trim(),
  );
};

describe('a letterhead', () => {
  test('is between the marking and the text; the marking and the number of the page are below it', async () => {
    const word = await readPaperWith({ header: words('Harbour Police'), footer: words('Quay Street') });
    expect(linesOf(word, 'header')).toEqual(['OFFICIAL', 'Harbour Police']);
    expect(linesOf(word, 'footer')).toEqual(['Quay Street', 'OFFICIAL\tPage  of']);
  });

  test('comes with its page size and margins', async () => {
    const section = '<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="-2000" w:left="1700" w:header="700"/>';
    const document = (await readPaperWith({ header: words('a'), section })).part('word/document.xml');
    expect(descendantsNamed(document, 'w:pgSz')[0]?.attributes).toMatchObject({
      'w:w': '12240',
      'w:h': '15840',
    });
    expect(descendantsNamed(document, 'w:pgMar')[0]?.attributes).toMatchObject({
      'w:top': '2000',
      'w:left': '1700',
      'w:right': '1134',
      'w:header': '700',
    });
  });

  test('has its pictures, each with a type, and links as words', async () => {
    const word = await readPaperWith({
      header: `${picture('rId7')}<w:p><w:hyperlink r:id="rId8"><w:r><w:t>www.harbour.example</w:t></w:r></w:hyperlink></w:p>`,
      links: {
        rId7: ['image', 'media/logo.png'],
        rId8: ['hyperlink', 'https://www.harbour.example'],
        rId9: ['oleObject', 'embeddings/unused.bin'],
      },
      files: { 'word/media/logo.png': png },
    });
    expect(linesOf(word, 'header').at(-1)).toBe('www.harbour.example');
    const links = word.names.filter((name) => name.startsWith('word/_rels/header'));
    const targets = links.flatMap((name) =>
      descendantsNamed(word.part(name), 'Relationship').map(({ attributes }) => attributes['Target']),
    );
    expect(targets).toEqual(['media/letterhead-1.png']);
    expect(word.names).toContain('word/media/letterhead-1.png');
    expect(word.textOf('[Content_Types].xml')).toContain('Extension="png"');
    expect(word.names.join(' ')).not.toMatch(/embeddings|unused/);
  });

  test('leaves no page without the marking: pages that it has no header for have the tool’s own', async () => {
    const word = await readPaperWith({
      header: words('Harbour Police'),
      section: '<w:titlePg/>',
      settings: '<w:evenAndOddHeaders/>',
    });
    expect(linesOf(word, 'header')).toEqual(['OFFICIAL', 'Harbour Police']);
    for (const type of ['first', 'even']) {
      expect(linesOf(word, 'header', type)).toEqual(['OFFICIAL']);
      expect(linesOf(word, 'footer', type)).toEqual(['OFFICIAL\tPage  of']);
    }
    expect(descendantsNamed(word.part('word/document.xml'), 'w:titlePg')).toHaveLength(1);
    expect(descendantsNamed(word.part('word/settings.xml'), 'w:evenAndOddHeaders')).toHaveLength(1);
  });

  test('that numbers the pages itself is not given a second number', async () => {
    const word = await readPaperWith({ header: words('a'), footer: field(' PA', 'GE ') });
    expect(linesOf(word, 'footer')).toEqual(['', 'OFFICIAL']);
  });

  test('keeps the small print, and no numbers of lists, which it would take from the paper’s own lists', async () => {
    const footer = `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>Quay Street</w:t></w:r></w:p>`;
    const word = await readPaperWith({ footer }, '# a\n\nThe end.\n\n---\n\nCounted from 3 files.\n');
    expect(linesOf(word, 'footer')).toEqual(['Quay Street', 'OFFICIAL\tPage  of', 'Counted from 3 files.']);
    expect(word.textOf('word/footer1.xml')).not.toContain('numPr');
  });

  test('of an earlier section serves the last one, which inherits it', async () => {
    const section =
      '</w:sectPr><w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:sectPrChange><w:sectPr/></w:sectPrChange>';
    const word = await readPaperWith({ header: words('Harbour Police'), section });
    expect(linesOf(word, 'header')).toEqual(['OFFICIAL', 'Harbour Police']);
    expect(descendantsNamed(word.part('word/document.xml'), 'w:pgSz')[0]?.attributes['w:w']).toBe('12240');
  });

  test('gives the same bytes each time, and every part that is descendantsNamed exists', async () => {
    const parts = {
      header: picture('rId7'),
      links: { rId7: ['image', '../word/media/logo.png'] as const },
      files: { 'word/../word/media/logo.png': png },
    };
    await expect(paperWith(parts)).rejects.toThrow('is not a picture inside the file');
    const sound = {
      ...parts,
      links: { rId7: ['image', 'media/a.png'] as const },
      files: { 'word/media/a.png': png },
    };
    const [first, second] = [await paperWith(sound), await paperWith(sound)];
    expect(Buffer.from(first).equals(second)).toBe(true);
    const word = readWord(first);
    for (const name of word.names.filter((part) => part.startsWith('word/_rels/')))
      for (const { attributes } of descendantsNamed(word.part(name), 'Relationship'))
        expect(word.names).toContain(`word/${attributes['Target']}`);
  });
});

describe('a reference is refused, with what to do, if', () => {
  const linkedPart = (type: string, target: string, files = {}) => ({
    header: picture('rId7'),
    links: { rId7: [type, target] as const },
    files,
  });
  test.each<[string, ReferenceParts, RegExp]>([
    [
      'its picture is elsewhere',
      linkedPart('image', 'https://evil.example/a.png'),
      /is not a picture inside the file/,
    ],
    [
      'its picture is not one',
      linkedPart('image', 'media/a.png', { 'word/media/a.png': strToU8('MZ') }),
      /not a picture/,
    ],
    ['it shows a chart', linkedPart('chart', 'charts/chart1.xml'), /not a picture inside the file/],
    ['it has an object', { header: '<w:p><w:object/></w:p>' }, /embedded object/],
    ['a drawing loads a file', { header: '<v:imagedata src="http://evil.example"/>' }, /linked picture/],
    [
      'a field loads a file',
      { footer: field(' INCLUDE', 'PICTURE "http://evil.example/a.png"') },
      /field that loads/,
    ],
    ['a field runs a program', { header: "<w:fldSimple w:instr='DDEAUTO cmd'/>" }, /field that loads/],
    ['it has a document type', { header: '<!DOCTYPE a>' }, /embedded object|cannot be read/],
    ['its margins leave no room', { section: '<w:pgMar w:left="6000" w:right="5000"/>' }, /too little room/],
    ['its lengths are not numbers', { section: '<w:pgSz w:w="A4" w:h="1"/>' }, /has the length `A4`/],
  ])('%s', async (_, parts, message) => {
    await expect(paperWith(parts)).rejects.toThrow(message);
  });
});
