/** Takes the XML out of a workbook's zip; what it says it would unpack to is added up before anything is unpacked. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { maxUnpackedBytes, megabytes, SpreadsheetError } from './size-limits.ts';

/** Parts that say nothing about cells. */
const ignoredParts = /^(?:docProps|customXml)\/|\/(?:theme|drawings|media|printerSettings)\/|vbaProject/;

const isNeeded = ({ name }: UnzipFileInfo): boolean =>
  /\.(?:xml|rels)$/i.test(name) && !ignoredParts.test(name);

/** The text of each part by its name; a part that unpacks to more than it says is cut there, and refused as damaged. */
export function unzipParts(bytes: Uint8Array): ReadonlyMap<string, string> {
  let size = 0;
  withDamageError(() =>
    unzipSync(bytes, {
      filter: (part) => {
        if (isNeeded(part)) size += part.originalSize;
        return false;
      },
    }),
  );
  if (size > maxUnpackedBytes)
    throw new SpreadsheetError(
      `would unpack to ${megabytes(size)}, where ${megabytes(maxUnpackedBytes)} are read. Copy the rows that matter into a new file.`,
    );
  const parts = withDamageError(() => unzipSync(bytes, { filter: isNeeded }));
  const decoder = new TextDecoder();
  return new Map(Object.entries(parts).map(([name, content]) => [name, decoder.decode(content)]));
}

function withDamageError<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new SpreadsheetError('is damaged: its parts cannot be unpacked.');
  }
}
