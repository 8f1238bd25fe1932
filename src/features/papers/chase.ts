/** Makes the request to one lead for an update: their actions, with the last note of each. */

import * as z from 'zod';
import { countSchema, textSchema } from '../../app/response-schema.ts';
import { addDays } from '../../domain/dates/calendar.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { daysWithoutActivity } from '../../domain/last-update.ts';
import { isLive, isWithForce, ownerOf, positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Register } from '../../domain/register.ts';
import { isPlaceholder } from '../../domain/text/placeholder.ts';
import { dueOn } from '../due/due.ts';
import { thresholdsSchema } from '../due/schema.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { actionLineSchema, actionLines, compareDue } from './sections/action-summary.ts';
import { auditCaption, auditSection, auditSectionSchema, auditTable } from './sections/audit-section.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';

const schema = paperSchema('chase', {
  lead: textSchema.nullable(),
  thresholds: thresholdsSchema,
  overdue: countSchema,
  needs_target: countSchema.describe('Returned, new target needed.'),
  near: countSchema,
  quiet: countSchema,
  actions: z.array(
    actionLineSchema.extend({
      delivers: z.boolean().describe('Whether the lead is its delivery lead.'),
      deadline: textSchema.nullable(),
      quiet_days: countSchema.nullable(),
      near: z.boolean(),
      unproven: z.boolean().describe('Without any evidence.'),
    }),
  ),
  live: countSchema.describe('All live actions that the role leads: `actions` and `waiting`.'),
  waiting: countSchema.describe('With HMICFRS.'),
  audit: auditSectionSchema,
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, files, paper, subject } = context;
  const asAt = paper.as_at;
  const toLine = actionLines(register, asAt);
  const { thresholds } = dueOn(register, files, asAt, {});
  const lastDaySoon = addDays(asAt, thresholds.near_days);
  const ledActions = statesAsAt(register, asAt).filter(
    (state) => state.counted && isLive(state.position) && isLedBy(state, subject),
  );
  const actions = ledActions
    .filter(({ position }) => isWithForce(position))
    .map((state) => {
      const { action, position } = state;
      const row = toLine(state);
      const quiet = daysWithoutActivity(position, asAt) ?? 0;
      return {
        ...row,
        delivery_lead: ownerOf(position, 'delivery_lead'),
        delivers: position.delivery_lead === subject,
        deadline: action.deadline?.text ?? null,
        quiet_days: quiet > thresholds.quiet_days ? quiet : null,
        near: row.due !== null && row.due >= asAt && row.due <= lastDaySoon,
        unproven: !hasEvidence(action, asAt),
      };
    })
    .sort(compareDue);
  return {
    lead: subject,
    thresholds,
    overdue: actions.filter((action) => action.is_overdue).length,
    needs_target: actions.filter(({ needs_target: isTargetNeeded }) => isTargetNeeded).length,
    near: actions.filter(({ near }) => near).length,
    quiet: actions.filter(({ quiet_days: days }) => days !== null).length,
    actions,
    live: ledActions.length,
    waiting: ledActions.length - actions.length,
    audit: auditSection(register, asAt, (state) => isLedBy(state, subject)),
  };
}

const isLedBy = ({ position }: ActionState, lead: string | null) =>
  position.delivery_lead === lead || position.force_lead === lead;

const hasEvidence = ({ history }: Action, asAt: string) =>
  history.some(({ event, on }) => event === 'evidence' && on <= asAt);

/** Roles that lead anything live today, and those that register.yaml lists. */
const listLeads = ({ settings, actions, today }: Register): readonly string[] => {
  const leading = actions.flatMap((action) => {
    const { force_lead: force, delivery_lead: delivery } = positionOn(action, today);
    return [force ?? [], delivery ?? []].flat().filter((lead) => !isPlaceholder(lead));
  });
  return [...new Set([...(settings.roles ?? []), ...leading])];
};

/** The request for updates to one lead. */
export const chase = defineReport({
  schema,
  about: 'The updates requested from one lead',
  subject: { word: 'ROLE', values: listLeads },
  answer,
  captions: () => ({ audit: auditCaption }),
  tables: ({ audit }) => ({ audit: auditTable(audit) }),
});
