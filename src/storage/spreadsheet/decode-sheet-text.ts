/** Bytes of a text file as Excel saves it to text: UTF-8, UTF-16 with its mark, else Windows-1252. */
import { SpreadsheetError } from './size-limits.ts';

/** What 0x80 to 0x9F mean in Windows-1252; a space where they mean nothing. Some versions of Node decode them wrongly. */
const windows1252Characters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const utf8 = new TextDecoder('utf-8', { fatal: true });

export function decodeSheetText(bytes: Uint8Array): string {
  const text = decodeBytes(bytes);
  if (text.includes('\0'))
    throw new SpreadsheetError('is neither a workbook (.xlsx) nor a text file (.csv).');
  return text;
}

function decodeBytes(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16le').decode(swapBytes(bytes));
  try {
    return utf8.decode(bytes);
  } catch {
    return decodeWindows1252(bytes);
  }
}

const swapBytes = (bytes: Uint8Array): Uint8Array =>
  Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16();

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (character, at: number) => {
      const decoded = windows1252Characters[character.charCodeAt(0) - 0x80] ?? ' ';
      if (decoded !== ' ') return decoded;
      const byte = character.charCodeAt(0).toString(16).toUpperCase();
      throw new SpreadsheetError(
        `is neither UTF-8 nor Windows-1252: byte ${at + 1}, 0x${byte}, is no character.`,
      );
    });
}
