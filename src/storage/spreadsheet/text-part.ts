/** Decodes a part of an archive that is text, in UTF-8 or UTF-16. */
import { SpreadsheetError } from './size-limits.ts';
import type { ZipPart } from './zip-archive.ts';

/** The text of a part, piece by piece; empty without one. @throws SpreadsheetError if it is damaged */
export function* readTextPart(part: ZipPart | undefined): Generator<string> {
  let decoder = new TextDecoder('utf-8', { fatal: true });
  const decodePiece = (piece: Uint8Array, stream: { readonly stream: boolean }) => {
    try {
      return decoder.decode(piece, stream);
    } catch {
      throw new SpreadsheetError(`is damaged: its part ${part?.name ?? ''} is not text in UTF-8 or UTF-16.`);
    }
  };
  let isStart = true;
  for (const piece of part?.unpack() ?? []) {
    const [first, second] = isStart ? piece : [];
    if (first === 0xff && second === 0xfe) decoder = new TextDecoder('utf-16le', { fatal: true });
    if (first === 0xfe && second === 0xff) decoder = new TextDecoder('utf-16be', { fatal: true });
    isStart &&= piece.length === 0;
    yield decodePiece(piece, { stream: true });
  }
  yield decodePiece(new Uint8Array(), { stream: false });
}
