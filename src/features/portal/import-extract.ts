/** Imports an extract from a sheet of the portal: finds the header, spells types and statuses as register.yaml does, and remarks on what is unusual. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import {
  createStatusParser,
  createTypeParser,
  defaultExtractHeadings,
  type ExtractColumn,
  extractColumns,
  extractHeading,
  requiredExtractColumns,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { normaliseReference } from '../../domain/reference-pairing.ts';
import {
  type Cell,
  findHeader,
  formatColumnLetters,
  type Header,
  normaliseHeading,
  type Sheet,
} from '../../domain/sheet.ts';

/** Something that a person should check. */
export interface Remark {
  readonly sheet: string;
  /** Row numbers as in a spreadsheet, from 1. */
  readonly rows: readonly number[];
  readonly message: string;
}

/** An extract as it will be stored. */
export interface ImportedExtract {
  readonly sheet: string;
  /** The number of the header row, from 1. */
  readonly headerRow: number;
  /** The header, with default headings for known columns, and every row, all of the same width. */
  readonly lines: readonly (readonly string[])[];
  readonly remarks: readonly Remark[];
}

const createColumnReader = (settings: Settings): ((heading: string) => ExtractColumn | undefined) => {
  const columnByHeading = new Map(
    extractColumns.map((column) => [normaliseHeading(extractHeading(settings, column)), column]),
  );
  return (heading) => columnByHeading.get(normaliseHeading(heading));
};

/** The sheet to import with its header; fails with a sentence that gives the reason. */
function chooseExtractSheet(
  sheets: readonly Sheet[],
  settings: Settings,
  sheetName: string | undefined,
): Result<{ readonly sheet: Sheet; readonly header: Header }, string> {
  const names = sheets.map(({ name }) => name).join(', ');
  const candidates =
    sheetName === undefined
      ? sheets
      : sheets.filter(({ name }) => normaliseHeading(name) === normaliseHeading(sheetName));
  if (candidates.length === 0) return fail(`there is no sheet \`${sheetName}\`; there are: ${names}.`);
  const sheetsWithHeader = candidates.flatMap((sheet) => {
    const header = findHeader(sheet, createColumnReader(settings));
    return header ? [{ sheet, header }] : [];
  });
  const complete = sheetsWithHeader.filter(({ header }) =>
    requiredExtractColumns.every((column) => header.columns.has(column)),
  );
  const [first, second] = complete;
  if (first && second)
    return fail(
      `the sheets ${complete.map(({ sheet }) => sheet.name).join(' and ')} have the columns; say which with --sheet.`,
    );
  return first ? ok(first) : fail(describeMissingColumns(sheetsWithHeader[0], settings));
}

function describeMissingColumns(
  best: { readonly sheet: Sheet; readonly header: Header } | undefined,
  settings: Settings,
): string {
  const missing = requiredExtractColumns.filter((column) => !best?.header.columns.has(column));
  const headings = missing.map((column) => `\`${extractHeading(settings, column)}\``).join(', ');
  const remedy = 'Say which columns they are with --map on a terminal, or with --column ref=HEADING';
  if (!best) return `no row has the headings ${headings}. ${remedy}.`;
  const { sheet, header } = best;
  return `row ${header.rowIndex + 1} of ${sheet.name} has no heading ${headings}; it has ${header.headings.join(', ')}. ${remedy}.`;
}

/** Imports the sheet with the required columns, or the sheet with the given name; fails with a sentence that gives the reason. */
export function importExtract(
  sheets: readonly Sheet[],
  settings: Settings,
  sheetName?: string,
): Result<ImportedExtract, string> {
  const choice = chooseExtractSheet(sheets, settings, sheetName);
  if (!choice.ok) return choice;
  const { sheet, header } = choice.value;
  const columnOf = createColumnReader(settings);
  const repeatedHeading = header.repeated.find((heading) => columnOf(heading) !== undefined);
  if (repeatedHeading !== undefined)
    return fail(
      `the heading \`${repeatedHeading}\` stands twice in row ${header.rowIndex + 1} of ${sheet.name}: rename one of them.`,
    );
  const body = sheet.rows
    .map((cells, i) => ({ cells, row: i + 1 }))
    .filter(({ cells, row }) => row > header.rowIndex + 1 && cells.length > 0);
  if (body.length === 0)
    return fail(`there is no row under the header in row ${header.rowIndex + 1} of ${sheet.name}.`);
  const width = Math.max(header.headings.length, ...body.map(({ cells }) => cells.length));
  const spell = createSpeller(settings, header);
  const padRow = (texts: readonly string[]) => Array.from({ length: width }, (_, i) => texts[i] ?? '');
  const heading = (text: string) => {
    const column = columnOf(text);
    if (column !== undefined) return defaultExtractHeadings[column];
    return isDefaultHeading(text) ? `${removeInvisible(text)} (as given)` : removeInvisible(text);
  };
  return ok({
    sheet: sheet.name,
    headerRow: header.rowIndex + 1,
    lines: [
      padRow(header.headings.map(heading)),
      ...body.map(({ cells }) => padRow(cells.map(({ text }, i) => spell(removeInvisible(text), i)))),
    ],
    remarks: [
      ...omissionRemarks(sheets, sheet, header),
      ...headingRemarks(sheet, header),
      ...rowRemarks(sheet.name, header, body, settings),
    ],
  });
}

/** Whether a heading is the default heading of a column. */
const isDefaultHeading = (text: string) =>
  Object.values(defaultExtractHeadings).some(
    (defaultHeading) => normaliseHeading(defaultHeading) === normaliseHeading(text),
  );

/** A text without invisible and control characters, which no record may contain. */
const removeInvisible = (text: string): string =>
  text
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/g, ' ')
    .trim();

/** A function that spells types and statuses as register.yaml does, and leaves unknown ones unchanged. */
function createSpeller({ portal }: Settings, { columns }: Header): (text: string, column: number) => string {
  const spelling = (words: readonly string[]) => new Map(words.map((word) => [normaliseHeading(word), word]));
  const types = spelling(Object.keys(portal?.types ?? {}));
  const statuses = spelling([...Object.keys(portal?.statuses ?? {}), ...(portal?.closed_statuses ?? [])]);
  return (text, column) => {
    const spellings =
      column === columns.get('type') ? types : column === columns.get('status') ? statuses : undefined;
    return spellings?.get(normaliseHeading(text)) ?? text;
  };
}

/** Remarks on what is not imported: other sheets, and rows above the header. */
function omissionRemarks(
  sheets: readonly Sheet[],
  { name, rows }: Sheet,
  { rowIndex }: Header,
): readonly Remark[] {
  const otherSheets = sheets.filter((sheet) => sheet.name !== name && sheet.rows.length > 0);
  const rowsAbove = rows.slice(0, rowIndex).flatMap((cells, i) => (cells.length > 0 ? [i + 1] : []));
  return [
    ...otherSheets.map((sheet) => ({ sheet: sheet.name, rows: [], message: 'the sheet is left out' })),
    ...(rowsAbove.length > 0
      ? [{ sheet: name, rows: rowsAbove, message: 'above the header, and left out' }]
      : []),
  ];
}

const headingRemarks = ({ name }: Sheet, { rowIndex, repeated }: Header): readonly Remark[] =>
  repeated.map((heading) => ({
    sheet: name,
    rows: [rowIndex + 1],
    message: `the heading \`${heading}\` stands there twice; both columns are kept`,
  }));

interface BodyRow {
  readonly cells: readonly Cell[];
  readonly row: number;
}

/** Remarks on the rows; one remark for all rows with the same message. */
function rowRemarks(
  sheet: string,
  header: Header,
  body: readonly BodyRow[],
  settings: Settings,
): readonly Remark[] {
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
      addRemark(row, 'holds more than there are headings; it is kept');
    const [ref, type, status] = [cell('ref'), cell('type'), cell('status')];
    const earlierRow = rowByReference.get(normaliseReference(ref));
    if (ref === '') addRemark(row, 'no reference');
    else if (earlierRow === undefined) rowByReference.set(normaliseReference(ref), row);
    else addRemark(row, `the reference ${ref} stands in row ${earlierRow} too`);
    if (typeOf(type) === undefined)
      addRemark(row, type === '' ? 'no type' : `the type “${type}” is not known`);
    if (status === '') addRemark(row, 'no status');
    else if (statusOf(status) === undefined)
      addRemark(row, `the status “${status}” is not known; it counts as live`);
    for (const [i, { kind, text }] of cells.entries()) {
      if (kind === 'formula')
        addRemark(row, `a formula in column ${formatColumnLetters(i)}; what it last came to is taken`);
      if (removeInvisible(text) !== text.trim())
        addRemark(row, `invisible characters in column ${formatColumnLetters(i)}, taken out`);
    }
  }
  return [...rowsByMessage].map(([message, rows]) => ({ sheet, rows, message }));
}
