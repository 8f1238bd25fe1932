/** Checks that parts of archives are unpacked as the library packs them, in pieces, and that damage is refused. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { SpreadsheetError } from '../../../src/storage/spreadsheet/size-limits.ts';
import { listZipParts } from '../../../src/storage/spreadsheet/zip-archive.ts';

const unpackAll = (archive: Uint8Array) =>
  Object.fromEntries(listZipParts(archive).map(({ name, unpack }) => [name, Buffer.concat([...unpack()])]));

/** The fingerprint of each part: comparing these takes no time, and comparing 300,000 bytes one by one takes seconds. */
const fingerprintsOf = (parts: Readonly<Record<string, Uint8Array>>) =>
  Object.entries(parts)
    .map(([name, bytes]) => `${name} ${bytes.length} ${createHash('sha256').update(bytes).digest('hex')}`)
    .sort();

const partNames = fc.constantFrom('xl/workbook.xml', 'a.xml', 'é.xml', '_rels/.rels');
const content = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc.nat({ max: 300_000 }).map((length) => new Uint8Array(length).fill(65)),
  fc.nat({ max: 100_000 }).map((length) => Uint8Array.from({ length }, (_, i) => (i * 7919) % 251)),
);

test('every part is unpacked in full, packed or stored, also with a comment after the archive', () => {
  fc.assert(
    fc.property(
      fc.dictionary(partNames, content, { maxKeys: 4 }),
      fc.constantFrom(0 as const, 1 as const, 9 as const),
      fc.string({ maxLength: 30 }),
      (parts, level, comment) => {
        const archive = Buffer.concat([zipSync(parts, { level }), Buffer.from(comment)]);
        archive.writeUInt16LE(Buffer.byteLength(comment), archive.length - Buffer.byteLength(comment) - 2);
        expect(fingerprintsOf(unpackAll(archive))).toEqual(fingerprintsOf(parts));
      },
    ),
    { numRuns: 60 },
  );
});

test('an archive with sizes in 64 bits, as some programs write them, is read', () => {
  const archive = Buffer.from(zipSync({ 'a.xml': Buffer.from('<a/>') }, { level: 0 }));
  const directory = archive.indexOf('PK\x01\x02');
  const end = archive.indexOf('PK\x05\x06');
  const header = Buffer.from(archive.subarray(directory, end));
  const extra = Buffer.alloc(20);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(16, 2);
  extra.writeBigUInt64LE(4n, 4);
  extra.writeBigUInt64LE(4n, 12);
  header.writeUInt32LE(0xffffffff, 20);
  header.writeUInt32LE(0xffffffff, 24);
  header.writeUInt16LE(extra.length, 30);
  const largeArchive = Buffer.concat([archive.subarray(0, directory), header, extra, archive.subarray(end)]);
  expect(unpackAll(largeArchive)).toEqual({ 'a.xml': Buffer.from('<a/>') });
});

test('a damaged archive is refused in words, and never read outside its bytes', () => {
  const archive = zipSync({ 'a.xml': new Uint8Array(5000).fill(65), 'b.xml': Buffer.from('<b/>') });
  fc.assert(
    fc.property(
      fc.nat({ max: archive.length - 1 }),
      fc.nat({ max: 255 }),
      fc.boolean(),
      (offset, byte, isCut) => {
        const damagedArchive = isCut ? archive.slice(0, offset) : archive.slice();
        if (!isCut) damagedArchive[offset] = byte;
        try {
          unpackAll(damagedArchive);
        } catch (error) {
          expect(error).toBeInstanceOf(SpreadsheetError);
        }
      },
    ),
    { numRuns: 500 },
  );
});
