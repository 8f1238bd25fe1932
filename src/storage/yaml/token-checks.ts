/** Checks the tokens of a YAML text before it is parsed, and refuses what a register never needs or what would cost too much. */
import { Lexer } from 'yaml';
import type { LoadingCode } from '../../domain/loading-codes.ts';
import { createFault, type LoadFault, maxFaults, type TextRange } from './load-fault.ts';
import { createNestingGauge, type ReportFault } from './nesting-depth.ts';
import { checkQuoted } from './quoted-scalars.ts';

const maxDepth = 24;
const maxParts = 400_000;

/** The tokens of a text up to the first that is unsafe, and the faults in them. */
export interface TokenSource {
  readonly parts: readonly string[];
  readonly faults: readonly LoadFault[];
}

type TokenKind =
  | 'mark'
  | 'blank'
  | 'scalar'
  | 'quoted'
  | 'comment'
  | 'refused'
  | 'directive'
  | 'document'
  | 'end'
  | 'open'
  | 'close'
  | 'comma'
  | 'dash'
  | 'colon'
  | 'other';

interface ForbiddenToken {
  readonly code: LoadingCode;
  readonly what: string;
  /** Whether text may begin like this: then the remedy shows it in quotes. */
  readonly isTextLike: boolean;
}

/** Tokens that are always refused, by their first character. */
const forbiddenTokens: Readonly<Record<string, ForbiddenToken>> = {
  '&': { code: 'yaml-anchor', what: 'is an anchor', isTextLike: true },
  '*': { code: 'yaml-anchor', what: 'is an alias', isTextLike: true },
  '!': { code: 'yaml-tag', what: 'is a tag', isTextLike: true },
  '%': { code: 'yaml-directive', what: 'is a directive', isTextLike: false },
  '?': { code: 'yaml-key', what: 'begins an explicit key', isTextLike: true },
};

/** The lexer's own marks, which are not in the text: a document begins, brackets are abandoned, an unquoted scalar follows. */
const marks = new Set(['\x02', '\x18', '\x1f']);
const [bracketsAbandoned, scalarFollows] = ['\x18', '\x1f'];

const structure: Readonly<Record<string, TokenKind>> = {
  '---': 'document',
  '...': 'end',
  '[': 'open',
  '{': 'open',
  ']': 'close',
  '}': 'close',
  ',': 'comma',
  '-': 'dash',
  ':': 'colon',
};

const beginnings: Readonly<Record<string, TokenKind>> = {
  '"': 'quoted',
  "'": 'quoted',
  '#': 'comment',
  '%': 'directive',
};

function tokenKind(part: string): TokenKind {
  if (marks.has(part)) return 'mark';
  const first = part[0] ?? '';
  // Most parts are blanks and line ends, which one character shows.
  if (first <= ' ') return 'blank';
  return beginnings[first] ?? structure[part] ?? (forbiddenTokens[first] ? 'refused' : 'other');
}

/** Kinds of token that do not begin a document. */
const ignoredKinds: ReadonlySet<TokenKind> = new Set(['comment', 'other', 'end', 'directive']);

const partRange = (part: string, offset: number) =>
  [offset, offset + Math.max(1, part.trimEnd().length)] as const;

/** Splits a text into the lexer's tokens, and stops where it would be unsafe to go on. */
export function splitIntoTokens(text: string): TokenSource {
  const parts: string[] = [];
  const faults: LoadFault[] = [];
  let [offset, lineStart, keyColumn] = [0, 0, 0];
  let [isScalarNext, hasContent, hasEnded, afterComma] = [false, false, false, false];
  const report: ReportFault = (code, message, range, help) => {
    faults.push(createFault(code, message, range, help));
  };
  const depth = createNestingGauge(report);

  /** Checks a token that is not a mark or blank. Returns whether it is safe to go on. */
  const checkPart = (part: string, kind: TokenKind): boolean => {
    const range = partRange(part, offset);
    const isContent = !ignoredKinds.has(kind);
    const isSecondDocument = (kind === 'document' && hasContent) || (hasEnded && isContent);
    if (kind === 'refused' || kind === 'directive') reportForbidden(part, range, report);
    if (kind === 'quoted') checkQuoted(part, offset, report);
    if (isSecondDocument) report('yaml-documents', 'a second document begins here', range);
    if (kind === 'comma' && afterComma) report('yaml-syntax', 'there is nothing before this comma', range);
    if (kind === 'scalar' || kind === 'quoted') keyColumn = offset - lineStart;
    if (kind === 'comment') depth.comment(part, range);
    if (kind === 'dash') depth.enter(offset - lineStart);
    if (kind === 'colon') depth.enter(keyColumn);
    if (kind === 'open') depth.open(part, offset);
    if (kind === 'close') depth.close(part, range);
    if (isContent) {
      afterComma = kind === 'comma' || kind === 'open';
      hasContent = true;
    }
    hasEnded ||= kind === 'end' && hasContent;
    const isTooDeep = depth.levels() > maxDepth;
    if (isTooDeep) report('yaml-depth', 'this is nested too deeply', range);
    return !isSecondDocument && !isTooDeep;
  };

  for (const part of new Lexer().lex(text)) {
    parts.push(part);
    const kind = isScalarNext && !marks.has(part) ? 'scalar' : tokenKind(part);
    isScalarNext = kind === 'mark' && part === scalarFollows;
    if (part === bracketsAbandoned) depth.giveUp();
    if (kind === 'mark') continue;
    const isSafe = kind === 'blank' || checkPart(part, kind);
    const isTooLong = parts.length >= maxParts;
    if (isTooLong) report('yaml-length', 'the file has too many parts', partRange(part, offset));
    if (!isSafe || isTooLong || faults.length > maxFaults) return { parts, faults };
    offset += part.length;
    if (part.includes('\n')) lineStart = offset - part.length + part.lastIndexOf('\n') + 1;
  }
  depth.giveUp();
  return { parts, faults };
}

function reportForbidden(part: string, range: TextRange, report: ReportFault): void {
  const refusal = forbiddenTokens[part[0] ?? ''];
  if (!refusal) return;
  const shown = part.slice(0, 40);
  const help = refusal.isTextLike
    ? `If it is text, put all of it in double quotes: "${shown} …".`
    : undefined;
  report(refusal.code, `\`${shown}\` ${refusal.what}`, range, help);
}
