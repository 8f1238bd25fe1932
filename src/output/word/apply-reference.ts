/** Puts the styles, colours and letterhead of a reference into the package of a Word paper. */
import { strToU8 } from 'fflate';
import type { LetterheadPart } from './letterhead-part.ts';
import { lastSection, type PackageParts, partText, relationshipsPart } from './package-parts.ts';
import type { ReferenceDocument } from './reference-document.ts';

const typesPart = '[Content_Types].xml';
const documentPart = 'word/document.xml';
const stylesPart = 'word/styles.xml';

/** Changes the parts of a paper: a reference's styles, with those that it lacks added, its colours, headers and footers. */
export function applyReference(parts: PackageParts, reference: ReferenceDocument): void {
  parts[stylesPart] = strToU8(mergeStyles(reference.styles, partText(parts, stylesPart)));
  // The package already lists a theme, that of the library.
  if (reference.theme !== undefined) parts['word/theme/theme1.xml'] = reference.theme;
  let pictureCount = 0;
  for (const [place, name] of lastSection(parts, documentPart)?.parts ?? []) {
    const letterhead = reference.letterhead.get(place);
    if (letterhead === undefined) continue;
    addLetterhead(parts, name, letterhead, pictureCount);
    pictureCount += letterhead.pictures.length;
  }
}

function mergeStyles(referenceStyles: string, defaultStyles: string): string {
  const existingIds = new Set(styleElements(referenceStyles).map(({ id }) => id));
  const missingStyles = styleElements(defaultStyles).filter(({ id }) => !existingIds.has(id));
  const mergedStyles = referenceStyles.replace(
    '</w:styles>',
    () => `${missingStyles.map(({ element }) => element).join('')}</w:styles>`,
  );
  return setBritishEnglish(mergedStyles);
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

/**
 * Joins a header or footer of the paper with that of the reference. The marking is the first line of the page and, with the number
 * of the page, the last: the letterhead is between them and the text.
 */
function addLetterhead(
  parts: PackageParts,
  name: string,
  letterhead: LetterheadPart,
  pictureCount: number,
): void {
  const ownXml = partText(parts, name);
  const ownContent = ownXml.slice(ownXml.search(/<w:p[\s>]/), ownXml.lastIndexOf('</w:'));
  const { xml } = letterhead;
  const [start, end] = [xml.indexOf('>') + 1, xml.lastIndexOf('</w:')];
  const isHeader = xml.startsWith('<w:hdr');
  const content = xml.slice(start, end);
  const root = withRelationshipPrefix(xml.slice(0, start));
  const joinedContent = isHeader ? ownContent + content : content + ownContent;
  parts[name] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${root}${joinedContent}</w:${isHeader ? 'hdr' : 'ftr'}>`,
  );
  const relationships = letterhead.pictures.map(({ id, extension, bytes }, i) => {
    const picture = `media/letterhead-${pictureCount + i + 1}.${extension}`;
    parts[`word/${picture}`] = bytes;
    addContentType(parts, extension);
    return `<Relationship Id="${id}" Type="${imageType}" Target="${picture}"/>`;
  });
  const relationshipsName = relationshipsPart(name);
  const ownRelationships = partText(parts, relationshipsName)
    .split('<Relationship ')
    .slice(1)
    .map((part) => `<Relationship ${part.slice(0, part.indexOf('/>'))}/>`);
  parts[relationshipsName] = strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${[...ownRelationships, ...relationships].join('')}</Relationships>`,
  );
}

const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const imageType = `${officeRelationships}/image`;

/** The paper's own part of a footer may have links, which need this prefix. */
const withRelationshipPrefix = (root: string): string =>
  root.includes('xmlns:r=') ? root : root.replace(/>$/, ` xmlns:r="${officeRelationships}">`);

/** Pictures of Windows, for which the library lists no type. */
const pictureTypes: Readonly<Record<string, string>> = { emf: 'image/x-emf', wmf: 'image/x-wmf' };

function addContentType(parts: PackageParts, extension: string): void {
  const types = partText(parts, typesPart);
  const type = pictureTypes[extension];
  if (type === undefined || types.includes(`Extension="${extension}"`)) return;
  parts[typesPart] = strToU8(
    types.replace('</Types>', `<Default ContentType="${type}" Extension="${extension}"/></Types>`),
  );
}
