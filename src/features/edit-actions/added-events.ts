/** Adds events to the files of actions, and describes the actions of a change. */
import type { CommandContext } from '../../app/command.ts';
import type { Action } from '../../domain/records/action.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { addEvent } from '../../storage/yaml-edit/edit.ts';

/** The fields of an event to write; undefined fields are left out. */
export type EventFields = Readonly<Record<string, string | boolean | undefined>>;

/** The changed files of actions with events added to each, in order. */
export const addEventsToActions = (
  context: CommandContext,
  actions: readonly Action[],
  eventsOf: (action: Action) => readonly EventFields[],
): readonly { readonly file: string; readonly before: string; readonly after: string }[] =>
  actions.map((action) => {
    const file = recordFile('action', action.id);
    const before = context.recordText(file);
    const after = eventsOf(action).reduce((text, event) => addEvent(text, definedFields(event)), before);
    return { file, before, after };
  });

/** The changed files of actions with one event added to each. */
export const addEventToActions = (
  context: CommandContext,
  actions: readonly Action[],
  eventOf: (action: Action) => EventFields,
) => addEventsToActions(context, actions, (action) => [eventOf(action)]);

/** The fields of an event without those that are undefined. */
export const definedFields = (fields: EventFields): Readonly<Record<string, string | boolean>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** Actions in a commit's subject: `custody-2021-rec-2`, or `28 actions`. */
export const describeActions = (actions: readonly Action[]): string =>
  actions.length === 1 ? (actions[0]?.id ?? '') : `${actions.length} actions`;
