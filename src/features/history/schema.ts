/** Defines the JSON answers of `history`, `verify` and `changes --between`. */
import * as z from 'zod';
import {
  changeShape,
  countSchema,
  daySchema,
  idListSchema,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  textListSchema,
  textSchema,
} from '../../app/response-schema.ts';
import { kinds } from '../../domain/records/record-kinds.ts';
import { watchedCodes } from './watched-places.ts';

const commitIdSchema = textSchema.describe('In full.');

const commitSummarySchema = z.strictObject({
  commit: commitIdSchema,
  day: daySchema.describe('On which it was recorded, where it was recorded.'),
  author: textSchema,
  subject: textSchema,
});
/** A commit, with the day it was made in the time zone of its author and the first line of its message. */
export type CommitSummary = SchemaOutput<typeof commitSummarySchema>;

const recordedDaySchema = textSchema.describe('The day of the event, as its file has it.');

const fieldChangeSchema = z.strictObject({
  field: textSchema,
  was: textSchema.nullable(),
  is: textSchema.nullable(),
});
/** A changed field with both its values as text; null for no value. */
export type FieldChange = SchemaOutput<typeof fieldChangeSchema>;

const changeKinds = ['added', 'deleted', 'fact', 'event', 'event-altered', 'event-gone'] as const;
const actionChangeSchema = z.strictObject({
  what: z.enum(changeKinds),
  on: recordedDaySchema.nullable(),
  event: textSchema.nullable(),
  fields: z.array(fieldChangeSchema),
});
/** A change of an action; `on` and `event` are null for a fact. */
export type ActionChange = SchemaOutput<typeof actionChangeSchema>;

const historyChangeSchema = z.strictObject({
  ...actionChangeSchema.shape,
  what: z.enum([...changeKinds, 'renamed']),
});
/** A change of an action, including a new id. */
export type HistoryChange = SchemaOutput<typeof historyChangeSchema>;

/** The JSON answer `afi.history/1`. */
export const historyResponse = responseSchema('history', 'Who recorded what when, oldest first.', {
  id: textSchema.nullable().describe('Of which action; null where the whole register is told of.'),
  formerly: idListSchema.describe('Earlier ids that were followed.'),
  changes: z
    .array(commitSummarySchema.extend(historyChangeSchema.shape))
    .describe('Of the action; none where the whole register is told of.'),
  commits: z
    .array(commitSummarySchema.extend({ files: countSchema, actions: idListSchema }))
    .describe('Of the whole register; none where an action is told of.'),
});
/** The answer of `history`. */
export type History = ResponseBody<typeof historyResponse>;

const anchorSchema = z.strictObject({ name: textSchema, stands: z.boolean() });

const tamperingCodes = [
  'event-removed',
  'event-altered',
  'events-reordered',
  'fact-changed',
  'judgement-rewritten',
  'record-deleted',
  'acceptance-changed',
] as const;
const otherCodes = [
  'errors-brought',
  'date-backwards',
  'date-future',
  'anchor-lost',
  'signature-wanting',
] as const;

const fieldSchema = textSchema
  .nullable()
  .describe('`title`, `history[3].note`; null where all of it is meant.');

const tamperingSchema = z.strictObject({
  code: z.enum(tamperingCodes),
  file: textSchema,
  field: fieldSchema,
  was: textSchema,
  is: textSchema.nullable(),
});
/** A past value that a commit rewrote; `field` is null for the record itself, `is` for a value that is gone. */
export type Tampering = SchemaOutput<typeof tamperingSchema>;

const changedFactSchema = z.strictObject({
  file: textSchema,
  field: textSchema,
  was: textSchema,
  is: textSchema.nullable(),
});
/** A changed fact of a batch, an inspection or a paper. */
export type ChangedFact = SchemaOutput<typeof changedFactSchema>;

/** An event that was recorded after later events, or after the paper that should have counted it. */
export const lateEntrySchema = z.strictObject({ id: textSchema, on: recordedDaySchema, event: textSchema });
/** A late entry. */
export type LateEntry = SchemaOutput<typeof lateEntrySchema>;

/** Facts of commits that left the history, and commits of the upstream that are not pulled yet. */
export const lostCodes = ['fact-lost', 'not-pulled'] as const;

const auditFindingSchema = z.strictObject({
  id: textSchema.describe('By which `--accept` names it.'),
  commit: textSchema.nullable(),
  day: daySchema.nullable(),
  author: textSchema.nullable(),
  subject: textSchema.nullable(),
  code: z.enum([...tamperingCodes, ...otherCodes, ...lostCodes, ...watchedCodes]),
  file: textSchema.nullable(),
  field: fieldSchema,
  was: textSchema.nullable(),
  is: textSchema.nullable(),
  message: textSchema,
});
/** What `verify` found; a finding that is not about a commit, such as a lost anchor, has null for it. */
export type AuditFinding = SchemaOutput<typeof auditFindingSchema>;

const acceptedFindingSchema = auditFindingSchema.extend({
  acceptance: z.strictObject({ reason: textSchema, approved_by: textSchema, on: textSchema }),
});
/** A finding that an entry of accepted.yaml accepts. */
export type AcceptedFinding = SchemaOutput<typeof acceptedFindingSchema>;

/** What a commit did openly, so that it is shown and is not a finding. */
export const noticeCodes = ['merge-resolved', 'reverted', 'register-moved'] as const;
const auditNoticeSchema = z.strictObject({
  ...commitSummarySchema.shape,
  code: z.enum([...noticeCodes, ...lostCodes, ...watchedCodes]),
  file: textSchema.nullable(),
  field: fieldSchema,
  was: textSchema.nullable(),
  is: textSchema.nullable(),
  message: textSchema,
  recorded: commitSummarySchema
    .nullable()
    .describe('The commit that recorded what was left out; null if it is not known.'),
});
/** A notice of `verify`: the commit openly left out or changed something. */
export type AuditNotice = SchemaOutput<typeof auditNoticeSchema>;

/** The JSON answer `afi.audit/1`. */
export const auditResponse = responseSchema('audit', 'Whether anybody rewrote the past.', {
  commits: countSchema,
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  findings: z.array(auditFindingSchema),
  accepted: z.array(acceptedFindingSchema).describe('Findings that accepted.yaml accepts: no finding.'),
  notices: z
    .array(auditNoticeSchema)
    .describe(
      'What merges and reverts openly left out, and changes that `afi` or an officer made in the open; findings with --strict only.',
    ),
  corrected: z
    .array(commitSummarySchema.extend(tamperingSchema.shape))
    .describe('Put right in the open, by a correction: no finding.'),
  restated: z
    .array(commitSummarySchema.extend(changedFactSchema.shape))
    .describe('Facts of batches, inspections and papers that read otherwise since: no finding.'),
  late: z
    .array(commitSummarySchema.extend(lateEntrySchema.shape))
    .describe('Put before others that were recorded already: lawful.'),
  sources: z
    .array(z.strictObject({ name: textSchema, commits: countSchema.nullable(), gap: textSchema.nullable() }))
    .describe(
      'Where commits were looked for that left this history: how many each names, and why it could not be looked at.',
    ),
  anchors: z.array(anchorSchema).describe('Those asked about.'),
  signatures: z
    .array(commitSummarySchema.extend({ good: z.boolean(), signer: textSchema.nullable(), told: textSchema }))
    .describe('Of commits that closed or submitted; none where no signers were given.'),
  ...changeShape,
});
/** The answer of `verify`. */
export type Audit = ResponseBody<typeof auditResponse>;

const endpointSchema = z.strictObject({ commit: commitIdSchema, day: daySchema });

const recordDifferenceSchema = z.strictObject({
  kind: z.enum([...kinds, 'extract']).exclude(['action']),
  id: textSchema.nullable().describe('Null where there is one of its kind.'),
  file: textSchema.describe('Below the register’s folder.'),
  what: z.enum(['added', 'changed', 'deleted']),
  says: textListSchema.describe('Of a change a line for each field; else what the record is called.'),
});
/** A record besides an action that was added, changed or deleted. */
export type RecordDifference = SchemaOutput<typeof recordDifferenceSchema>;

/** The JSON answer `afi.between/1`. */
export const betweenResponse = responseSchema(
  'between',
  'What was recorded after one commit and up to another.',
  {
    from: endpointSchema,
    to: endpointSchema,
    added: idListSchema,
    deleted: idListSchema,
    renamed: z.array(z.strictObject({ id: textSchema, was: textSchema })),
    changes: z
      .array(z.strictObject({ id: textSchema, ...actionChangeSchema.shape }))
      .describe('Of actions that were there before.'),
    records: z.array(recordDifferenceSchema).describe('Of all that is no action.'),
    paper: z
      .strictObject({ id: textSchema, as_at: daySchema })
      .nullable()
      .describe('The last one whose figures the first commit could give.'),
    late: z.array(lateEntrySchema).describe('Events of days that this paper spoke for, recorded since.'),
  },
);
/** The answer of `changes --between`. */
export type Between = ResponseBody<typeof betweenResponse>;
