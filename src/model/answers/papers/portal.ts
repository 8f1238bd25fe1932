/** How papers tell of the portal, and the board's paper of nothing else. */
import * as z from 'zod';
import { grossTotal, toldEntry } from '../portal.ts';
import { count, day, ids, type Told } from '../shape.ts';
import { paper } from './parts.ts';

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

const groupTold = z.strictObject({
  id: z.enum(portalGroups).describe('The likely reason.'),
  count,
  actions: count,
  rows: count,
  explained: count,
});
export type GroupTold = Told<typeof groupTold>;

export const portalTold = z.strictObject({
  extract: day,
  matched: count,
  differences: count,
  explained: count,
  unexplained: count,
  more_here: count.describe('Live actions beyond what the portal holds with them.'),
  more_there: count.describe('Live rows beyond what the register holds with them.'),
  groups: z.array(groupTold),
});
export type PortalTold = Told<typeof portalTold>;

export const portalPart = portalTold.extend({
  totals: z.array(grossTotal),
  records: z.array(toldEntry).describe('Differences of actions that the page may name.'),
});
export type PortalPart = Told<typeof portalPart>;

export const reconciliation = paper('reconciliation', {
  portal: portalPart.nullable(),
  unplaced: ids,
});
