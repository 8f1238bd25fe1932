/** The file of a Word paper, settled: the same bytes for the same paper, and the styles of the force where it gives some. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { xml } from '../xml.ts';
import { wordText } from './inline.ts';

/** What is wrong with `reference.docx`. */
export class ReferenceFault extends Error {}

interface About {
  readonly title: string;
  readonly force: string;
  readonly day: string;
  readonly reference: Uint8Array | undefined;
}

type Parts = Record<string, Uint8Array>;

export function settle(bytes: Uint8Array, about: About): Uint8Array {
  const parts = unzipSync(bytes);
  parts['docProps/core.xml'] = strToU8(coreOf(about));
  nameLinks(parts);
  numberDrawings(parts);
  if (about.reference !== undefined) dress(parts, about.reference);
  const first = '[Content_Types].xml';
  const names = Object.keys(parts).sort((a, b) => (a === first ? -1 : b === first ? 1 : a < b ? -1 : 1));
  // A zip knows local time alone: this moment is written alike in every zone.
  const options = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const;
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), options);
}

const escaped = (text: string) => xml(wordText(text));

const coreOf = ({ title, force, day }: About): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title>`,
    `<dc:creator>${escaped(force)}</dc:creator>`,
    `<dc:language>en-GB</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');

/** Links bear names made by chance; they are given the numbers of their order. */
function nameLinks(parts: Parts): void {
  const relations = 'word/_rels/document.xml.rels';
  const names = new Map<string, string>();
  const renamed = (text: string) =>
    text.replace(/"rId([A-Za-z0-9_-]*[A-Za-z_-][A-Za-z0-9_-]*)"/g, (_, name: string) => {
      if (!names.has(name)) names.set(name, `link${names.size + 1}`);
      return `"${names.get(name)}"`;
    });
  for (const part of ['word/document.xml', relations]) {
    const bytes = parts[part];
    if (bytes) parts[part] = strToU8(renamed(strFromU8(bytes)));
  }
}

/** Drawings are numbered through the life of a process; they are numbered through the paper. */
function numberDrawings(parts: Parts): void {
  const bytes = parts['word/document.xml'];
  if (!bytes) return;
  let drawn = 0;
  const text = strFromU8(bytes).replace(
    /(<wp:docPr [^>]*?\bid=")\d+"/g,
    (_, before: string) => `${before}${++drawn}"`,
  );
  parts['word/document.xml'] = strToU8(text);
}

const most = 4_000_000;
const stylesPart = 'word/styles.xml';
const themePart = 'word/theme/theme1.xml';

/** Takes the styles and the colours of a reference; a style of ours that it lacks is added to them. */
function dress(parts: Parts, reference: Uint8Array): void {
  const theirs = opened(reference);
  const styles = theirs[stylesPart];
  if (styles === undefined) throw new ReferenceFault('there are no styles in it');
  const [house, own] = [strFromU8(styles), strFromU8(parts[stylesPart] ?? new Uint8Array())];
  if (!house.includes('</w:styles>') || /<!DOCTYPE/i.test(house))
    throw new ReferenceFault('its styles cannot be read');
  const known = new Set(styleElements(house).map(({ id }) => id));
  const missing = styleElements(own).filter(({ id }) => !known.has(id));
  const whole = house.replace(
    '</w:styles>',
    () => `${missing.map(({ element }) => element).join('')}</w:styles>`,
  );
  parts[stylesPart] = strToU8(inEnglish(whole));
  const theme = theirs[themePart];
  if (theme === undefined) return;
  parts[themePart] = theme;
  insert(
    parts,
    '[Content_Types].xml',
    '</Types>',
    '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>',
  );
  insert(
    parts,
    'word/_rels/document.xml.rels',
    '</Relationships>',
    '<Relationship Id="theme1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="theme/theme1.xml"/>',
  );
}

const styleElements = (styles: string) =>
  [...styles.matchAll(/<w:style [^>]*w:styleId="([^"]*)"[^>]*>[\s\S]*?<\/w:style>/g)].map(
    ([element, id]) => ({
      element,
      id,
    }),
  );

/** The language of the paper is English as Britain writes it, whatever the reference was written in. */
const inEnglish = (styles: string): string => styles.replace(/(<w:lang\b[^>]*?w:val=")[^"]*"/g, '$1en-GB"');

function insert(parts: Parts, part: string, before: string, element: string): void {
  const text = strFromU8(parts[part] ?? new Uint8Array());
  parts[part] = strToU8(text.replace(before, () => element + before));
}

function opened(reference: Uint8Array): Parts {
  try {
    return unzipSync(reference, {
      filter: ({ name, originalSize }) => (name === stylesPart || name === themePart) && originalSize <= most,
    });
  } catch {
    throw new ReferenceFault('it is no Word file');
  }
}
