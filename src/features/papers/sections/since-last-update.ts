/** Calculates what happened since the last update to a committee: actions closed by revisit, outcomes of batches, and new actions. */

import * as z from 'zod';
import {
  countSchema,
  daySchema,
  idListSchema,
  type SchemaOutput,
  textSchema,
} from '../../../app/response-schema.ts';
import { hasBatchActivity } from '../../../domain/batch-outcomes.ts';
import { compareBy, groupBy } from '../../../domain/collections.ts';
import { isInPeriod, type PeriodDays } from '../../../domain/dates/period.ts';
import { statesAsAt } from '../../../domain/filter.ts';
import { listLiveTransitions } from '../../../domain/movement.ts';
import { isReadyToSubmit } from '../../../domain/population.ts';
import { isLive, positionOn } from '../../../domain/position.ts';
import type { Action } from '../../../domain/records/action.ts';
import { addressesForce, indexById, type Register } from '../../../domain/register.ts';
import { actionTypes, inspectorateTypes } from '../../../domain/vocabulary.ts';
import { batchesSentBy } from '../../changes/changes.ts';
import type { PaperBatch } from '../../changes/schema.ts';
import { countTypes } from './action-summary.ts';

/** Recommendations under causes of concern that a revisit closed, by inspection. */
export const revisitSchema = z.strictObject({
  inspection: textSchema,
  title: textSchema,
  causes_of_concern: countSchema,
  recommendations: countSchema.describe('Under those causes of concern, whatever became of them.'),
  closed_by_revisit: countSchema,
  closed_otherwise: countSchema.describe('Before the period, or by another route.'),
  closed_without_route: countSchema.describe('Of these, those whose route is not recorded.'),
  remaining: countSchema,
  submitted: countSchema.describe('Of the remaining, those sent for closure.'),
  ids: z.strictObject({ closed: idListSchema, remaining: idListSchema }),
});
/** A revisit of HMICFRS since the last update. */
export type Revisit = SchemaOutput<typeof revisitSchema>;

/** Actions issued in the period, by inspection. */
export const newSourceSchema = z.strictObject({
  inspection: textSchema,
  title: textSchema,
  published: daySchema.nullable(),
  origin: textSchema.nullable(),
  counts: z.array(z.strictObject({ type: z.enum(actionTypes), count: countSchema })),
  total: countSchema,
  ids: idListSchema,
});
/** An inspection whose actions are new since the last update. */
export type NewSource = SchemaOutput<typeof newSourceSchema>;

const revisitRoutes: ReadonlySet<string | null> = new Set(['revisit', 'reinspection']);

/** Whether a day (YYYY-MM-DD) is in a period; null, for what never happened, is not. */
export const isDayInPeriod = (on: string | null, period: PeriodDays) => on !== null && isInPeriod(on, period);

/** Inspections where a revisit closed recommendations in the period. */
export function revisitsBetween(register: Register, since: string, until: string): readonly Revisit[] {
  return actionsByInspection(register, ['recommendation']).flatMap(({ inspection, title, actions }) => {
    const recommendations = actions.filter(({ cause_of_concern: cause }) => cause !== undefined);
    const states = recommendations.map((action) => ({ id: action.id, position: positionOn(action, until) }));
    const closedActions = states.filter(
      ({ position }) =>
        revisitRoutes.has(position.route) && isDayInPeriod(position.closed_on, { since, until }),
    );
    if (closedActions.length === 0) return [];
    const remainingStates = states.filter(({ position }) => isLive(position));
    return [
      {
        inspection,
        title,
        causes_of_concern: new Set(recommendations.map(({ cause_of_concern: cause }) => cause)).size,
        recommendations: states.filter(({ position }) => position.status !== null).length,
        closed_by_revisit: closedActions.length,
        closed_otherwise:
          states.filter(({ position }) => position.status === 'closed').length - closedActions.length,
        closed_without_route: states.filter(
          ({ position }) => position.status === 'closed' && position.route === null,
        ).length,
        remaining: remainingStates.length,
        submitted: remainingStates.filter(({ position }) => position.status === 'submitted').length,
        ids: { closed: closedActions.map(({ id }) => id), remaining: remainingStates.map(({ id }) => id) },
      },
    ];
  });
}

/** Batches with any activity in the period: sent, submitted to or decided in it; and those that HMICFRS has still to answer. */
export function batchesBetween(register: Register, since: string, until: string): readonly PaperBatch[] {
  const batches = indexById(register.batches);
  const actions = indexById(register.actions);
  const isLiveNow = (id: string) => {
    const action = actions.get(id);
    return action !== undefined && isLive(positionOn(action, until));
  };
  const isActive = (id: string, batch: string) => {
    const action = actions.get(id);
    return action !== undefined && hasBatchActivity(action, batch, since, until);
  };
  return batchesSentBy(register, until).flatMap((row) => {
    const batch = batches.get(row.id);
    const {
      id,
      referred: referredCount,
      closed: closedCount,
      returned: returnedCount,
      withdrawn: withdrawnCount,
      awaiting: awaitingCount,
      ids,
    } = row;
    const wasSent = isDayInPeriod(batch?.sent ?? null, { since, until });
    if (!wasSent && awaitingCount === 0 && !ids.referred.some((action) => isActive(action, id))) return [];
    const reopenedIds = ids.closed.filter(isLiveNow);
    return [
      {
        id,
        title: batch?.title ?? id,
        sent: batch?.sent ?? null,
        referred: referredCount,
        closed: closedCount,
        reopened: reopenedIds.length,
        returned: returnedCount,
        withdrawn: withdrawnCount,
        awaiting: awaitingCount,
        ids: {
          closed: ids.closed,
          reopened: reopenedIds,
          returned: ids.returned,
          withdrawn: ids.withdrawn,
          awaiting: ids.awaiting,
        },
      },
    ];
  });
}

/** Inspections with an action issued in the period, by the day they were published. */
export function newSourcesBetween(register: Register, since: string, until: string): readonly NewSource[] {
  return actionsByInspection(register, inspectorateTypes)
    .flatMap(({ inspection, title, publishedOn, origin, actions }) => {
      const issuedActions = actions.filter((action) =>
        listLiveTransitions(action, until).some(({ kind, event }) => kind === 'issued' && event.on > since),
      );
      if (issuedActions.length === 0) return [];
      const counts = countTypes(issuedActions);
      return [
        {
          inspection,
          title,
          published: publishedOn,
          origin,
          counts,
          total: issuedActions.length,
          ids: issuedActions.map(({ id }) => id),
        },
      ];
    })
    .sort(compareBy(({ published: publishedOn }) => publishedOn ?? ''));
}

/** An inspection with its actions of some types. */
export interface InspectionActions {
  readonly inspection: string;
  readonly title: string;
  readonly body: string;
  readonly publishedOn: string | null;
  readonly origin: string | null;
  readonly actions: readonly Action[];
}

/** The actions of some types that are addressed to the force, by inspection, in the order of ids. */
export function actionsByInspection(
  register: Register,
  types: readonly string[],
): readonly InspectionActions[] {
  const inspections = indexById(register.inspections);
  const countedActions = register.actions.filter(
    (action) => addressesForce(action) && types.includes(action.type),
  );
  return [...groupBy(countedActions, ({ inspection }) => [inspection])].map(([inspection, actions]) => {
    const inspectionRecord = inspections.get(inspection);
    return {
      inspection,
      title: inspectionRecord?.title ?? inspection,
      body: inspectionRecord?.body ?? 'HMICFRS',
      publishedOn: inspectionRecord?.published ?? null,
      origin: inspectionRecord?.origin ?? null,
      actions,
    };
  });
}

/** Ids of the actions that are complete, so ready for the next batch. */
export const readyToSubmit = (register: Register, asAt: string): readonly string[] =>
  statesAsAt(register, asAt)
    .filter(isReadyToSubmit)
    .map(({ action }) => action.id);
