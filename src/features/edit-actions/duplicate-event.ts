/** What an event would say that the register says already: then there is nothing to record. */

import { deepEqual } from '../../domain/plain-data.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type { EventName } from '../../domain/records/event.ts';
import { statusAfter } from '../../domain/status.ts';
import type { Fields } from './action-selection.ts';

/** Why nothing of an event is new on an action: the end of a sentence that begins with its id; undefined where something is. */
export function alreadySo(action: Action, event: EventName, said: Fields, on: string): string | undefined {
  const position = positionOn(action, on);
  if (event === 'assigned') {
    const leads = (['force_lead', 'delivery_lead', 'board'] as const).filter((part) => said[part]);
    return leads.every((part) => position[part] === said[part]) ? 'is assigned so already' : undefined;
  }
  if (event === 'target')
    return position.target === said['by'] ? `has the target ${position.target} already` : undefined;
  const status = statusAfter(event);
  if (status !== undefined && position.status !== status) return undefined;
  const last = action.history.findLast((one) => one.event === event && one.on <= on);
  return last && deepEqual(last, said) ? `says the same of ${on} already` : undefined;
}
