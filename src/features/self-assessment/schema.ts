/** The force's judgement of itself, by question and topic: `paf`. */
import * as z from 'zod';
import {
  byWord,
  count,
  day,
  type Infer,
  ids,
  type ResponseBody,
  responseSchema,
  text,
  texts,
} from '../../app/response-schema.ts';
import { judgements } from '../../domain/vocabulary.ts';

const judgement = z
  .enum(judgements)
  .nullable()
  .describe('Null where nobody has judged it by then: not assessed, which is never met.');

export const topicStanding = z.strictObject({
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
export type TopicStanding = Infer<typeof topicStanding>;

export const questionStanding = z.strictObject({
  question: text,
  title: text.nullable(),
  graded: z.boolean(),
  topics: z.array(topicStanding),
  assessed: count,
  not_assessed: count,
  counts: byWord(judgements, count),
  risks: count,
});
export type QuestionStanding = Infer<typeof questionStanding>;

export const paf = responseSchema('paf', 'The self-assessment against a framework.', {
  as_at: day,
  framework: text,
  title: text,
  questions: z.array(questionStanding),
});
export type SelfAssessment = ResponseBody<typeof paf>;
