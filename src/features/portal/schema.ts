/** Defines the JSON answers of `portal compare` and `portal match`: comparisons of the register and of extracts, and suggested pairs. */
import * as z from 'zod';
import {
  changeShape,
  count,
  day,
  ids,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  text,
  texts,
} from '../../app/response-schema.ts';
import { actionTypes } from '../../domain/vocabulary.ts';
import { comparedFields, entryKinds } from './compare.ts';
import { rowFields } from './compare-extracts.ts';
import { differenceCauses } from './likely-reason.ts';
import { delayKinds } from './portal-delay.ts';

export const typeTotal = z.strictObject({
  type: z.enum(actionTypes),
  register: count,
  portal: count,
  difference: z.int().describe('Portal less register: the net. The two below are the gross behind it.'),
  only_register: count.describe('Beyond what the two have together.'),
  only_portal: count.describe('Beyond what the two have together.'),
});

/** Rows and actions that belong together, and whether they agree. */
export const reconciledEntry = z.strictObject({
  actions: ids,
  refs: texts.describe('References of the portal; `line N` of a row without one.'),
  fields: z.array(z.enum(comparedFields)).describe('In which register and portal say different things.'),
  reason: text.nullable().describe('The officer’s, else the likely one.'),
  explained: z.boolean().describe('Whether an officer’s reason covers the day; true of what agrees.'),
  kind: z.enum(entryKinds),
  title: text,
  causes: z.array(z.enum(differenceCauses)),
  likely: text.nullable(),
  lapsed: day.nullable().describe('Until when an explanation held that holds no more.'),
  wordings: z.strictObject({ register: text, portal: text }).nullable(),
});
export type ReconciledEntry = SchemaOutput<typeof reconciledEntry>;
const entries = z.array(reconciledEntry);

export const reconcile = responseSchema('reconcile', 'The register against an extract of the portal.', {
  extract: day,
  as_at: day.describe('Of the register.'),
  totals: z.array(typeTotal),
  matched: entries,
  differs: entries,
  one_to_many: entries.describe('One row there, several actions here.'),
  many_to_one: entries.describe('Several rows there, one action here.'),
  register_only: entries,
  portal_only: entries,
  differences: count.describe('Entries that do not match.'),
  unexplained: count.describe('Of the differences, those for which no officer has given a reason.'),
  unplaced: texts.describe('References of live rows whose type is not known: they are in no total.'),
  closed_portal_only: texts.describe('References of closed rows that no action names.'),
  unused_explanations: z
    .array(z.strictObject({ action: text.nullable(), ref: text.nullable() }))
    .describe('Explanations that cover the day and explain no difference.'),
});
/** The register compared with one extract. */
export type Reconciliation = ResponseBody<typeof reconcile>;

const rowTold = z.strictObject({
  ref: text,
  type: text.describe('As the extract words it.'),
  status: text,
  title: text.nullable(),
  actions: ids.describe('Those here that name it.'),
});
export type RowTold = SchemaOutput<typeof rowTold>;

const delay = z.strictObject({
  kind: z.enum(delayKinds),
  shown: count.describe('Events that came to be shown between the two; and the days that took at most:'),
  least: count.nullable(),
  median: z.number().nullable(),
  most: count.nullable(),
  not_shown: count.describe('Events that the later extract still does not show.'),
  longest: count.nullable().describe('Days that the longest of them has waited.'),
});
export type Delay = SchemaOutput<typeof delay>;

const shown = z.strictObject({
  action: text,
  kind: z.enum(delayKinds),
  on: day,
  shown: day.nullable().describe('The first extract that shows it; null where none does.'),
  days: count.describe('Up to that extract, or else up to the last.'),
});

export const reconcileAgainst = responseSchema('reconcile-against', 'One extract against an earlier one.', {
  earlier: day,
  later: day,
  added: z.array(rowTold),
  removed: z.array(rowTold),
  changed: z.array(
    z.strictObject({ ref: text, field: z.enum(rowFields), was: text, is: text, actions: ids }),
  ),
  delays: z.array(delay),
  events: z.array(shown),
});
export type PortalUpdate = ResponseBody<typeof reconcileAgainst>;

const suggestion = z.strictObject({
  action: text,
  ref: text,
  score: z.number().min(0).max(1),
  level: z.enum(['high', 'possible']),
  part: z.boolean().describe('Whether one of the two holds the other and more.'),
});

export const match = responseSchema('match', 'Pairs that wording suggests, or those that were recorded.', {
  suggestions: z.array(suggestion).describe('None where pairs were accepted.'),
  ...changeShape,
});
