/** Lists actions with what is derived for each on a date, and draws them as a table. */

import { type ActionState, type Filter, matchesFilter, statesAsAt } from '../../domain/filter.ts';
import { dateToBeMet, needsNewTarget } from '../../domain/lateness.ts';
import { isLive } from '../../domain/position.ts';
import type { Register } from '../../domain/register.ts';
import { createTable, flexibleColumn, type Table, titleColumn } from '../../output/document.ts';
import type { ListedAction } from './schema.ts';

/** Live actions; all actions if the filter has a status or `all` is set. */
export function listActions(
  register: Register,
  asAt: string,
  { filter, all }: { readonly filter: Filter; readonly all: boolean },
): readonly ListedAction[] {
  const matches = matchesFilter(filter, asAt, register);
  const anyStatus = all || (filter.status?.length ?? 0) > 0;
  return statesAsAt(register, asAt)
    .filter((state) => (anyStatus || isLive(state.position)) && matches(state))
    .map((state) => toListedAction(state, asAt));
}

function toListedAction(state: ActionState, asAt: string): ListedAction {
  const { action, position, origin, counted } = state;
  return {
    id: action.id,
    type: action.type,
    origin,
    inspection: action.inspection,
    title: action.title,
    status: position.status,
    counted,
    force_lead: position.force_lead,
    delivery_lead: position.delivery_lead,
    board: position.board,
    target: position.target,
    target_changes: position.target_changes,
    date_to_be_met: dateToBeMet(action, position),
    needs_target: needsNewTarget(state, asAt),
    rag: position.rag,
    rag_before_return: position.rag_before_return,
    batch: position.batch,
    issued: position.issued,
    submitted_on: position.submitted_on,
    returned_on: position.returned_on,
    closed_on: position.closed_on,
  };
}

/** Actions as a table, with their status and owners. */
export const listTable = (actions: readonly ListedAction[]): Table =>
  createTable(
    [
      'Action',
      titleColumn('Title', 16),
      'Status',
      'RAG',
      'Target',
      { ...flexibleColumn('Delivery lead', 14), mayBeLeftOut: true },
      { ...flexibleColumn('Board', 11), mayBeLeftOut: true },
    ],
    actions.map(({ id, title, status, rag, target, delivery_lead, board }) => [
      id,
      title,
      status ?? '',
      rag ?? '',
      target ?? '',
      delivery_lead ?? '',
      board ?? '',
    ]),
  );
