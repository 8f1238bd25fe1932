/** Schema of the answer of `self-assessment`: the force's self-assessment by question, topic and characteristic. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  frameworkNoteShape,
  idListSchema,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  textListSchema,
  textSchema,
} from '../../app/response-schema.ts';
import { notPublished } from '../../domain/publication/not-published.ts';
import { judgements } from '../../domain/vocabulary.ts';

const judgementSchema = z
  .enum([...judgements, notPublished])
  .nullable()
  .describe(
    'Null if there is no assessment by that day, which never counts as met. In public output, an internal judgement is `not published`.',
  );

const judgedShape = {
  title: textSchema.nullable(),
  judgement: judgementSchema,
  on: daySchema.nullable(),
  note: textSchema.nullable(),
  risk: textSchema.nullable(),
  evidence: textListSchema,
  actions: idListSchema,
  judged: countSchema.describe('The number of judgements.'),
};

/** The last judgement of a characteristic. */
const characteristicAssessmentSchema = z.strictObject({ characteristic: textSchema, ...judgedShape });
/** The last judgement of a characteristic. */
export type CharacteristicAssessment = SchemaOutput<typeof characteristicAssessmentSchema>;

/** The last judgement of a topic, and those of its characteristics. A topic is not assessed by its characteristics. */
export const topicAssessmentSchema = z.strictObject({
  topic: textSchema,
  ...judgedShape,
  characteristics: z.array(characteristicAssessmentSchema),
});
/** A topic with its latest judgement. */
export type TopicAssessment = SchemaOutput<typeof topicAssessmentSchema>;

const levelCountsShape = {
  assessed: countSchema,
  not_assessed: countSchema,
  counts: objectWithKeys(judgements, countSchema),
  not_published: countSchema.describe('Internal judgements that public output leaves out.'),
  risks: countSchema,
};
const levelCountsSchema = z.strictObject({ total: countSchema, ...levelCountsShape });
/** The counts of the judgements of one level. */
export type LevelCounts = SchemaOutput<typeof levelCountsSchema>;

/** The judgements of a question's topics, and their counts. The counts are of topics, but for those in `characteristics`. */
export const questionAssessmentSchema = z.strictObject({
  question: textSchema,
  title: textSchema.nullable(),
  graded: z.boolean(),
  topics: z.array(topicAssessmentSchema),
  ...levelCountsShape,
  characteristics: levelCountsSchema,
});
/** A question with the number of its topics for each judgement. */
export type QuestionAssessment = SchemaOutput<typeof questionAssessmentSchema>;

/** The JSON answer `afi.paf/1`. */
export const selfAssessmentResponse = responseSchema('paf', 'The self-assessment against a framework.', {
  as_at: daySchema,
  framework: textSchema,
  ...frameworkNoteShape,
  questions: z.array(questionAssessmentSchema),
});
/** The answer `self-assessment`, without its schema name. */
export type SelfAssessment = ResponseBody<typeof selfAssessmentResponse>;
