/** Reads a header or footer of a reference, and refuses one that runs, loads or embeds anything. */

import { type PackageParts, partText, relationshipsOf } from './package-parts.ts';
import { ReferenceFault } from './reference-fault.ts';

/** A picture in a header or footer. */
export interface LetterheadPicture {
  /** By which the part refers to it. */
  readonly id: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
}

/** A header or footer of a reference. */
export interface LetterheadPart {
  /** Its root element, as XML. */
  readonly xml: string;
  readonly pictures: readonly LetterheadPicture[];
  /** Whether it prints the number of the page itself. */
  readonly hasPageNumber: boolean;
}

/** How the pictures begin that Word shows, by their extension. */
const signatures: Readonly<Record<string, readonly string[]>> = {
  png: ['89504e47'],
  jpg: ['ffd8ff'],
  jpeg: ['ffd8ff'],
  gif: ['47494638'],
  bmp: ['424d'],
  emf: ['01000000'],
  wmf: ['d7cdc69a', '01000900'],
};

/** Elements and attributes of objects, controls and other documents. */
const unsafeMarkup =
  /<(?:w:object|w:control|w:altChunk|w:subDoc|w:attachedTemplate|w:commentReference|w:footnoteReference|w:endnoteReference|o:OLEObject|c:chart|dgm:relIds|a:videoFile|a:audioFile|wps:linkedTxbx)\b|\s(?:src|o:href|r:link)=|<!/;
/** Fields that load another document, a program or its data. */
const unsafeField =
  /\b(?:INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|DDE|DDEAUTO|LINK|EMBED|MACROBUTTON|GOTOBUTTON|DATABASE|RD|CONTROL|ADDIN|AUTOTEXT|MERGEFIELD)\b/i;

/** The header or footer in a part. @throws ReferenceFault */
export function readLetterheadPart(parts: PackageParts, name: string): LetterheadPart {
  const text = partText(parts, name);
  const kind = text.includes('<w:hdr') ? 'header' : 'footer';
  const start = text.search(/<w:(?:hdr|ftr)[\s>]/);
  if (start < 0 || !text.includes('http://schemas.openxmlformats.org/wordprocessingml/2006/main'))
    throw new ReferenceFault(
      `its ${kind} cannot be read; open it in Word, and save it as a Word document (.docx)`,
    );
  if (unsafeMarkup.test(text))
    throw new ReferenceFault(
      `its ${kind} has an embedded object, a note or a linked picture; remove it, and insert pictures themselves`,
    );
  const fields = fieldTexts(text);
  if (unsafeField.test(fields))
    throw new ReferenceFault(
      `its ${kind} has a field that loads another file or runs a macro; remove the field`,
    );
  const { xml, usedIds } = withoutLinksAndNumbers(text.slice(start));
  return {
    xml,
    pictures: relationshipsOf(parts, name)
      .filter(({ id }) => usedIds.has(id))
      .map(({ id, type, target, isExternal }) => {
        const extension = /\.([a-z]{3,4})$/i.exec(target)?.[1]?.toLowerCase() ?? '';
        const bytes = parts[target];
        if (type !== 'image' || isExternal || bytes === undefined || !hasSignature(bytes, extension))
          throw new ReferenceFault(
            `its ${kind} refers to \`${target.slice(0, 60)}\`, which is not a picture inside the file (png, jpg, gif, bmp, emf or wmf, at most 4 MB)`,
          );
        return { id, extension, bytes };
      }),
    hasPageNumber: /\bPAGE\b/.test(fields),
  };
}

const hasSignature = (bytes: Uint8Array, extension: string): boolean => {
  const start = [...bytes.slice(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return signatures[extension]?.some((signature) => start.startsWith(signature)) ?? false;
};

/** The instructions of all fields: Word may divide one into several runs, so parts of one field are joined. */
const fieldTexts = (xml: string): string =>
  [
    ...xml
      .split(/<w:instrText(?=[\s>])/)
      .map((part, i) => (i === 0 ? '' : part.slice(part.indexOf('>') + 1).split('<')[0])),
    ...[...xml.matchAll(/w:instr=(?:"([^"]*)"|'([^']*)')/g)].map(
      ([, first, second]) => ` ${first ?? second} `,
    ),
  ].join('');

/** A part whose links are plain words and whose lists have no numbers, since both are defined elsewhere in the file. */
function withoutLinksAndNumbers(text: string): {
  readonly xml: string;
  readonly usedIds: ReadonlySet<string>;
} {
  const xml = text
    .replace(/<\/?w:hyperlink(?:\s[^<>]*)?>/g, '')
    .replace(/<a:hlinkClick(?:\s[^<>]*)?\/>/g, '')
    .split('<w:numPr>')
    .map((part, i) => (i === 0 ? part : part.slice(part.indexOf('</w:numPr>') + '</w:numPr>'.length)))
    .join('');
  const ids = [...xml.matchAll(/\sr:\w+=(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, first, second]) => first ?? second ?? '',
  );
  return { xml, usedIds: new Set(ids) };
}
