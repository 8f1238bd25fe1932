/** Normalises the file of a Word paper: the same bytes for the same paper, with the force's own styles where there are any. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AppError } from '../../domain/errors.ts';
import { escapeXml } from '../escape-xml.ts';
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

/** The bytes of a .docx file with its properties, the styles of a reference document, and one time for every part. */
export function normalisePackage(bytes: Uint8Array, about: About): Uint8Array {
  const parts = unzipSync(bytes);
  parts['docProps/core.xml'] = strToU8(coreOf(about));
  renumberLinks(parts);
  numberDrawings(parts);
  normaliseCharts(parts);
  if (about.reference !== undefined) applyReferenceStyles(parts, about.reference);
  return zipParts(parts);
}

function zipParts(parts: Parts): Uint8Array {
  const names = Object.keys(parts).sort((a, b) =>
    a === typesPart ? -1 : b === typesPart ? 1 : a < b ? -1 : 1,
  );
  // A zip knows local time alone: this moment is written alike in every zone.
  const options = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const;
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), options);
}

/** Sets the language of charts to British English, and removes the time from the workbooks with their figures. */
function normaliseCharts(parts: Parts): void {
  for (const [name, bytes] of Object.entries(parts)) {
    if (/^word\/charts\/chart\d+\.xml$/.test(name))
      parts[name] = strToU8(
        strFromU8(bytes).replace(/(<c:lang val="|<a:(?:rPr|endParaRPr) lang=")en-US"/g, '$1en-GB"'),
      );
    if (/^word\/embeddings\/.*\.xlsx$/.test(name)) parts[name] = zipParts(unzipSync(bytes));
  }
}

const escapeWordXml = (text: string) => escapeXml(wordText(text));

const coreOf = ({ title, force, day }: About): string =>
  [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escapeWordXml(title)}</dc:title>`,
    `<dc:creator>${escapeWordXml(force)}</dc:creator>`,
    `<dc:language>en-GB</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${day}T00:00:00Z</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');

/** The part with the relationships of a part. */
const relationshipsOf = (part: string): string => {
  const place = part.lastIndexOf('/') + 1;
  return `${part.slice(0, place)}_rels/${part.slice(place)}.rels`;
};

/** Replaces the random names of links with their numbers in each part. */
function renumberLinks(parts: Parts): void {
  for (const part of Object.keys(parts).filter((name) =>
    /^word\/(?:document|charts\/chart\d+)\.xml$/.test(name),
  )) {
    const relations = relationshipsOf(part);
    const names = new Map<string, string>();
    const renumberNames = (text: string) =>
      text.replace(/"rId([\w-]+)"/g, (attribute, name: string) => {
        if (/^\d+$/.test(name)) return attribute;
        if (!names.has(name)) names.set(name, `link${names.size + 1}`);
        return `"${names.get(name)}"`;
      });
    for (const name of [part, relations]) {
      const bytes = parts[name];
      if (bytes) parts[name] = strToU8(renumberNames(strFromU8(bytes)));
    }
  }
}

/** Numbers the drawings of the paper from 1, since the library counts across papers. */
function numberDrawings(parts: Parts): void {
  const bytes = parts['word/document.xml'];
  if (!bytes) return;
  let count = 0;
  const text = strFromU8(bytes).replace(
    /(<wp:docPr [^<>]*?\bid=")\d+"/g,
    (_, textBefore: string) => `${textBefore}${++count}"`,
  );
  parts['word/document.xml'] = strToU8(text);
}

const largestPart = 4_000_000;
const typesPart = '[Content_Types].xml';
const stylesPart = 'word/styles.xml';
const themePart = 'word/theme/theme1.xml';

/** Uses the styles and colours of a reference, with the styles that it lacks added. */
function applyReferenceStyles(parts: Parts, reference: Uint8Array): void {
  const referenceParts = readReference(reference);
  const styles = referenceParts[stylesPart];
  if (styles === undefined) throw new ReferenceFault('there are no styles in it');
  const [referenceStyles, defaultStyles] = [
    strFromU8(styles),
    strFromU8(parts[stylesPart] ?? new Uint8Array()),
  ];
  if (!referenceStyles.includes('</w:styles>') || /<!DOCTYPE/i.test(referenceStyles))
    throw new ReferenceFault('its styles cannot be read');
  const existingIds = new Set(styleElements(referenceStyles).map(({ id }) => id));
  const missingStyles = styleElements(defaultStyles).filter(({ id }) => !existingIds.has(id));
  const mergedStyles = referenceStyles.replace(
    '</w:styles>',
    () => `${missingStyles.map(({ element }) => element).join('')}</w:styles>`,
  );
  parts[stylesPart] = strToU8(setBritishEnglish(mergedStyles));
  const theme = referenceParts[themePart];
  if (theme === undefined) return;
  // The package already lists a theme, that of the library.
  parts[themePart] = theme;
}

/** The styles of a part, with their ids. */
const styleElements = (styles: string) =>
  styles
    .split('<w:style ')
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf('</w:style>');
      const id = /\bw:styleId="([^"]*)"/.exec(part.slice(0, part.indexOf('>')))?.[1];
      return end < 0 || id === undefined ? [] : [{ id, element: `<w:style ${part.slice(0, end)}</w:style>` }];
    });

/** Sets the language to British English, whatever the reference has. */
const setBritishEnglish = (styles: string): string =>
  styles.replace(/(<w:lang\b[^<>]*?w:val=")[^"<>]*"/g, '$1en-GB"');

function readReference(reference: Uint8Array): Parts {
  try {
    return unzipSync(reference, {
      filter: ({ name, originalSize }) =>
        (name === stylesPart || name === themePart) && originalSize <= largestPart,
    });
  } catch {
    throw new ReferenceFault('it is no Word file');
  }
}
