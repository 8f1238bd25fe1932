/** Defines what each event command records: assign, progress, complete, note, close, reopen, withdraw. */

import { readNote } from '../../app/change-options.ts';
import type {
  AssignOptions,
  CloseOptions,
  CompleteOptions,
  NoteOnlyOptions,
  NoteOptions,
  ProgressOptions,
} from './event-command.ts';
import { createEventRunner } from './event-runner.ts';

/** Runs `assign`. @throws UserError if one of the actions cannot be changed in this way */
export const runAssign = createEventRunner<AssignOptions>({
  event: 'assigned',
  fields: ({ forceLead, deliveryLead, board }) => ({
    force_lead: forceLead,
    delivery_lead: deliveryLead,
    board,
  }),
  subject: (actions, options) => `Assign ${actions} to ${describeLeads(options)}`,
});

/** Runs `progress`. @throws UserError if one of the actions cannot be changed in this way */
export const runProgress = createEventRunner<ProgressOptions>({
  event: 'progress',
  fields: (options, context) => ({ rag: options.rag, note: readNote(options, context) }),
  subject: (actions, { rag }) => `Record progress on ${actions}${rag ? ` (${rag})` : ''}`,
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
  fields: (options, context) => ({ note: readNote(options, context) }),
  subject: (actions) => `Reopen ${actions}`,
});

/** Runs `withdraw`. @throws UserError if one of the actions cannot be changed in this way */
export const runWithdraw = createEventRunner<NoteOnlyOptions>({
  event: 'withdrawn',
  fields: (options, context) => ({ note: readNote(options, context) }),
  subject: (actions) => `Withdraw ${actions} from HMICFRS`,
});

const describeLeads = ({ forceLead, deliveryLead, board }: AssignOptions) =>
  [forceLead, deliveryLead, board].filter((part) => part !== undefined).join(', ');
