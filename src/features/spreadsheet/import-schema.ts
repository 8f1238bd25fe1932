/** Defines the JSON answer of `import`: the plan of a spreadsheet's changes, and what was recorded of it. */
import * as z from 'zod';
import {
  changeShape,
  countSchema,
  daySchema,
  responseSchema,
  type SchemaOutput,
  textListSchema,
  textSchema,
} from '../../app/response-schema.ts';

import { rowNumberSchema, sheetNameSchema, sheetSchema, sheetShape } from './reading-schema.ts';

const newRecordSchema = z.strictObject({ id: textSchema, title: textSchema });

const plannedRowSchema = z.strictObject({
  sheet: sheetNameSchema,
  row: rowNumberSchema,
  id: textSchema,
  title: textSchema,
  changes: z.array(
    z.strictObject({
      field: textSchema,
      from: textSchema.nullable(),
      to: textSchema,
      by: textSchema.describe('`correction` for a fact, otherwise the event that changes it.'),
    }),
  ),
});
/** A row that would add or change an action. */
export type PlannedRow = SchemaOutput<typeof plannedRowSchema>;
/** A changed field of a planned row, with the event that records it. */
export type PlannedChange = PlannedRow['changes'][number];

const refusalSchema = z.strictObject({
  sheet: sheetNameSchema,
  row: rowNumberSchema,
  column: textSchema
    .nullable()
    .describe('The letters of the column. Null if the reason concerns the whole row.'),
  heading: textSchema.nullable(),
  reason: textSchema,
});
/** A cell or row that cannot be imported. */
export type Refusal = SchemaOutput<typeof refusalSchema>;

const exportedCellShape = {
  sheet: sheetNameSchema,
  row: rowNumberSchema,
  id: textSchema,
  column: textSchema.describe('The letters of the column.'),
  heading: textSchema,
};

const computedCellSchema = z.strictObject({
  ...exportedCellShape,
  says: textSchema.describe('The text of the cell.'),
  is: textSchema.nullable().describe('The value that the register calculates.'),
  instead: textSchema.describe('What to change instead.'),
});
/** A cell of a computed column that differs from the register; it is not imported. */
export type ComputedCell = SchemaOutput<typeof computedCellSchema>;

const cellPlaceShape = {
  sheet: sheetNameSchema,
  row: rowNumberSchema,
  id: textSchema.describe('The id of the action.'),
  column: textSchema.nullable().describe('The letters of the column.'),
  heading: textSchema.nullable(),
};

const derivedFactSchema = z.strictObject({
  ...cellPlaceShape,
  field: textSchema,
  value: textSchema,
  text: textSchema.describe('The words of the cell from which it follows.'),
});
/** A fact that follows from words of a cell. */
export type DerivedFact = SchemaOutput<typeof derivedFactSchema>;

const doubtfulCellSchema = z.strictObject({
  ...cellPlaceShape,
  line: z.int().min(1).nullable().describe('The line of the cell. Null for the whole cell.'),
  text: textSchema,
  reason: textSchema,
});
/** A part of a cell that a person should check; the row is imported. */
export type DoubtfulCell = SchemaOutput<typeof doubtfulCellSchema>;

const importedThreadSchema = z.strictObject({
  ...cellPlaceShape,
  entries: countSchema.describe('The dated comments that become events.'),
  first: daySchema.nullable(),
  last: daySchema.nullable(),
  introduced: daySchema
    .nullable()
    .describe('The day of the note with the text before the first date. Null if there is none.'),
  initials: textListSchema.describe('Initials of persons. They are not recorded as roles.'),
});
/** A cell of dated comments. */
export type ImportedThread = SchemaOutput<typeof importedThreadSchema>;

const differenceSchema = z.strictObject({
  ...exportedCellShape,
  field: textSchema.describe('The name of the column.'),
  exported: textSchema.nullable().describe('The value that was exported. Null if it is empty, or not known.'),
  says: textSchema.describe('The text of the cell.'),
  is: textSchema.nullable().describe('The value on the register.'),
  on: daySchema.nullable().describe('The day of the event that gave the register its value.'),
  recorded_on: daySchema.nullable().describe('The day on which the value was recorded.'),
  recorded_by: textSchema.nullable().describe('Who recorded it, as git names the author.'),
  keep: z.enum(['register', 'sheet']).nullable().describe('The side that is kept. Null if none was chosen.'),
});
/** A cell that differs from the register. */
export type CellDifference = SchemaOutput<typeof differenceSchema>;

const emptiedCellSchema = z.strictObject({
  ...exportedCellShape,
  was: textSchema.describe('The value that was exported.'),
});
/** A cell that has been emptied since the export. */
export type EmptiedCell = SchemaOutput<typeof emptiedCellSchema>;

/** Cells of one sheet that have something in common. */
const cellsShape = { sheet: sheetNameSchema, cells: countSchema, rows: z.array(rowNumberSchema) };

const planShape = {
  file: textSchema,
  ...sheetShape,
  sheets: z
    .array(sheetSchema)
    .describe('The sheets that were read. The keys of the first are also those of the answer itself.'),
  other_sheets: textListSchema.describe('Sheets that were not read.'),
  not_read: z
    .array(z.strictObject({ sheet: sheetNameSchema, reason: textSchema }))
    .describe('Sheets that were not read, and why.'),
  inspections: z
    .array(newRecordSchema.extend({ origin: textSchema, published: daySchema.nullable() }))
    .describe('New ones.'),
  boards: z.array(newRecordSchema).describe('New ones.'),
  batches: z.array(newRecordSchema).describe('New ones.'),
  added: z.array(plannedRowSchema),
  changed: z.array(plannedRowSchema),
  unchanged: textListSchema,
  refused: z.array(refusalSchema),
  worked_out: z
    .array(computedCellSchema)
    .describe('Cells of columns that the register calculates. They are not imported.'),
  base: z
    .strictObject({ commit: textSchema, day: daySchema })
    .nullable()
    .describe('The export from which the sheet was made: the commit and the day. Null if it is not known.'),
  base_fault: textSchema.nullable().describe('Why the export cannot be used, or only in part.'),
  conflicts: z
    .array(differenceSchema)
    .describe('Cells that were changed on the sheet and, differently, on the register since the export.'),
  newer: z
    .array(z.strictObject({ id: textSchema, field: textSchema }))
    .describe('Values that changed on the register since the export, and not on the sheet. They are kept.'),
  emptied: z.array(emptiedCellSchema).describe('Cells that were emptied. An empty cell deletes nothing.'),
  replaced: z
    .array(differenceSchema)
    .describe('If the export is not known: the values on the register that the sheet would replace.'),
  removed_rows: textListSchema.describe('Actions whose row was removed from the sheet since the export.'),
  removed_columns: textListSchema.describe('Columns that were removed or renamed since the export.'),
  removed_actions: textListSchema.describe('Actions of unchanged rows that are no longer on the register.'),
  absent: textListSchema.describe('Actions that are not in the sheet. They are not changed.'),
  on: daySchema.describe('The day of the import.'),
  undated: z
    .array(z.strictObject({ event: textSchema, ids: textListSchema }))
    .describe(
      'Events of new actions that get the day of the import, because the sheet has no date for them.',
    ),
  unbatched: textListSchema.describe('New actions that are with HMICFRS but not in a batch.'),
  placeholders: z
    .array(z.strictObject({ ...cellsShape, column: textSchema }))
    .describe('Cells for a lead or a board that have a placeholder such as `TBC`. No owner is recorded.'),
  personal: z
    .array(z.strictObject({ ...cellsShape, kind: textSchema }))
    .describe('Cells that look like personal data.'),
  derived: z
    .array(derivedFactSchema)
    .describe('Facts that follow from words of a cell: of the status, or a deadline in the wording.'),
  doubtful: z
    .array(doubtfulCellSchema)
    .describe('Parts of cells that a person should check. Their rows are imported.'),
  threads: z.array(importedThreadSchema).describe('Cells of dated comments whose entries become events.'),
  garbled: z
    .array(
      z.strictObject({
        ...cellsShape,
        column: textSchema.describe('The letters of the column.'),
        heading: textSchema,
        text: textSchema.describe('The first garbled part.'),
        original: textSchema.nullable().describe('The probable original text. Null if it cannot be known.'),
      }),
    )
    .describe('Cells whose text another program garbled. The text is imported unchanged.'),
};
const planSchema = z.strictObject(planShape);
/** The changes that a sheet would make, with the rows and cells that it would not import. */
export type Plan = SchemaOutput<typeof planSchema>;

/** The JSON answer `afi.import/1`. */
export const importResponse = responseSchema(
  'import',
  'What a spreadsheet would change or, with --apply, what it changed.',
  {
    ...planShape,
    ...changeShape,
  },
);
