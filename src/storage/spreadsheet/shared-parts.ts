/** Reads what the cells of a workbook share: their texts, and their styles. */
import { decodeCellText } from './cell-text.ts';
import { createNumberFormat, type NumberFormat } from './number-format.ts';
import { maxCellCharacters } from './size-limits.ts';
import { type Tag, walkXml } from './xml-reader.ts';

/** A text of a cell, and its words that are struck out; empty if there are none. */
export interface CellText {
  readonly text: string;
  readonly struckOut: string;
}

/** The texts by their index, without formats and phonetic text. */
export function readSharedStrings(xml: Iterable<string>): readonly CellText[] {
  const texts: CellText[] = [];
  const reader = createTextReader();
  walkXml(xml, {
    tag: (tag) => {
      reader.tag(tag);
      if (tag.name !== 'si') return;
      if (tag.kind === 'open') reader.begin();
      else texts.push(tag.kind === 'alone' ? { text: '', struckOut: '' } : reader.read());
    },
    text: reader.add,
  });
  return texts;
}

/** Whether a tag of a font strikes its text out. */
const isStrike = ({ name, kind, attribute }: Tag): boolean =>
  name === 'strike' && kind !== 'close' && !/^(?:0|false)$/.test(attribute('val') ?? '');

/** A collector of the text in the elements `t`, without the phonetic text in `rPh`. */
export function createTextReader() {
  let [text, struckOut] = ['', ''];
  let [inText, inPhonetic, isStruck] = [false, false, false];
  return {
    begin: () => {
      [text, struckOut, inText, inPhonetic, isStruck] = ['', '', false, false, false];
    },
    tag: (tag: Tag) => {
      const { name, kind } = tag;
      if (name === 't') inText = kind === 'open';
      if (name === 'rPh') inPhonetic = kind === 'open';
      if (name === 'r') isStruck = false;
      if (isStrike(tag)) isStruck = true;
    },
    /** Adds a piece. Of a text that is too long, no more is kept than shows that. */
    add: (piece: string) => {
      if (!inText || inPhonetic || text.length > maxCellCharacters) return;
      text += piece;
      if (isStruck) struckOut += piece;
    },
    read: (): CellText => ({ text: decodeCellText(text), struckOut: decodeCellText(struckOut).trim() }),
  };
}

/** What a style shows of a number, and whether it strikes the cell out. */
export interface CellStyle extends NumberFormat {
  readonly isStruckOut: boolean;
}

/** Returns a function from a style's number to the style; undefined if there is none. */
export function readCellStyles(xml: Iterable<string>): (style: string | undefined) => CellStyle | undefined {
  const formatCodes = new Map<string, string>();
  const struckFonts: boolean[] = [];
  const styles: CellStyle[] = [];
  let section = '';
  walkXml(xml, {
    tag: (tag) => {
      const { name, kind, attribute } = tag;
      if (name === 'cellXfs' || name === 'fonts' || name === 'numFmts') section = kind === 'open' ? name : '';
      if (kind === 'close') return;
      const format = attribute('numFmtId') ?? '0';
      if (name === 'numFmt' && section === 'numFmts') formatCodes.set(format, attribute('formatCode') ?? '');
      if (name === 'font' && section === 'fonts') struckFonts.push(false);
      if (section === 'fonts' && isStrike(tag)) struckFonts[struckFonts.length - 1] = true;
      if (name === 'xf' && section === 'cellXfs')
        styles.push({
          ...createNumberFormat(format, formatCodes.get(format)),
          isStruckOut: struckFonts[Number(attribute('fontId') ?? '0')] === true,
        });
    },
  });
  return (style) => (style === undefined ? undefined : styles[Number(style)]);
}
