/** Finds the requests for a new target, an owner or an exception, and whether each was decided. */
import type { Action } from './records/action.ts';
import type { Event } from './records/event.ts';
import { type RequestKey, writeRequestKey } from './request-key.ts';

/** A request, with its index in the history and its decision. */
export interface ActionRequest extends RequestKey {
  readonly index: number;
  readonly event: Extract<Event, { event: 'requested' }>;
  /** The index of the decision in the history; undefined while the request is pending. */
  readonly decisionIndex: number | undefined;
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
      requests.push({ index, event, on: event.on, what: event.what, decisionIndex: undefined });
    if (event.event !== 'decided') continue;
    const pendingIndex = requests.findIndex(
      (request) => request.decisionIndex === undefined && writeRequestKey(request) === event.request,
    );
    const request = requests[pendingIndex];
    if (request) requests[pendingIndex] = { ...request, decisionIndex: index };
  }
  return requests;
}

/** The requests that are not decided by the end of `asAt` (YYYY-MM-DD). */
export const pendingRequests = (action: Action, asAt: string): readonly ActionRequest[] =>
  requestsOn(action, asAt).filter(({ decisionIndex }) => decisionIndex === undefined);
