/** Calculates the progress of internal audits in a period: their actions issued, closed and live. */

import * as z from 'zod';
import {
  countSchema,
  daySchema,
  idListSchema,
  type SchemaOutput,
  textSchema,
} from '../../../app/response-schema.ts';
import { isLive, positionOn } from '../../../domain/position.ts';
import type { Register } from '../../../domain/register.ts';
import { priorities } from '../../../domain/vocabulary.ts';
import { actionsByInspection, isDayInPeriod } from './since-last-update.ts';

/** Audit actions issued and closed in the period, by audit. */
export const auditProgressSchema = z.strictObject({
  inspection: textSchema,
  title: textSchema,
  body: textSchema,
  issued: countSchema,
  priorities: z.array(z.strictObject({ priority: z.enum(priorities), count: countSchema })),
  without_priority: countSchema.describe('Of the issued ones.'),
  closed: countSchema,
  implemented: countSchema.describe('Of the closed ones.'),
  open: countSchema,
  last_closed: daySchema.nullable(),
  ids: idListSchema,
});
/** The progress of the actions of an audit since the last update. */
export type AuditProgress = SchemaOutput<typeof auditProgressSchema>;

/** Audits with an action issued or closed in the period. */
export function auditProgressBetween(
  register: Register,
  since: string,
  until: string,
): readonly AuditProgress[] {
  return actionsByInspection(register, ['audit-action']).flatMap(({ inspection, title, body, actions }) => {
    const states = actions.map((action) => ({ action, position: positionOn(action, until) }));
    const issuedActions = states.filter(({ position }) => isDayInPeriod(position.issued, { since, until }));
    const closedActions = states.filter(({ position }) =>
      isDayInPeriod(position.closed_on, { since, until }),
    );
    if (issuedActions.length === 0 && closedActions.length === 0) return [];
    const byPriority = priorities.map((priority) => ({
      priority,
      count: issuedActions.filter(({ action }) => action.priority === priority).length,
    }));
    return [
      {
        inspection,
        title,
        body,
        issued: issuedActions.length,
        priorities: byPriority.filter(({ count }) => count > 0),
        without_priority: issuedActions.filter(({ action }) => action.priority === undefined).length,
        closed: closedActions.length,
        implemented: closedActions.filter(({ position }) => position.route === 'implemented').length,
        open: states.filter(({ position }) => isLive(position)).length,
        last_closed:
          closedActions
            .map(({ position }) => position.closed_on ?? '')
            .sort()
            .at(-1) ?? null,
        ids: actions.map(({ id }) => id),
      },
    ];
  });
}
