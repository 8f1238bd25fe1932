/** Reads the sheets of an .xlsx workbook, with the texts, formats and date system that they share. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import type { Sheet } from '../../domain/sheet.ts';
import { readDateStyles } from './date-styles.ts';
import { readSharedStrings } from './shared-strings.ts';
import { createSizeCheck, maxUnpackedBytes, megabytes, SpreadsheetError } from './size-limits.ts';
import { readWorksheet } from './worksheet.ts';
import { walkXml } from './xml-reader.ts';

type Parts = ReadonlyMap<string, string>;

interface RelatedPart {
  readonly type: string;
  readonly part: string;
}

export function readWorkbook(bytes: Uint8Array): readonly Sheet[] {
  const parts = unzipParts(bytes);
  const main = [...readRelations(parts, '').values()].find(({ type }) => type === 'officeDocument')?.part;
  const book = main === undefined ? undefined : parts.get(main);
  if (main === undefined || book === undefined || !/\.xml$/i.test(main))
    throw new SpreadsheetError('is no Excel workbook. Save it as .xlsx, or as .csv.');
  const related = readRelations(parts, main);
  const shared = (type: string) => {
    const part = [...related.values()].find((one) => one.type === type)?.part;
    return part === undefined ? '' : (parts.get(part) ?? '');
  };
  const { named: sheetNames, from1904 } = readSheetList(book);
  const context = {
    texts: readSharedStrings(shared('sharedStrings')),
    isDate: readDateStyles(shared('styles')),
    from1904,
    count: createSizeCheck(),
  };
  return sheetNames.flatMap(({ name, relation }) => {
    const found = related.get(relation);
    if (found && found.type !== 'worksheet') return [];
    const sheetXml = found && parts.get(found.part);
    if (sheetXml === undefined) throw new SpreadsheetError(`is damaged: the sheet \`${name}\` is not in it.`);
    return [{ name, ...readWorksheet(name, sheetXml, context) }];
  });
}

function readSheetList(xml: string) {
  const sheetNames: { readonly name: string; readonly relation: string }[] = [];
  let from1904 = false;
  walkXml(xml, {
    tag: ({ name, kind, attribute }) => {
      if (kind === 'close') return;
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      const relation = name === 'sheet' ? attribute('r:id') : undefined;
      if (relation !== undefined) sheetNames.push({ name: attribute('name') ?? '', relation });
    },
  });
  return { named: sheetNames, from1904 };
}

/** The parts to which a part refers, by the name of the relation. */
function readRelations(parts: Parts, part: string): ReadonlyMap<string, RelatedPart> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const related = new Map<string, RelatedPart>();
  walkXml(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? '', {
    tag: ({ name, attribute }) => {
      const [id, target] = name === 'Relationship' ? [attribute('Id'), attribute('Target')] : [];
      if (id === undefined || target === undefined) return;
      const type = attribute('Type')?.replace(/^.*\//, '') ?? '';
      related.set(id, { type, part: target.startsWith('/') ? target.slice(1) : folder + target });
    },
  });
  return related;
}

/** Parts without cells. */
const ignoredParts = /^(?:docProps|customXml)\/|\/(?:theme|drawings|media|printerSettings)\/|vbaProject/;

const isNeeded = ({ name }: UnzipFileInfo): boolean =>
  /\.(?:xml|rels)$/i.test(name) && !ignoredParts.test(name);

/** The text of each part by its name. A part that is larger than declared is refused as damaged. */
function unzipParts(bytes: Uint8Array): ReadonlyMap<string, string> {
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
