/** Decodes the text of a cell: escapes of Excel, line ends, and bullets of symbol fonts. */

/** Bullets of the fonts Symbol and Wingdings, which Word and Excel store as private characters that no other font shows. */
const symbolBullets = /[\uf06c\uf06e\uf071\uf075\uf076\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0e8]/g;

/** The text with the line end `\n`, and with bullets that every font shows. */
export const normaliseCellText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(symbolBullets, '•');

/** The text of a workbook's cell: `_x000D_` is how Excel writes a character that XML cannot contain. */
export const decodeCellText = (text: string): string =>
  normaliseCellText(
    text.includes('_x')
      ? text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text,
  );
