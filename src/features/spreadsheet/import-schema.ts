/** Defines the JSON answer of `import`: the plan of a spreadsheet's changes, and what was recorded of it. */
import * as z from 'zod';
import {
  changeShape,
  count,
  day,
  responseSchema,
  type SchemaOutput,
  text,
  texts,
} from '../../app/response-schema.ts';

const named = z.strictObject({ id: text, title: text });

const row = z.int().min(1).describe('As the spreadsheet numbers it.');

const plannedRow = z.strictObject({
  row,
  id: text,
  title: text,
  changes: z.array(
    z.strictObject({
      field: text,
      from: text.nullable(),
      to: text,
      by: text.describe('`correction` for a fact, else the event that brings it about.'),
    }),
  ),
});
/** A row that would add or change an action. */
export type PlannedRow = SchemaOutput<typeof plannedRow>;
/** A changed field of a planned row, with the event that records it. */
export type PlannedChange = PlannedRow['changes'][number];

const refusal = z.strictObject({
  row,
  column: text.nullable().describe('Its letters; null where the row as a whole is meant.'),
  heading: text.nullable(),
  reason: text,
});
/** A cell or row that cannot be imported. */
export type Refusal = SchemaOutput<typeof refusal>;

const computedCell = z.strictObject({
  row,
  id: text,
  column: text.describe('Its letters.'),
  heading: text,
  says: text.describe('The cell.'),
  is: text.nullable().describe('What the register comes to.'),
  instead: text.describe('What to change instead.'),
});
/** A cell of a computed column that differs from the register; it is not imported. */
export type ComputedCell = SchemaOutput<typeof computedCell>;

const planShape = {
  file: text,
  sheet: text,
  header_row: row,
  rows: count,
  read: z.array(z.strictObject({ heading: text, column: text })),
  unread: texts.describe('Headings that no column of an action answers to.'),
  other_sheets: texts,
  trailing_rows: count,
  formulas: count,
  inspections: z.array(named.extend({ origin: text, published: day.nullable() })).describe('New ones.'),
  boards: z.array(named).describe('New ones.'),
  batches: z.array(named).describe('New ones.'),
  added: z.array(plannedRow),
  changed: z.array(plannedRow),
  unchanged: texts,
  refused: z.array(refusal),
  worked_out: z
    .array(computedCell)
    .describe('Cells that are worked out from the rest, and are not taken in.'),
  absent: texts.describe('Actions that the sheet does not name; they are left as they are.'),
  on: day.describe('The day of the import.'),
  undated: z
    .array(z.strictObject({ event: text, ids: texts }))
    .describe('Of new actions: events that bear the day of the import, since the sheet does not date them.'),
  unbatched: texts.describe('New actions that are with HMICFRS in no batch.'),
  personal: z
    .array(z.strictObject({ kind: text, cells: count, rows: z.array(row) }))
    .describe('Cells that look as if they told who somebody is.'),
};
const plan = z.strictObject(planShape);
/** The changes that a sheet would make, with the rows and cells that it would not import. */
export type Plan = SchemaOutput<typeof plan>;

export const importResponse = responseSchema(
  'import',
  'What a spreadsheet would change; with --apply, what it did.',
  {
    ...planShape,
    ...changeShape,
  },
);
