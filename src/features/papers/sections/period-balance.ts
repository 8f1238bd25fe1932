/** Balances a period: live actions at its beginning, the movement with closings by route, and live actions at its end. */

import * as z from 'zod';
import { countSchema, idListSchema, type SchemaOutput, textSchema } from '../../../app/response-schema.ts';
import { buildMovementFigures, combineMovements, listLiveTransitions } from '../../../domain/movement.ts';
import type { Action } from '../../../domain/records/action.ts';
import { isCounted, type Register } from '../../../domain/register.ts';
import { type ClosureRoute, closureRoutes } from '../../../domain/vocabulary.ts';
import { type Changes, movementCountShape, movementIdsSchema } from '../../changes/schema.ts';

/** The movement of a period, and its closings by route. */
export const periodBalanceSchema = z.strictObject({
  ...movementCountShape,
  routes: z.array(
    z.strictObject({
      route: z.enum(closureRoutes).nullable().describe('Null where none is recorded.'),
      words: textSchema.describe('The words that follow “6 were closed”.'),
      count: countSchema,
      ids: idListSchema,
    }),
  ),
  ids: movementIdsSchema,
});
/** The movement of a period, which balances. */
export type PeriodBalance = SchemaOutput<typeof periodBalanceSchema>;

const routeWords: Readonly<Record<ClosureRoute, string>> = {
  submission: 'after a closure submission',
  revisit: 'at a revisit',
  reinspection: 'at a re-inspection',
  superseded: 'as superseded',
  'not-applicable': 'as not applicable to the force',
  'withdrawn-by-inspectorate': 'as withdrawn by the inspectorate',
  implemented: 'as implemented',
};

/** The balance of a period: opening, issued and reopened, less closed by each route, is closing. */
export function periodBalance(register: Register, { since, until, movement }: Changes): PeriodBalance {
  const { ids, ...counts } = buildMovementFigures(combineMovements(movement.map((row) => row.ids)));
  const actions = register.actions.filter(isCounted);
  return {
    ...counts,
    routes: closingsByRoute(actions, since, until).map(({ route, closings }) => ({
      route,
      words: route === null ? 'by a route that is not recorded' : routeWords[route],
      count: closings.length,
      ids: closings.map(({ action }) => action.id),
    })),
    ids,
  };
}

/** The closings of a period by route; an action that was closed twice is in the list twice. */
export function closingsByRoute(actions: readonly Action[], since: string, until: string) {
  const closedActions = actions.flatMap((action) =>
    listLiveTransitions(action, until).flatMap(({ kind, event }) =>
      kind === 'closed' && event.event === 'closed' && event.on > since
        ? [{ action, on: event.on, route: event.route ?? null }]
        : [],
    ),
  );
  return [...closureRoutes, null].flatMap((route) => {
    const closings = closedActions.filter((closing) => closing.route === route);
    return closings.length === 0 ? [] : [{ route, closings }];
  });
}
