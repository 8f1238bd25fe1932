/** Defines the schemas of the portal's section of a paper: counts by likely reason, and the differences. */
import * as z from 'zod';
import { count, day, type SchemaOutput } from '../../app/response-schema.ts';
import { reconciledEntry, typeTotal } from './schema.ts';

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

const reasonGroup = z.strictObject({
  id: z.enum(portalGroups).describe('The likely reason.'),
  count,
  actions: count,
  rows: count,
  explained: count,
});
export type ReasonGroup = SchemaOutput<typeof reasonGroup>;

export const portalSummary = z.strictObject({
  extract: day,
  matched: count,
  differences: count,
  explained: count,
  unexplained: count,
  more_here: count.describe('Live actions beyond what the portal holds with them.'),
  more_there: count.describe('Live rows beyond what the register holds with them.'),
  groups: z.array(reasonGroup),
});
export type PortalSummary = SchemaOutput<typeof portalSummary>;

export const portalPart = portalSummary.extend({
  totals: z.array(typeTotal),
  records: z.array(reconciledEntry).describe('Differences of actions that the page may name.'),
});
export type PortalPart = SchemaOutput<typeof portalPart>;
