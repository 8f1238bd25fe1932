/** Schema of the answer of `paf`: the force's self-assessment by question and topic. */
import * as z from 'zod';
import {
  count,
  day,
  ids,
  objectWithKeys,
  type ResponseBody,
  responseSchema,
  type SchemaOutput,
  text,
  texts,
} from '../../app/response-schema.ts';
import { judgements } from '../../domain/vocabulary.ts';

const judgement = z
  .enum(judgements)
  .nullable()
  .describe('Null where nobody has judged it by then: not assessed, which is never met.');

/** The last judgement of a topic. */
export const topicAssessment = z.strictObject({
  topic: text,
  title: text.nullable(),
  judgement,
  on: day.nullable(),
  note: text.nullable(),
  risk: text.nullable(),
  evidence: texts,
  actions: ids,
  judged: count.describe('How many judgements there are.'),
});
export type TopicAssessment = SchemaOutput<typeof topicAssessment>;

/** The judgements of a question's topics, and their counts. */
export const questionAssessment = z.strictObject({
  question: text,
  title: text.nullable(),
  graded: z.boolean(),
  topics: z.array(topicAssessment),
  assessed: count,
  not_assessed: count,
  counts: objectWithKeys(judgements, count),
  risks: count,
});
export type QuestionAssessment = SchemaOutput<typeof questionAssessment>;

export const paf = responseSchema('paf', 'The self-assessment against a framework.', {
  as_at: day,
  framework: text,
  title: text,
  questions: z.array(questionAssessment),
});
export type SelfAssessment = ResponseBody<typeof paf>;
