/** The table: live actions, and of them those with HMICFRS. */
import * as z from 'zod';
import {
  count,
  day,
  files,
  type Infer,
  ids,
  type ResponseBody,
  responseSchema,
  text,
} from '../../app/response-schema.ts';

export const member = z.strictObject({ id: text, label: text });

const figures = {
  live: count,
  submitted: count.describe('Of the live ones, those sent to HMICFRS and not answered.'),
};
const total = z.record(z.string(), z.strictObject(figures)).describe('By column; an action counts once.');
export type Count = Infer<typeof total>[string];

const cell = z.strictObject({
  ...figures,
  ids: ids.describe('The live actions counted here; empty unless asked for.'),
});

const provenCell = cell.extend({ submitted_ids: ids });
export type ProvenCell = Infer<typeof provenCell>;

const rowOf = <Cell extends z.ZodType>(one: Cell) =>
  member.extend({ cells: z.record(z.string(), one).describe('By column.') });

const portal = z
  .strictObject({ extract: day, cells: z.record(z.string(), count).describe('By type.') })
  .nullable()
  .describe(
    'Live rows of the serving extract; null where none serves the date or the table is not by origin and type.',
  );

export const summary = responseSchema('summary', 'Live actions by row and column.', {
  as_at: day,
  rows: z.array(rowOf(cell)),
  total,
  portal,
  files,
});
export type Summary = ResponseBody<typeof summary>;

/** The same with what its drawing and its proof need, as papers hold it. */
export const summaryTable = z.strictObject({
  as_at: day,
  rows: z.array(rowOf(provenCell)),
  total,
  portal,
  files,
  unplaced: ids.describe('References of live rows of the extract whose type is not known.'),
  heading: text.describe('Of the first column.'),
  columns: z.array(member),
  several: ids.describe('Actions that stand in several rows or columns: the parts exceed the total.'),
});
export type SummaryTable = Infer<typeof summaryTable>;
