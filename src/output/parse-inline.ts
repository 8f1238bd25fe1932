/** Parses the text of a line of Markdown. Raw HTML becomes text, and only safe links are kept. */
import { decodeHTMLStrict } from 'entities/decode';
import type { MarkedToken, Token } from 'marked';
import type { Inline } from './document.ts';
import { makeVisible } from './safe-text.ts';

/** A token of Markdown itself. The cast is safe: `Token` also allows tokens of extensions, and we use no extensions. */
export const withoutExtensions = (token: Token) => token as MarkedToken;

/** The formatted text of the tokens of a line. */
export const readInline = (tokens: readonly Token[] | undefined): readonly Inline[] =>
  trimAfterBreaks((tokens ?? []).flatMap(readInlineToken));

/** Removes the space at the start of a line after a break. */
const trimAfterBreaks = (inline: readonly Inline[]): readonly Inline[] =>
  inline.map((part, i) =>
    part.kind === 'text' && inline[i - 1]?.kind === 'break' ? { ...part, text: part.text.trimStart() } : part,
  );

function readInlineToken(anyToken: Token): readonly Inline[] {
  const token = withoutExtensions(anyToken);
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', inline: readInline(token.tokens) }];
    case 'em':
      return [{ kind: 'emphasis', inline: readInline(token.tokens) }];
    case 'del':
      return [{ kind: 'struck', inline: readInline(token.tokens) }];
    case 'codespan':
      return [{ kind: 'code', text: makeVisible(token.text) }];
    case 'br':
      return [{ kind: 'break' }];
    case 'escape':
      return [{ kind: 'text', text: makeVisible(token.text) }];
    case 'html':
      return isComment(token.raw) ? [] : rawOf(token.raw);
    case 'link': {
      const { href, tokens: inner } = token;
      const inline = readInline(inner);
      return isSafe(href) ? [{ kind: 'link', href, inline }] : inline;
    }
    case 'image':
      return [{ kind: 'text', text: decodeEntities(token.text) }];
    case 'checkbox':
      return [{ kind: 'text', text: token.checked ? '☑ ' : '☐ ' }];
    default:
      return [{ kind: 'text', text: decodeEntities(token.raw) }];
  }
}

/** HTML as text, except for a line break. */
export const rawOf = (source: string): readonly Inline[] =>
  /^<br\s*\/?>\s*$/i.test(source) ? [{ kind: 'break' }] : [{ kind: 'text', text: makeVisible(source) }];

/** Whether HTML is a comment, which no format shows. */
export const isComment = (source: string) => /^<!--[\s\S]*-->\s*$/.test(source);

/** Addresses of the web and of mail, and places on the page itself. */
const isSafe = (href: string): boolean =>
  /^(?:https?:\/\/[^\s\\]+|mailto:[^\s\\]+|#[\w-]+)$/i.test(href) && !/[\0-\x20\x7f-\x9f"'<>`]/.test(href);

/** A text with its character references (`&pound;`, `&#64;`) as characters, and what would be invisible made visible. */
const decodeEntities = (text: string) => makeVisible(decodeHTMLStrict(text));

/** A line without breaks and spaces at either end. */
export function trimInline(inline: readonly Inline[]): readonly Inline[] {
  const isBlank = (part: Inline | undefined) =>
    part?.kind === 'break' || (part?.kind === 'text' && part.text.trim() === '');
  let [start, end] = [0, inline.length];
  while (start < end && isBlank(inline[start])) start += 1;
  while (end > start && isBlank(inline[end - 1])) end -= 1;
  return inline.slice(start, end);
}
