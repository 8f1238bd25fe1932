/** Defines what every paper's answer begins and ends with: the paper's details, the force, and the inconsistencies of its page. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  fileCountsSchema,
  idListSchema,
  type ResponseBody,
  type SchemaOutput,
  textSchema,
} from '../../../app/response-schema.ts';
import type { PaperTemplate } from '../../../domain/paper-templates.ts';
import type { ReportContext } from '../report-definition.ts';

const inconsistencySchema = z.strictObject({
  about: textSchema.describe('Which figures or words.'),
  message: textSchema,
  ids: idListSchema.describe('The actions, batches or boards that make the difference.'),
});
/** An inconsistency on a paper's page. */
export type Inconsistency = SchemaOutput<typeof inconsistencySchema>;

const metadata = {
  paper: z.strictObject({
    id: textSchema,
    title: textSchema,
    meeting: daySchema.nullable(),
    as_at: daySchema,
    since: daySchema.nullable(),
    framework: textSchema
      .nullable()
      .describe('As its file names it, `none` for no appendix; null for the one in force on the day.'),
    report_of: textSchema.nullable(),
    to: textSchema.nullable(),
    presenting_officer: textSchema.nullable(),
    status: textSchema.nullable(),
    public: z.boolean(),
    marking: textSchema.nullable(),
  }),
  force: z.strictObject({ name: textSchema, short_name: textSchema, area: textSchema.nullable() }),
  officer: textSchema.nullable(),
  narrative: z.record(z.string(), textSchema).describe('The paper’s own words, by slot.'),
  withheld: z
    .strictObject({ actions: countSchema, above: textSchema })
    .describe('Actions left out because they are marked above the paper.'),
  files: fileCountsSchema,
  fingerprint: textSchema.describe('Of the register’s files: the git tree id of its folder.'),
};

/** The schema of one report's answer: the metadata, and the report's own fields. */
export const paperSchema = <const Name extends PaperTemplate, Shape extends z.ZodRawShape>(
  name: Name,
  shape: Shape,
) =>
  z.strictObject({
    schema: z.literal('afi.report/1'),
    report: z.literal(name),
    ...metadata,
    ...shape,
    differences: z.array(inconsistencySchema).describe('Figures or words of the page that do not reconcile.'),
  });

/** The report's own fields of an answer; `differences` may be omitted if the page has nothing to compare. */
export type PaperFields<Schema extends z.ZodType> = Omit<
  ResponseBody<Schema>,
  'report' | 'differences' | keyof PaperMetadata
> & { readonly differences?: readonly Inconsistency[] };

/** The metadata of the paper that a context is for. */
export const paperMetadata = ({
  register,
  paper,
  withheld,
  isPublic,
  files,
  fingerprint,
}: ReportContext) => ({
  paper: {
    id: paper.id,
    title: paper.title,
    meeting: paper.meeting ?? null,
    as_at: paper.as_at,
    since: paper.since ?? null,
    framework: paper.framework ?? null,
    report_of: paper.report_of ?? null,
    to: paper.to ?? null,
    presenting_officer: paper.presenting_officer ?? null,
    status: paper.status ?? null,
    public: isPublic,
    marking: paper.marking ?? register.settings.marking ?? null,
  },
  force: {
    name: register.settings.force.name,
    short_name: register.settings.force.short_name ?? register.settings.force.name,
    area: register.settings.force.area ?? null,
  },
  officer: register.settings.officer ?? null,
  narrative: paper.narrative ?? {},
  withheld,
  files,
  fingerprint,
});

/** The fields that the answers of all reports have. */
export type PaperMetadata = ReturnType<typeof paperMetadata>;
