/** Reads a workbook's XML in one pass, piece by piece. Declarations within a document (entities, document types) are refused as damage. */
import { SpreadsheetError } from './size-limits.ts';

/** A tag of an element, of any namespace. */
export interface Tag {
  /** Without its prefix. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'alone';
  /** An attribute's value by its name, including its prefix; undefined if it is missing. */
  readonly attribute: (name: string) => string | undefined;
  /** The values of attributes with this name and any prefix. */
  readonly prefixedAttributes: (name: string) => readonly string[];
}

/** Functions that receive the tags and texts of a document in their order. */
export interface XmlVisitor {
  readonly tag: (tag: Tag) => void;
  readonly text?: (text: string) => void;
}

/** Literal text (CDATA), a comment, an instruction, or a tag: a slash, its name, its attributes, a slash. Linear time for every text. */
const markup =
  /<(?:!\[CDATA\[([\s\S]*?)\]\]>|!--[\s\S]*?-->|\?[\s\S]*?\?>|(\/?)(?:[^\s<>/"':!]+:)?([^\s<>/"':!]+)(?=[\s/>])([^<>"'/]*(?:(?:"[^"]*"|'[^']*'|\/(?!>))[^<>"'/]*)*)(\/?)>)/y;

/** The longest tag or comment, in UTF-16 units. */
const maxMarkupLength = 1 << 20;
/** No reference to a character is longer. */
const maxReferenceLength = 12;

/**
 * Passes every tag and text of a document, given in pieces, to a visitor. A long text is passed in several parts.
 * @throws SpreadsheetError if the XML cannot be read to its end.
 */
export function walkXml(pieces: Iterable<string>, visitor: XmlVisitor): void {
  let [rest, depth] = ['', 0];
  const countDepth: XmlVisitor['tag'] = (tag) => {
    depth += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
    visitor.tag(tag);
  };
  const walk = (xml: string) => walkPiece(xml, { ...visitor, tag: countDepth });
  // A tag that continues in the next pieces is read again only when its length has doubled, so that small pieces take linear time too.
  let lengthToRead = 0;
  for (const piece of pieces) {
    rest += piece;
    if (rest.length < lengthToRead && rest.length <= maxMarkupLength) continue;
    rest = walk(rest);
    if (rest.length > maxMarkupLength) throw unreadableXml();
    lengthToRead = 2 * rest.length;
  }
  rest = walk(rest);
  if (rest.startsWith('<')) throw unreadableXml();
  if (rest !== '') visitor.text?.(rest);
  if (depth !== 0) throw new SpreadsheetError('is damaged: its XML is cut off.');
}

const unreadableXml = () => new SpreadsheetError('is damaged: its XML cannot be read.');

/** Passes on what is complete, and returns the rest: a tag that has begun, or the beginning of a reference. */
function walkPiece(xml: string, { tag, text }: XmlVisitor): string {
  let offset = 0;
  for (;;) {
    const next = xml.indexOf('<', offset);
    const textEnd = next < 0 ? endOfText(xml, offset) : next;
    if (text && textEnd > offset) text(decodeEntities(xml.slice(offset, textEnd)));
    if (next < 0) return xml.slice(textEnd);
    markup.lastIndex = next;
    const match = markup.exec(xml);
    if (!match) return xml.slice(next);
    offset = markup.lastIndex;
    const [, literal, slash, name, attributes = '', finalSlash] = match;
    if (literal !== undefined) text?.(literal);
    if (name === undefined) continue;
    const kind = slash ? 'close' : finalSlash ? 'alone' : 'open';
    tag({
      ...{ name, kind },
      attribute: (attribute) => findAttribute(attributes, attribute),
      prefixedAttributes: (attribute) => findPrefixedAttributes(attributes, attribute),
    });
  }
}

/** Where the text of a piece ends: at its end, or at a reference that may go on in the next piece. */
function endOfText(xml: string, offset: number): number {
  const reference = xml.lastIndexOf('&');
  const mayGoOn = reference >= Math.max(offset, xml.length - maxReferenceLength);
  return mayGoOn && xml.indexOf(';', reference) < 0 ? reference : xml.length;
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

const anyAttribute = /(?<!\S)([^\s="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

const findPrefixedAttributes = (attributes: string, name: string): readonly string[] =>
  [...attributes.matchAll(anyAttribute)].flatMap(([, attribute, quoted, apostrophed]) =>
    attribute?.endsWith(`:${name}`) ? [decodeEntities(quoted ?? apostrophed ?? '')] : [],
  );

const xmlEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (reference, hex, decimal, name) => {
        if (name !== undefined) return xmlEntities[name] ?? reference;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
      })
    : text;
