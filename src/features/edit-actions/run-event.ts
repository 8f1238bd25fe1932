/** Runs the commands that add one event to each action: assign, target, progress, evidence, complete, note, close, reopen, withdraw. */

import {
  type ChangingCommand,
  type CommandContext,
  type RecordedFile,
  UserError,
  type WriteContext,
} from '../../app/command.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { type EventName, eventRow } from '../../domain/records/event.ts';
import { statusAfter } from '../../domain/status.ts';
import {
  actionIds,
  optionFlag,
  readNote,
  requireChangeDate,
  selectActions,
  statusOn,
} from './change-inputs.ts';
import type {
  AssignOptions,
  CloseOptions,
  CompleteOptions,
  EventOptions,
  EvidenceOptions,
  NoteOnlyOptions,
  NoteOptions,
  ProgressOptions,
  TargetOptions,
} from './event-command.ts';
import { addEventToActions, describeActions, type EventFields, proposeCommit } from './pending-commit.ts';

interface EventDefinition<Options> {
  readonly event: EventName;
  /** Options of which at least one must be given. */
  readonly requiredOptions?: readonly (keyof Options & string)[];
  /** Why the event cannot be added to these actions, although the format allows it; undefined if it can. */
  readonly whyRefused?: (actions: readonly Action[], options: Options, on: string) => string | undefined;
  readonly fields: (options: Options, context: CommandContext) => EventFields;
  /** Other files for the same commit. */
  readonly extraFiles?: (options: Options, context: WriteContext) => readonly RecordedFile[];
  /** The subject of the commit, for the described actions. */
  readonly subject: (actions: string, options: Options) => string;
}

/** A target that replaces an earlier one needs a reason and an approver. */
function whyTargetRefused(
  actions: readonly Action[],
  options: TargetOptions,
  on: string,
): string | undefined {
  if (options.reason && options.approvedBy) return undefined;
  const replaced = actions.filter((action) => positionOn(action, on).target !== null);
  const [first] = replaced;
  if (!first) return undefined;
  const more = replaced.length > 1 ? ` and ${replaced.length - 1} more` : '';
  return `${first.id}${more} has a target already, ${positionOn(first, on).target}; a new one needs --reason and --approved-by.`;
}

const describeLeads = ({ forceLead, deliveryLead, board }: AssignOptions) =>
  [forceLead, deliveryLead, board].filter((part) => part !== undefined).join(', ');

/**
 * The document under evidence/ if git does not have it yet, so that clones of the register have it.
 * @throws UserError if it cannot be read, or differs from the recorded document.
 */
function newEvidenceFiles(
  { location: file }: EvidenceOptions,
  { register, readDocument }: WriteContext,
): readonly RecordedFile[] {
  if (file === undefined || !register.evidenceFile(file)) return [];
  const document = readDocument(file);
  if (!document.ok)
    throw new UserError(
      `nothing was recorded: ${document.error} Say with --reference where it is kept instead.`,
    );
  const { bytes, state } = document.value;
  if (state === 'not-recorded') return [{ file, before: undefined, after: bytes, worktreeContent: bytes }];
  if (state === 'same') return [];
  throw new UserError(
    `nothing was recorded: ${file} is not the document that was recorded. Keep a new one under a name of its own.`,
  );
}

const noteOptionNames = ['note', 'noteFile'] as const;

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
    return leads.every((part) => position[part] === fields[part]) ? 'is assigned so already' : undefined;
  }
  if (event === 'target')
    return position.target === fields['by'] ? `has the target ${position.target} already` : undefined;
  const status = statusAfter(event);
  if (status !== undefined && position.status !== status) return undefined;
  const last = action.history.findLast((one) => one.event === event && one.on <= on);
  return last && deepEqual(last, fields) ? `says the same of ${on} already` : undefined;
}

const createEventRunner =
  <Options extends EventOptions>({
    event,
    requiredOptions = [],
    whyRefused,
    fields,
    extraFiles,
    subject,
  }: EventDefinition<Options>): ChangingCommand<Options> =>
  (context, options) => {
    const on = requireChangeDate(context, options.on);
    if (requiredOptions.length > 0 && requiredOptions.every((one) => !options[one]))
      throw new UserError(`say ${requiredOptions.map(optionFlag).join(' or ')}.`);
    const eventFields: EventFields = { on, event, ...fields(options, context) };
    const lines: string[] = [];
    const actions = selectActions(context, options.ids, options.filter, on).filter((action) => {
      const duplicate = whyAlreadyRecorded(action, event, eventFields, on);
      if (duplicate !== undefined) lines.push(`${action.id} ${duplicate}: nothing is recorded on it.`);
      return duplicate === undefined;
    });
    if (actions.length === 0) return { text: lines.join('\n') };
    const why = whyRefused?.(actions, options, on);
    if (why !== undefined) throw new UserError(why);
    if (liveActionEvents.has(event))
      for (const action of actions)
        if (statusOn(action, on) === 'closed')
          lines.push(`${action.id} is closed; it is recorded all the same.`);
    const extra = extraFiles?.(options, context) ?? [];
    for (const { file } of extra) lines.push(`Recorded with it: ${file}`);
    const changes = [...addEventToActions(context, actions, () => eventFields), ...extra];
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

export const assign = createEventRunner<AssignOptions>({
  event: 'assigned',
  requiredOptions: ['forceLead', 'deliveryLead', 'board'],
  fields: ({ forceLead, deliveryLead, board }) => ({
    force_lead: forceLead,
    delivery_lead: deliveryLead,
    board,
  }),
  subject: (actions, options) => `Assign ${actions} to ${describeLeads(options)}`,
});

export const target = createEventRunner<TargetOptions>({
  event: 'target',
  whyRefused: whyTargetRefused,
  fields: ({ by, reason, approvedBy, minute }) => ({ by, reason, approved_by: approvedBy, minute }),
  subject: (actions, { by }) => `Set the target of ${actions} to ${by}`,
});

export const progress = createEventRunner<ProgressOptions>({
  event: 'progress',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({ rag: options.rag, note: readNote(options, context) }),
  subject: (actions, { rag }) => `Record progress on ${actions}${rag ? ` (${rag})` : ''}`,
});

export const evidence = createEventRunner<EvidenceOptions>({
  event: 'evidence',
  requiredOptions: ['location', 'reference'],
  fields: ({ title, location, reference, testedBy }, { register }) => ({
    title,
    location,
    reference,
    sha256: location === undefined ? undefined : register.evidenceFile(location)?.sha256(),
    tested_by: testedBy,
  }),
  extraFiles: newEvidenceFiles,
  subject: (actions) => `Record evidence on ${actions}`,
});

export const complete = createEventRunner<CompleteOptions>({
  event: 'completed',
  fields: (options, context) => ({
    approved_by: options.approvedBy,
    minute: options.minute,
    note: readNote(options, context),
  }),
  subject: (actions) => `Complete ${actions}`,
});

export const note = createEventRunner<NoteOptions>({
  event: 'note',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({
    note: readNote(options, context),
    internal: options.internal === true ? true : undefined,
  }),
  subject: (actions) => `Note on ${actions}`,
});

export const close = createEventRunner<CloseOptions>({
  event: 'closed',
  fields: (options, context) => ({
    route: options.route,
    note: readNote(options, context),
    superseded_by: options.supersededBy,
  }),
  subject: (actions, { route }) => `Close ${actions} (${route})`,
});

export const reopen = createEventRunner<NoteOnlyOptions>({
  event: 'reopened',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({ note: readNote(options, context) }),
  subject: (actions) => `Reopen ${actions}`,
});

export const withdraw = createEventRunner<NoteOnlyOptions>({
  event: 'withdrawn',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({ note: readNote(options, context) }),
  subject: (actions) => `Withdraw ${actions} from HMICFRS`,
});
