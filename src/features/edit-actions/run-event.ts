/** The commands that put one event on each action: assign, target, progress, evidence, complete, note, close, reopen, withdraw. */

import {
  type ChangingCommand,
  type CommandContext,
  type RecordedFile,
  UserError,
  type WriteContext,
} from '../../app/command.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { type EventName, eventRow } from '../../domain/records/event.ts';
import {
  changed,
  chosen,
  dayOf,
  type Fields,
  flagOf,
  idsOf,
  statusOn,
  these,
  withEvent,
} from './action-selection.ts';
import { alreadySo } from './duplicate-event.ts';
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
import { noteOf } from './text-arguments.ts';

interface Verb<Options> {
  readonly event: EventName;
  /** What must be said, in flags, where one of these is not. */
  readonly needs?: readonly (keyof Options & string)[];
  /** Why it cannot be put on these actions, though the format would take it. */
  readonly refuses?: (actions: readonly Action[], options: Options, on: string) => string | undefined;
  readonly fields: (options: Options, context: CommandContext) => Fields;
  /** What else goes into the commit. */
  readonly documents?: (options: Options, context: WriteContext) => readonly RecordedFile[];
  /** What the commit says of it. */
  readonly subject: (those: string, options: Options) => string;
}

/** A target that replaces an earlier one. */
function unexplained(actions: readonly Action[], options: TargetOptions, on: string): string | undefined {
  if (options.reason && options.approvedBy) return undefined;
  const replaced = actions.filter((action) => positionOn(action, on).target !== null);
  const [first] = replaced;
  if (!first) return undefined;
  const more = replaced.length > 1 ? ` and ${replaced.length - 1} more` : '';
  return `${first.id}${more} has a target already, ${positionOn(first, on).target}; a new one needs --reason and --approved-by.`;
}

const leads = ({ forceLead, deliveryLead, board }: AssignOptions) =>
  [forceLead, deliveryLead, board].filter((part) => part !== undefined).join(', ');

/** A document under evidence/ that git does not know yet: who clones the register is to have it. */
function documentsAt(
  { location: file }: EvidenceOptions,
  { register, documentAt }: WriteContext,
): readonly RecordedFile[] {
  if (file === undefined || !register.evidenceFile(file)) return [];
  const document = documentAt(file);
  if (!document.ok)
    throw new UserError(
      `nothing was recorded: ${document.error} Say with --reference where it is kept instead.`,
    );
  const { bytes, recorded } = document.value;
  if (recorded === 'no') return [{ file, before: undefined, after: bytes, worktreeContent: bytes }];
  if (recorded === 'so') return [];
  throw new UserError(
    `nothing was recorded: ${file} is not the document that was recorded. Keep a new one under a name of its own.`,
  );
}

const noted = ['note', 'noteFile'] as const;

/** Lawful at any time, and odd on what nobody works at any more. */
const ofLive: ReadonlySet<EventName> = new Set(['assigned', 'target', 'progress']);

const eventCommand =
  <Options extends EventOptions>({
    event,
    needs = [],
    refuses,
    fields,
    documents,
    subject,
  }: Verb<Options>): ChangingCommand<Options> =>
  (context, options) => {
    const on = dayOf(context, options.on);
    if (needs.length > 0 && needs.every((one) => !options[one]))
      throw new UserError(`say ${needs.map(flagOf).join(' or ')}.`);
    const said: Fields = { on, event, ...fields(options, context) };
    const told: string[] = [];
    const actions = chosen(context, options.ids, options.filter, on).filter((action) => {
      const so = alreadySo(action, event, said, on);
      if (so !== undefined) told.push(`${action.id} ${so}: nothing is recorded on it.`);
      return so === undefined;
    });
    if (actions.length === 0) return { text: told.join('\n') };
    const why = refuses?.(actions, options, on);
    if (why !== undefined) throw new UserError(why);
    if (ofLive.has(event))
      for (const action of actions)
        if (statusOn(action, on) === 'closed')
          told.push(`${action.id} is closed; it is recorded all the same.`);
    const beside = documents?.(options, context) ?? [];
    for (const { file } of beside) told.push(`Recorded with it: ${file}`);
    const changes = [...withEvent(context, actions, () => said), ...beside];
    return {
      ...changed(
        eventRow(event)?.command ?? event,
        subject(these(actions), options),
        changes,
        options,
        [],
        idsOf(actions),
      ),
      ...(told.length > 0 && { text: told.join('\n') }),
    };
  };

export const assign = eventCommand<AssignOptions>({
  event: 'assigned',
  needs: ['forceLead', 'deliveryLead', 'board'],
  fields: ({ forceLead, deliveryLead, board }) => ({
    force_lead: forceLead,
    delivery_lead: deliveryLead,
    board,
  }),
  subject: (those, options) => `Assign ${those} to ${leads(options)}`,
});

export const target = eventCommand<TargetOptions>({
  event: 'target',
  refuses: unexplained,
  fields: ({ by, reason, approvedBy, minute }) => ({ by, reason, approved_by: approvedBy, minute }),
  subject: (those, { by }) => `Set the target of ${those} to ${by}`,
});

export const progress = eventCommand<ProgressOptions>({
  event: 'progress',
  needs: noted,
  fields: (options, context) => ({ rag: options.rag, note: noteOf(options, context) }),
  subject: (those, { rag }) => `Record progress on ${those}${rag ? ` (${rag})` : ''}`,
});

export const evidence = eventCommand<EvidenceOptions>({
  event: 'evidence',
  needs: ['location', 'reference'],
  fields: ({ title, location, reference, testedBy }, { register }) => ({
    title,
    location,
    reference,
    sha256: location === undefined ? undefined : register.evidenceFile(location)?.sha256(),
    tested_by: testedBy,
  }),
  documents: documentsAt,
  subject: (those) => `Record evidence on ${those}`,
});

export const complete = eventCommand<CompleteOptions>({
  event: 'completed',
  fields: (options, context) => ({
    approved_by: options.approvedBy,
    minute: options.minute,
    note: noteOf(options, context),
  }),
  subject: (those) => `Complete ${those}`,
});

export const note = eventCommand<NoteOptions>({
  event: 'note',
  needs: noted,
  fields: (options, context) => ({
    note: noteOf(options, context),
    internal: options.internal === true ? true : undefined,
  }),
  subject: (those) => `Note on ${those}`,
});

export const close = eventCommand<CloseOptions>({
  event: 'closed',
  fields: (options, context) => ({
    route: options.route,
    note: noteOf(options, context),
    superseded_by: options.supersededBy,
  }),
  subject: (those, { route }) => `Close ${those} (${route})`,
});

export const reopen = eventCommand<NoteOnlyOptions>({
  event: 'reopened',
  needs: noted,
  fields: (options, context) => ({ note: noteOf(options, context) }),
  subject: (those) => `Reopen ${those}`,
});

export const withdraw = eventCommand<NoteOnlyOptions>({
  event: 'withdrawn',
  needs: noted,
  fields: (options, context) => ({ note: noteOf(options, context) }),
  subject: (those) => `Withdraw ${those} from HMICFRS`,
});
