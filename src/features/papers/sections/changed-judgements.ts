/** Finds the judgements of a self-assessment that have changed since the last paper. */
import type { Paper } from '../../../domain/records/paper.ts';
import type { Register } from '../../../domain/register.ts';
import type { TopicAssessment } from '../../self-assessment/schema.ts';
import { judgementsUpTo } from '../../self-assessment/self-assessment.ts';

/** A judgement in words. */
export const judgementWords = (judgement: TopicAssessment['judgement']) =>
  judgement === null ? 'not assessed' : judgement.replaceAll('-', ' ');

/** Judgements that differ from the judgement on the last paper's day or, without a last paper, from the judgement before. */
export function changedJudgements(
  topics: readonly TopicAssessment[],
  { assessments }: Register,
  framework: string,
  { as_at: asAt, since }: Paper,
) {
  const records = assessments.filter((assessment) => assessment.framework === framework);
  return topics.flatMap(({ topic, title, judgement, on }) => {
    const judgements = judgementsUpTo(records, topic, asAt);
    const earlierEntry =
      since === undefined ? judgements.at(-2) : judgements.findLast((entry) => entry.on <= since);
    const earlierJudgement = earlierEntry?.judgement ?? null;
    if (earlierJudgement === judgement || (since === undefined && earlierJudgement === null)) return [];
    return [{ topic, title, on, from: judgementWords(earlierJudgement), to: judgementWords(judgement) }];
  });
}
