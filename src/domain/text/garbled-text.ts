/** Finds text that another program garbled: UTF-8 that was read in another encoding, so that `’` became `â€™`. */

/** A garbled part of a text. */
export interface GarbledText {
  /** In UTF-16 units from 0. */
  readonly offset: number;
  /** As it is in the text: `â€™`. */
  readonly fragment: string;
  /** What it probably was: `’`; undefined if a part of it was lost. */
  readonly original: string | undefined;
}

/** The characters that Windows-1252 has for the bytes 0x80 to 0x9F; U+0081 and the like where it has none. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** A byte 0x80 to 0xBF, as Windows-1252 shows it. */
const following = `[\u00a0-\u00bf${windows1252}]`;

/**
 * The beginnings of UTF-8 sequences as Windows-1252 shows them, each only with what follows it in texts of ours: accents, Welsh
 * letters, punctuation, arrows, bullets, emoji; then as Mac OS Roman and the code page of the Windows console show them.
 */
const garbledPattern = new RegExp(
  [
    `[ÂÃ]${following}`,
    `Å[µ·´¶¡¾½¼º»“‘‚„›™œš]`,
    `Ä[±°‡…„™›š“‘]`,
    `â€${following}?`,
    `â[‚„†ˆœž]${following}`,
    `â[–—][\u00a0-\u00bf‹\u0081\u008d\u008f\u0090\u009d]`,
    `ï(?:»¿|¿½|¬[\u0081‚])`,
    `ðŸ${following}{0,2}`,
    '‚Ä[ìîòôúù¶¢]|¬£|√[©®±®¢ß†]',
    'ÔÇ[ÖÿØ£ôöó]|┬[úº¬½]|├[®ó¡¬]',
  ]
    .map((alternative) => `(?:${alternative})`)
    .join('|'),
  'gu',
);

/** Marks that may also follow a capital letter at the end of a word in honest text: `IRMÃ”`, `TÂ»`. */
const closingMark = /^[ÂÃÄÅ][\u00a0»’”“‘…–—›°²³™]$/;
const capitalOrQuote = /[\p{Lu}“‘«‹"'(]/u;
const letter = /\p{L}/u;

/** Whether a match is a capital letter at the end of a word, or quoted alone, and a mark that closes a quotation or a sentence. */
function isHonest(text: string, match: RegExpExecArray): boolean {
  const end = match.index + match[0].length;
  return (
    closingMark.test(match[0]) &&
    capitalOrQuote.test(text.charAt(match.index - 1)) &&
    !letter.test(text.charAt(end))
  );
}

/** The garbled parts of a text; parts next to each other are one. Takes linear time. */
export function findGarbledText(text: string): readonly GarbledText[] {
  const parts: { offset: number; fragment: string }[] = [];
  for (const match of text.matchAll(garbledPattern)) {
    if (isHonest(text, match)) continue;
    const last = parts.at(-1);
    if (last && last.offset + last.fragment.length === match.index) last.fragment += match[0];
    else parts.push({ offset: match.index, fragment: match[0] });
  }
  return parts.map(({ offset, fragment }) => ({
    offset,
    fragment,
    original: restoreText(fragment),
  }));
}

const byteByCharacter: ReadonlyMap<string, number> = new Map(
  [...windows1252].map((character, index) => [character, 0x80 + index]),
);
const strictDecoder = new TextDecoder('utf-8', { fatal: true });

/** What a garbled text probably was, garbled once or several times; undefined if it cannot be restored. */
function restoreText(fragment: string): string | undefined {
  const bytes = [...fragment].map((character) => byteByCharacter.get(character) ?? character.charCodeAt(0));
  if (bytes.some((byte) => byte > 0xff)) return undefined;
  try {
    const originalText = strictDecoder.decode(Uint8Array.from(bytes));
    return (originalText.length < fragment.length ? restoreText(originalText) : undefined) ?? originalText;
  } catch {
    return undefined;
  }
}

/** `â€™ (probably ’)`: a garbled part and what it probably was. */
export const describeGarbledText = ({ fragment, original }: Omit<GarbledText, 'offset'>): string =>
  original === undefined || /^[\s\ufeff\ufffd]*$/.test(original)
    ? `“${fragment.trim()}”`
    : `“${fragment.trim()}” (probably “${original}”)`;
