/** What several papers have in common. */
import * as z from 'zod';
import { count, day, files, type Infer, ids, text } from '../../../app/response-schema.ts';
import { actionTypes, closureRoutes, rags, statuses } from '../../../domain/vocabulary.ts';

const difference = z.strictObject({
  about: text.describe('Which figures or words.'),
  message: text,
  ids: ids.describe('The actions, batches or boards that make the difference.'),
});
export type Difference = Infer<typeof difference>;

const head = {
  paper: z.strictObject({
    id: text,
    title: text,
    meeting: day.nullable(),
    as_at: day,
    since: day.nullable(),
    report_of: text.nullable(),
    to: text.nullable(),
    presenting_officer: text.nullable(),
    status: text.nullable(),
    public: z.boolean(),
    marking: text.nullable(),
  }),
  force: z.strictObject({ name: text, short_name: text, area: text.nullable() }),
  officer: text.nullable(),
  narrative: z.record(z.string(), text).describe('The paper’s own words, by slot.'),
  withheld: z
    .strictObject({ actions: count, above: text })
    .describe('Actions left out because they are marked above the paper.'),
  files,
  fingerprint: text.describe('Of the register’s files: the git tree id of its folder.'),
};

/** The answer of one report: what every paper begins and ends with, and its own. */
export const paper = <const Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({
    schema: z.literal('afi.report/1'),
    report: z.literal(name),
    ...head,
    ...shape,
    differences: z.array(difference).describe('What on the page does not tie.'),
  });

export const said = z.strictObject({ on: day, note: text });
export type Said = Infer<typeof said>;

export const actionLine = z.strictObject({
  id: text,
  type: text.describe('As a sentence names it: recommendation.'),
  title: text,
  inspection: text,
  status: z.enum(statuses).nullable(),
  force_lead: text.nullable(),
  delivery_lead: text.nullable(),
  board: text.nullable(),
  rag: z.enum(rags).nullable(),
  due: day.nullable().describe('The force’s target, else the inspectorate’s deadline.'),
  overdue_days: count.nullable().describe('On the force’s clock; null where it is not overdue.'),
  target_changes: count,
  last: said.nullable().describe('The last progress by then.'),
});
export type ActionLine = Infer<typeof actionLine>;

export const causeProgress = actionLine.extend({
  issued: day.nullable(),
  closed_on: day.nullable(),
  recommendations: count,
  closed: count.describe('Of its recommendations.'),
  submitted: count.describe('Of the live ones, those with HMICFRS.'),
  ids: ids.describe('Its recommendations.'),
});
export type CauseProgress = Infer<typeof causeProgress>;

export const move = z.strictObject({ what: text, count });

export const evidence = z.strictObject({
  on: day,
  title: text.nullable(),
  location: text.nullable(),
  reference: text.nullable(),
  sha256: text.nullable(),
  tested_by: text.nullable(),
});

export const route = z.enum(closureRoutes).nullable();

/** How a type heads a column, and how one or several are named in a sentence. */
const ofType = { type: z.enum(actionTypes), heading: text, one: text, many: text };
export const typeCount = z.strictObject({ ...ofType, count });

export const totalLive = z.strictObject({
  all: count,
  submitted: count,
  types: z.array(z.strictObject({ ...ofType, live: count, submitted: count })),
});
