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

const newRecordSchema = z.strictObject({ id: textSchema, title: textSchema });

const rowNumberSchema = z.int().min(1).describe('The number of the row in the spreadsheet.');
const sheetNameSchema = textSchema.describe('The name of the sheet.');

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

const computedCellSchema = z.strictObject({
  sheet: sheetNameSchema,
  row: rowNumberSchema,
  id: textSchema,
  column: textSchema.describe('The letters of the column.'),
  heading: textSchema,
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

/** Cells of one sheet that have something in common. */
const cellsShape = { sheet: sheetNameSchema, cells: countSchema, rows: z.array(rowNumberSchema) };

const sheetShape = {
  sheet: sheetNameSchema,
  header_row: rowNumberSchema,
  rows: countSchema,
  read: z.array(z.strictObject({ heading: textSchema, column: textSchema })),
  unread: textListSchema.describe('Headings without a known column.'),
  trailing_rows: countSchema,
  formulas: countSchema,
};
const sheetSchema = z.strictObject(sheetShape);
/** How one sheet was read. */
export type SheetReading = SchemaOutput<typeof sheetSchema>;

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
