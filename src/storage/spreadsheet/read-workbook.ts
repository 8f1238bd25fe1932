/** An .xlsx workbook as sheets: which parts hold them, and what they share: texts, formats, the year days are counted from. */
import type { Sheet } from '../../domain/sheet.ts';
import { dateStyles } from './date-styles.ts';
import { sharedTexts } from './shared-strings.ts';
import { counter, SheetFault } from './size-limits.ts';
import { unpacked } from './unzip.ts';
import { gridOf } from './worksheet.ts';
import { walk } from './xml-reader.ts';

type Parts = ReadonlyMap<string, string>;

interface Related {
  readonly type: string;
  readonly part: string;
}

export function workbookSheets(bytes: Uint8Array): readonly Sheet[] {
  const parts = unpacked(bytes);
  const main = [...relatedTo(parts, '').values()].find(({ type }) => type === 'officeDocument')?.part;
  const book = main === undefined ? undefined : parts.get(main);
  if (main === undefined || book === undefined || !/\.xml$/i.test(main))
    throw new SheetFault('is no Excel workbook. Save it as .xlsx, or as .csv.');
  const related = relatedTo(parts, main);
  const shared = (type: string) => {
    const part = [...related.values()].find((one) => one.type === type)?.part;
    return part === undefined ? '' : (parts.get(part) ?? '');
  };
  const { named, from1904 } = readBook(book);
  const around = {
    texts: sharedTexts(shared('sharedStrings')),
    isDate: dateStyles(shared('styles')),
    from1904,
    count: counter(),
  };
  return named.flatMap(({ name, relation }) => {
    const found = related.get(relation);
    if (found && found.type !== 'worksheet') return [];
    const grid = found && parts.get(found.part);
    if (grid === undefined) throw new SheetFault(`is damaged: the sheet \`${name}\` is not in it.`);
    return [{ name, ...gridOf(name, grid, around) }];
  });
}

function readBook(xml: string) {
  const named: { readonly name: string; readonly relation: string }[] = [];
  let from1904 = false;
  walk(xml, {
    tag: ({ name, kind, attribute }) => {
      if (kind === 'close') return;
      if (name === 'workbookPr') from1904 = /^(?:1|true)$/.test(attribute('date1904') ?? '');
      const relation = name === 'sheet' ? attribute('r:id') : undefined;
      if (relation !== undefined) named.push({ name: attribute('name') ?? '', relation });
    },
  });
  return { named, from1904 };
}

/** What a part refers to, by the name of the relation. */
function relatedTo(parts: Parts, part: string): ReadonlyMap<string, Related> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const related = new Map<string, Related>();
  walk(parts.get(`${folder}_rels/${part.slice(folder.length)}.rels`) ?? '', {
    tag: ({ name, attribute }) => {
      const [id, target] = name === 'Relationship' ? [attribute('Id'), attribute('Target')] : [];
      if (id === undefined || target === undefined) return;
      const type = attribute('Type')?.replace(/^.*\//, '') ?? '';
      related.set(id, { type, part: target.startsWith('/') ? target.slice(1) : folder + target });
    },
  });
  return related;
}
