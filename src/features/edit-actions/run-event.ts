/** Defines what each event command records: assign, target, progress, evidence, complete, note, close, reopen, withdraw. */

import { readNote } from '../../app/change-options.ts';
import { type RegisterFileChange, UserError, type WriteContext } from '../../app/command.ts';
import { positionOn } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import type {
  AssignOptions,
  CloseOptions,
  CompleteOptions,
  EvidenceOptions,
  NoteOnlyOptions,
  NoteOptions,
  ProgressOptions,
  TargetOptions,
} from './event-command.ts';
import { createEventRunner } from './event-runner.ts';

const noteOptionNames = ['note', 'noteFile'] as const;

/** Runs `assign`. @throws UserError if one of the actions cannot be changed in this way */
export const runAssign = createEventRunner<AssignOptions>({
  event: 'assigned',
  requiredOptions: ['forceLead', 'deliveryLead', 'board'],
  fields: ({ forceLead, deliveryLead, board }) => ({
    force_lead: forceLead,
    delivery_lead: deliveryLead,
    board,
  }),
  subject: (actions, options) => `Assign ${actions} to ${describeLeads(options)}`,
});

/** Runs `target`. @throws UserError if one of the actions cannot be changed in this way */
export const runTarget = createEventRunner<TargetOptions>({
  event: 'target',
  whyRefused: whyTargetRefused,
  fields: ({ by, reason, approvedBy, minute }) => ({ by, reason, approved_by: approvedBy, minute }),
  subject: (actions, { by }) => `Set the target of ${actions} to ${by}`,
});

/** Runs `progress`. @throws UserError if one of the actions cannot be changed in this way */
export const runProgress = createEventRunner<ProgressOptions>({
  event: 'progress',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({ rag: options.rag, note: readNote(options, context) }),
  subject: (actions, { rag }) => `Record progress on ${actions}${rag ? ` (${rag})` : ''}`,
});

/** Runs `evidence`. @throws UserError if one of the actions cannot be changed in this way */
export const runEvidence = createEventRunner<EvidenceOptions>({
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

/** Runs `complete`. @throws UserError if one of the actions cannot be changed in this way */
export const runComplete = createEventRunner<CompleteOptions>({
  event: 'completed',
  fields: (options, context) => ({
    approved_by: options.approvedBy,
    minute: options.minute,
    note: readNote(options, context),
  }),
  subject: (actions) => `Complete ${actions}`,
});

/** Runs `note`. @throws UserError if one of the actions cannot be changed in this way */
export const runNote = createEventRunner<NoteOptions>({
  event: 'note',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({
    note: readNote(options, context),
    internal: options.internal === true ? true : undefined,
  }),
  subject: (actions) => `Note on ${actions}`,
});

/** Runs `close`. @throws UserError if one of the actions cannot be changed in this way */
export const runClose = createEventRunner<CloseOptions>({
  event: 'closed',
  fields: (options, context) => ({
    route: options.route,
    note: readNote(options, context),
    superseded_by: options.supersededBy,
  }),
  subject: (actions, { route }) => `Close ${actions} (${route})`,
});

/** Runs `reopen`. @throws UserError if one of the actions cannot be changed in this way */
export const runReopen = createEventRunner<NoteOnlyOptions>({
  event: 'reopened',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({ note: readNote(options, context) }),
  subject: (actions) => `Reopen ${actions}`,
});

/** Runs `withdraw`. @throws UserError if one of the actions cannot be changed in this way */
export const runWithdraw = createEventRunner<NoteOnlyOptions>({
  event: 'withdrawn',
  requiredOptions: noteOptionNames,
  fields: (options, context) => ({ note: readNote(options, context) }),
  subject: (actions) => `Withdraw ${actions} from HMICFRS`,
});

/** A target that replaces an earlier one needs a reason and an approver. */
function whyTargetRefused(
  actions: readonly Action[],
  options: TargetOptions,
  on: string,
): string | undefined {
  if (options.reason && options.approvedBy) return undefined;
  const actionsWithTarget = actions.filter((action) => positionOn(action, on).target !== null);
  const [first] = actionsWithTarget;
  if (!first) return undefined;
  const furtherText = actionsWithTarget.length > 1 ? ` and ${actionsWithTarget.length - 1} more` : '';
  return `${first.id}${furtherText} has a target already, ${positionOn(first, on).target}; a new one needs --reason and --approved-by.`;
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
): readonly RegisterFileChange[] {
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
