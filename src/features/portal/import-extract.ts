/** Imports an extract from a sheet of the portal: finds the header, spells types and statuses as register.yaml does, and adds remarks. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import {
  defaultExtractHeadings,
  type ExtractColumn,
  extractColumns,
  extractHeading,
  requiredExtractColumns,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { findHeader, type Header, normaliseHeading, type Sheet } from '../../domain/sheet.ts';
import { extractRemarks, type Remark, removeInvisible } from './extract-remarks.ts';

/** An extract as it will be stored. */
export interface ImportedExtract {
  readonly sheet: string;
  /** The number of the header row, from 1. */
  readonly headerRow: number;
  /** The header, with default headings for known columns, and every row, all of the same width. */
  readonly lines: readonly (readonly string[])[];
  readonly remarks: readonly Remark[];
}

const createColumnReader = (settings: Settings): ((storedHeading: string) => ExtractColumn | undefined) => {
  const columnByHeading = new Map(
    extractColumns.map((column) => [normaliseHeading(extractHeading(settings, column)), column]),
  );
  return (storedHeading) => columnByHeading.get(normaliseHeading(storedHeading));
};

/** The sheet to import with its header; fails with a sentence that gives the reason. */
function chooseExtractSheet(
  sheets: readonly Sheet[],
  settings: Settings,
  sheetName: string | undefined,
): Result<{ readonly sheet: Sheet; readonly header: Header }, string> {
  const names = sheets.map(({ name }) => name).join(', ');
  const hiddenNames = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  const candidates =
    sheetName === undefined
      ? sheets.filter(({ isHidden }) => !isHidden)
      : sheets.filter(({ name }) => normaliseHeading(name) === normaliseHeading(sheetName));
  if (candidates.length === 0 && sheetName !== undefined)
    return fail(`there is no sheet \`${sheetName}\`. The sheets are: ${names}.`);
  const sheetsWithHeader = candidates.flatMap((sheet) => {
    const header = findHeader(sheet, createColumnReader(settings));
    return header ? [{ sheet, header }] : [];
  });
  const completeSheets = sheetsWithHeader.filter(({ header }) =>
    requiredExtractColumns.every((column) => header.columns.has(column)),
  );
  const [first, second] = completeSheets;
  if (first && second)
    return fail(
      `the sheets ${completeSheets.map(({ sheet }) => sheet.name).join(' and ')} have the columns. Choose one with --sheet.`,
    );
  if (first) return ok(first);
  const missingColumns = describeMissingColumns(sheetsWithHeader[0], settings);
  return sheetName === undefined && hiddenNames.length > 0
    ? fail(`${missingColumns} Hidden sheets are read only if --sheet names them: ${hiddenNames.join(', ')}.`)
    : fail(missingColumns);
}

function describeMissingColumns(
  closestSheet: { readonly sheet: Sheet; readonly header: Header } | undefined,
  settings: Settings,
): string {
  const missingColumns = requiredExtractColumns.filter((column) => !closestSheet?.header.columns.has(column));
  const headings = missingColumns.map((column) => `\`${extractHeading(settings, column)}\``).join(', ');
  const remedy =
    'Use --map on a terminal to choose the columns, or name them, for example --column ref=HEADING';
  if (!closestSheet) return `no row has the headings ${headings}. ${remedy}.`;
  const { sheet, header } = closestSheet;
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
  const repeatedHeading = header.repeated.find((storedHeading) => columnOf(storedHeading) !== undefined);
  if (repeatedHeading !== undefined)
    return fail(
      `the heading \`${repeatedHeading}\` occurs twice in row ${header.rowIndex + 1} of ${sheet.name}: rename one of them.`,
    );
  const body = sheet.rows
    .map((cells, i) => ({ cells, row: i + 1 }))
    .filter(({ cells, row }) => row > header.rowIndex + 1 && cells.length > 0);
  if (body.length === 0)
    return fail(`there is no row under the header in row ${header.rowIndex + 1} of ${sheet.name}.`);
  const width = body.reduce((widest, { cells }) => Math.max(widest, cells.length), header.headings.length);
  const spellWord = createSpeller(settings, header);
  const padRow = (texts: readonly string[]) => Array.from({ length: width }, (_, i) => texts[i] ?? '');
  const storedHeading = (text: string) => {
    const column = columnOf(text);
    if (column !== undefined) return defaultExtractHeadings[column];
    return isDefaultHeading(text) ? `${removeInvisible(text)} (as given)` : removeInvisible(text);
  };
  return ok({
    sheet: sheet.name,
    headerRow: header.rowIndex + 1,
    lines: [
      padRow(header.headings.map(storedHeading)),
      ...body.map(({ cells }) => padRow(cells.map(({ text }, i) => spellWord(removeInvisible(text), i)))),
    ],
    remarks: extractRemarks(sheets, sheet, { header, body, settings }),
  });
}

/** Whether a heading is the default heading of a column. */
const isDefaultHeading = (text: string) =>
  Object.values(defaultExtractHeadings).some(
    (defaultHeading) => normaliseHeading(defaultHeading) === normaliseHeading(text),
  );

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
