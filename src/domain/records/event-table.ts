/** The event table: one row for each kind of event, with its fields, moves, effect on the position and sentence. */
import { formatDate } from '../dates/calendar.ts';
import { isNotPublished } from '../publication/not-published.ts';
import { closureRoutes, rags } from '../vocabulary.ts';
import { defineEvent, withNote } from './event-row.ts';
import { privateField, publicField, ratingField, roleField, wordsField } from './field-table.ts';
import { choice, date, fileHash, freeLine, freeText, id, textOrFingerprint, word } from './field-types.ts';
import { isFingerprint } from './removed-words.ts';
import { decidedEvent, requestedEvent } from './request-events.ts';

const optionalText = (description: string) => wordsField(freeText(description).optional());
const approvedBy = roleField(word('The id of a board, or a role.').optional());
const minute = privateField(freeLine('The minute of the meeting.').optional());
const noEffect = () => undefined;

/** Every event: its fields, its effect on the position, and its sentence. */
export const eventTable = [
  defineEvent('issued', {
    description: 'Issued by the inspectorate: the first event, recorded once. The action is live and open.',
    command: 'add',
    fields: {},
    move: { allowedStatuses: [], newStatus: 'open' },
    effect: (position, { on }) => {
      position.issued ??= on;
    },
    sentence: () => 'Issued.',
  }),
  defineEvent('assigned', {
    description: 'Its leads and board; each remains until another one is assigned.',
    command: 'assign',
    fields: {
      force_lead: roleField(word('The role of the chief officer who is accountable for it.').optional()),
      delivery_lead: roleField(word('The role that delivers it.').optional()),
      board: publicField(id('The board that oversees it.').optional()),
    },
    requiredFields: [['force_lead', 'delivery_lead', 'board']],
    effect: (position, { force_lead, delivery_lead, board }) => {
      position.force_lead = force_lead ?? position.force_lead;
      position.delivery_lead = delivery_lead ?? position.delivery_lead;
      position.board = board ?? position.board;
    },
    sentence: ({ force_lead, delivery_lead, board }, { nameOf }) => {
      const parts = [
        ...(force_lead === undefined ? [] : [`force lead ${force_lead}`]),
        ...(delivery_lead === undefined ? [] : [`delivery lead ${delivery_lead}`]),
        ...(board === undefined ? [] : [`overseen by the ${nameOf(board)}`]),
      ];
      return parts.length === 0 ? 'Assigned.' : `Assigned: ${parts.join(', ')}.`;
    },
  }),
  defineEvent('target', {
    description: "The force's own date. A later one counts as a change and needs a reason and an approver.",
    command: 'target',
    fields: {
      by: publicField(date('The date to be met.').optional()),
      reason: optionalText('The reason for replacing the earlier target.'),
      approved_by: approvedBy,
      minute,
    },
    requiredFields: [['by']],
    effect: (position, { by }) => {
      if (by === undefined) return;
      if (position.target !== null) position.target_changes += 1;
      position.first_target ??= by;
      position.target = by;
    },
    sentence: ({ by, reason }, { earlierTarget }) => {
      if (by === undefined) return 'Target set; its date is not recorded.';
      const earlier = earlierTarget();
      return earlier === undefined
        ? `Target set for ${formatDate(by)}.`
        : withNote(`Target moved from ${earlier} to ${formatDate(by)}`, reason);
    },
  }),
  defineEvent('progress', {
    description: 'Progress since the last update.',
    command: 'progress',
    fields: {
      rag: ratingField(choice(rags, 'The RAG rating.').optional()),
      note: optionalText('The progress made.'),
    },
    requiredFields: [['note']],
    effect: (position, { rag }) => {
      if (rag === undefined) return;
      position.rag = rag;
      position.rag_before_return = null;
      position.unrated_since = null;
    },
    sentence: ({ rag, note }) =>
      withNote(rag === undefined || isNotPublished(rag) ? 'Progress' : `Progress, ${rag}`, note),
  }),
  defineEvent('evidence', {
    description: 'Evidence that the action was carried out.',
    command: 'evidence',
    fields: {
      title: optionalText('The title of the evidence.'),
      location: privateField(freeLine('A path in the register, or an https address.').optional()),
      reference: privateField(
        freeLine('Where it is kept, if not in the register: a file share, a paper file.').optional(),
      ),
      sha256: privateField(fileHash('The fingerprint of the file at `location`.').optional()),
      tested_by: privateField(word('The role that tested it.').optional()),
    },
    requiredFields: [['title'], ['location', 'reference']],
    effect: noEffect,
    sentence: ({ title }) => withNote('Evidence', title),
  }),
  defineEvent('completed', {
    description: 'Assessed by the force as complete and ready to submit: `complete`.',
    command: 'complete',
    fields: { approved_by: approvedBy, minute, note: optionalText('The decision.') },
    requiredFields: [['approved_by']],
    move: { allowedStatuses: ['open', 'returned'], newStatus: 'complete' },
    effect: (position, { on }) => {
      position.completed_on = on;
    },
    sentence: ({ approved_by, note }, { nameOf }) =>
      withNote(
        `Assessed as complete${approved_by === undefined ? '' : `, approved by ${nameOf(approved_by)}`}`,
        note,
      ),
  }),
  defineEvent('submitted', {
    description: 'Sent to HMICFRS for closure in a batch: `submitted`.',
    command: 'submit',
    fields: { batch: publicField(id('The closure submission.').optional()) },
    requiredFields: [['batch']],
    move: { allowedStatuses: ['open', 'complete', 'returned'], newStatus: 'submitted' },
    effect: (position, { on, batch = null }) => {
      position.batch = batch;
      position.submitted_on = on;
    },
    sentence: ({ batch }) => `Sent to HMICFRS for closure${batch === undefined ? '' : `, batch ${batch}`}.`,
  }),
  defineEvent('returned', {
    description: 'HMICFRS gave feedback instead of closing: `returned`. The RAG is not carried over.',
    command: 'outcome',
    fields: { note: optionalText('The feedback from HMICFRS.') },
    requiredFields: [['note']],
    move: { allowedStatuses: ['submitted'], newStatus: 'returned' },
    effect: (position, { on }) => {
      position.returned_on = on;
      position.unrated_since = on;
      position.rag_before_return = position.rag ?? position.rag_before_return;
      position.rag = null;
    },
    sentence: ({ note }) => withNote('Returned by HMICFRS', note),
  }),
  defineEvent('withdrawn', {
    description: 'The force withdrew its submission: `open` again.',
    command: 'withdraw',
    fields: { note: optionalText('The reason.') },
    requiredFields: [['note']],
    move: { allowedStatuses: ['submitted'], newStatus: 'open' },
    effect: noEffect,
    sentence: ({ note }) => withNote('Submission withdrawn by the force', note),
  }),
  defineEvent('closed', {
    description: 'No longer live: `closed`.',
    command: 'close',
    fields: {
      route: publicField(choice(closureRoutes, 'The route to closure.').optional()),
      note: optionalText('The reason, or the decision of HMICFRS.'),
      superseded_by: {
        ...publicField(id('The later action that replaces it.').optional()),
        references: 'action',
      },
    },
    requiredFields: [['route']],
    move: { allowedStatuses: ['open', 'complete', 'submitted', 'returned'], newStatus: 'closed' },
    effect: (position, { on, route = null }) => {
      position.closed_on = on;
      position.route = route;
    },
    sentence: ({ route, note }) =>
      withNote(`Closed (${route?.replaceAll('-', ' ') ?? 'route not recorded'})`, note),
  }),
  defineEvent('reopened', {
    description: 'Reopened: `open` again.',
    command: 'reopen',
    fields: { note: optionalText('The reason.') },
    requiredFields: [['note']],
    move: { allowedStatuses: ['complete', 'closed'], newStatus: 'open' },
    effect: (position) => {
      position.closed_on = null;
      position.completed_on = null;
      position.route = null;
    },
    sentence: ({ note }) => withNote('Reopened', note),
  }),
  defineEvent('note', {
    description: 'A note. It does not change the status, owners or dates.',
    command: 'note',
    fields: { note: optionalText('The note.') },
    requiredFields: [['note']],
    effect: noEffect,
    sentence: ({ note }) => withNote('Note', note),
  }),
  requestedEvent,
  decidedEvent,
  defineEvent('correction', {
    description: 'A fact at the top, or an earlier event, was corrected.',
    command: 'correct',
    fields: {
      field: privateField(word('The field, for example `title` or `history[3].note`.').optional()),
      was: privateField(
        textOrFingerprint(
          'The earlier value, or its fingerprint (`sha256`) where words were removed.',
        ).optional(),
      ),
      note: privateField(freeText('The reason.').optional()),
      approved_by: roleField(
        word('Who approved the removal of words: the id of a board, or a role.').optional(),
      ),
    },
    requiredFields: [['field'], ['was'], ['note']],
    isInternal: true,
    effect: noEffect,
    sentence: ({ field, was, note, approved_by }, { nameOf }) => {
      const place = field === undefined ? '' : ` of ${field}`;
      return withNote(
        isFingerprint(was)
          ? `Words${place} removed${approved_by === undefined ? '' : `, approved by ${nameOf(approved_by)}`}`
          : `Correction${place}`,
        note,
      );
    },
  }),
] as const;
