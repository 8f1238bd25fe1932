/** The answers of changing commands: what was recorded, or would be. */
import * as z from 'zod';
import {
  changeShape,
  count,
  day,
  type Infer,
  responseSchema,
  text,
  texts,
} from '../../app/response-schema.ts';
import { buildRecord } from '../../domain/collections.ts';

/** The changing commands whose own answer is lines of text. */
const plain = [
  'init',
  'add',
  'assign',
  'target',
  'progress',
  'evidence',
  'complete',
  'note',
  'close',
  'reopen',
  'withdraw',
  'submit',
  'outcome',
  'assess',
  'correct',
  'rename',
  'record',
  'undo',
  'explain',
  'portal',
] as const;

const told = { told: texts.describe('What it says besides, a line each.'), ...changeShape };

/** The answer of one of them. */
const changed = <const Name extends string>(name: Name) =>
  responseSchema(name, `What \`afi ${name}\` recorded, or with --dry-run would record.`, told);

type ChangeSchemas = { readonly [Name in (typeof plain)[number]]: ReturnType<typeof changed<Name>> };

// recordOf loses which name each schema has; `changed` gives each its own.
export const changes = buildRecord(plain, changed) as ChangeSchemas;

const suggestion = z.strictObject({
  action: text,
  ref: text,
  score: z.number().min(0).max(1),
  level: z.enum(['high', 'possible']),
  part: z.boolean().describe('Whether one of the two holds the other and more.'),
});

export const match = responseSchema('match', 'Pairs that wording suggests, or those that were recorded.', {
  suggestions: z.array(suggestion).describe('None where pairs were accepted.'),
  ...changeShape,
});

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
export type PlannedRow = Infer<typeof plannedRow>;
export type FieldChange = PlannedRow['changes'][number];

const refusal = z.strictObject({
  row,
  column: text.nullable().describe('Its letters; null where the row as a whole is meant.'),
  heading: text.nullable(),
  reason: text,
});
export type Refusal = Infer<typeof refusal>;

const workedOut = z.strictObject({
  row,
  id: text,
  column: text.describe('Its letters.'),
  heading: text,
  says: text.describe('The cell.'),
  is: text.nullable().describe('What the register comes to.'),
  instead: text.describe('What to change instead.'),
});
export type WorkedOut = Infer<typeof workedOut>;

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
  worked_out: z.array(workedOut).describe('Cells that are worked out from the rest, and are not taken in.'),
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
export type Plan = Infer<typeof plan>;

export const importing = responseSchema(
  'import',
  'What a spreadsheet would change; with --apply, what it did.',
  {
    ...planShape,
    ...changeShape,
  },
);
