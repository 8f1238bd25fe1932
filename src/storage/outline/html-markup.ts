/** Splits HTML into tags and texts, in linear time and without building a tree. */
import { decodeHTML } from 'entities/decode';

/** A tag, or the text between two tags with its character references decoded. */
export type Markup =
  | { readonly kind: 'text'; readonly text: string; readonly offset: number }
  | {
      readonly kind: 'open' | 'close';
      /** In lower case. */
      readonly name: string;
      /** The text of its attributes. */
      readonly attributes: string;
      readonly offset: number;
    };

const tagStart = /<(\/?)([a-z][a-z0-9:-]*)/iy;
/** Elements whose content is not markup. */
const rawElements = new Set([
  'script',
  'style',
  'textarea',
  'title',
  'noscript',
  'iframe',
  'template',
  'svg',
]);

/** The tags and texts of a page in their order. The content of raw elements is left out, except that of a title, which is one text. */
export function* readMarkup(html: string): Generator<Markup> {
  let offset = 0;
  while (offset < html.length) {
    const next = html.indexOf('<', offset);
    const textEnd = next < 0 ? html.length : next;
    if (textEnd > offset) yield { kind: 'text', text: decodeHTML(html.slice(offset, textEnd)), offset };
    if (next < 0) return;
    tagStart.lastIndex = next;
    const match = tagStart.exec(html);
    if (!match) {
      offset = endOfDeclaration(html, next);
      if (offset === next + 1) yield { kind: 'text', text: '<', offset: next };
      continue;
    }
    const [start, slash, tagName = ''] = match;
    const name = tagName.toLowerCase();
    const tagEnd = endOfTag(html, next + start.length);
    const attributes = html.slice(next + start.length, tagEnd - 1);
    yield { kind: slash ? 'close' : 'open', name, attributes, offset: next };
    offset = tagEnd;
    if (slash || !rawElements.has(name) || attributes.endsWith('/')) continue;
    const contentEnd = endOfContent(html, name, offset);
    if (name === 'title') yield { kind: 'text', text: decodeHTML(html.slice(offset, contentEnd)), offset };
    offset = contentEnd;
  }
}

/** Where a comment or a declaration ends; after the `<` if that is a character of the text. */
function endOfDeclaration(html: string, offset: number): number {
  if (html.startsWith('<!--', offset)) return endAfter(html, '-->', offset + 4);
  return /[!?/]/.test(html.charAt(offset + 1)) ? endAfter(html, '>', offset + 1) : offset + 1;
}

function endAfter(html: string, end: string, offset: number): number {
  const position = html.indexOf(end, offset);
  return position < 0 ? html.length : position + end.length;
}

const tagPart = /[^"'>]*(?:(["'>])|$)/y;

/** Where a tag ends: after the first `>` that is not in quotes. A quote that is not closed is a character like any other. */
function endOfTag(html: string, offset: number): number {
  let position = offset;
  for (;;) {
    tagPart.lastIndex = position;
    const mark = tagPart.exec(html)?.[1];
    position = tagPart.lastIndex;
    if (mark === undefined) return html.length;
    if (mark === '>') return position;
    const quoteEnd = html.indexOf(mark, position);
    if (quoteEnd < 0) return endAfter(html, '>', position);
    position = quoteEnd + 1;
  }
}

/** Where the content of a raw element ends: before its closing tag. */
function endOfContent(html: string, name: string, offset: number): number {
  const closingTags = /<\/([a-z]+)/gi;
  closingTags.lastIndex = offset;
  for (const match of iterate(closingTags, html)) if (match[1]?.toLowerCase() === name) return match.index;
  return html.length;
}

function* iterate(expression: RegExp, text: string): Generator<RegExpExecArray> {
  for (let match = expression.exec(text); match; match = expression.exec(text)) yield match;
}
