/** A period in one account that balances: what was live at its beginning, what came, what was closed by which route, and what is live at its end. */

import { liveTransitions, movementFigures, movementOf } from '../../../domain/movement.ts';
import type { Action } from '../../../domain/records/action.ts';
import { addressesForce } from '../../../domain/register.ts';
import { type ClosureRoute, closureRoutes, isInspectorate } from '../../../domain/vocabulary.ts';
import type { PeriodBalance } from '../schemas/audit-committee-schema.ts';

const words: Readonly<Record<ClosureRoute, string>> = {
  submission: 'on a submission',
  revisit: 'at a revisit',
  reinspection: 'at a re-inspection',
  superseded: 'as superseded',
  'not-applicable': 'as not applicable to the force',
  'withdrawn-by-inspectorate': 'as withdrawn by the inspectorate',
  implemented: 'as implemented',
};

export const isOurs = (action: Action): boolean => addressesForce(action) && isInspectorate(action.type);

export function balanceOf(actions: readonly Action[], since: string, until: string): PeriodBalance {
  const { ids, ...counts } = movementFigures(movementOf(actions, since, until));
  return {
    ...counts,
    routes: closingsByRoute(actions, since, until).map(({ route, closings }) => ({
      route,
      words: route === null ? 'by a route that is not recorded' : words[route],
      count: closings.length,
      ids: closings.map(({ action }) => action.id),
    })),
    ids,
  };
}

/** Every closing of a period, an action as often as it was closed in it, by route. */
export function closingsByRoute(actions: readonly Action[], since: string, until: string) {
  const closed = actions.flatMap((action) =>
    liveTransitions(action, until).flatMap(({ kind, event }) =>
      kind === 'closed' && event.event === 'closed' && event.on > since
        ? [{ action, on: event.on, route: event.route ?? null }]
        : [],
    ),
  );
  return [...closureRoutes, null].flatMap((route) => {
    const closings = closed.filter((one) => one.route === route);
    return closings.length === 0 ? [] : [{ route, closings }];
  });
}
