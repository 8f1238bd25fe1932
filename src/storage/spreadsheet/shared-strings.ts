/** Reads the texts that a workbook's cells share, by their index, without formats and phonetic text. */
import { walkXml } from './xml-reader.ts';

export function readSharedStrings(xml: string): readonly string[] {
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

/** Collects the text in `t`, but not the phonetic text in `rPh`. */
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
    add: (piece: string) => {
      if (inText && !inPhonetic) text += piece;
    },
    text: () => decodeCellText(text),
  };
}

/** Decodes `_x000D_`, which is a character that XML cannot contain; line ends become `\n`. */
export const decodeCellText = (text: string): string =>
  (text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
  ).replace(/\r\n?/g, '\n');
