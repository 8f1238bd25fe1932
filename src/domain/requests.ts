/** Finds the requests for a new target, an owner or an exception, and whether each was decided. */
import type { Action } from './records/action.ts';
import type { Event, EventName } from './records/event.ts';
import { type RequestKey, writeRequestKey } from './request-key.ts';
import { requestLabels } from './vocabulary.ts';

type EventOf<Name extends EventName> = Extract<Event, { event: Name }>;

/** A request, with its index in the history and its decision. */
export interface ActionRequest extends RequestKey {
  readonly index: number;
  readonly event: EventOf<'requested'>;
  /** The decision, with its index in the history; undefined while the request is pending. */
  readonly decision: { readonly index: number; readonly event: EventOf<'decided'> } | undefined;
}

/**
 * The requests by the end of `asAt` (YYYY-MM-DD), in the order of the history. A decision is on the first pending request with its
 * day and subject, so that two requests with the same key need two decisions.
 */
export function requestsOn({ history }: Action, asAt: string): readonly ActionRequest[] {
  const requests: ActionRequest[] = [];
  for (const [index, event] of history.entries()) {
    if (event.on > asAt) continue;
    if (event.event === 'requested' && event.what !== undefined)
      requests.push({ index, event, on: event.on, what: event.what, decision: undefined });
    if (event.event !== 'decided') continue;
    const pendingIndex = requests.findIndex(
      (request) => request.decision === undefined && writeRequestKey(request) === event.request,
    );
    const request = requests[pendingIndex];
    if (request) requests[pendingIndex] = { ...request, decision: { index, event } };
  }
  return requests;
}

/** The requests that are not decided by the end of `asAt` (YYYY-MM-DD). */
export const pendingRequests = (action: Action, asAt: string): readonly ActionRequest[] =>
  requestsOn(action, asAt).filter(({ decision }) => decision === undefined);

/** What is requested, for a cell of a table: `New target: 2022-03-31`. `format` formats the date for the readers of the page. */
export const nameRequested = (
  { what, by }: Pick<RequestKey, 'what'> & { readonly by: string | null },
  format: (date: string) => string,
): string => (by === null ? requestLabels[what] : `${requestLabels[what]}: ${format(by)}`);
