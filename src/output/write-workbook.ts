/** Writes sheets or the tables of a document as an .xlsx workbook: dates as dates, a fixed header with filters, no formulas, and the same bytes every time. */
import { zipSync } from 'fflate';
import { daysBetween } from '../domain/dates/calendar.ts';
import { type Cell, formatColumnLetters, numberCell, textCell } from '../domain/sheet.ts';
import { contentText, type Document, type Table } from './document.ts';
import { escapeXml } from './escape-xml.ts';

/** A sheet to write. */
export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly wide: boolean }[];
  readonly rows: readonly (readonly Cell[])[];
  /** Whether programs neither show the sheet nor offer to. */
  readonly isHidden?: boolean;
}

/** The most characters in a cell. Programs reject a file with more as damaged. */
export const maxCellLength = 32_767;

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schemas = 'http://schemas.openxmlformats.org';
const mainNamespace = `xmlns="${schemas}/spreadsheetml/2006/main"`;
const relations = `${schemas}/officeDocument/2006/relationships`;

/** The bytes of an .xlsx file with these sheets: the same bytes for the same sheets. */
export function workbook(sheets: readonly WrittenSheet[]): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  // Each part becomes bytes before the next is made, so that the text of a large sheet can be freed.
  const addPart = (name: string, part: string) => {
    parts[name] = Buffer.from(part);
  };
  addPart('[Content_Types].xml', contentTypes(sheets));
  addPart('_rels/.rels', relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]));
  addPart('xl/workbook.xml', book(sheets));
  const sheetRelationships = sheets.map(
    (_, i) => [`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`] as const,
  );
  addPart(
    'xl/_rels/workbook.xml.rels',
    relationships([...sheetRelationships, [`rId${sheets.length + 1}`, 'styles', 'styles.xml']]),
  );
  addPart('xl/styles.xml', styles);
  for (const [i, sheet] of sheets.entries()) addPart(`xl/worksheets/sheet${i + 1}.xml`, worksheet(sheet, i));
  // fflate writes local time, so the date is local too: the bytes are then the same everywhere.
  return zipSync(parts, { mtime: new Date(1980, 0, 1) });
}

/** A table as a sheet; whole numbers become numbers. */
export const tableSheet = (name: string, { columns, rows }: Table): WrittenSheet => ({
  name,
  columns: columns.map(({ label }, i) => ({ heading: contentText(label), wide: i === 0 })),
  rows: rows.map(({ cells }) => cells.map((cell) => sheetCell(contentText(cell)))),
});

const sheetCell = (text: string): Cell => (/^\d+$/.test(text) ? numberCell(Number(text)) : textCell(text));

/** The tables of a document as a workbook, a sheet each. Charts, text and captions are omitted. */
export const renderWorkbook = ({ blocks }: Document): Uint8Array =>
  workbook(
    blocks.filter((block) => block.kind === 'table').map((table, i) => tableSheet(`Table ${i + 1}`, table)),
  );

const contentTypes = (sheets: readonly WrittenSheet[]): string => {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${kind}.${type}+xml"/>`;
  return `${head}<Types xmlns="${schemas}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${sheets.map((_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet')).join('')}</Types>`;
};

const relationships = (all: readonly (readonly [string, string, string])[]): string =>
  `${head}<Relationships xmlns="${schemas}/package/2006/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const book = (sheets: readonly WrittenSheet[]): string =>
  `${head}<workbook ${mainNamespace} xmlns:r="${relations}"><sheets>${sheets
    .map(
      ({ name, isHidden }, i) =>
        `<sheet name="${escapeCellText(name)}" sheetId="${i + 1}"${isHidden ? ' state="veryHidden"' : ''} r:id="rId${i + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

/** Indexes of the cell styles below: a text, a text that begins like a formula, a day, a header, a number. */
const style = { text: 0, marked: 1, date: 2, heading: 3, number: 4 } as const;

const styles = `${head}<styleSheet ${mainNamespace}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${[
  'numFmtId="49" fontId="0" applyNumberFormat="1"',
  'numFmtId="49" fontId="0" quotePrefix="1" applyNumberFormat="1"',
  'numFmtId="164" fontId="0" applyNumberFormat="1"',
  'numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"',
  'numFmtId="0" fontId="0"',
]
  .map(
    (cell) =>
      `<xf ${cell} fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
  )
  .join(
    '',
  )}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function worksheet({ columns, rows }: WrittenSheet, place: number): string {
  const last = `${formatColumnLetters(Math.max(0, columns.length - 1))}${rows.length + 1}`;
  const cols = columns
    .map(({ wide }, i) => `<col min="${i + 1}" max="${i + 1}" width="${wide ? 60 : 18}" customWidth="1"/>`)
    .join('');
  const headings = columns.map(({ heading }, i) =>
    cellXml(0, i, { text: heading, kind: 'text' }, style.heading),
  );
  const body = rows.map((cells, row) =>
    rowXml(
      row + 1,
      cells.map((cell, i) => cellXml(row + 1, i, cell)),
    ),
  );
  return `${head}<worksheet ${mainNamespace}><dimension ref="A1:${last}"/><sheetViews><sheetView${place === 0 ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${cols}</cols><sheetData>${rowXml(0, headings)}${body.join('')}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

const rowXml = (row: number, cells: readonly string[]): string =>
  `<row r="${row + 1}">${cells.join('')}</row>`;

/** The first day that all programs number in the same way. */
const firstNumbered = '1900-03-01';

function cellXml(row: number, column: number, cell: Cell, cellStyle?: number): string {
  const { text, kind, date } = cell;
  if (text === '') return '';
  const reference = `r="${formatColumnLetters(column)}${row + 1}"`;
  if (kind === 'date' && date !== undefined && date >= firstNumbered)
    return `<c ${reference} s="${style.date}"><v>${daysBetween('1899-12-30', date)}</v></c>`;
  if (kind === 'number') return `<c ${reference} s="${style.number}"><v>${text}</v></c>`;
  const shortenedText = text.slice(0, maxCellLength);
  const shape = cellStyle ?? (/^\s*[=+\-@]/.test(text) ? style.marked : style.text);
  return `<c ${reference} s="${shape}" t="inlineStr"><is><t xml:space="preserve">${escapeCellText(shortenedText)}</t></is></c>`;
}

/** A text for a cell; text that looks like an escaped character is escaped itself, and a lone surrogate is removed. */
const escapeCellText = (text: string): string =>
  escapeXml(text.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_').replace(/[\ud800-\udbff]$/, ''));
