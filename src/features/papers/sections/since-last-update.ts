/** What moved since the last update, as a committee is told: closed by revisit, batches and their fate, new by source. */

import { compareBy, groupBy } from '../../../domain/collections.ts';
import { matchesFilter, statesAsAt } from '../../../domain/filter.ts';
import { liveTransitions } from '../../../domain/movement.ts';
import { isLive, positionOn } from '../../../domain/position.ts';
import type { Action } from '../../../domain/records/action.ts';
import { addressesForce, byId, type Register } from '../../../domain/register.ts';
import { actionTypes, inspectorateTypes, priorities } from '../../../domain/vocabulary.ts';
import { batchesSentBy } from '../../changes/changes.ts';
import type { PaperBatch } from '../../changes/schema.ts';
import type { AuditTold, NewSource, Revisited } from '../schemas/audit-committee-schema.ts';

const revisitRoutes: ReadonlySet<string | null> = new Set(['revisit', 'reinspection']);

const inPeriod = (on: string | null, since: string, until: string) =>
  on !== null && on > since && on <= until;

export function revisited(register: Register, since: string, until: string): readonly Revisited[] {
  return groups(register, ['recommendation']).flatMap(({ inspection, title, actions }) => {
    const under = actions.filter(({ cause_of_concern: cause }) => cause !== undefined);
    const known = under.map((action) => ({ id: action.id, position: positionOn(action, until) }));
    const closed = known.filter(
      ({ position }) => revisitRoutes.has(position.route) && inPeriod(position.closed_on, since, until),
    );
    if (closed.length === 0) return [];
    const remaining = known.filter(({ position }) => isLive(position));
    return [
      {
        inspection,
        title,
        causes_of_concern: new Set(under.map(({ cause_of_concern: cause }) => cause)).size,
        recommendations: known.filter(({ position }) => position.status !== null).length,
        closed_by_revisit: closed.length,
        closed_otherwise: known.filter(({ position }) => position.status === 'closed').length - closed.length,
        remaining: remaining.length,
        submitted: remaining.filter(({ position }) => position.status === 'submitted').length,
        ids: { closed: closed.map(({ id }) => id), remaining: remaining.map(({ id }) => id) },
      },
    ];
  });
}

/** Batches sent in the period, and earlier ones of which something was answered in it or is still awaited. */
export function batchesTold(register: Register, since: string, until: string): readonly PaperBatch[] {
  const known = byId(register.batches);
  const actions = byId(register.actions);
  const before = batchesSentBy(register, since < until ? since : until);
  const awaited = new Set(before.flatMap(({ id, awaiting }) => (awaiting > 0 ? [id] : [])));
  const isLiveNow = (id: string) => {
    const action = actions.get(id);
    return action !== undefined && isLive(positionOn(action, until));
  };
  return batchesSentBy(register, until).flatMap((row) => {
    const batch = known.get(row.id);
    const { id, referred, closed, returned, withdrawn, awaiting, ids } = row;
    if (!inPeriod(batch?.sent ?? null, since, until) && awaiting === 0 && !awaited.has(id)) return [];
    const reopened = ids.closed.filter(isLiveNow);
    return [
      {
        id,
        title: batch?.title ?? id,
        sent: batch?.sent ?? null,
        referred,
        closed,
        reopened: reopened.length,
        returned,
        withdrawn,
        awaiting,
        ids: {
          closed: ids.closed,
          reopened,
          returned: ids.returned,
          withdrawn: ids.withdrawn,
          awaiting: ids.awaiting,
        },
      },
    ];
  });
}

export function newBySource(register: Register, since: string, until: string): readonly NewSource[] {
  return groups(register, inspectorateTypes)
    .flatMap(({ inspection, title, published, origin, actions }) => {
      const fresh = actions.filter((action) =>
        liveTransitions(action, until).some(({ kind, event }) => kind === 'issued' && event.on > since),
      );
      if (fresh.length === 0) return [];
      const counts = actionTypes
        .map((type) => ({ type, count: fresh.filter((action) => action.type === type).length }))
        .filter(({ count }) => count > 0);
      return [
        { inspection, title, published, origin, counts, total: fresh.length, ids: fresh.map(({ id }) => id) },
      ];
    })
    .sort(compareBy(({ published }) => published ?? ''));
}

export function auditTold(register: Register, since: string, until: string): readonly AuditTold[] {
  return groups(register, ['audit-action']).flatMap(({ inspection, title, body, actions }) => {
    const known = actions.map((action) => ({ action, position: positionOn(action, until) }));
    const issued = known.filter(({ position }) => inPeriod(position.issued, since, until));
    const closed = known.filter(({ position }) => inPeriod(position.closed_on, since, until));
    if (issued.length === 0 && closed.length === 0) return [];
    const byPriority = priorities.map((priority) => ({
      priority,
      count: issued.filter(({ action }) => action.priority === priority).length,
    }));
    return [
      {
        inspection,
        title,
        body,
        issued: issued.length,
        priorities: byPriority.filter(({ count }) => count > 0),
        closed: closed.length,
        implemented: closed.filter(({ position }) => position.route === 'implemented').length,
        open: known.filter(({ position }) => isLive(position)).length,
        last_closed:
          closed
            .map(({ position }) => position.closed_on ?? '')
            .sort()
            .at(-1) ?? null,
        ids: actions.map(({ id }) => id),
      },
    ];
  });
}

interface Group {
  readonly inspection: string;
  readonly title: string;
  readonly body: string;
  readonly published: string | null;
  readonly origin: string | null;
  readonly actions: readonly Action[];
}

/** The counted actions of some types, by inspection, in the order of ids. */
function groups(register: Register, types: readonly string[]): readonly Group[] {
  const inspections = byId(register.inspections);
  const counted = register.actions.filter((action) => addressesForce(action) && types.includes(action.type));
  return [...groupBy(counted, ({ inspection }) => [inspection])].map(([inspection, actions]) => {
    const known = inspections.get(inspection);
    return {
      inspection,
      title: known?.title ?? inspection,
      body: known?.body ?? 'HMICFRS',
      published: known?.published ?? null,
      origin: known?.origin ?? null,
      actions,
    };
  });
}

/** Live and ready for the next batch. */
export const readyToSubmit = (register: Register, asAt: string): readonly string[] =>
  statesAsAt(register, asAt)
    .filter((state) => state.counted && matchesFilter({ status: ['complete'] }, asAt)(state))
    .map(({ action }) => action.id);
