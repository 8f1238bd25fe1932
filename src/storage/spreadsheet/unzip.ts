/** Takes the XML out of a workbook's zip; what it says it would unpack to is added up before anything is unpacked. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { megabytes, mostUnpacked, SheetFault } from './size-limits.ts';

/** Parts that say nothing about cells. */
const needless = /^(?:docProps|customXml)\/|\/(?:theme|drawings|media|printerSettings)\/|vbaProject/;

const wanted = ({ name }: UnzipFileInfo): boolean => /\.(?:xml|rels)$/i.test(name) && !needless.test(name);

/** The text of each part by its name; a part that unpacks to more than it says is cut there, and refused as damaged. */
export function unpacked(bytes: Uint8Array): ReadonlyMap<string, string> {
  let size = 0;
  reading(() =>
    unzipSync(bytes, {
      filter: (part) => {
        if (wanted(part)) size += part.originalSize;
        return false;
      },
    }),
  );
  if (size > mostUnpacked)
    throw new SheetFault(
      `would unpack to ${megabytes(size)}, where ${megabytes(mostUnpacked)} are read. Copy the rows that matter into a new file.`,
    );
  const parts = reading(() => unzipSync(bytes, { filter: wanted }));
  const decoder = new TextDecoder();
  return new Map(Object.entries(parts).map(([name, content]) => [name, decoder.decode(content)]));
}

function reading<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new SheetFault('is damaged: its parts cannot be unpacked.');
  }
}
