/** Makes workbooks for tests as Excel makes them: XML parts in a zip. */
import { strToU8, zipSync } from 'fflate';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

const relationship = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;

const escapeText = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

export interface Book {
  /** The XML inside `worksheet`, by the sheet's name. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly texts?: readonly string[];
  /** Number formats; style 1 has the first of them, and so on. Style 0 is plain. */
  readonly formats?: readonly string[];
  readonly workbook?: string;
}

export function partsOf({ sheets, texts = [], formats = [], workbook = '' }: Book): Record<string, string> {
  const names = Object.keys(sheets);
  const numFmts = formats.map(
    (code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${escapeText(code)}"/>`,
  );
  const xfs = ['<xf numFmtId="0"/>', ...formats.map((_, i) => `<xf numFmtId="${164 + i}"/>`)];
  return {
    '[Content_Types].xml': `${head}<Types/>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}">${relationship('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${relations}">${workbook}<sheets>${names
      .map((name, i) => `<sheet name="${escapeText(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}">${names
      .map((_, i) => relationship(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
      .join(
        '',
      )}${relationship('rId98', 'sharedStrings', 'sharedStrings.xml')}${relationship('rId99', 'styles', '/xl/styles.xml')}</Relationships>`,
    'xl/sharedStrings.xml': `${head}<sst ${main}>${texts.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': `${head}<styleSheet ${main}><numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${xfs.join('')}</cellXfs></styleSheet>`,
    ...Object.fromEntries(
      Object.values(sheets).map((xml, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${head}<worksheet ${main}>${xml}</worksheet>`,
      ]),
    ),
  };
}

export const zipParts = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])), { level: 1 });

export const workbook = (book: Book): Uint8Array => zipParts(partsOf(book));

/** Rows of texts as the XML of a sheet; empty texts make no cell. */
export const gridXml = (rows: readonly (readonly string[])[]): string =>
  `<sheetData>${rows
    .map(
      (cells, row) =>
        `<row r="${row + 1}">${cells
          .map((text, column) =>
            text === ''
              ? ''
              : `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('')}</sheetData>`;
