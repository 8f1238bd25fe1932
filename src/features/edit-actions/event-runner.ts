/** Runs a command that adds one event to each of several actions. */

import { requireChangeDate } from '../../app/change-options.ts';
import {
  type ChangingCommand,
  type CommandContext,
  type RegisterFileChange,
  UserError,
  type WriteContext,
} from '../../app/command.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { type EventName, eventRow } from '../../domain/records/event.ts';
import { statusAfter } from '../../domain/status.ts';
import { addEventToActions, describeActions, type EventFields } from './added-events.ts';
import { actionIds, selectActions, statusOn } from './change-inputs.ts';
import type { EventOptions } from './event-command.ts';

/** What is particular to the command of one event. */
interface EventDefinition<Options> {
  readonly event: EventName;
  /** Why the event cannot be added to these actions, although the format allows it; undefined if it can. */
  readonly whyRefused?: (actions: readonly Action[], options: Options, on: string) => string | undefined;
  readonly fields: (options: Options, context: CommandContext) => EventFields;
  /** Other files for the same commit. */
  readonly extraFiles?: (options: Options, context: WriteContext) => readonly RegisterFileChange[];
  /** The subject of the commit, for the described actions. */
  readonly subject: (actions: string, options: Options) => string;
}

/** Events that are allowed on closed actions, but unusual there. */
const liveActionEvents: ReadonlySet<EventName> = new Set(['assigned', 'target', 'progress']);

/** Why an event adds nothing new to an action, as the end of a sentence that begins with its id; undefined if it does. */
function whyAlreadyRecorded(
  action: Action,
  event: EventName,
  fields: EventFields,
  on: string,
): string | undefined {
  const position = positionOn(action, on);
  if (event === 'assigned') {
    const leads = (['force_lead', 'delivery_lead', 'board'] as const).filter((part) => fields[part]);
    return leads.every((part) => position[part] === fields[part])
      ? 'already has these leads and board'
      : undefined;
  }
  if (event === 'target')
    return position.target === fields['by'] ? `has the target ${position.target} already` : undefined;
  const status = statusAfter(event);
  if (status !== undefined && position.status !== status) return undefined;
  const lastOfKind = action.history.findLast(
    (earlierEvent) => earlierEvent.event === event && earlierEvent.on <= on,
  );
  return lastOfKind && deepEqual(lastOfKind, fields) ? `already has the same entry on ${on}` : undefined;
}

/** The command that adds a defined event to the chosen actions, and reports the actions that already have it. */
export const createEventRunner =
  <Options extends EventOptions>({
    event,
    whyRefused,
    fields,
    extraFiles,
    subject,
  }: EventDefinition<Options>): ChangingCommand<Options> =>
  (context, options) => {
    const on = requireChangeDate(context, options.on);
    const eventFields: EventFields = { on, event, ...fields(options, context) };
    const lines: string[] = [];
    const actions = selectActions(context, options.ids, options.filter, on).filter((action) => {
      const duplicate = whyAlreadyRecorded(action, event, eventFields, on);
      if (duplicate !== undefined) lines.push(`${action.id} ${duplicate}: nothing is recorded on it.`);
      return duplicate === undefined;
    });
    if (actions.length === 0) return { text: lines.join('\n') };
    const refusal = whyRefused?.(actions, options, on);
    if (refusal !== undefined) throw new UserError(refusal);
    if (liveActionEvents.has(event))
      for (const action of actions)
        if (statusOn(action, on) === 'closed')
          lines.push(`${action.id} is closed. The entry is recorded anyway.`);
    const extraChanges = extraFiles?.(options, context) ?? [];
    for (const { file } of extraChanges) lines.push(`Also recorded: ${file}`);
    const changes = [...addEventToActions(context, actions, () => eventFields), ...extraChanges];
    return {
      ...proposeCommit({
        command: eventRow(event)?.command ?? event,
        subject: subject(describeActions(actions), options),
        changes,
        options,
        actionIds: actionIds(actions),
      }),
      ...(lines.length > 0 && { text: lines.join('\n') }),
    };
  };
