/** What has happened to actions, event by event, in the words of a paper. */

import { compareBy } from '../../../domain/collections.ts';
import { formatDate } from '../../../domain/dates/calendar.ts';
import type { Action } from '../../../domain/records/action.ts';
import type { Event } from '../../../domain/records/event.ts';
import type { Register } from '../../../domain/register.ts';
import type { Happened } from '../schemas/other-schemas.ts';
import { whoApproved } from './action-summary.ts';

/** Every event of some actions up to a day, oldest first. For the public without what is internal, and without corrections. */
export function timelineOf(
  register: Register,
  actions: readonly Action[],
  asAt: string,
  isPublic: boolean,
): readonly Happened[] {
  return actions
    .flatMap((action) =>
      action.history.flatMap((event, i) => {
        if (event.on > asAt || (isPublic && (event.internal === true || event.event === 'correction')))
          return [];
        const what = happening(register, event, action.history.slice(0, i));
        return [
          { on: event.on, id: action.id, title: action.title, what, internal: event.internal === true },
        ];
      }),
    )
    .sort(compareBy(({ on }) => on));
}

const sentence = (head: string, note: string | undefined) =>
  note === undefined ? `${head}.` : `${head}: ${note}`;

/** One event in a sentence or two; `before` are those above it. */
export function happening(register: Register, event: Event, before: readonly Event[]): string {
  switch (event.event) {
    case 'issued':
      return 'Issued.';
    case 'assigned':
      return assigned(register, event);
    case 'target':
      return target(event, before);
    case 'progress':
      return sentence(event.rag === undefined ? 'Progress' : `Progress, ${event.rag}`, event.note);
    case 'evidence':
      return sentence('Evidence', event.title);
    case 'completed': {
      const by = whoApproved(register, event.approved_by);
      return sentence(`Assessed as complete${by === null ? '' : `, approved by ${by}`}`, event.note);
    }
    case 'submitted':
      return `Sent to HMICFRS for closure${event.batch === undefined ? '' : `, batch ${event.batch}`}.`;
    case 'returned':
      return sentence('Returned by HMICFRS', event.note);
    case 'withdrawn':
      return sentence('Submission taken back by the force', event.note);
    case 'closed':
      return sentence(
        `Closed${event.route === undefined ? '' : ` (${event.route.replaceAll('-', ' ')})`}`,
        event.note,
      );
    case 'reopened':
      return sentence('Reopened', event.note);
    case 'note':
      return sentence('Note', event.note);
    case 'correction':
      return sentence(`Correction${event.field === undefined ? '' : ` of ${event.field}`}`, event.note);
  }
}

function assigned(register: Register, event: Event & { readonly event: 'assigned' }): string {
  const parts = [
    ...(event.force_lead === undefined ? [] : [`force lead ${event.force_lead}`]),
    ...(event.delivery_lead === undefined ? [] : [`delivery lead ${event.delivery_lead}`]),
    ...(event.board === undefined ? [] : [`watched by the ${whoApproved(register, event.board)}`]),
  ];
  return parts.length === 0 ? 'Assigned.' : `Assigned: ${parts.join(', ')}.`;
}

function target(event: Event & { readonly event: 'target' }, before: readonly Event[]): string {
  if (event.by === undefined) return 'Target set.';
  const earlier = before.findLast((one) => one.event === 'target' && one.by !== undefined);
  if (earlier?.event !== 'target' || earlier.by === undefined)
    return `Target set for ${formatDate(event.by)}.`;
  return sentence(`Target moved from ${formatDate(earlier.by)} to ${formatDate(event.by)}`, event.reason);
}
