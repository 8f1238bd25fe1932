/** Lists the decisions for the Board: owners to name, actions to propose for closure, and changed targets. */

import * as z from 'zod';
import {
  countSchema,
  daySchema,
  type SchemaOutput,
  textListSchema,
  textSchema,
} from '../../../app/response-schema.ts';
import { isLive, positionOn } from '../../../domain/position.ts';
import type { Action } from '../../../domain/records/action.ts';
import { indexById, type Register } from '../../../domain/register.ts';
import type { Changes } from '../../changes/schema.ts';
import { type Due, dueResponse } from '../../due/schema.ts';
import { boardName } from './action-summary.ts';

/** The decisions that a Board is asked to take. */
export const decisionsSchema = z.strictObject({
  unassigned: z.array(
    z.strictObject({
      id: textSchema,
      title: textSchema,
      inspection: textSchema,
      issued: daySchema.nullable(),
      deadline: textSchema.nullable(),
      missing: textListSchema,
    }),
  ),
  ready: z.array(
    z.strictObject({
      id: textSchema,
      title: textSchema,
      delivery_lead: textSchema.nullable(),
      completed_on: daySchema.nullable(),
      approved_by: textSchema.nullable(),
      evidence: countSchema,
    }),
  ),
  requests: dueResponse.shape.requests,
  targets: z
    .array(
      z.strictObject({
        id: textSchema,
        title: textSchema,
        on: daySchema,
        from: daySchema,
        to: daySchema,
        reason: textSchema.nullable(),
        approved_by: textSchema.nullable(),
      }),
    )
    .describe('Of live actions, changed since the last meeting and approved elsewhere.'),
});
/** The decisions that a board is asked to take. */
export type Decisions = SchemaOutput<typeof decisionsSchema>;

const isLiveOn = (action: Action | undefined, day: string) =>
  action !== undefined && isLive(positionOn(action, day));

const roleWords: Readonly<Record<string, string>> = {
  force_lead: 'force lead',
  delivery_lead: 'delivery lead',
  board: 'board',
};

/** The decisions that a board is asked to take on a date. */
export function listDecisions(
  register: Register,
  asAt: string,
  board: string | null,
  { due, changes }: { due: Due; changes: Changes },
): Decisions {
  const actions = indexById(register.actions);
  const inspections = indexById(register.inspections);
  return {
    unassigned: due.unassigned.map(({ id, title, missing }) => {
      const action = actions.get(id);
      return {
        id,
        title,
        inspection: inspections.get(action?.inspection ?? '')?.title ?? action?.inspection ?? '',
        issued: action === undefined ? null : positionOn(action, asAt).issued,
        deadline: action?.deadline?.text ?? null,
        missing: missing.map((part) => roleWords[part] ?? part),
      };
    }),
    ready: due.ready.map(({ id, title, delivery_lead: lead, completed_on: on }) => {
      const history = (actions.get(id)?.history ?? []).filter((event) => event.on <= asAt);
      const completion = history.findLast(({ event }) => event === 'completed');
      return {
        id,
        title,
        delivery_lead: lead,
        completed_on: on,
        approved_by: completion?.event === 'completed' ? boardName(register, completion.approved_by) : null,
        evidence: history.filter(({ event }) => event === 'evidence').length,
      };
    }),
    requests: due.requests,
    /** Changed targets of live actions that another board approved; a pack for all boards lists those without an approval. */
    targets: changes.target_changes
      .filter(
        ({ id, approved_by: who }) =>
          (board === null ? who === null : who !== board) && isLiveOn(actions.get(id), asAt),
      )
      .map(({ id, on, from: fromDay, to: toDay, reason, approved_by: who }) => ({
        id,
        title: actions.get(id)?.title ?? id,
        on,
        from: fromDay,
        to: toDay,
        reason,
        approved_by: boardName(register, who ?? undefined),
      })),
  };
}
