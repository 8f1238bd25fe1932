/** Lists the live audit actions of a page in a section of their own, since no figure of HMICFRS counts them. */

import * as z from 'zod';
import { countSchema, type SchemaOutput } from '../../../app/response-schema.ts';
import { formatDate } from '../../../domain/dates/calendar.ts';
import { type ActionState, statesAsAt } from '../../../domain/filter.ts';
import { auditPopulation, isInPopulation } from '../../../domain/population.ts';
import { isLive, isUnassigned } from '../../../domain/position.ts';
import type { Register } from '../../../domain/register.ts';
import {
  blankIfUnknown,
  createTable,
  flexibleColumn,
  rightAlignedColumn,
  type Table,
} from '../../../output/document.ts';
import { actionLineSchema, actionLines, compareDue } from './action-summary.ts';

/** The live audit actions of a page. */
export const auditSectionSchema = z.strictObject({
  live: countSchema,
  overdue: countSchema,
  needs_target: countSchema.describe('Returned, new target needed.'),
  unassigned: countSchema.describe('Without a lead or a board.'),
  actions: z.array(actionLineSchema),
});
export type AuditSection = SchemaOutput<typeof auditSectionSchema>;

/** The live audit actions that a page covers on a day, the soonest date first. */
export function auditSection(
  register: Register,
  asAt: string,
  covers: (state: ActionState) => boolean = () => true,
): AuditSection {
  const liveStates = statesAsAt(register, asAt)
    .filter(isInPopulation(auditPopulation({}), asAt, register))
    .filter((state) => isLive(state.position) && covers(state));
  const actions = liveStates.map(actionLines(register, asAt)).sort(compareDue);
  return {
    live: actions.length,
    overdue: actions.filter((action) => action.is_overdue).length,
    needs_target: actions.filter(({ needs_target: isTargetNeeded }) => isTargetNeeded).length,
    unassigned: liveStates.filter(({ position }) => isUnassigned(position)).length,
    actions,
  };
}

/** The caption of the table of audit actions. */
export const auditCaption = 'Live internal audit actions, earliest date first';

/** A row for each audit action. */
export const auditTable = ({ actions }: AuditSection): Table =>
  createTable(
    ['Action', flexibleColumn('Title'), 'Status', 'Delivery lead', 'Due', rightAlignedColumn('Days overdue')],
    actions.map((row) => [
      row.id,
      row.title,
      row.status ?? '',
      row.delivery_lead ?? 'not recorded',
      row.due === null ? 'none' : formatDate(row.due),
      row.needs_target ? 'new target needed' : blankIfUnknown(row.overdue_days),
    ]),
  );
