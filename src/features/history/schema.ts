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

const commitIdSchema = textSchema.describe('The id of the commit in full.');

const commitSummarySchema = z.strictObject({
  commit: commitIdSchema,
  day: daySchema.describe('The day of the commit, in the time zone of its author.'),
  author: textSchema,
  subject: textSchema,
});
/** A commit, with the day it was made in the time zone of its author and the first line of its message. */
export type CommitSummary = SchemaOutput<typeof commitSummarySchema>;

const recordedDaySchema = textSchema.describe('The day of the event, as recorded.');

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
export const historyResponse = responseSchema('history', 'Who recorded what, and when, oldest first.', {
  id: textSchema.nullable().describe('The id of the action. Null if the answer covers the whole register.'),
  formerly: idListSchema.describe('Earlier ids of the action.'),
  changes: z
    .array(commitSummarySchema.extend(historyChangeSchema.shape))
    .describe('Changes of the action. Empty if the answer covers the whole register.'),
  commits: z
    .array(commitSummarySchema.extend({ files: countSchema, actions: idListSchema }))
    .describe('Commits of the whole register. Empty if the answer covers one action.'),
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
  .describe('The field, such as `title` or `history[3].note`. Null for the whole file.');

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
  id: textSchema.describe('The id of the finding, as `--accept` takes it.'),
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
    .describe('The commit that recorded what was left out. Null if it is not known.'),
});
/** A notice of `verify`: the commit openly left out or changed something. */
export type AuditNotice = SchemaOutput<typeof auditNoticeSchema>;

/** The JSON answer `afi.audit/1`. */
export const auditResponse = responseSchema('audit', 'Whether past records have been changed.', {
  commits: countSchema,
  from: daySchema.nullable(),
  to: daySchema.nullable(),
  findings: z.array(auditFindingSchema),
  accepted: z
    .array(acceptedFindingSchema)
    .describe('Findings accepted in accepted.yaml. They are not counted as findings.'),
  notices: z
    .array(auditNoticeSchema)
    .describe(
      'What merges and reverts left out openly, and changes of what figures depend on. They are findings only with `--strict`.',
    ),
  corrected: z
    .array(commitSummarySchema.extend(tamperingSchema.shape))
    .describe('Changes made openly, with a correction. They are not findings.'),
  restated: z
    .array(commitSummarySchema.extend(changedFactSchema.shape))
    .describe('Facts of batches, inspections and papers that were changed later. They are not findings.'),
  late: z
    .array(commitSummarySchema.extend(lateEntrySchema.shape))
    .describe('Events entered late, in their place by date. They are permitted.'),
  sources: z
    .array(z.strictObject({ name: textSchema, commits: countSchema.nullable(), gap: textSchema.nullable() }))
    .describe(
      'The places searched for commits that are no longer in this history: how many each has, and why a place could not be searched.',
    ),
  anchors: z.array(anchorSchema).describe('The commits and fingerprints given with `--anchor`.'),
  signatures: z
    .array(commitSummarySchema.extend({ good: z.boolean(), signer: textSchema.nullable(), told: textSchema }))
    .describe('Signatures of commits that closed or submitted actions. Empty without `--signatures`.'),
  ...changeShape,
});
/** The answer of `verify`. */
export type Audit = ResponseBody<typeof auditResponse>;

const endpointSchema = z.strictObject({ commit: commitIdSchema, day: daySchema });

const recordDifferenceSchema = z.strictObject({
  kind: z.enum([...kinds, 'extract']).exclude(['action']),
  id: textSchema.nullable().describe('Null for a record that is the only one of its kind.'),
  file: textSchema.describe('The path of the file in the register’s folder.'),
  what: z.enum(['added', 'changed', 'deleted']),
  says: textListSchema.describe('For a change, one line for each field. Otherwise the name of the record.'),
});
/** A record besides an action that was added, changed or deleted. */
export type RecordDifference = SchemaOutput<typeof recordDifferenceSchema>;

/** The JSON answer `afi.between/1`. */
export const betweenResponse = responseSchema(
  'between',
  'What was recorded after one commit, up to and including another.',
  {
    from: endpointSchema,
    to: endpointSchema,
    added: idListSchema,
    deleted: idListSchema,
    renamed: z.array(z.strictObject({ id: textSchema, was: textSchema })),
    changes: z
      .array(z.strictObject({ id: textSchema, ...actionChangeSchema.shape }))
      .describe('Changes of actions that the first commit already had.'),
    records: z.array(recordDifferenceSchema).describe('Changes of records other than actions.'),
    paper: z
      .strictObject({ id: textSchema, as_at: daySchema })
      .nullable()
      .describe('The last paper whose figures the first commit could give.'),
    late: z
      .array(lateEntrySchema)
      .describe('Events dated in the period of this paper that were recorded after the first commit.'),
  },
);
/** The answer of `changes --between`. */
export type Between = ResponseBody<typeof betweenResponse>;
