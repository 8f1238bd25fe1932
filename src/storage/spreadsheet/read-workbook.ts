/** Unpacks an .xlsx workbook and reads its sheets, with the texts, formats and date system that they share. */

import { describeOtherArchive } from './other-formats.ts';
import { resolvePartName } from './part-name.ts';
import { readCellStyles, readSharedStrings } from './shared-parts.ts';
import { createSizeCheck, maxUnpackedBytes, megabytes, SpreadsheetError } from './size-limits.ts';
import { readTextPart } from './text-part.ts';
import { readWorksheet, type UntrimmedSheet } from './worksheet.ts';
import { walkXml } from './xml-reader.ts';
import { listZipParts, type ZipPart } from './zip-archive.ts';

type WorkbookParts = ReadonlyMap<string, ZipPart>;

interface RelatedPart {
  readonly type: string;
  readonly part: string;
}

/**
 * The sheets of a workbook in its order.
 * @throws SpreadsheetError if it is damaged or too large.
 */
export function readWorkbook(bytes: Uint8Array): readonly UntrimmedSheet[] {
  const parts = listParts(bytes);
  const mainPart = [...readRelations(parts, '').values()].find(({ type }) => type === 'officeDocument')?.part;
  const workbookPart = mainPart === undefined ? undefined : parts.get(mainPart);
  if (mainPart === undefined || workbookPart === undefined || /\.bin$/.test(mainPart))
    throw new SpreadsheetError(describeOtherArchive(bytes));
  const relatedParts = readRelations(parts, mainPart);
  const readPartOfType = (type: string) =>
    readTextPart(
      parts.get([...relatedParts.values()].find((relatedPart) => relatedPart.type === type)?.part ?? ''),
    );
  const { isWorkbook, sheets, usesDates1904 } = readSheetList(readTextPart(workbookPart));
  if (!isWorkbook) throw new SpreadsheetError(describeOtherArchive(bytes));
  const context = {
    sharedTexts: readSharedStrings(readPartOfType('sharedStrings')),
    styleOf: readCellStyles(readPartOfType('styles')),
    usesDates1904,
    countCells: createSizeCheck(),
  };
  return sheets.flatMap(({ name, isHidden, relations }) => {
    const relation = relations.find((id) => relatedParts.has(id)) ?? '';
    const { type = 'worksheet', part = '' } = relatedParts.get(relation) ?? {};
    if (type !== 'worksheet') return [];
    const sheetPart = parts.get(part);
    if (sheetPart === undefined) throw new SpreadsheetError(`is damaged: its sheet \`${name}\` is missing.`);
    return [{ ...readWorksheet(name, readTextPart(sheetPart), context), ...(isHidden && { isHidden }) }];
  });
}

/** A sheet in the list of a workbook. */
interface ListedSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** The names that its relation may have: the prefix of the attribute is chosen by the program that made the file. */
  readonly relations: readonly string[];
}

function readSheetList(xml: Iterable<string>) {
  const sheets: ListedSheet[] = [];
  let [usesDates1904, isWorkbook] = [false, false];
  walkXml(xml, {
    tag: ({ name, kind, attribute, prefixedAttributes }) => {
      if (kind === 'close') return;
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') usesDates1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      if (name === 'sheet')
        sheets.push({
          name: attribute('name') ?? '',
          isHidden: /^(?:very)?hidden$/i.test(attribute('state') ?? ''),
          relations: [...prefixedAttributes('id'), ...[attribute('id') ?? []].flat()],
        });
    },
  });
  return { isWorkbook, sheets, usesDates1904 };
}

/** The parts to which a part refers, by the name of the relation. */
function readRelations(parts: WorkbookParts, part: string): ReadonlyMap<string, RelatedPart> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relatedParts = new Map<string, RelatedPart>();
  walkXml(readTextPart(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`)), {
    tag: ({ name, attribute }) => {
      const [id, target] = name === 'Relationship' ? [attribute('Id'), attribute('Target')] : [];
      if (id === undefined || target === undefined || attribute('TargetMode') === 'External') return;
      const type = attribute('Type')?.replace(/^.*\//, '') ?? '';
      relatedParts.set(id, { type, part: resolvePartName(target, folder) });
    },
  });
  return relatedParts;
}

/** Parts without cells. */
const ignoredParts = /^(?:docprops|customxml)\/|\/(?:theme|drawings|media|printersettings)\/|vbaproject/;

const isNeeded = (name: string): boolean => /\.(?:xml|rels)$/.test(name) && !ignoredParts.test(name);

/** The parts that have cells or describe them, by name. @throws SpreadsheetError if they are too large; none is unpacked for that */
function listParts(bytes: Uint8Array): WorkbookParts {
  const parts = listZipParts(bytes)
    .map((part) => ({ ...part, name: resolvePartName(part.name) }))
    .filter(({ name }) => isNeeded(name));
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > maxUnpackedBytes)
    throw new SpreadsheetError(
      `would unpack to ${megabytes(size)}, more than the limit of ${megabytes(maxUnpackedBytes)}. Copy the rows that matter into a new file.`,
    );
  return new Map(parts.map((part) => [part.name, part]));
}
