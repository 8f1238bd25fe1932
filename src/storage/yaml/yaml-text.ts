/** Decodes the bytes of records, which are UTF-8, and finds wrong encodings, forbidden characters and conflict markers. Linear in the size. */
import { decodeUtf8, type InvalidByte } from '../decode-text.ts';
import { createFault, type LoadFault, maxFaults } from './load-fault.ts';

/**
 * Characters that records must not contain, raw or escaped: C0 and C1 controls except tab and line ends, DEL, zero-width and bidirectional
 * controls, line and paragraph separators, interlinear marks, byte order marks inside, lone surrogates, tags.
 */
const forbiddenCharacters =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]|\r(?!\n)|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

const conflictMarker = /^[ \t]*(?:<{7}|={7}|>{7}|\|{7})(?= |\r?$)/gm;

/** `U+200B`, for example. */
export const characterName = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** The forbidden characters of a text, each with its place. */
export function* findForbiddenCharacters(text: string): Generator<{ character: string; offset: number }> {
  for (const match of text.matchAll(forbiddenCharacters)) yield { character: match[0], offset: match.index };
}

/** The text of a file, with the faults of its characters. */
export interface DecodedRecordText {
  /** Without a leading byte order mark. If `isReadable` is false, only for showing next to the fault. */
  readonly text: string;
  /** Whether it makes sense to parse the text. */
  readonly isReadable: boolean;
  readonly faults: readonly LoadFault[];
}

/** For showing a file next to its fault; what it returns is never recorded. */
const lenientDecoder = new TextDecoder('utf-8');

/** The text of a record, in UTF-8. */
export function decodeRecordText(bytes: Uint8Array): DecodedRecordText {
  if (isUtf16(bytes)) {
    const faults = [createFault('file-encoding', 'the file is UTF-16, not UTF-8')];
    return { text: '', isReadable: false, faults };
  }
  const utf8 = decodeUtf8(bytes);
  if (!utf8.ok)
    return { text: lenientDecoder.decode(bytes), isReadable: false, faults: [notUtf8Fault(utf8.error)] };
  const text = utf8.value.startsWith('\ufeff') ? utf8.value.slice(1) : utf8.value;
  const faults: LoadFault[] = [];
  for (const { character, offset } of findForbiddenCharacters(text)) {
    const problem = `the character ${characterName(character)} is not allowed`;
    faults.push(createFault('file-character', problem, [offset, offset + character.length]));
    if (faults.length > maxFaults) break;
  }
  const conflicts = findConflicts(text);
  return { text, isReadable: conflicts.length === 0, faults: [...faults, ...conflicts] };
}

/** A row of `=======` may underline a heading in block text; it is a conflict only with its companions. */
function findConflicts(text: string): LoadFault[] {
  const markers = [...text.matchAll(conflictMarker)];
  if (markers.every(([marker]) => marker.includes('='))) return [];
  return markers.slice(0, maxFaults + 1).map(({ 0: marker, index }) => {
    const end = index + marker.length;
    return createFault('file-conflict', 'a merge conflict was left in the text', [end - 7, end]);
  });
}

/** By its byte order mark, or by a zero byte next to its first character. */
const isUtf16 = ([first, second]: Uint8Array): boolean =>
  (first === 0xff && second === 0xfe) ||
  (first === 0xfe && second === 0xff) ||
  (second !== undefined && (first === 0) !== (second === 0));

function notUtf8Fault({ position, byte, textBefore }: InvalidByte): LoadFault {
  const message = `the file is not UTF-8: byte ${position + 1} (${byte}) is not part of a character`;
  const offset = textBefore.length - (textBefore.startsWith('\ufeff') ? 1 : 0);
  return createFault('file-encoding', message, [offset, offset + 1]);
}
