/** Defines the part of the answer of `import` that shows how a sheet was read: its columns, its layout, and what no cell has. */
import * as z from 'zod';
import { countSchema, type SchemaOutput, textListSchema, textSchema } from '../../app/response-schema.ts';

/** The number of a row. */
export const rowNumberSchema = z.int().min(1).describe('The number of the row in the spreadsheet.');
/** The name of a sheet. */
export const sheetNameSchema = textSchema.describe('The name of the sheet.');

const columnPlaceShape = {
  heading: textSchema,
  letters: textSchema.describe('The letters of the column.'),
  column: textSchema,
};

/** The keys of the reading of a sheet. */
export const sheetShape = {
  sheet: sheetNameSchema,
  header_row: rowNumberSchema,
  rows: countSchema,
  read: z.array(z.strictObject({ heading: textSchema, column: textSchema })),
  unread: textListSchema.describe('Headings without a known column.'),
  trailing_rows: countSchema,
  formulas: countSchema,
  hidden_rows: z.array(rowNumberSchema).describe('Rows that the workbook hides. They are read.'),
  struck_out: z
    .array(z.strictObject({ row: rowNumberSchema, letters: textSchema, words: textSchema }))
    .describe('Words that are struck out. They are read.'),
  dropped: z
    .array(z.strictObject({ ...columnPlaceShape, instead: textSchema.nullable() }))
    .describe(
      'Headings that could mean a column, but are not read as it: another heading fits better, or the cells do not fit (null).',
    ),
  from_cells: z
    .array(z.strictObject(columnPlaceShape))
    .describe('Headings whose column follows from their cells.'),
  layout: z
    .array(
      z.strictObject({
        row: rowNumberSchema,
        kind: z.enum(['band', 'total', 'key', 'heading', 'unread']),
        text: textSchema,
      }),
    )
    .describe(
      'Rows that are not actions: bands, totals, keys, repeated headings, and text in unread columns only.',
    ),
  filled: z
    .array(
      z.strictObject({
        column: textSchema,
        value: textSchema.nullable().describe('Null if each row has its own.'),
        source: z.enum(['band', 'sheet-name', 'option', 'number', 'publication', 'wording', 'default']),
        text: textSchema.describe('The words from which it follows.'),
        rows: z.array(rowNumberSchema),
      }),
    )
    .describe('Facts of new actions that no cell of the row has, and where they come from.'),
  unknown_words: z
    .array(
      z.strictObject({
        ...columnPlaceShape,
        word: textSchema,
        cells: countSchema,
        guess: textSchema.nullable().describe('The meaning that seems most likely.'),
      }),
    )
    .describe('Words that are none of the fixed words of their column.'),
  open_bands: z
    .array(z.strictObject({ row: rowNumberSchema, text: textSchema }))
    .describe('Bands above rows without an inspection that do not seem to name one.'),
};
/** How one sheet was read. */
export const sheetSchema = z.strictObject(sheetShape);
/** How one sheet was read. */
export type SheetReading = SchemaOutput<typeof sheetSchema>;
