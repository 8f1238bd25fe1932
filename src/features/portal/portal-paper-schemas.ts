/** Defines the schemas of the portal's section of a paper: counts by likely reason, and the differences. */
import * as z from 'zod';
import { countSchema, daySchema, type SchemaOutput } from '../../app/response-schema.ts';
import { reconciledEntrySchema, typeTotalSchema } from './schema.ts';

const portalGroups = [
  'not-yet-there',
  'closed-here',
  'closed-there',
  'one-row',
  'several-rows',
  'submissions',
  'other-type',
  'unknown-type',
  'inspection-name',
  'wording',
  'reference-missing',
  'not-here',
] as const;

const reasonGroupSchema = z.strictObject({
  id: z.enum(portalGroups).describe('The likely reason.'),
  count: countSchema,
  actions: countSchema,
  rows: countSchema,
  explained: countSchema,
});
export type ReasonGroup = SchemaOutput<typeof reasonGroupSchema>;

export const portalSummarySchema = z.strictObject({
  extract: daySchema,
  matched: countSchema,
  differences: countSchema,
  explained: countSchema,
  unexplained: countSchema,
  more_here: countSchema.describe('Live actions beyond what the portal holds with them.'),
  more_there: countSchema.describe('Live rows beyond what the register holds with them.'),
  groups: z.array(reasonGroupSchema),
});
export type PortalSummary = SchemaOutput<typeof portalSummarySchema>;

export const portalPartSchema = portalSummarySchema.extend({
  totals: z.array(typeTotalSchema),
  records: z.array(reconciledEntrySchema).describe('Differences of actions that the page may name.'),
});
export type PortalPart = SchemaOutput<typeof portalPartSchema>;
