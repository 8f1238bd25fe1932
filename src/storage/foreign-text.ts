/** Recognises text in an encoding that afi does not read, although Windows-1252 has a character for each of its bytes. */

/**
 * What no text of Western Europe has, and text in Mac Roman, Shift-JIS, Big5, cp850 or an encoding of Eastern Europe or Wales has
 * where it is read as Windows-1252: a capital letter within a word (`ItÕs`), a letter of Icelandic alone, a sign between letters.
 */
const unlikelyLetters =
  /[a-zß-öø-ÿ][À-ÖØ-ÞŠŒŽŸ]|¤|(?<!\p{L})[ðþÐÞ](?!\p{L})|(?<=\s)[ÑÔÕ](?=\s)|œ\d|‰[A-Za-zÀ-ÿ]|ƒ.{0,2}ƒ|\p{L}•\p{L}|^¥ [A-Za-z]|[à-ÿ][¯²³¹¼½¾][A-Za-zà-ÿ]|£[à-ÿ]/mu;

/** Half of a character beyond U+FFFF in the form of UTF-8, as some databases export emoji (CESU-8). */
const halfCharacter = /\xed[\xa0-\xbf][\x80-\xbf]/g;

/** Four or more bytes beyond ASCII in a row. */
const longRun = /[\x80-\xff]{4,}/g;

/** The quotation marks, dashes, dots, bullets, spaces and other signs of Windows-1252, which may follow each other. */
const signs = /[\x80\x82\x84-\x87\x89\x8b\x91-\x97\x99\x9b\xa0-\xbf\xd7\xf7]/g;

/** The fewest letters beyond ASCII in a run that no word in a language of Western Europe has. */
const minForeignLetters = 3;

const latin1 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');

/** Whether bytes are UTF-8 except that some characters are in two halves. */
export function isSplitUtf8(bytes: Uint8Array): boolean {
  const text = latin1(bytes);
  const withoutHalves = text.replace(halfCharacter, '');
  return withoutHalves !== text && isUtf8(Buffer.from(withoutHalves, 'latin1'));
}

/** Whether a text that was read as Windows-1252 has letters in an order that shows another encoding. */
export const hasUnlikelyLetters = (text: string): boolean => unlikelyLetters.test(text);

/** Whether bytes have long runs of letters that ASCII lacks, as text in Japanese, Chinese, Korean, Russian or Greek has, and Western European text has not. */
export const hasForeignLetters = (bytes: Uint8Array): boolean =>
  (latin1(bytes).match(longRun) ?? []).some((run) => run.replace(signs, '').length >= minForeignLetters);

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
