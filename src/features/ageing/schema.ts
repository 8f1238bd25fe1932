/** Schema of the answer of `ageing`: days with the force and with HMICFRS, and days since issue. */
import * as z from 'zod';
import {
  count,
  day,
  dimension,
  files,
  ids,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  text,
} from '../../app/response-schema.ts';
import { ageBands } from '../../domain/clocks.ts';
import { migratedDataSchema } from '../actions/schema.ts';
import { member } from '../summary/schema.ts';

const bandNames = ageBands.map(({ id }) => id);

const spread = z.strictObject({
  number: count,
  median: z.number().nullable().describe('In days; halfway between two where there is no middle.'),
  oldest: count.nullable(),
});

const twoClocks = z.strictObject({
  number: count,
  force: spread.describe('Days live and not submitted, in all stints.'),
  hmicfrs: spread.describe('Days submitted, of those that ever were.'),
});
export type TwoClocks = SchemaOutput<typeof twoClocks>;

const ages = z.strictObject({
  live: twoClocks,
  bands: objectWithKeys(bandNames, count).describe('Live actions by days since issue; together all of them.'),
  closed: twoClocks.describe('Those closed by that day.'),
  ids: z
    .strictObject({
      bands: objectWithKeys(bandNames, ids),
      oldest_force: ids,
      oldest_hmicfrs: ids,
      closed: ids,
    })
    .describe('The actions behind the figures.'),
});
export type Ages = SchemaOutput<typeof ages>;

const agesTable = z.strictObject({
  by: dimension,
  heading: text,
  rows: z.array(member.extend(ages.shape)),
});
export type AgesTable = SchemaOutput<typeof agesTable>;

const shape = {
  as_at: day,
  tables: z.array(agesTable),
  total: ages,
  several: ids.describe('Actions that stand in several rows of a table: the parts exceed the total.'),
  taken_over: z.strictObject({ live: migratedDataSchema, closed: migratedDataSchema }),
  files,
};

/** As a part of a paper. */
export const ageingPart = z.strictObject(shape);
export const ageing = responseSchema('ageing', 'How long actions take, and how old they are.', shape);
export type Ageing = ResponseBody<typeof ageing>;
