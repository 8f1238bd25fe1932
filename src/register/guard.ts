/** Bytes to text, or to the reasons why not: encoding, forbidden characters, conflict markers. Linear in the size. */
import { fault, type LoadFault, mostFaults } from './fault.ts';

/**
 * Characters no record may hold, raw or escaped: C0 and C1 controls but tab and line ends, DEL, zero-width and bidirectional
 * controls, line and paragraph separators, interlinear marks, byte order marks inside, lone surrogates, tags.
 */
const forbidden =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\r(?!\n)|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

const conflict = /^[ \t]*(?:<{7}|={7}|>{7}|\|{7})(?= |\r?$)/gm;

export const nameOfCharacter = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The forbidden characters of a text, each with its place. */
export function* forbiddenIn(text: string): Generator<{ character: string; at: number }> {
  for (const found of text.matchAll(forbidden)) yield { character: found[0], at: found.index };
}

export interface Guarded {
  /** Undefined where the bytes are no text. Without a leading byte order mark. */
  readonly text: string | undefined;
  readonly faults: readonly LoadFault[];
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function guard(bytes: Uint8Array): Guarded {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { text: undefined, faults: [fault('file-encoding', encodingMessage(bytes))] };
  }
  if (text.startsWith('\ufeff')) text = text.slice(1);
  const faults: LoadFault[] = [];
  for (const { character, at } of forbiddenIn(text)) {
    const what = `the character ${nameOfCharacter(character)} is not allowed`;
    faults.push(fault('file-character', what, [at, at + character.length]));
    if (faults.length >= mostFaults) break;
  }
  const markers = [...text.matchAll(conflict)];
  // A row of `=======` may underline a heading in block text; it is a conflict only with its companions.
  if (markers.some(([line]) => !line.includes('=')))
    for (const marker of markers.slice(0, mostFaults)) {
      const start = marker.index + marker[0].search(/\S/);
      faults.push(
        fault('file-conflict', 'a merge conflict was left here', [start, marker.index + marker[0].length]),
      );
    }
  return { text, faults };
}

function encodingMessage(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'the file is UTF-16, not UTF-8';
  const at = firstBadByte(bytes);
  const line = bytes.subarray(0, at).reduce((lines, byte) => lines + (byte === 10 ? 1 : 0), 1);
  return `the file is not UTF-8: line ${line}, byte ${at + 1} of the file (0x${(bytes[at] ?? 0).toString(16)})`;
}

/** Where decoding first fails, found by halving: a prefix fails if the failing byte is in it. */
function firstBadByte(bytes: Uint8Array): number {
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), {
        stream: true,
      });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}
