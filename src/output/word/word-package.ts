/** The file of a Word paper, settled: the same bytes for the same paper, and the styles of the force where it gives some. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError } from '../../domain/errors.ts';
import { xml } from '../escape-xml.ts';
import { wordText } from './word-runs.ts';

/** What is wrong with `reference.docx`. */
export class ReferenceFault extends AppError {
  override readonly code = 'reference-document';
}

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
  settleCharts(parts);
  if (about.reference !== undefined) dress(parts, about.reference);
  return closed(parts);
}

function closed(parts: Parts): Uint8Array {
  const names = Object.keys(parts).sort((a, b) =>
    a === typesPart ? -1 : b === typesPart ? 1 : a < b ? -1 : 1,
  );
  // A zip knows local time alone: this moment is written alike in every zone.
  const options = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const;
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), options);
}

/** Charts speak English as Britain writes it; the workbooks with their figures bear no time either. */
function settleCharts(parts: Parts): void {
  for (const [name, bytes] of Object.entries(parts)) {
    if (/^word\/charts\/chart\d+\.xml$/.test(name))
      parts[name] = strToU8(
        strFromU8(bytes).replace(/(<c:lang val="|<a:(?:rPr|endParaRPr) lang=")en-US"/g, '$1en-GB"'),
      );
    if (/^word\/embeddings\/.*\.xlsx$/.test(name)) parts[name] = closed(unzipSync(bytes));
  }
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

/** Links bear names made by chance; they are given the numbers of their order in each part. */
function nameLinks(parts: Parts): void {
  for (const part of Object.keys(parts).filter((name) =>
    /^word\/(?:document|charts\/chart\d+)\.xml$/.test(name),
  )) {
    const relations = part.replace(/([^/]+)$/, '_rels/$1.rels');
    const names = new Map<string, string>();
    const renamed = (text: string) =>
      text.replace(/"rId([A-Za-z0-9_-]*[A-Za-z_-][A-Za-z0-9_-]*)"/g, (_, name: string) => {
        if (!names.has(name)) names.set(name, `link${names.size + 1}`);
        return `"${names.get(name)}"`;
      });
    for (const one of [part, relations]) {
      const bytes = parts[one];
      if (bytes) parts[one] = strToU8(renamed(strFromU8(bytes)));
    }
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
const typesPart = '[Content_Types].xml';
const stylesPart = 'word/styles.xml';
const themePart = 'word/theme/theme1.xml';

/** Takes the styles and the colours of a reference; a style of ours that it lacks is added to them. */
function dress(parts: Parts, reference: Uint8Array): void {
  const theirs = context(reference);
  const styles = theirs[stylesPart];
  if (styles === undefined) throw new ReferenceFault('there are no styles in it');
  const [tools, own] = [strFromU8(styles), strFromU8(parts[stylesPart] ?? new Uint8Array())];
  if (!tools.includes('</w:styles>') || /<!DOCTYPE/i.test(tools))
    throw new ReferenceFault('its styles cannot be read');
  const known = new Set(styleElements(tools).map(({ id }) => id));
  const missing = styleElements(own).filter(({ id }) => !known.has(id));
  const whole = tools.replace(
    '</w:styles>',
    () => `${missing.map(({ element }) => element).join('')}</w:styles>`,
  );
  parts[stylesPart] = strToU8(inEnglish(whole));
  const theme = theirs[themePart];
  if (theme === undefined) return;
  // A theme of the library's own stands there already, and is named in the package.
  parts[themePart] = theme;
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

function context(reference: Uint8Array): Parts {
  try {
    return unzipSync(reference, {
      filter: ({ name, originalSize }) => (name === stylesPart || name === themePart) && originalSize <= most,
    });
  } catch {
    throw new ReferenceFault('it is no Word file');
  }
}
