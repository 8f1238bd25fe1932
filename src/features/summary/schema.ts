/** Schema of the answer of `summary`: live actions by row and column, and how many of them are with HMICFRS. */
import * as z from 'zod';
import {
  count,
  day,
  files,
  ids,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  text,
} from '../../app/response-schema.ts';
import { actionTypes } from '../../domain/vocabulary.ts';

/** A row or column: its id and its label. */
export const member = z.strictObject({ id: text, label: text });

const figures = {
  live: count,
  submitted: count.describe('Of the live ones, those sent to HMICFRS and not answered.'),
};
const total = z.record(z.string(), z.strictObject(figures)).describe('By column; an action counts once.');
/** The figures of one cell: live actions, and of them those with HMICFRS. */
export type LiveCount = SchemaOutput<typeof total>[string];

const cell = z.strictObject({
  ...figures,
  ids: ids.describe('The live actions counted here.'),
  submitted_ids: ids.describe('The submitted actions counted here.'),
});
/** One cell: its figures, and the actions behind each. */
export type SummaryCell = SchemaOutput<typeof cell>;

const portal = z
  .strictObject({ extract: day, cells: z.record(z.string(), count).describe('By type.') })
  .nullable()
  .describe(
    'Live rows of the serving extract; null where none serves the date or the table is not by origin and type.',
  );

const shape = {
  as_at: day,
  rows: z.array(member.extend({ cells: z.record(z.string(), cell).describe('By column.') })),
  total,
  portal,
  files,
  unplaced: ids.describe('References of live rows of the extract whose type is not known.'),
  heading: text.describe('Of the first column.'),
  columns: z.array(member),
  several: ids.describe('Actions that stand in several rows or columns: the parts exceed the total.'),
};

/** The table as a part of a paper. */
export const summaryPart = z.strictObject(shape);
export const summary = responseSchema('summary', 'Live actions by row and column.', shape);
export type Summary = ResponseBody<typeof summary>;

/** A type of action: how it heads a column, and how one or several are named in a sentence. */
const typeNames = { type: z.enum(actionTypes), heading: text, one: text, many: text };
/** The number of actions of a type, with the words for a sentence. */
export const typeCount = z.strictObject({ ...typeNames, count });

/** The totals of a summary for running text. */
export const liveTotals = z.strictObject({
  all: count,
  submitted: count,
  types: z.array(z.strictObject({ ...typeNames, live: count, submitted: count })),
});
