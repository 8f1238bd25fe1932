/** Makes an extract of a sheet as the portal gave it: finds the header, spells types and statuses as register.yaml does, and tells what is odd. */
import {
  type Column,
  columnNames,
  headingOf,
  neededColumns,
  statusReader,
  typeReader,
  usualHeadings,
} from '../../domain/records/portal-extract.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { refKey } from '../../domain/reference-pairing.ts';
import {
  type Cell,
  columnLetters,
  findHeader,
  type Header,
  normaliseHeading,
  type Sheet,
} from '../../domain/sheet.ts';

/** Something a person should look at. */
export interface Remark {
  readonly sheet: string;
  /** As a spreadsheet numbers them. */
  readonly rows: readonly number[];
  readonly message: string;
}

export interface Taken {
  readonly sheet: string;
  /** The header's row, as a spreadsheet numbers it. */
  readonly headerRow: number;
  /** The header, its known columns by their usual headings, and every row, all of one width. */
  readonly lines: readonly (readonly string[])[];
  readonly remarks: readonly Remark[];
}

const columnReader = (settings: Settings): ((heading: string) => Column | undefined) => {
  const known = new Map(columnNames.map((column) => [normaliseHeading(headingOf(settings, column)), column]));
  return (heading) => known.get(normaliseHeading(heading));
};

/** The sheet that is meant and its header, or the sentence that says why there is none. */
function chosen(
  sheets: readonly Sheet[],
  settings: Settings,
  named: string | undefined,
): { readonly sheet: Sheet; readonly header: Header } | string {
  const names = sheets.map(({ name }) => name).join(', ');
  const meant =
    named === undefined
      ? sheets
      : sheets.filter(({ name }) => normaliseHeading(name) === normaliseHeading(named));
  if (meant.length === 0) return `there is no sheet \`${named}\`; there are: ${names}.`;
  const found = meant.flatMap((sheet) => {
    const header = findHeader(sheet, columnReader(settings));
    return header ? [{ sheet, header }] : [];
  });
  const whole = found.filter(({ header }) => neededColumns.every((column) => header.columns.has(column)));
  const [first, second] = whole;
  if (first && second)
    return `the sheets ${whole.map(({ sheet }) => sheet.name).join(' and ')} have the columns; say which with --sheet.`;
  return first ?? missing(found[0], settings);
}

function missing(
  best: { readonly sheet: Sheet; readonly header: Header } | undefined,
  settings: Settings,
): string {
  const wanted = neededColumns.filter((column) => !best?.header.columns.has(column));
  const headings = wanted.map((column) => `\`${headingOf(settings, column)}\``).join(', ');
  const how = 'Say which columns they are with --map on a terminal, or with --column ref=HEADING';
  if (!best) return `no row has the headings ${headings}. ${how}.`;
  const { sheet, header } = best;
  return `row ${header.rowIndex + 1} of ${sheet.name} has no heading ${headings}; it has ${header.headings.join(', ')}. ${how}.`;
}

export function extractFrom(sheets: readonly Sheet[], settings: Settings, named?: string): Taken | string {
  const found = chosen(sheets, settings, named);
  if (typeof found === 'string') return found;
  const { sheet, header } = found;
  const columnOf = columnReader(settings);
  const doubled = header.repeated.find((heading) => columnOf(heading) !== undefined);
  if (doubled !== undefined)
    return `the heading \`${doubled}\` stands twice in row ${header.rowIndex + 1} of ${sheet.name}: rename one of them.`;
  const body = sheet.rows
    .map((cells, i) => ({ cells, row: i + 1 }))
    .filter(({ cells, row }) => row > header.rowIndex + 1 && cells.length > 0);
  if (body.length === 0)
    return `there is no row under the header in row ${header.rowIndex + 1} of ${sheet.name}.`;
  const width = Math.max(header.headings.length, ...body.map(({ cells }) => cells.length));
  const spell = speller(settings, header);
  const padded = (texts: readonly string[]) => Array.from({ length: width }, (_, i) => texts[i] ?? '');
  const heading = (text: string) => {
    const column = columnOf(text);
    if (column !== undefined) return usualHeadings[column];
    return isUsual(text) ? `${visible(text)} (as given)` : visible(text);
  };
  return {
    sheet: sheet.name,
    headerRow: header.rowIndex + 1,
    lines: [
      padded(header.headings.map(heading)),
      ...body.map(({ cells }) => padded(cells.map(({ text }, i) => spell(visible(text), i)))),
    ],
    remarks: [
      ...around(sheets, sheet, header),
      ...headingRemarks(sheet, header),
      ...oddities(sheet.name, header, body, settings),
    ],
  };
}

/** Headings that mean a column wherever an extract is read. */
const isUsual = (text: string) =>
  Object.values(usualHeadings).some((usual) => normaliseHeading(usual) === normaliseHeading(text));

/** Without what nobody sees and no record may hold. */
const visible = (text: string): string =>
  text
    .replace(/[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g, '')
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]/g, ' ')
    .trim();

/** Types and statuses are spelt as register.yaml spells them; what it does not know stays as it came. */
function speller({ portal }: Settings, { columns }: Header): (text: string, column: number) => string {
  const spelling = (words: readonly string[]) => new Map(words.map((word) => [normaliseHeading(word), word]));
  const types = spelling(Object.keys(portal?.types ?? {}));
  const statuses = spelling([...Object.keys(portal?.statuses ?? {}), ...(portal?.closed_statuses ?? [])]);
  return (text, column) => {
    const known =
      column === columns.get('type') ? types : column === columns.get('status') ? statuses : undefined;
    return known?.get(normaliseHeading(text)) ?? text;
  };
}

/** What is left out: other sheets, and what stands above the header. */
function around(
  sheets: readonly Sheet[],
  { name, rows }: Sheet,
  { rowIndex: at }: Header,
): readonly Remark[] {
  const others = sheets.filter((sheet) => sheet.name !== name && sheet.rows.length > 0);
  const above = rows.slice(0, at).flatMap((cells, i) => (cells.length > 0 ? [i + 1] : []));
  return [
    ...others.map((sheet) => ({ sheet: sheet.name, rows: [], message: 'the sheet is left out' })),
    ...(above.length > 0 ? [{ sheet: name, rows: above, message: 'above the header, and left out' }] : []),
  ];
}

const headingRemarks = ({ name }: Sheet, { rowIndex: at, repeated: twice }: Header): readonly Remark[] =>
  twice.map((heading) => ({
    sheet: name,
    rows: [at + 1],
    message: `the heading \`${heading}\` stands there twice; both columns are kept`,
  }));

interface BodyRow {
  readonly cells: readonly Cell[];
  readonly row: number;
}

/** What is odd in the rows; the same oddity of several is told once. */
function oddities(
  sheet: string,
  header: Header,
  body: readonly BodyRow[],
  settings: Settings,
): readonly Remark[] {
  const found = new Map<string, number[]>();
  const note = (row: number, message: string) => {
    const rows = found.get(message);
    if (!rows) found.set(message, [row]);
    else if (!rows.includes(row)) rows.push(row);
  };
  const [typeOf, statusOf] = [typeReader(settings), statusReader(settings)];
  const first = new Map<string, number>();
  for (const { cells, row } of body) {
    const cell = (column: Column) => visible(cells[header.columns.get(column) ?? -1]?.text ?? '');
    const cut = columnNames.filter((column) => (header.columns.get(column) ?? -1) >= cells.length);
    if (cut.length > 0)
      note(row, `cut short: no ${cut.map((column) => `\`${headingOf(settings, column)}\``).join(', ')}`);
    if (cells.length > header.headings.length) note(row, 'holds more than there are headings; it is kept');
    const [ref, type, status] = [cell('ref'), cell('type'), cell('status')];
    const twin = first.get(refKey(ref));
    if (ref === '') note(row, 'no reference');
    else if (twin === undefined) first.set(refKey(ref), row);
    else note(row, `the reference ${ref} stands in row ${twin} too`);
    if (typeOf(type) === undefined) note(row, type === '' ? 'no type' : `the type “${type}” is not known`);
    if (status === '') note(row, 'no status');
    else if (statusOf(status) === undefined)
      note(row, `the status “${status}” is not known; it counts as live`);
    for (const [i, { kind, text }] of cells.entries()) {
      if (kind === 'formula')
        note(row, `a formula in column ${columnLetters(i)}; what it last came to is taken`);
      if (visible(text) !== text.trim())
        note(row, `invisible characters in column ${columnLetters(i)}, taken out`);
    }
  }
  return [...found].map(([message, rows]) => ({ sheet, rows, message }));
}
