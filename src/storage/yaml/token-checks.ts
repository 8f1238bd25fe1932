/** Looks at the parts of a YAML text before any tree is built, and refuses what a register never needs or what would cost too much. */
import { Lexer } from 'yaml';
import type { LoadingCode } from '../../domain/load-codes.ts';
import { fault, type LoadFault, mostFaults } from './load-fault.ts';
import { type Found, nesting } from './nesting-depth.ts';
import { checkQuoted } from './quoted-scalars.ts';

const deepest = 24;
const mostParts = 400_000;

export interface Lexed {
  readonly parts: readonly string[];
  readonly faults: readonly LoadFault[];
}

type Part =
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

interface Refusal {
  readonly code: LoadingCode;
  readonly what: string;
  /** Text may begin so: then the remedy shows it in quotes. */
  readonly textual: boolean;
}

/** What is refused wherever it stands, by the character with which it begins. */
const refusals: Readonly<Record<string, Refusal>> = {
  '&': { code: 'yaml-anchor', what: 'is an anchor', textual: true },
  '*': { code: 'yaml-anchor', what: 'is an alias', textual: true },
  '!': { code: 'yaml-tag', what: 'is a tag', textual: true },
  '%': { code: 'yaml-directive', what: 'is a directive', textual: false },
  '?': { code: 'yaml-key', what: 'begins an explicit key', textual: true },
};

/** The lexer's own marks, which stand for nothing in the text: a document begins, brackets are given up, an unquoted scalar follows. */
const marks = new Set(['\x02', '\x18', '\x1f']);
const [givenUp, scalarFollows] = ['\x18', '\x1f'];

const structure: Readonly<Record<string, Part>> = {
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

const beginnings: Readonly<Record<string, Part>> = {
  '"': 'quoted',
  "'": 'quoted',
  '#': 'comment',
  '%': 'directive',
};

function partKind(part: string, announced: boolean): Part {
  if (marks.has(part)) return 'mark';
  if (announced) return 'scalar';
  const first = part[0] ?? '';
  // Most parts are blanks and line ends: a look at one character tells them.
  if (first <= ' ') return 'blank';
  return beginnings[first] ?? structure[part] ?? (refusals[first] ? 'refused' : 'other');
}

/** Parts with which no document begins. */
const idle: ReadonlySet<Part> = new Set(['comment', 'other', 'end', 'directive']);

const rangeOf = (part: string, offset: number) =>
  [offset, offset + Math.max(1, part.trimEnd().length)] as const;

/** Splits a text into the lexer's parts. Where reading on would be unsafe, the parts end there. */
export function lex(text: string): Lexed {
  const parts: string[] = [];
  const faults: LoadFault[] = [];
  let [offset, lineStart, keyColumn] = [0, 0, 0];
  let [announced, begun, ended, comma] = [false, false, false, false];
  const found: Found = (code, message, at, help) => {
    faults.push(fault(code, message, at, help));
  };
  const depth = nesting(found);

  /** Looks at a part that is neither a mark nor blank; answers whether it is safe to read on. */
  const look = (part: string, kind: Part): boolean => {
    const at = rangeOf(part, offset);
    const content = !idle.has(kind);
    const again = (kind === 'document' && begun) || (ended && content);
    if (kind === 'refused' || kind === 'directive') refuse(part, at, found);
    if (kind === 'quoted') checkQuoted(part, offset, found);
    if (again) found('yaml-documents', 'a second document begins here', at);
    if (kind === 'comma' && comma) found('yaml-syntax', 'a comma with nothing before it', at);
    if (kind === 'scalar' || kind === 'quoted') keyColumn = offset - lineStart;
    if (kind === 'comment') depth.comment(part, at);
    if (kind === 'dash') depth.enter(offset - lineStart);
    if (kind === 'colon') depth.enter(keyColumn);
    if (kind === 'open') depth.open(part, offset);
    if (kind === 'close') depth.close(part, at);
    if (content) {
      comma = kind === 'comma' || kind === 'open';
      begun = true;
    }
    ended ||= kind === 'end' && begun;
    const deep = depth.levels() > deepest;
    if (deep) found('yaml-depth', 'nested too deep', at);
    return !again && !deep;
  };

  for (const part of new Lexer().lex(text)) {
    parts.push(part);
    const kind = partKind(part, announced);
    announced = kind === 'mark' && part === scalarFollows;
    if (part === givenUp) depth.giveUp();
    if (kind === 'mark') continue;
    const safe = kind === 'blank' || look(part, kind);
    const long = parts.length >= mostParts;
    if (long) found('yaml-length', 'the file has too many parts', rangeOf(part, offset));
    if (!safe || long || faults.length > mostFaults) return { parts, faults };
    offset += part.length;
    if (part.includes('\n')) lineStart = offset - part.length + part.lastIndexOf('\n') + 1;
  }
  depth.giveUp();
  return { parts, faults };
}

function refuse(part: string, at: readonly [number, number], found: Found): void {
  const refusal = refusals[part[0] ?? ''];
  if (!refusal) return;
  const shown = part.slice(0, 40);
  const help = refusal.textual ? `If it is text, put all of it in double quotes: "${shown} …".` : undefined;
  found(refusal.code, `\`${shown}\` ${refusal.what}`, at, help);
}
