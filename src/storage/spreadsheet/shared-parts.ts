/** Reads what the cells of a workbook share: their texts, and the styles in which a number is a date. */
import { maxCellCharacters } from './size-limits.ts';
import { walkXml } from './xml-reader.ts';

/** The texts by their index, without formats and phonetic text. */
export function readSharedStrings(xml: Iterable<string>): readonly string[] {
  const texts: string[] = [];
  const reader = createTextReader();
  walkXml(xml, {
    tag: (tag) => {
      reader.tag(tag);
      if (tag.name !== 'si') return;
      if (tag.kind === 'open') reader.begin();
      else texts.push(reader.text());
    },
    text: reader.add,
  });
  return texts;
}

/** A collector of the text in the elements `t`, without the phonetic text in `rPh`. */
export function createTextReader() {
  let [text, inText, inPhonetic] = ['', false, false];
  return {
    begin: () => {
      [text, inText, inPhonetic] = ['', false, false];
    },
    tag: ({ name, kind }: { readonly name: string; readonly kind: string }) => {
      if (name === 't') inText = kind === 'open';
      if (name === 'rPh') inPhonetic = kind === 'open';
    },
    /** Adds a piece. Of a text that is too long, no more is kept than shows that. */
    add: (piece: string) => {
      if (inText && !inPhonetic && text.length <= maxCellCharacters) text += piece;
    },
    text: () => decodeCellText(text),
  };
}

/** The text of a cell: `_x000D_` is how Excel writes a character that XML cannot contain. Line ends become `\n`. */
export const decodeCellText = (text: string): string =>
  (text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
  ).replace(/\r\n?/g, '\n');

/** Built-in formats that show a date, including the East Asian ones, but not those of times alone. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) ||
  id === 22 ||
  (id >= 27 && id <= 31) ||
  id === 36 ||
  (id >= 50 && id <= 54) ||
  id === 57 ||
  id === 58;

/** Returns a predicate of styles, by their number: whether one shows a number as a date. */
export function readDateStyles(xml: Iterable<string>): (style: string | undefined) => boolean {
  const customFormats = new Map<string, boolean>();
  const styles: boolean[] = [];
  let inCells = false;
  walkXml(xml, {
    tag: ({ name, kind, attribute }) => {
      if (name === 'cellXfs') inCells = kind === 'open';
      if (kind === 'close') return;
      const format = attribute('numFmtId') ?? '0';
      if (name === 'numFmt') customFormats.set(format, isDateFormat(attribute('formatCode') ?? ''));
      if (name === 'xf' && inCells) styles.push(customFormats.get(format) ?? isBuiltInDate(Number(format)));
    },
  });
  return (style) => style !== undefined && styles[Number(style)] === true;
}

/** Whether a format shows a day, a month or a year: an `m` next to hours or seconds is a minute. */
function isDateFormat(format: string): boolean {
  const [positive = ''] = format
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^[\]]*\]/gi, '')
    .toLowerCase()
    .split(';');
  return /[dy]/.test(positive) || (/m/.test(positive) && !/[hs]/.test(positive));
}

const daysFrom1900To1970 = 25_569;
const daysFrom1900To1904 = 1462;

/** The date of Excel's serial number, as YYYY-MM-DD; undefined if it is out of range. Excel counts a 29 February 1900, which did not exist. */
export function serialDate(
  number: number,
  { usesDates1904 }: { readonly usesDates1904: boolean },
): string | undefined {
  const days = Math.floor(number) + (usesDates1904 ? daysFrom1900To1904 : 0);
  if (!(days >= 1 && days <= 2_958_465)) return undefined;
  const actualDays = days < 60 ? days + 1 : days;
  return new Date((actualDays - daysFrom1900To1970) * 86_400_000).toISOString().slice(0, 10);
}
