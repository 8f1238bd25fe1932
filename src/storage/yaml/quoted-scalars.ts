/** Checks quoted text in YAML: that it is closed, and that its escapes are valid. */
import { maxFaults } from './load-fault.ts';
import type { ReportFault } from './nesting-depth.ts';

/** An escape in double quotes; the group has a value only if YAML knows the escape. */
const anyEscape =
  /\\(?:([0abefnrtvNLP_ "/\\\t\n]|\r\n|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U00(?:0[\da-fA-F]|10)[\da-fA-F]{4})|.)/gsu;

/** Reports a quote that is not closed, and invalid escapes. */
export function checkQuoted(part: string, offset: number, report: ReportFault): void {
  if (!isClosed(part)) {
    const [line = ''] = part.split(/\r?\n/, 1);
    const help =
      'Close the quote. A quote inside double quotes is written \\", and inside single quotes it is doubled.';
    report('yaml-syntax', 'the quote that opens here is never closed', [offset, offset + line.length], help);
    return;
  }
  if (!part.startsWith('"') || !part.includes('\\')) return;
  let remaining = maxFaults;
  for (const { 0: escapeText, 1: knownEscape, index } of part.matchAll(anyEscape)) {
    if (knownEscape !== undefined) continue;
    const help = 'A backslash inside double quotes is written \\\\. Inside single quotes it is written once.';
    const range = [offset + index, offset + index + escapeText.length] as const;
    report('yaml-syntax', `\`${escapeText}\` is not an escape`, range, help);
    if (remaining-- === 0) return;
  }
}

function isClosed(part: string): boolean {
  const quote = part[0] ?? '';
  if (part.length < 2 || !part.endsWith(quote)) return false;
  if (quote === "'") return part.split(quote).length % 2 === 1;
  let run = part.length - 1;
  while (part[run - 1] === '\\') run--;
  return (part.length - 1 - run) % 2 === 0;
}

/** The one-letter escapes of forbidden characters. */
const letterEscapes: Readonly<Record<string, string>> = {
  0: '\0',
  a: '\x07',
  b: '\b',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  N: '\x85',
  L: '\u2028',
  P: '\u2029',
};

const escapePattern = /\\(?:x(..)|u(.{4})|U(.{8})|(.))/gs;

/** The offset of a character's escape in a double-quoted source; 0 if there is none. */
export function findEscape(character: string, source: string): number {
  const code = character.codePointAt(0);
  for (const { 1: x, 2: u, 3: longCode, 4: letter, index } of source.matchAll(escapePattern))
    if (letterEscapes[letter ?? ''] === character || Number.parseInt(x ?? u ?? longCode ?? '', 16) === code)
      return index;
  return 0;
}
