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
  difference: z.int().describe('Portal less register: the net. The two below are the gross behind it.'),
  only_register: countSchema.describe('Beyond what the two have together.'),
  only_portal: countSchema.describe('Beyond what the two have together.'),
});

/** Rows and actions that belong together, and whether they agree. */
const reconciledEntrySchema = z.strictObject({
  actions: idListSchema,
  refs: textListSchema.describe('References of the portal; `line N` of a row without one.'),
  fields: z.array(z.enum(comparedFields)).describe('In which register and portal say different things.'),
  reason: textSchema.nullable().describe('The officer’s, else the likely one.'),
  explained: z.boolean().describe('Whether an officer’s reason covers the day; true of what agrees.'),
  kind: z.enum(entryKinds),
  title: textSchema,
  causes: z.array(z.enum(differenceCauses)),
  likely: textSchema.nullable(),
  lapsed: daySchema.nullable().describe('Until when an explanation held that holds no more.'),
  wordings: z.strictObject({ register: textSchema, portal: textSchema }).nullable(),
});
export type ReconciledEntry = SchemaOutput<typeof reconciledEntrySchema>;
const entryListSchema = z.array(reconciledEntrySchema);

export const reconcileResponse = responseSchema(
  'reconcile',
  'The register against an extract of the portal.',
  {
    extract: daySchema,
    as_at: daySchema.describe('Of the register.'),
    totals: z.array(typeTotalSchema),
    matched: entryListSchema,
    differs: entryListSchema,
    one_to_many: entryListSchema.describe('One row there, several actions here.'),
    many_to_one: entryListSchema.describe('Several rows there, one action here.'),
    register_only: entryListSchema,
    portal_only: entryListSchema,
    differences: countSchema.describe('Entries that do not match.'),
    unexplained: countSchema.describe('Of the differences, those for which no officer has given a reason.'),
    unplaced: textListSchema.describe(
      'References of live rows whose type is not known: they are in no total.',
    ),
    unknown_status: textListSchema.describe(
      'References of rows whose status has no known meaning: they are counted as live.',
    ),
    closed_portal_only: textListSchema.describe('References of closed rows that no action names.'),
    closed_duplicates: textListSchema.describe('References of closed rows whose action has a live row.'),
    unused_explanations: z
      .array(z.strictObject({ action: textSchema.nullable(), ref: textSchema.nullable() }))
      .describe('Explanations that cover the day and explain no difference.'),
  },
);
/** The register compared with one extract. */
export type Reconciliation = ResponseBody<typeof reconcileResponse>;

const rowSchema = z.strictObject({
  ref: textSchema,
  type: textSchema.describe('As the extract words it.'),
  status: textSchema,
  title: textSchema.nullable(),
  actions: idListSchema.describe('Those here that name it.'),
});
export type NamedExtractRow = SchemaOutput<typeof rowSchema>;

const delaySchema = z.strictObject({
  kind: z.enum(delayKinds),
  shown: countSchema.describe(
    'Events that came to be shown between the two; and the days that took at most:',
  ),
  least: countSchema.nullable(),
  median: z.number().nullable(),
  most: countSchema.nullable(),
  not_shown: countSchema.describe('Events that the later extract still does not show.'),
  longest: countSchema.nullable().describe('Days that the longest of them has waited.'),
});
export type Delay = SchemaOutput<typeof delaySchema>;

const shownEventSchema = z.strictObject({
  action: textSchema,
  kind: z.enum(delayKinds),
  on: daySchema,
  shown: daySchema.nullable().describe('The first extract that shows it; null where none does.'),
  days: countSchema.describe('Up to that extract, or else up to the last.'),
});

export const reconcileAgainstResponse = responseSchema(
  'reconcile-against',
  'One extract against an earlier one.',
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
  part: z.boolean().describe('Whether one of the two holds the other and more.'),
});

export const matchResponse = responseSchema(
  'match',
  'Pairs that wording suggests, or those that were recorded.',
  {
    suggestions: z.array(suggestionSchema).describe('None where pairs were accepted.'),
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
  more_here: countSchema.describe('Live actions beyond what the portal holds with them.'),
  more_there: countSchema.describe('Live rows beyond what the register holds with them.'),
  groups: z.array(reasonGroupSchema),
  unplaced: textListSchema.describe('References of live rows whose type is not known: they are in no total.'),
  unknown_status: textListSchema.describe(
    'References of rows whose status has no known meaning: they are counted as live.',
  ),
});
export type PortalSummary = SchemaOutput<typeof portalSummarySchema>;

export const portalPartSchema = portalSummarySchema.extend({
  totals: z.array(typeTotalSchema),
  records: z.array(reconciledEntrySchema).describe('Differences of actions that the page may name.'),
});
export type PortalPart = SchemaOutput<typeof portalPartSchema>;
