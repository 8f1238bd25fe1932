/** Normalises the file of a Word paper: the same bytes for the same paper, with the force's own styles and letterhead if it has them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { escapeXml } from '../escape-xml.ts';
import { applyReference } from './apply-reference.ts';
import { type PackageParts, relationshipsPart } from './package-parts.ts';
import type { ReferenceDocument } from './reference-document.ts';
import { wordText } from './word-runs.ts';

interface About {
  readonly title: string;
  readonly force: string;
  readonly day: string;
  readonly reference: ReferenceDocument | undefined;
}

/** The bytes of a .docx file with its properties, the styles and letterhead of a reference document, and one time for every part. */
export function normalisePackage(bytes: Uint8Array, about: About): Uint8Array {
  const parts = unzipSync(bytes);
  parts['docProps/core.xml'] = strToU8(coreOf(about));
  renumberLinks(parts);
  normaliseCharts(parts);
  if (about.reference !== undefined) applyReference(parts, about.reference);
  numberDrawings(parts);
  return zipParts(parts);
}

function zipParts(parts: PackageParts): Uint8Array {
  const names = Object.keys(parts).sort((a, b) =>
    a === typesPart ? -1 : b === typesPart ? 1 : a < b ? -1 : 1,
  );
  // A zip knows local time alone: this moment is written alike in every zone.
  const options = { mtime: new Date(1980, 0, 1), level: 6, os: 0 } as const;
  return zipSync(Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()])), options);
}

/** Sets the language of charts to British English, and removes the time from the workbooks with their figures. */
function normaliseCharts(parts: PackageParts): void {
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

/** Replaces the random names of links with their numbers in each part. */
function renumberLinks(parts: PackageParts): void {
  for (const part of Object.keys(parts).filter((name) =>
    /^word\/(?:document|header\d+|footer\d+|charts\/chart\d+)\.xml$/.test(name),
  )) {
    const relations = relationshipsPart(part);
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

/** Numbers the drawings of the paper and its headers from 1, since the library counts across papers. */
function numberDrawings(parts: PackageParts): void {
  let count = 0;
  const names = Object.keys(parts).filter((name) => /^word\/(?:header|footer)\d+\.xml$/.test(name));
  for (const name of ['word/document.xml', ...names.sort()]) {
    const text = strFromU8(parts[name] ?? new Uint8Array()).replace(
      /(<wp:docPr [^<>]*?\bid=")\d+"/g,
      (_, textBefore: string) => `${textBefore}${++count}"`,
    );
    parts[name] = strToU8(text);
  }
}

const typesPart = '[Content_Types].xml';
