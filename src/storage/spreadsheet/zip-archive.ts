/** Lists the parts of a zip archive, and unpacks a part piece by piece, so that no part needs to fit in memory. */
import { Inflate } from 'fflate';
import { SpreadsheetError } from './size-limits.ts';

/** A part of an archive. */
export interface ZipPart {
  readonly name: string;
  /** Its unpacked size in bytes, as the archive declares it. */
  readonly size: number;
  /** Unpacks it. The pieces have some kilobytes, at most a few megabytes. @throws SpreadsheetError if it is damaged, or larger than declared */
  readonly unpack: () => Iterable<Uint8Array>;
}

const createDamageError = (): SpreadsheetError =>
  new SpreadsheetError('is damaged: its parts cannot be unpacked.');

/** Reads from an archive, in which a wrong number leads outside its bytes. */
function readWithin<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw createDamageError();
    throw error;
  }
}

/**
 * The parts of a zip archive, from its central directory.
 * @throws SpreadsheetError if the directory is damaged
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function listZipParts(bytes: Uint8Array): readonly ZipPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return readWithin(() => {
    const { offset: directoryOffset, count } = findDirectory(view);
    const parts: ZipPart[] = [];
    let offset = directoryOffset;
    for (let index = 0; index < count; index++) {
      if (view.getUint32(offset, true) !== 0x02014b50) throw createDamageError();
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
        view.getUint16(offset + field, true),
      );
      const nameEnd = offset + 46 + (nameLength ?? 0);
      const extraEnd = nameEnd + (extraLength ?? 0);
      parts.push(readEntry(view, { offset, nameEnd, extraEnd }));
      offset = extraEnd + (commentLength ?? 0);
    }
    return parts;
  });
}

/** Where the central directory begins, and how many entries it has. A comment of up to 64 KB may follow its end. */
function findDirectory(view: DataView): { readonly offset: number; readonly count: number } {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let end = view.byteLength - 22; end >= lowest; end--) {
    if (view.getUint32(end, true) !== 0x06054b50) continue;
    const [count, offset] = [view.getUint16(end + 10, true), view.getUint32(end + 16, true)];
    const hasLargeEnd = end >= 20 && view.getUint32(end - 20, true) === 0x07064b50;
    if (!hasLargeEnd) return { offset, count };
    const largeEnd = Number(view.getBigUint64(end - 12, true));
    return {
      offset: Number(view.getBigUint64(largeEnd + 48, true)),
      count: Number(view.getBigUint64(largeEnd + 32, true)),
    };
  }
  throw createDamageError();
}

interface EntryRange {
  readonly offset: number;
  readonly nameEnd: number;
  readonly extraEnd: number;
}

function readEntry(view: DataView, { offset, nameEnd, extraEnd }: EntryRange): ZipPart {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const name = Buffer.from(bytes.subarray(offset + 46, nameEnd)).toString('utf8');
  const [flags, method] = [view.getUint16(offset + 8, true), view.getUint16(offset + 10, true)];
  const [size = 0, packedSize = 0, localOffset = 0] = readLargeNumbers(
    view,
    [24, 20, 42].map((field) => view.getUint32(offset + field, true)),
    { start: nameEnd, end: extraEnd },
  );
  return {
    name,
    size,
    unpack: () => {
      if ((flags & 1) === 1) throw new SpreadsheetError('is protected by a password. Save it without one.');
      const start = readWithin(
        () =>
          localOffset + 30 + view.getUint16(localOffset + 26, true) + view.getUint16(localOffset + 28, true),
      );
      const packedBytes = bytes.subarray(start, start + packedSize);
      if (packedBytes.length < packedSize || (method !== 0 && method !== 8)) throw createDamageError();
      return unpackPieces(packedBytes, { isStored: method === 0, size });
    },
  };
}

/** Numbers with their values from the extra field 1, which has those that are larger than 32 bits, in their order. */
function readLargeNumbers(
  view: DataView,
  numbers: readonly number[],
  extra: { readonly start: number; readonly end: number },
): readonly number[] {
  let field = extra.start;
  while (field + 4 <= extra.end && view.getUint16(field, true) !== 1)
    field += 4 + view.getUint16(field + 2, true);
  let position = field + 4;
  return numbers.map((number) => {
    if (number !== 0xffffffff || position + 8 > extra.end) return number;
    position += 8;
    return Number(view.getBigUint64(position - 8, true));
  });
}

/** Deflate may unpack a byte to a thousand. */
const packedPieceBytes = 1024;

function* unpackPieces(
  packedBytes: Uint8Array,
  { isStored, size }: { readonly isStored: boolean; readonly size: number },
): Generator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const inflate = new Inflate((piece) => pieces.push(piece));
  let unpackedSize = 0;
  for (let offset = 0; offset < packedBytes.length; offset += packedPieceBytes) {
    const packedPiece = packedBytes.subarray(offset, offset + packedPieceBytes);
    pieces = [];
    if (isStored) pieces = [packedPiece];
    else inflatePiece(inflate, packedPiece, { isLast: offset + packedPieceBytes >= packedBytes.length });
    for (const piece of pieces) {
      unpackedSize += piece.length;
      if (unpackedSize > size)
        throw new SpreadsheetError('is damaged: a part is larger than the file declares.');
      yield piece;
    }
  }
}

function inflatePiece(
  inflate: Inflate,
  packedPiece: Uint8Array,
  { isLast }: { readonly isLast: boolean },
): void {
  try {
    // The library keeps what it is given until the next piece.
    inflate.push(packedPiece.slice(), isLast);
  } catch {
    throw createDamageError();
  }
}
