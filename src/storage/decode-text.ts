/** Decodes the bytes of text files that people name: strictly, so that no character is lost, or guessed without a message. */
import { fail, ok, type Result } from '../domain/errors.ts';
import { findGarbledText } from '../domain/text/garbled-text.ts';
import { type Encoding, encodings } from '../domain/vocabulary.ts';
import { hasForeignLetters, hasUnlikelyLetters, isSplitUtf8 } from './foreign-text.ts';

/** What is decoded: the user's name for it, and the encoding that the user names; by default it is found from the bytes. */
export interface DecodeOptions {
  readonly name: string;
  readonly encoding?: Encoding | undefined;
}

/** The text of a file, without a byte order mark. */
export interface DecodedText {
  readonly text: string;
  /** A sentence for the user if the encoding was assumed; undefined if it is certain. */
  readonly notice: string | undefined;
}

/** The first byte that is not part of a character. */
export interface InvalidByte {
  /** Counted from 0. */
  readonly position: number;
  /** As `0x81`. */
  readonly byte: string;
  /** The text before it. */
  readonly textBefore: string;
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of bytes in UTF-8, with its byte order mark if it has one; or the first place where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): Result<string, InvalidByte> {
  try {
    return ok(strictDecoder.decode(bytes));
  } catch {
    return fail(findInvalidByte(bytes));
  }
}

/** The text of bytes in UTF-8, with its byte order mark. @throws TypeError if they are not UTF-8; the reader of records has refused such a file before. */
export const requireUtf8 = (bytes: Uint8Array | undefined): string => strictDecoder.decode(bytes);

/** The text of a file that must be UTF-8, without its byte order mark; fails with a sentence if it is not, or has a character that no text needs. */
export function decodeUtf8File(bytes: Uint8Array, name: string): Result<string, string> {
  const utf8 = decodeUtf8(bytes);
  if (!utf8.ok) return fail(`${name} ${describeInvalidByte(utf8.error)} Save the file as UTF-8.`);
  const text = utf8.value.replace(/^\ufeff/, '');
  const reason = describeLostCharacter(text);
  return reason === undefined ? ok(text) : fail(`${name} ${reason}`);
}

/** Found by halving: a prefix fails if the failing character is in it. */
function findInvalidByte(bytes: Uint8Array): InvalidByte {
  let [validLength, invalidLength, textBefore] = [0, bytes.length, ''];
  while (invalidLength - validLength > 1) {
    const middle = (validLength + invalidLength) >> 1;
    try {
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      textBefore = decoder.decode(bytes.subarray(0, middle), { stream: true });
      validLength = middle;
    } catch {
      invalidLength = middle;
    }
  }
  const position = Buffer.byteLength(textBefore);
  return { position, byte: formatByte(bytes[position] ?? 0), textBefore };
}

const formatByte = (byte: number) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`;

const remedy = `Save the file as UTF-8, or name its encoding with --encoding: ${encodings.join(', ')}.`;

/**
 * The text of a file: in the encoding that is named, else in the one of its byte order mark, in UTF-8 or in Windows-1252. Fails
 * with a sentence if its bytes are not text in that encoding, or the text has a character that no text needs: NUL, a C1
 * control, or U+FFFD, which programs write in place of a character that they could not read.
 */
export function decodeText(
  bytes: Uint8Array,
  { name, encoding }: DecodeOptions,
): Result<DecodedText, string> {
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
    return fail(`${name} is UTF-32, which afi cannot read. Save the file as UTF-8.`);
  const knownEncoding = encoding ?? encodingOfMark(bytes);
  const utf8 = knownEncoding === undefined ? decodeUtf8(bytes) : undefined;
  const result =
    knownEncoding !== undefined
      ? decodeAs(knownEncoding, bytes)
      : utf8 && !utf8.ok
        ? decodeWithoutMark(bytes, utf8.error)
        : (utf8 ?? ok(''));
  if (!result.ok) return fail(`${name} ${result.error}`);
  const text = result.value.replace(/^\ufeff/, '');
  const reason = describeLostCharacter(text);
  if (reason !== undefined) return fail(`${name} ${reason}`);
  return ok({ text, notice: utf8?.ok === false ? describeAssumption(name, text) : undefined });
}

function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 'utf-8' : undefined;
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, position) => bytes[position] === byte);

/** Windows-1252, unless the bytes are text in another encoding, or other parts of the file are UTF-8, so that no one encoding gives the text. */
function decodeWithoutMark(bytes: Uint8Array, invalidByte: InvalidByte): Result<string, string> {
  if (isSplitUtf8(bytes)) return fail(`is UTF-8 with some characters in two halves (CESU-8). ${remedy}`);
  const result = decodeSingleBytes('windows-1252', bytes);
  const isMixed = result.ok
    ? findGarbledText(result.value).length > 0
    : /[^\0-\x7f]/.test(invalidByte.textBefore);
  if (isMixed)
    return fail(`mixes UTF-8 with another encoding. It ${describeInvalidByte(invalidByte)} ${remedy}`);
  return result.ok && (hasForeignLetters(bytes) || hasUnlikelyLetters(result.value))
    ? fail(`is not UTF-8, and its letters are not those of Windows-1252. ${remedy}`)
    : result;
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): Result<string, string> {
  switch (encoding) {
    case 'utf-8': {
      const result = decodeUtf8(bytes);
      return result.ok ? result : fail(`${describeInvalidByte(result.error)} ${remedy}`);
    }
    case 'utf-16le':
    case 'utf-16be':
      return decodeUtf16(encoding, bytes);
    case 'windows-1252':
    case 'cp850':
    case 'macintosh':
      // Text beyond ASCII that is UTF-8 throughout is never text in an encoding of single bytes.
      return bytes.some((byte) => byte > 0x7f) && decodeUtf8(bytes).ok
        ? fail(`is UTF-8, not ${encoding}. Leave --encoding out.`)
        : decodeSingleBytes(encoding, bytes);
  }
}

function decodeUtf16(encoding: 'utf-16le' | 'utf-16be', bytes: Uint8Array): Result<string, string> {
  const isBigEndian = encoding === 'utf-16be';
  // Spaces, digits and line ends have a zero byte, on one side.
  const zeroCounts = { even: 0, odd: 0 };
  for (const [position, byte] of bytes.entries())
    if (byte === 0) zeroCounts[position % 2 === 0 ? 'even' : 'odd']++;
  const hasZeros = isBigEndian ? zeroCounts.even > zeroCounts.odd : zeroCounts.odd > zeroCounts.even;
  const hasMark = encodingOfMark(bytes) === encoding;
  if (bytes.length > 0 && !hasMark && !hasZeros) return fail(`is not ${encoding}. ${remedy}`);
  if (bytes.length % 2 === 1)
    return fail(`is cut off: it has half a character of ${encoding} at its end. Save it again.`);
  const units = Buffer.from(bytes);
  const text = (isBigEndian ? units.swap16() : units).toString('utf16le');
  const loneSurrogate = /\p{Surrogate}/u.exec(text);
  return loneSurrogate
    ? fail(
        `is damaged: at ${describePlace(text, loneSurrogate.index)} half a character is missing. Save it again.`,
      )
    : ok(text);
}

/** The characters of the bytes 0x80 to 0xFF in each encoding of single bytes; U+FFFD for a byte without one. */
const upperCharacters = {
  'windows-1252': `€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ${String.fromCharCode(...Array.from({ length: 96 }, (_, index) => 0xa0 + index))}`,
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  macintosh:
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

function decodeSingleBytes(
  encoding: keyof typeof upperCharacters,
  bytes: Uint8Array,
): Result<string, string> {
  const characters = upperCharacters[encoding];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (character) => characters.charAt(character.charCodeAt(0) - 0x80));
  const position = text.indexOf('\ufffd');
  if (position < 0) return ok(text);
  const encodingNames = encoding === 'windows-1252' ? 'neither UTF-8 nor Windows-1252' : `not ${encoding}`;
  const byte = formatByte(bytes[position] ?? 0);
  return fail(
    `is ${encodingNames}: the byte ${byte} at ${describePlace(text, position)} is not a character. ${remedy}`,
  );
}

const describeInvalidByte = ({ byte, textBefore }: InvalidByte) =>
  `is not UTF-8: the byte ${byte} at ${describePlace(textBefore, textBefore.length)} is not part of a character.`;

/** Why a text cannot be recorded, as a sentence without its subject: the first NUL, C1 control or U+FFFD in it; undefined if it has none. */
function describeLostCharacter(text: string): string | undefined {
  const match = /[\0\x80-\x9f\ufffd]/.exec(text);
  if (!match) return undefined;
  const place = describePlace(text, match.index);
  if (match[0] === '\ufffd')
    return `has the character “\ufffd” (U+FFFD) at ${place}, where another program lost a character that it could not read. Enter the character again, or save the file again from its source.`;
  if (match[0] === '\0')
    return `has a NUL at ${place}: it is not a text file, or is UTF-16 without a byte order mark. ${remedy}`;
  const code = match[0].charCodeAt(0).toString(16).toUpperCase();
  return `has the control character U+00${code} at ${place}: another program probably garbled the text. Save the file again from its source, as UTF-8.`;
}

/** `line 3, column 7`, both from 1; columns in UTF-16 units, as editors count them. */
function describePlace(text: string, offset: number): string {
  const textBefore = text.slice(0, offset).replace(/^\ufeff/, '');
  const lineBreakCount = textBefore.match(/\r\n?|\n/g)?.length ?? 0;
  const column = textBefore.length - Math.max(textBefore.lastIndexOf('\n'), textBefore.lastIndexOf('\r'));
  return `line ${lineBreakCount + 1}, column ${column}`;
}

const maxQuoteLength = 100;

const quoteLine = (line = ''): string =>
  `“${line.length > maxQuoteLength ? `${line.slice(0, maxQuoteLength)}…` : line}”`;

/** Shows the first line as read, and the first line that depends on the encoding if that is another. */
function describeAssumption(name: string, text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const index = lines.findIndex((line) => /[^\0-\x7f]/.test(line));
  const otherLine = index > 0 ? `, and line ${index + 1} ${quoteLine(lines[index])}` : '';
  return `${name} is not UTF-8, and was read as Windows-1252. Its first line reads ${quoteLine(lines[0])}${otherLine}. If that is wrong, name the encoding with --encoding: ${encodings.join(', ')}.`;
}
