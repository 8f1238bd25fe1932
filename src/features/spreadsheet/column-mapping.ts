/** What headings and words of a sheet mean, and the values of rows whose cells have none. `mapping-file.ts` reads it from a file. */

import { normaliseHeading } from '../../domain/sheet.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import type { DateOrder } from '../../domain/vocabulary.ts';
import { findKnownColumn } from './columns.ts';

/** The meaning of the headings and words of one sheet, or of all sheets. */
export interface SheetMapping {
  /** By normalised heading: a column, or `unread`. */
  readonly columns: ReadonlyMap<string, string>;
  /** By column: the meaning of each normalised word; empty if it has none. */
  readonly words: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By column: the value of rows without one, by the normalised name of their inspection; under `` for all inspections. */
  readonly constants: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** By normalised text of a row that spans the sheet: the inspection of the rows under it, or `unread`. */
  readonly bands: ReadonlyMap<string, string>;
  /** The order of day and month in numeric dates, if the file has it. */
  readonly dates: DateOrder | undefined;
  /** Whether the sheet is read, if the file has it. */
  readonly isRead: boolean | undefined;
}

/** The meaning of headings and words in all sheets of a file, and in single ones. */
export interface Mapping extends SheetMapping {
  /** By normalised name of the sheet: what applies to it alone. */
  readonly sheets: ReadonlyMap<string, SheetMapping>;
  /** The rows of its file, unchanged. */
  readonly rows: readonly (readonly string[])[];
}

/** The columns that may have one value for a file, a sheet or an inspection. */
export const constantColumns = ['inspection', 'type', 'origin', 'published', 'issued', 'batch'] as const;

/** The column of a heading that is not read. */
export const unreadColumn = 'unread';

/** A mapping without entries. */
export const emptySheetMapping: SheetMapping = {
  columns: new Map(),
  words: new Map(),
  constants: new Map(),
  bands: new Map(),
  dates: undefined,
  isRead: undefined,
};
/** The mapping of a file without a mapping file. */
export const noMapping: Mapping = { ...emptySheetMapping, sheets: new Map(), rows: [] };

/** The mapping of a sheet: its own entries, then those of all sheets. */
export function mappingOfSheet(mapping: Mapping, sheetName: string): SheetMapping {
  const sheetMapping = mapping.sheets.get(normaliseName(sheetName));
  if (!sheetMapping) return mapping;
  return {
    columns: new Map([...mapping.columns, ...sheetMapping.columns]),
    words: mergeNested(mapping.words, sheetMapping.words),
    constants: mergeNested(mapping.constants, sheetMapping.constants),
    bands: new Map([...mapping.bands, ...sheetMapping.bands]),
    dates: sheetMapping.dates ?? mapping.dates,
    isRead: sheetMapping.isRead,
  };
}

/** The mapping with values of a call: for the named sheets, otherwise for all. */
export function withConstants(
  mapping: Mapping,
  values: Readonly<Record<string, string | undefined>>,
  sheetNames: readonly string[],
): Mapping {
  const constants: NestedMap = new Map(
    Object.entries(values).flatMap(([column, value]) =>
      value === undefined ? [] : [[column, new Map([['', value]])] as const],
    ),
  );
  if (constants.size === 0) return mapping;
  if (sheetNames.length === 0) return { ...mapping, constants: mergeNested(mapping.constants, constants) };
  const sheets = new Map(mapping.sheets);
  for (const name of sheetNames) {
    const sheetMapping = sheets.get(normaliseName(name)) ?? emptySheetMapping;
    sheets.set(normaliseName(name), {
      ...sheetMapping,
      constants: mergeNested(sheetMapping.constants, constants),
    });
  }
  return { ...mapping, sheets };
}

type NestedMap = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Two maps of maps in one; the entries of the second have precedence. */
const mergeNested = (general: NestedMap, specific: NestedMap): NestedMap =>
  new Map(
    [...new Set([...general.keys(), ...specific.keys()])].map((key) => [
      key,
      new Map([...(general.get(key) ?? []), ...(specific.get(key) ?? [])]),
    ]),
  );

/** The column of a heading: from the mapping, otherwise from known headings. */
export function columnOfHeading(
  { columns }: Pick<SheetMapping, 'columns'>,
  heading: string,
): string | undefined {
  const column = columns.get(normaliseHeading(heading)) ?? findKnownColumn(heading);
  return column === unreadColumn ? undefined : column;
}

/** What a word means in a column: from the mapping, otherwise the word itself. */
export const mapWord = ({ words }: Pick<SheetMapping, 'words'>, column: string, word: string): string =>
  words.get(column)?.get(normaliseName(word)) ?? word;
