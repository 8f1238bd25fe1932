/** Defines the JSON answers of `portal compare` and `portal match`: comparisons of the register and of extracts, and suggested pairs; and the portal's section of a paper. */
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
import { actionTypes } from '../../domain/vocabulary.ts';
import { comparedFields, entryKinds } from './compare.ts';
import { rowFields } from './compare-extracts.ts';
import { differenceCauses } from './likely-reason.ts';
import { delayKinds } from './portal-delay.ts';

const typeTotalSchema = z.strictObject({
  type: z.enum(actionTypes),
  register: countSchema,
  portal: countSchema,
  difference: z.int().describe('Portal less register. It is the net of `only_portal` and `only_register`.'),
  only_register: countSchema.describe('Live actions beyond the number of matching live rows.'),
  only_portal: countSchema.describe('Live rows beyond the number of matching live actions.'),
});

/** Rows and actions that belong together, and whether they agree. */
const reconciledEntrySchema = z.strictObject({
  actions: idListSchema,
  refs: textListSchema.describe('References on the portal. A row without one has `line N`.'),
  fields: z
    .array(z.enum(comparedFields))
    .describe('Fields whose values differ between the register and the portal.'),
  reason: textSchema.nullable().describe('The recorded reason or, without one, the likely reason.'),
  explained: z.boolean().describe('True if a recorded reason covers the day, or if the entry matches.'),
  kind: z.enum(entryKinds),
  title: textSchema,
  causes: z.array(z.enum(differenceCauses)),
  likely: textSchema.nullable(),
  lapsed: daySchema.nullable().describe('The last day of a recorded reason that has expired.'),
  wordings: z.strictObject({ register: textSchema, portal: textSchema }).nullable(),
});
export type ReconciledEntry = SchemaOutput<typeof reconciledEntrySchema>;
const entryListSchema = z.array(reconciledEntrySchema);

export const reconcileResponse = responseSchema(
  'reconcile',
  'The register compared with an extract of the portal.',
  {
    extract: daySchema,
    as_at: daySchema.describe('The date of the register’s figures.'),
    totals: z.array(typeTotalSchema),
    matched: entryListSchema,
    differs: entryListSchema,
    one_to_many: entryListSchema.describe('One row on the portal for several actions on the register.'),
    many_to_one: entryListSchema.describe('Several rows on the portal for one action on the register.'),
    register_only: entryListSchema,
    portal_only: entryListSchema,
    differences: countSchema.describe('Entries that do not match.'),
    unexplained: countSchema.describe('Differences without a recorded reason.'),
    unplaced: textListSchema.describe(
      'References of live rows whose type is not known. No total includes them.',
    ),
    unknown_status: textListSchema.describe(
      'References of rows whose status has no known meaning. They are counted as live.',
    ),
    closed_portal_only: textListSchema.describe(
      'References of closed rows without an action on the register.',
    ),
    closed_duplicates: textListSchema.describe('References of closed rows whose action has a live row.'),
    unused_explanations: z
      .array(z.strictObject({ action: textSchema.nullable(), ref: textSchema.nullable() }))
      .describe('Recorded reasons that cover the day but do not match a difference.'),
  },
);
/** The register compared with one extract. */
export type Reconciliation = ResponseBody<typeof reconcileResponse>;

const rowSchema = z.strictObject({
  ref: textSchema,
  type: textSchema.describe('The type in the words of the extract.'),
  status: textSchema,
  title: textSchema.nullable(),
  actions: idListSchema.describe('Actions on the register with this reference.'),
});
export type NamedExtractRow = SchemaOutput<typeof rowSchema>;

const delaySchema = z.strictObject({
  kind: z.enum(delayKinds),
  shown: countSchema.describe(
    'Events that first appear in the later extract. `least`, `median` and `most` are the days they took at most.',
  ),
  least: countSchema.nullable(),
  median: z.number().nullable(),
  most: countSchema.nullable(),
  not_shown: countSchema.describe('Events that the later extract still does not show.'),
  longest: countSchema.nullable().describe('Days since the oldest of these events.'),
});
export type Delay = SchemaOutput<typeof delaySchema>;

const shownEventSchema = z.strictObject({
  action: textSchema,
  kind: z.enum(delayKinds),
  on: daySchema,
  shown: daySchema.nullable().describe('The first extract that shows the event. Null if none does.'),
  days: countSchema.describe('Days from the event to that extract or, without one, to the last extract.'),
});

export const reconcileAgainstResponse = responseSchema(
  'reconcile-against',
  'One extract compared with an earlier one.',
  {
    earlier: daySchema,
    later: daySchema,
    added: z.array(rowSchema),
    removed: z.array(rowSchema),
    changed: z.array(
      z.strictObject({
        ref: textSchema,
        field: z.enum(rowFields),
        was: textSchema,
        is: textSchema,
        actions: idListSchema,
      }),
    ),
    delays: z.array(delaySchema),
    events: z.array(shownEventSchema),
  },
);
export type PortalUpdate = ResponseBody<typeof reconcileAgainstResponse>;

const suggestionSchema = z.strictObject({
  action: textSchema,
  ref: textSchema,
  score: z.number().min(0).max(1),
  level: z.enum(['high', 'possible']),
  part: z.boolean().describe('True if one wording contains all of the other.'),
});

export const matchResponse = responseSchema(
  'match',
  'Pairs suggested by wording, or the pairs that were recorded.',
  {
    suggestions: z.array(suggestionSchema).describe('Empty if pairs were accepted.'),
    ...changeShape,
  },
);

const portalGroups = [
  'not-yet-there',
  'closed-here',
  'closed-there',
  'one-row',
  'several-rows',
  'submissions',
  'other-type',
  'unknown-type',
  'inspection-name',
  'wording',
  'reference-missing',
  'not-here',
] as const;

const reasonGroupSchema = z.strictObject({
  id: z.enum(portalGroups).describe('The likely reason.'),
  count: countSchema,
  actions: countSchema,
  rows: countSchema,
  explained: countSchema,
});
export type ReasonGroup = SchemaOutput<typeof reasonGroupSchema>;

export const portalSummarySchema = z.strictObject({
  extract: daySchema,
  matched: countSchema,
  differences: countSchema,
  explained: countSchema,
  unexplained: countSchema,
  more_here: countSchema.describe('Live actions beyond the number of matching live rows.'),
  more_there: countSchema.describe('Live rows beyond the number of matching live actions.'),
  groups: z.array(reasonGroupSchema),
  unplaced: textListSchema.describe(
    'References of live rows whose type is not known. No total includes them.',
  ),
  unknown_status: textListSchema.describe(
    'References of rows whose status has no known meaning. They are counted as live.',
  ),
});
export type PortalSummary = SchemaOutput<typeof portalSummarySchema>;

export const portalPartSchema = portalSummarySchema.extend({
  totals: z.array(typeTotalSchema),
  records: z.array(reconciledEntrySchema).describe('Differences whose actions the page can name.'),
});
export type PortalPart = SchemaOutput<typeof portalPartSchema>;
