/** Looks at the parts of a YAML text before any tree is built, and refuses what a register never needs or what would cost too much. */
import { Lexer } from 'yaml';
import type { LoadingCode } from '../model/loading.ts';
import { fault, type LoadFault, mostFaults } from './fault.ts';

const deepest = 24;
const mostParts = 400_000;

export interface Lexed {
  readonly parts: readonly string[];
  readonly faults: readonly LoadFault[];
}

type Part =
  | 'mark'
  | 'scalar'
  | 'refused'
  | 'document'
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

/** The lexer's own marks, which stand for nothing in the text; the last announces an unquoted scalar. */
const marks = new Set(['\x02', '\x18', '\x1f']);

const structure: Readonly<Record<string, Part>> = {
  '---': 'document',
  '[': 'open',
  '{': 'open',
  ']': 'close',
  '}': 'close',
  ',': 'comma',
  '-': 'dash',
  ':': 'colon',
};

function partKind(part: string, announced: boolean): Part {
  if (marks.has(part)) return 'mark';
  if (announced || part.startsWith('"') || part.startsWith("'")) return 'scalar';
  return structure[part] ?? (refusals[part[0] ?? ''] ? 'refused' : 'other');
}

/** Splits a text into the lexer's parts. Where reading on would be unsafe, the parts end there. */
export function lex(text: string): Lexed {
  const parts: string[] = [];
  const faults: LoadFault[] = [];
  const depth = depthGauge();
  let [offset, lineStart, keyColumn] = [0, 0, 0];
  let [announced, begun, comma] = [false, false, false];

  for (const part of new Lexer().lex(text)) {
    const found = (code: LoadingCode, message: string, help?: string) =>
      faults.push(fault(code, message, [offset, offset + Math.max(1, part.trimEnd().length)], help));
    parts.push(part);
    const kind = partKind(part, announced);
    announced = part === '\x1f' && kind === 'mark';
    if (kind === 'mark') continue;
    const column = offset - lineStart;

    if (kind === 'refused') refuse(part, found);
    if (kind === 'document' && begun) found('yaml-documents', 'a second document begins here');
    if (kind === 'comma' && comma) found('yaml-syntax', 'a comma with nothing before it');
    if (kind === 'scalar') keyColumn = column;
    if (kind === 'dash') depth.enter(column);
    if (kind === 'colon') depth.enter(keyColumn);
    if (kind === 'open') depth.open();
    if (kind === 'close') depth.close();
    if (kind !== 'other') comma = kind === 'comma' || kind === 'open';
    begun ||= kind !== 'other';

    if (depth.levels() > deepest) found('yaml-depth', 'nested too deep');
    if (parts.length >= mostParts) found('yaml-length', 'the file has too many parts');
    if (depth.levels() > deepest || parts.length >= mostParts || faults.length >= mostFaults) break;
    offset += part.length;
    const lineEnd = part.lastIndexOf('\n');
    if (lineEnd >= 0) lineStart = offset - part.length + lineEnd + 1;
  }
  return { parts, faults };
}

function refuse(part: string, found: (code: LoadingCode, message: string, help?: string) => unknown): void {
  const refusal = refusals[part[0] ?? ''];
  if (!refusal) return;
  const help = refusal.textual ? `If it is text, put all of it in double quotes: "${part} …".` : undefined;
  found(refusal.code, `\`${part}\` ${refusal.what}`, help);
}

/** How deep the text is nested: open brackets, and the columns at which block lists and maps begin. */
function depthGauge() {
  const columns: number[] = [];
  let flow = 0;
  return {
    open: () => {
      flow += 1;
    },
    close: () => {
      flow = Math.max(0, flow - 1);
    },
    enter: (column: number) => {
      if (flow > 0) return;
      while ((columns.at(-1) ?? -1) > column) columns.pop();
      if ((columns.at(-1) ?? -1) < column) columns.push(column);
    },
    levels: () => flow + columns.length,
  };
}
