/** Schema of the answer of `ageing`: days with the force and with HMICFRS, and days since issue. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  dimensionSchema,
  fileCountsSchema,
  idListSchema,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  rowFrameworkSchema,
  type SchemaOutput,
  textSchema,
} from '../../app/response-schema.ts';
import { ageBands } from '../../domain/clocks.ts';
import { migratedDataSchema } from '../actions/schema.ts';
import { memberSchema } from '../summary/schema.ts';

const bandNames = ageBands.map(({ id }) => id);

const durationsSchema = z.strictObject({
  number: countSchema,
  median: z
    .number()
    .nullable()
    .describe('In days. With an even number of values, it is halfway between the middle two.'),
  oldest: countSchema.nullable(),
});

const twoClocksSchema = z.strictObject({
  number: countSchema,
  force: durationsSchema.describe('Total days live and not with HMICFRS.'),
  hmicfrs: durationsSchema.describe('Days since submission, for actions now with HMICFRS.'),
  completed_waits: durationsSchema.describe(
    'Days of each time with HMICFRS that ended in a return, a withdrawal or closure.',
  ),
});
/** Statistics of the days with the force and of the days with HMICFRS. */
export type TwoClocks = SchemaOutput<typeof twoClocksSchema>;

const agesSchema = z.strictObject({
  live: twoClocksSchema,
  bands: objectWithKeys(bandNames, countSchema).describe(
    'Live actions by days since issue. The bands add up to all live actions.',
  ),
  closed: twoClocksSchema.describe('Actions closed by that day.'),
  ids: z
    .strictObject({
      bands: objectWithKeys(bandNames, idListSchema),
      oldest_force: idListSchema,
      oldest_hmicfrs: idListSchema,
      submitted: idListSchema.describe('Actions now with HMICFRS.'),
      completed_waits: idListSchema.describe('Live actions, with one entry for each completed wait.'),
      closed: idListSchema,
    })
    .describe('The actions behind the figures.'),
});
/** The clocks and the age bands of a set of actions. */
export type Ages = SchemaOutput<typeof agesSchema>;

const agesTableSchema = z.strictObject({
  by: dimensionSchema,
  heading: textSchema,
  rows: z.array(memberSchema.extend(agesSchema.shape)),
});
/** The ages of actions by the rows of a dimension. */
export type AgesTable = SchemaOutput<typeof agesTableSchema>;

const shape = {
  as_at: daySchema,
  tables: z.array(agesTableSchema),
  total: agesSchema,
  framework: rowFrameworkSchema,
  several: idListSchema.describe(
    'Actions that are in several rows of a table, so the parts exceed the total.',
  ),
  taken_over: z.strictObject({ live: migratedDataSchema, closed: migratedDataSchema }),
  files: fileCountsSchema,
};

/** As a part of a paper. */
export const ageingSchema = z.strictObject(shape);
/** The JSON answer `afi.ageing/1`. */
export const ageingResponse = responseSchema('ageing', 'How long actions take, and how old they are.', shape);
/** The answer `ageing`, without its schema name. */
export type Ageing = ResponseBody<typeof ageingResponse>;
