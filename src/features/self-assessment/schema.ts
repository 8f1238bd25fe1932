/** Schema of the answer of `paf`: the force's self-assessment by question and topic. */
import * as z from 'zod';
import {
  countSchema,
  daySchema,
  idListSchema,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  textListSchema,
  textSchema,
} from '../../app/response-schema.ts';
import { judgements } from '../../domain/vocabulary.ts';

const judgementSchema = z
  .enum(judgements)
  .nullable()
  .describe('Null where nobody has judged it by then: not assessed, which is never met.');

/** The last judgement of a topic. */
export const topicAssessmentSchema = z.strictObject({
  topic: textSchema,
  title: textSchema.nullable(),
  judgement: judgementSchema,
  on: daySchema.nullable(),
  note: textSchema.nullable(),
  risk: textSchema.nullable(),
  evidence: textListSchema,
  actions: idListSchema,
  judged: countSchema.describe('How many judgements there are.'),
});
export type TopicAssessment = SchemaOutput<typeof topicAssessmentSchema>;

/** The judgements of a question's topics, and their counts. */
export const questionAssessmentSchema = z.strictObject({
  question: textSchema,
  title: textSchema.nullable(),
  graded: z.boolean(),
  topics: z.array(topicAssessmentSchema),
  assessed: countSchema,
  not_assessed: countSchema,
  counts: objectWithKeys(judgements, countSchema),
  risks: countSchema,
});
export type QuestionAssessment = SchemaOutput<typeof questionAssessmentSchema>;

export const selfAssessmentResponse = responseSchema('paf', 'The self-assessment against a framework.', {
  as_at: daySchema,
  framework: textSchema,
  title: textSchema,
  questions: z.array(questionAssessmentSchema),
});
export type SelfAssessment = ResponseBody<typeof selfAssessmentResponse>;
