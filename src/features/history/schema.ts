/** Defines the JSON answers of `history`, `audit` and `changes --between`. */
import * as z from 'zod';
import {
  count,
  day,
  type Infer,
  ids,
  type ResponseBody,
  responseSchema,
  text,
  texts,
} from '../../app/response-schema.ts';
import { kinds } from '../../domain/records/record-kinds.ts';

const commit = text.describe('In full.');

const by = z.strictObject({
  commit,
  day: day.describe('On which it was recorded, where it was recorded.'),
  author: text,
  subject: text,
});
export type By = Infer<typeof by>;

const on = text.describe('The day of the event, as its file has it.');

const telling = {
  on: on.nullable(),
  event: text.nullable(),
  fields: z.array(z.strictObject({ field: text, was: text.nullable(), is: text.nullable() })),
};
const whats = ['added', 'deleted', 'fact', 'event', 'event-altered', 'event-gone'] as const;

export const history = responseSchema('history', 'Who recorded what when, oldest first.', {
  id: text.nullable().describe('Of which action; null where the whole register is told of.'),
  formerly: ids.describe('Earlier ids that were followed.'),
  changes: z
    .array(by.extend({ what: z.enum([...whats, 'renamed']), ...telling }))
    .describe('Of the action; none where the whole register is told of.'),
  commits: z
    .array(by.extend({ files: count, actions: ids }))
    .describe('Of the whole register; none where an action is told of.'),
});
export type History = ResponseBody<typeof history>;

const anchor = z.strictObject({ name: text, stands: z.boolean() });

const tamperings = [
  'event-removed',
  'event-altered',
  'events-reordered',
  'fact-changed',
  'judgement-rewritten',
  'record-deleted',
] as const;
const others = [
  'errors-brought',
  'date-backwards',
  'register-moved',
  'anchor-lost',
  'signature-wanting',
] as const;

const field = text.nullable().describe('`title`, `history[3].note`; null where all of it is meant.');

/** A finding about no commit, such as a lost anchor, has null here. */
const byNobody = z.strictObject({
  commit: text.nullable(),
  day: day.nullable(),
  author: text.nullable(),
  subject: text.nullable(),
});

const auditFinding = byNobody.extend({
  code: z.enum([...tamperings, ...others]),
  file: text.nullable(),
  field,
  was: text.nullable(),
  is: text.nullable(),
  message: text,
});
export type AuditFinding = Infer<typeof auditFinding>;

export const audit = responseSchema('audit', 'Whether anybody rewrote the past.', {
  commits: count,
  from: day.nullable(),
  to: day.nullable(),
  findings: z.array(auditFinding),
  corrected: z
    .array(by.extend({ code: z.enum(tamperings), file: text, field, was: text, is: text.nullable() }))
    .describe('Put right in the open, by a correction: no finding.'),
  restated: z
    .array(by.extend({ file: text, field: text, was: text, is: text.nullable() }))
    .describe('Facts of batches, inspections and papers that read otherwise since: no finding.'),
  late: z
    .array(by.extend({ id: text, on, event: text }))
    .describe('Put before others that were recorded already: lawful.'),
  anchors: z.array(anchor).describe('Those asked about.'),
  signatures: z
    .array(by.extend({ good: z.boolean(), signer: text.nullable(), told: text }))
    .describe('Of commits that closed or submitted; none where no signers were given.'),
});
export type Audit = ResponseBody<typeof audit>;

const corner = z.strictObject({ commit, day });

export const late = z.strictObject({ id: text, on, event: text });
export type Late = Infer<typeof late>;

const recordChange = z.strictObject({
  kind: z.enum([...kinds, 'extract']).exclude(['action']),
  id: text.nullable().describe('Null where there is one of its kind.'),
  file: text.describe('Below the register’s folder.'),
  what: z.enum(['added', 'changed', 'deleted']),
  says: texts.describe('Of a change a line for each field; else what the record is called.'),
});
export type RecordChange = Infer<typeof recordChange>;

export const between = responseSchema('between', 'What was recorded after one commit and up to another.', {
  from: corner,
  to: corner,
  added: ids,
  deleted: ids,
  renamed: z.array(z.strictObject({ id: text, was: text })),
  changes: z
    .array(z.strictObject({ id: text, what: z.enum(whats), ...telling }))
    .describe('Of actions that were there before.'),
  records: z.array(recordChange).describe('Of all that is no action.'),
  paper: z
    .strictObject({ id: text, as_at: day })
    .nullable()
    .describe('The last one whose figures the first commit could give.'),
  late: z.array(late).describe('Events of days that this paper spoke for, recorded since.'),
});
export type Between = ResponseBody<typeof between>;
