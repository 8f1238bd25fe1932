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
  type SchemaOutput,
  textSchema,
} from '../../app/response-schema.ts';
import { ageBands } from '../../domain/clocks.ts';
import { migratedDataSchema } from '../actions/schema.ts';
import { member } from '../summary/schema.ts';

const bandNames = ageBands.map(({ id }) => id);

const spread = z.strictObject({
  number: countSchema,
  median: z.number().nullable().describe('In days; halfway between two where there is no middle.'),
  oldest: countSchema.nullable(),
});

const twoClocks = z.strictObject({
  number: countSchema,
  force: spread.describe('Days live and not submitted, in all stints.'),
  hmicfrs: spread.describe('Days submitted, of those that ever were.'),
});
export type TwoClocks = SchemaOutput<typeof twoClocks>;

const ages = z.strictObject({
  live: twoClocks,
  bands: objectWithKeys(bandNames, countSchema).describe(
    'Live actions by days since issue; together all of them.',
  ),
  closed: twoClocks.describe('Those closed by that day.'),
  ids: z
    .strictObject({
      bands: objectWithKeys(bandNames, idListSchema),
      oldest_force: idListSchema,
      oldest_hmicfrs: idListSchema,
      closed: idListSchema,
    })
    .describe('The actions behind the figures.'),
});
export type Ages = SchemaOutput<typeof ages>;

const agesTable = z.strictObject({
  by: dimensionSchema,
  heading: textSchema,
  rows: z.array(member.extend(ages.shape)),
});
export type AgesTable = SchemaOutput<typeof agesTable>;

const shape = {
  as_at: daySchema,
  tables: z.array(agesTable),
  total: ages,
  several: idListSchema.describe(
    'Actions that stand in several rows of a table: the parts exceed the total.',
  ),
  taken_over: z.strictObject({ live: migratedDataSchema, closed: migratedDataSchema }),
  files: fileCountsSchema,
};

/** As a part of a paper. */
export const ageingPart = z.strictObject(shape);
export const ageing = responseSchema('ageing', 'How long actions take, and how old they are.', shape);
export type Ageing = ResponseBody<typeof ageing>;
