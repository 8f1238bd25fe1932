/** Remarks on what a person should check in an extract before it is stored. */
import {
  createStatusParser,
  createTypeParser,
  type ExtractColumn,
  extractColumns,
  extractHeading,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { normaliseReference } from '../../domain/reference-pairing.ts';
import { type Cell, formatColumnLetters, type Header, type Sheet } from '../../domain/sheet.ts';
import { findGarbledText } from '../../domain/text/garbled-text.ts';

/** Something that a person should check. */
export interface Remark {
  readonly sheet: string;
  /** Row numbers as in a spreadsheet, from 1. */
  readonly rows: readonly number[];
  readonly message: string;
}

interface ExtractParts {
  readonly header: Header;
  /** The rows under the header that are not empty. */
  readonly body: readonly BodyRow[];
  readonly settings: Settings;
}

interface BodyRow {
  readonly cells: readonly Cell[];
  readonly row: number;
}

/** Remarks on what is not imported, on the header and on the rows of the sheet that is imported. */
export const extractRemarks = (
  sheets: readonly Sheet[],
  sheet: Sheet,
  parts: ExtractParts,
): readonly Remark[] => [
  ...omissionRemarks(sheets, sheet, parts.header),
  ...headingRemarks(sheet, parts.header),
  ...layoutRemarks(sheet),
  ...rowRemarks(sheet.name, parts),
];

/** A text without invisible and control characters, which no record may contain. */
export const removeInvisible = (text: string): string =>
  text
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/g, ' ')
    .trim();

/** Remarks on what is not imported: other sheets, and rows above the header. */
function omissionRemarks(
  sheets: readonly Sheet[],
  { name, rows }: Sheet,
  { rowIndex }: Header,
): readonly Remark[] {
  const otherSheets = sheets.filter((sheet) => sheet.name !== name && sheet.rows.length > 0);
  const rowsAbove = rows.slice(0, rowIndex).flatMap((cells, i) => (cells.length > 0 ? [i + 1] : []));
  return [
    ...otherSheets.map(({ name, isHidden }) => ({
      sheet: name,
      rows: [],
      message: isHidden ? 'the sheet is hidden, and left out' : 'the sheet is left out',
    })),
    ...(rowsAbove.length > 0
      ? [{ sheet: name, rows: rowsAbove, message: 'above the header, and left out' }]
      : []),
  ];
}

/** Remarks on rows that a reader of the sheet does not see, and on words that are struck out. */
const layoutRemarks = ({ name, hiddenRows = [], struckOut = [] }: Sheet): readonly Remark[] => [
  ...(hiddenRows.length > 0 ? [{ sheet: name, rows: hiddenRows, message: 'hidden, and imported' }] : []),
  ...(struckOut.length > 0
    ? [
        {
          sheet: name,
          rows: [...new Set(struckOut.map(({ row }) => row))],
          message: 'has words that are struck out, and imported',
        },
      ]
    : []),
];

const headingRemarks = ({ name }: Sheet, { rowIndex, repeated }: Header): readonly Remark[] =>
  repeated.map((heading) => ({
    sheet: name,
    rows: [rowIndex + 1],
    message: `the heading \`${heading}\` occurs twice; both columns are kept`,
  }));

/** Remarks on the rows; one remark for all rows with the same message. */
function rowRemarks(sheet: string, { header, body, settings }: ExtractParts): readonly Remark[] {
  const rowsByMessage = new Map<string, number[]>();
  const addRemark = (row: number, message: string) => {
    const rows = rowsByMessage.get(message);
    if (!rows) rowsByMessage.set(message, [row]);
    else if (!rows.includes(row)) rows.push(row);
  };
  const [typeOf, statusOf] = [createTypeParser(settings), createStatusParser(settings)];
  const rowByReference = new Map<string, number>();
  for (const { cells, row } of body) {
    const cell = (column: ExtractColumn) =>
      removeInvisible(cells[header.columns.get(column) ?? -1]?.text ?? '');
    const missingColumns = extractColumns.filter(
      (column) => (header.columns.get(column) ?? -1) >= cells.length,
    );
    if (missingColumns.length > 0)
      addRemark(
        row,
        `cut short: no ${missingColumns.map((column) => `\`${extractHeading(settings, column)}\``).join(', ')}`,
      );
    if (cells.length > header.headings.length)
      addRemark(row, 'has more cells than there are headings; all are kept');
    const [ref, type, status] = [cell('ref'), cell('type'), cell('status')];
    const earlierRow = rowByReference.get(normaliseReference(ref));
    if (ref === '') addRemark(row, 'no reference');
    else if (earlierRow === undefined) rowByReference.set(normaliseReference(ref), row);
    else addRemark(row, `the reference ${ref} is in row ${earlierRow} too`);
    if (typeOf(type) === undefined)
      addRemark(row, type === '' ? 'no type' : `the type “${type}” is not known`);
    if (status === '') addRemark(row, 'no status');
    else if (statusOf(status) === undefined)
      addRemark(row, `the status “${status}” is not known; it counts as live`);
    for (const [i, { kind, text }] of cells.entries()) {
      if (kind === 'formula')
        addRemark(row, `a formula in column ${formatColumnLetters(i)}; its last result is recorded`);
      if (findGarbledText(text).length > 0)
        addRemark(
          row,
          `text that another program garbled in column ${formatColumnLetters(i)}; it is kept as it is`,
        );
      if (removeInvisible(text) !== text.trim())
        addRemark(row, `invisible characters in column ${formatColumnLetters(i)}, removed`);
    }
  }
  return [...rowsByMessage].map(([message, rows]) => ({ sheet, rows, message }));
}
