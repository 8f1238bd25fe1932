/** Reads a workbook's XML in one pass. Declarations within a document (entities, document types) are refused as damage. */
import { SpreadsheetError } from './size-limits.ts';

/** A tag of an element, of any namespace. */
export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'alone';
  /** An attribute's value by its name, including its prefix; undefined if it is missing. */
  readonly attribute: (name: string) => string | undefined;
}

/** Functions that receive the tags and texts of a document in their order. */
export interface XmlVisitor {
  readonly tag: (tag: Tag) => void;
  readonly text?: (text: string) => void;
}

/** A tag: a slash, its name, its attributes, a slash. Linear time for every text. */
const markup =
  /<(?:!\[CDATA\[([\s\S]*?)\]\]>|!--[\s\S]*?-->|\?[\s\S]*?\?>|(\/?)(?:[^\s<>/"':!]+:)?([^\s<>/"':!]+)(?=[\s/>])([^<>"'/]*(?:(?:"[^"]*"|'[^']*'|\/(?!>))[^<>"'/]*)*)(\/?)>)/y;

/**
 * Passes every tag and text to a visitor.
 * @throws SpreadsheetError if the XML cannot be read to its end.
 */
export function walkXml(xml: string, { tag, text }: XmlVisitor): void {
  let [offset, depth] = [0, 0];
  for (;;) {
    const next = xml.indexOf('<', offset);
    if (next < 0) break;
    if (text && next > offset) text(decodeEntities(xml.slice(offset, next)));
    markup.lastIndex = next;
    const match = markup.exec(xml);
    if (!match) throw new SpreadsheetError('is damaged: its XML cannot be read.');
    offset = markup.lastIndex;
    const [, literal, slash, name, attributes = '', empty] = match;
    if (literal !== undefined) text?.(literal);
    if (name === undefined) continue;
    const kind = slash ? 'close' : empty ? 'alone' : 'open';
    depth += kind === 'open' ? 1 : kind === 'close' ? -1 : 0;
    tag({ name, kind, attribute: (attribute) => findAttribute(attributes, attribute) });
  }
  if (depth !== 0) throw new SpreadsheetError('is damaged: its XML breaks off.');
}

function findAttribute(attributes: string, attribute: string): string | undefined {
  for (
    let offset = attributes.indexOf(attribute);
    offset >= 0;
    offset = attributes.indexOf(attribute, offset + 1)
  ) {
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(offset + attribute.length));
    if (value && /^\s?$/.test(attributes.charAt(offset - 1)))
      return decodeEntities(value[1] ?? value[2] ?? '');
  }
  return undefined;
}

const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (reference, hex, decimal, name) => {
        if (name !== undefined) return xmlEntities[name] ?? reference;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
      })
    : text;
