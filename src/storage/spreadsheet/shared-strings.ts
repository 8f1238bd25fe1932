/** The texts that a workbook's cells share: in the order in which cells refer to them, without formats and pronunciation. */
import { walk } from './xml-reader.ts';

export function sharedTexts(xml: string): readonly string[] {
  const texts: string[] = [];
  const reader = textReader();
  walk(xml, {
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

/** Gathers what stands in `t`, but not what `rPh` says of how it is spoken. */
export function textReader() {
  let [text, inText, spoken] = ['', false, false];
  return {
    begin: () => {
      [text, inText, spoken] = ['', false, false];
    },
    tag: ({ name, kind }: { readonly name: string; readonly kind: string }) => {
      if (name === 't') inText = kind === 'open';
      if (name === 'rPh') spoken = kind === 'open';
    },
    add: (piece: string) => {
      if (inText && !spoken) text += piece;
    },
    text: () => plain(text),
  };
}

/** Characters that XML cannot hold are written `_x000D_`; line ends become `\n`. */
export const plain = (text: string): string =>
  (text.includes('_x')
    ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
  ).replace(/\r\n?/g, '\n');
