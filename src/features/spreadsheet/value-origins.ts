/** Finds when the register got the values that a sheet would replace, and who recorded them. */
import type { CommandContext } from '../../app/command.ts';
import {
  hasEvent,
  looseAction,
  type RecordedCommit,
  type RecordVersion,
} from '../../domain/commit-history.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { indexById } from '../../domain/register.ts';
import { GitError } from '../../storage/git/git-error.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import { type ActionColumn, columnsByName } from './columns.ts';
import { findFact } from './find-fact.ts';
import type { CellDifference, Plan } from './import-schema.ts';

/** The plan with the day of each value that a cell would replace, and with who recorded it. Git's history is read once, if there is such a cell. */
export async function addValueOrigins(context: CommandContext, plan: Plan): Promise<Plan> {
  const ids = new Set([...plan.conflicts, ...plan.replaced].map(({ id }) => id));
  if (ids.size === 0) return plan;
  const actions = indexById(context.register.actions);
  const commits = await loadCommits(context, [...ids]);
  const describe = (cell: CellDifference): CellDifference => {
    const action = actions.get(cell.id);
    const [column] = columnsByName([cell.field]);
    return action && column ? { ...cell, ...findOrigin(action, column, plan.on, commits) } : cell;
  };
  return { ...plan, conflicts: plan.conflicts.map(describe), replaced: plan.replaced.map(describe) };
}

/** Above this number all actions are read: a call of git cannot name any number of files. */
const maxNamedFiles = 100;

async function loadCommits(
  { openHistory }: CommandContext,
  ids: readonly string[],
): Promise<readonly RecordedCommit[]> {
  const files = ids.length > maxNamedFiles ? ['actions'] : ids.map((id) => recordFile('action', id));
  try {
    return (await (await openHistory()).loadHistory({ files })).commits;
  } catch (error) {
    if (error instanceof GitError) return [];
    throw error;
  }
}

type ValueOrigin = Pick<CellDifference, 'on' | 'recorded_on' | 'recorded_by'>;

/** The day of the event that gave an action its value in a column, and the commit that recorded it. */
function findOrigin(
  action: Action,
  column: ActionColumn,
  day: string,
  commits: readonly RecordedCommit[],
): ValueOrigin {
  const path = findFact(column.name)?.path;
  const event = path === undefined ? findDefiningEvent(action, column, day) : undefined;
  const file = recordFile('action', action.id);
  const addsValue = (before: RecordVersion | undefined, after: RecordVersion | undefined): boolean => {
    if (path) return !deepEqual(valueAt(before?.data, path), valueAt(after?.data, path));
    const [actionBefore, actionAfter] = [looseAction(before), looseAction(after)];
    if (!event || !actionAfter) return false;
    return hasEvent(actionAfter, event) && !(actionBefore && hasEvent(actionBefore, event));
  };
  const commit = commits.findLast(({ changesByParent }) =>
    changesByParent.every((changes) =>
      changes.some((change) => change.file === file && addsValue(change.before, change.after)),
    ),
  );
  return { on: event?.on ?? null, recorded_on: commit?.day ?? null, recorded_by: commit?.author ?? null };
}

/** The last event up to a day with which the cell of a column changed. */
function findDefiningEvent(action: Action, { cellOf }: ActionColumn, day: string) {
  const events = action.history.filter(({ on }) => on <= day);
  const textAfter = (count: number): string => {
    const earlierAction = { ...action, history: events.slice(0, count) };
    const position = positionOn(earlierAction, day);
    return cellOf({ action: earlierAction, position, origin: null, counted: true, returnDays: 0 }, day).text;
  };
  const text = textAfter(events.length);
  for (let count = events.length; count > 0; count--)
    if (textAfter(count - 1) !== text) return events[count - 1];
  return undefined;
}
