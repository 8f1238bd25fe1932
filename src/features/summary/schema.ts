/** Schema of the answer of `summary`: live actions by row and column, and how many of them are with HMICFRS. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  fileCountsSchema,
  idListSchema,
  type ResponseBody,
  responseSchema,
  rowFrameworkSchema,
  type SchemaOutput,
  textSchema,
} from '../../app/response-schema.ts';
import { actionTypes } from '../../domain/vocabulary.ts';

/** A row or column: its id and its label. */
export const memberSchema = z.strictObject({ id: textSchema, label: textSchema });

const figuresShape = {
  live: countSchema,
  submitted: countSchema.describe('Live actions that are with HMICFRS for assessment.'),
};
const totalsSchema = z
  .record(z.string(), z.strictObject(figuresShape))
  .describe('By column. Each action is counted once.');
/** The figures of one cell: live actions, and of them those with HMICFRS. */
export type LiveCount = SchemaOutput<typeof totalsSchema>[string];

const cellSchema = z.strictObject({
  ...figuresShape,
  ids: idListSchema.describe('The live actions behind the figure.'),
  submitted_ids: idListSchema.describe('The submitted actions behind the figure.'),
});
/** One cell: its figures, and the actions behind each. */
export type SummaryCell = SchemaOutput<typeof cellSchema>;

const portalTotalsSchema = z
  .strictObject({ extract: daySchema, cells: z.record(z.string(), countSchema).describe('By type.') })
  .nullable()
  .describe(
    'Live rows of the portal extract in use on that day. Null if there is no such extract, or if the table is not by origin and type.',
  );

const summaryShape = {
  as_at: daySchema,
  rows: z.array(memberSchema.extend({ cells: z.record(z.string(), cellSchema).describe('By column.') })),
  total: totalsSchema,
  portal: portalTotalsSchema,
  audit: z
    .strictObject({ live: countSchema, ids: idListSchema })
    .nullable()
    .describe('Live audit actions, if the table does not count them. Null if it may count them.'),
  files: fileCountsSchema,
  unplaced: idListSchema.describe('References of live rows of the extract whose type is not known.'),
  unknown_status: idListSchema.describe(
    'References of rows of the extract whose status has no known meaning. They are counted as live.',
  ),
  heading: textSchema.describe('The heading of the first column.'),
  columns: z.array(memberSchema),
  framework: rowFrameworkSchema,
  several: idListSchema.describe(
    'Actions that are in several rows or columns, so the parts exceed the total.',
  ),
};

/** The table as a part of a paper. */
export const summarySchema = z.strictObject(summaryShape);
/** The JSON answer `afi.summary/1`. */
export const summaryResponse = responseSchema('summary', 'Live actions by row and column.', summaryShape);
/** The answer `summary`, without its schema name. */
export type Summary = ResponseBody<typeof summaryResponse>;

/** A type of action: how it heads a column, and how one or several are named in a sentence. */
const typeNamesShape = { type: z.enum(actionTypes), heading: textSchema, one: textSchema, many: textSchema };
/** The number of actions of a type, with the words for a sentence. */
export const typeCountSchema = z.strictObject({ ...typeNamesShape, count: countSchema });

/** The totals of a summary for running text. */
export const liveTotalsSchema = z.strictObject({
  all: countSchema,
  submitted: countSchema,
  types: z.array(z.strictObject({ ...typeNamesShape, live: countSchema, submitted: countSchema })),
});
