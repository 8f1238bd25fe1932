/** Finds the actions that the table of the last published paper would count differently now, and what was recorded since. */

import { type ActionState, statesAsAt } from '../../../domain/filter.ts';
import { isWithHmicfrs } from '../../../domain/population.ts';
import { isLive } from '../../../domain/position.ts';
import type { Action } from '../../../domain/records/action.ts';
import { indexById, type Register } from '../../../domain/register.ts';
import { isMove } from '../../../domain/status.ts';
import { actionsByNewId } from '../../history/compare-commits.ts';
import { describeChanges } from '../../history/describe-changes.ts';
import { withNewIds } from '../../history/renamed-actions.ts';
import type { ActionChange } from '../../history/schema.ts';

/** The last paper, and the register as it was recorded for it. */
export interface LastPaper {
  readonly id: string;
  readonly title: string;
  readonly as_at: string;
  readonly recordedBy: string;
  readonly register: Register;
  /** The actions of that register that are no longer on the register, as far as a paper may name them. */
  readonly removedActions: readonly Action[];
  /** New ids of actions that were renamed since, by their ids then. */
  readonly newIds: ReadonlyMap<string, string>;
}

/** The ids of actions whose part in the table of the last paper is different now, and the changes of each that caused it. */
export function findRestatedActions(last: LastPaper, current: Register): readonly RestatedChange[] {
  const [before, after] = [actionsByNewId(last.register, last.newIds), indexById(current.actions)];
  const [earlierPlaces, presentPlaces] = [
    placesInTable(last.register, last.as_at, (id) => last.newIds.get(id) ?? id),
    placesInTable(current, last.as_at, (id) => id),
  ];
  return [...new Set([...earlierPlaces.keys(), ...presentPlaces.keys()])]
    .filter((id) => earlierPlaces.get(id) !== presentPlaces.get(id))
    .map((id) => {
      const earlierAction = before.get(id);
      const changes = describeChanges(
        earlierAction && withNewIds({ ...earlierAction, id }, last.newIds),
        after.get(id),
      );
      return { id, changes: changes.filter((change) => isRelevant(change, last.as_at)) };
    });
}

/** Fields that decide whether the table counts an action, and where. */
const tableFields: ReadonlySet<string> = new Set(['type', 'inspection', 'addressees']);

/** Whether a change may alter the part of an action in the table of a day. */
const isRelevant = ({ what, on, event, fields }: ActionChange, asAt: string): boolean =>
  what === 'fact'
    ? fields.some(({ field }) => tableFields.has(field.split(/[.[]/)[0] ?? ''))
    : event === null || (on !== null && on <= asAt && isMove(event)) || event === 'correction';

/** An action, and what was recorded differently since the last paper. */
export interface RestatedChange {
  readonly id: string;
  readonly changes: readonly ActionChange[];
}

/** Where the table counts each live action: its row, its column and whether it is in brackets. */
const placesInTable = (register: Register, asAt: string, nameOf: (id: string) => string) =>
  new Map(countedLive(register, asAt).map((state) => [nameOf(state.action.id), placeInTable(state)]));

/** The live actions that the table of a day counts. */
export const countedLive = (register: Register, asAt: string): readonly ActionState[] =>
  statesAsAt(register, asAt).filter(({ counted: isCounted, position }) => isCounted && isLive(position));

const placeInTable = (state: ActionState): string =>
  JSON.stringify([state.origin, state.action.type, isWithHmicfrs(state)]);
