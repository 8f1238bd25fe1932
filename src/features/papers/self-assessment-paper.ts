/** Makes the paper on the self-assessment: coverage, changes since the last paper, and each topic with its evidence, gap and risk. */

import * as z from 'zod';
import { count, day, text } from '../../app/response-schema.ts';
import { formatDate, monthsBefore } from '../../domain/dates/calendar.ts';
import { statesAsAt } from '../../domain/filter.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { byId, type Register } from '../../domain/register.ts';
import { createTable, flexibleColumn } from '../../output/document.ts';
import type { SelfAssessment, TopicAssessment } from '../self-assessment/schema.ts';
import { paf, questionAssessment, topicAssessment } from '../self-assessment/schema.ts';
import { assessFramework, type Judgement, questionTable } from '../self-assessment/self-assessment.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { actionLines, statusWords } from './sections/action-summary.ts';
import { type PaperBody, paperMetadata, paperSchema } from './sections/paper-metadata.ts';

const linked = z.strictObject({ id: text, title: text, status: text });

const schema = paperSchema('self-assessment', {
  assessment: paf
    .omit({ schema: true })
    .extend({
      questions: z.array(
        questionAssessment.extend({
          judged: z.array(topicAssessment.extend({ words: text, old: z.boolean(), linked: z.array(linked) })),
          unjudged: z.array(topicAssessment),
        }),
      ),
    })
    .nullable(),
  coverage: z.strictObject({
    topics: count,
    assessed: count,
    not_assessed: count,
    months: count,
    old: count.describe('Judgements older than so many months.'),
  }),
  gaps: count,
  risks: count,
  changes: z.array(
    z.strictObject({ topic: text, title: text.nullable(), on: day.nullable(), from: text, to: text }),
  ),
});

const topicsOf = (assessment: SelfAssessment) => assessment.questions.flatMap(({ topics }) => topics);

const judged = (judgement: Judgement | null) =>
  judgement === null ? 'not assessed' : judgement.replaceAll('-', ' ');

function answer(context: ReportContext): PaperBody<typeof schema> {
  const { register, paper, subject, months } = context;
  const asAt = paper.as_at;
  const framework = register.frameworks.find(({ id }) => id === subject) ?? register.frameworks.at(-1);
  const assessment = framework ? assessFramework(register, framework, asAt) : null;
  const topics = assessment ? topicsOf(assessment) : [];
  const from = monthsBefore(asAt, months);
  const line = actionLines(register, asAt);
  const linked = byId(statesAsAt(register, asAt).map(line));
  return {
    ...paperMetadata(context),
    assessment: assessment && {
      ...assessment,
      questions: assessment.questions.map((one) => ({
        ...one,
        judged: one.topics
          .filter(({ judgement }) => judgement !== null)
          .map((topic) => ({
            ...topic,
            words: judged(topic.judgement),
            old: topic.on !== null && topic.on < from,
            linked: topic.actions.flatMap((id) => {
              const known = linked.get(id);
              return known ? [{ id, title: known.title, status: statusWords(known.status) }] : [];
            }),
          })),
        unjudged: one.topics.filter(({ judgement }) => judgement === null),
      })),
    },
    coverage: {
      topics: topics.length,
      assessed: topics.filter(({ judgement }) => judgement !== null).length,
      not_assessed: topics.filter(({ judgement }) => judgement === null).length,
      months,
      old: topics.filter(({ on }) => on !== null && on < from).length,
    },
    gaps: topics.filter(({ judgement }) => judgement === 'gap').length,
    risks: topics.filter(({ risk }) => risk !== null).length,
    changes: assessment && framework ? changesIn(topics, register, framework.id, paper) : [],
    differences: [],
  };
}

/** Judgements that differ from those of last time: of the last paper's day, else of the judgement before. */
function changesIn(
  now: readonly TopicAssessment[],
  { assessments }: Register,
  framework: string,
  { as_at: asAt, since }: Paper,
) {
  const its = assessments.filter((one) => one.framework === framework).flatMap(({ topics }) => topics ?? []);
  return now.flatMap(({ topic, title, judgement, on }) => {
    const history = its
      .filter((one) => one.topic === topic)
      .flatMap((one) => one.history ?? [])
      .filter((one) => one.on <= asAt && one.judgement !== undefined);
    const then = since === undefined ? history.at(-2) : history.findLast((one) => one.on <= since);
    const before = then?.judgement ?? null;
    if (before === judgement || (since === undefined && before === null)) return [];
    return [{ topic, title, on, from: judged(before), to: judged(judgement) }];
  });
}

export const selfAssessmentPaper = defineReport({
  schema,
  about: 'the force’s judgement of itself against the framework, by question and topic',
  title: 'Self-assessment',
  subject: { word: 'FRAMEWORK', optional: true, known: ({ frameworks }) => frameworks.map(({ id }) => id) },
  covers: () => false,
  answer,
  tables: ({ assessment, changes }) => ({
    questions: assessment ? questionTable(assessment) : createTable([], []),
    changes: createTable(
      ['Topic', flexibleColumn('Title'), 'Was', 'Is', 'Since'],
      changes.map(({ topic, title, from, to, on }) => [
        topic,
        title ?? '',
        from,
        to,
        on === null ? '' : formatDate(on),
      ]),
    ),
  }),
});
