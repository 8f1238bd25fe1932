/** Unpacks an .xlsx workbook and reads its sheets, with the texts, formats and date system that they share. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { readDateStyles, readSharedStrings } from './shared-parts.ts';
import { createSizeCheck, maxUnpackedBytes, megabytes, SpreadsheetError } from './size-limits.ts';
import { readWorksheet, type UntrimmedSheet } from './worksheet.ts';
import { walkXml } from './xml-reader.ts';

type Parts = ReadonlyMap<string, string>;

interface RelatedPart {
  readonly type: string;
  readonly part: string;
}

/**
 * The sheets of a workbook in its order.
 * @throws SpreadsheetError if it is damaged or too large.
 */
export function readWorkbook(bytes: Uint8Array): readonly UntrimmedSheet[] {
  const parts = unzipParts(bytes);
  const mainPart = [...readRelations(parts, '').values()].find(({ type }) => type === 'officeDocument')?.part;
  const workbookXml = mainPart === undefined ? undefined : parts.get(mainPart);
  if (mainPart === undefined || workbookXml === undefined || !/\.xml$/i.test(mainPart))
    throw new SpreadsheetError('is no Excel workbook. Save it as .xlsx, or as .csv.');
  const relatedParts = readRelations(parts, mainPart);
  const partOfType = (type: string) =>
    parts.get([...relatedParts.values()].find((relatedPart) => relatedPart.type === type)?.part ?? '') ?? '';
  const { sheets, usesDates1904 } = readSheetList(workbookXml);
  const context = {
    sharedTexts: readSharedStrings(partOfType('sharedStrings')),
    isDate: readDateStyles(partOfType('styles')),
    usesDates1904,
    countCells: createSizeCheck(),
  };
  return sheets.flatMap(({ name, relation }) => {
    const { type = 'worksheet', part = '' } = relatedParts.get(relation) ?? {};
    if (type !== 'worksheet') return [];
    const sheetXml = parts.get(part);
    if (sheetXml === undefined) throw new SpreadsheetError(`is damaged: the sheet \`${name}\` is not in it.`);
    return [readWorksheet(name, sheetXml, context)];
  });
}

function readSheetList(xml: string) {
  const sheets: { readonly name: string; readonly relation: string }[] = [];
  let usesDates1904 = false;
  walkXml(xml, {
    tag: ({ name, kind, attribute }) => {
      if (kind === 'close') return;
      if (name === 'workbookPr') usesDates1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      const relation = name === 'sheet' ? attribute('r:id') : undefined;
      if (relation !== undefined) sheets.push({ name: attribute('name') ?? '', relation });
    },
  });
  return { sheets, usesDates1904 };
}

/** The parts to which a part refers, by the name of the relation. */
function readRelations(parts: Parts, part: string): ReadonlyMap<string, RelatedPart> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relatedParts = new Map<string, RelatedPart>();
  walkXml(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? '', {
    tag: ({ name, attribute }) => {
      const [id, target] = name === 'Relationship' ? [attribute('Id'), attribute('Target')] : [];
      if (id === undefined || target === undefined) return;
      const type = attribute('Type')?.replace(/^.*\//, '') ?? '';
      relatedParts.set(id, { type, part: target.startsWith('/') ? target.slice(1) : folder + target });
    },
  });
  return relatedParts;
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
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return withDamageError(
    () => new Map(Object.entries(parts).map(([name, content]) => [name, decoder.decode(content)])),
  );
}

function withDamageError<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new SpreadsheetError('is damaged: its parts cannot be unpacked.');
  }
}
