/** Makes the paper on the self-assessment: coverage, changes since the last paper, and each topic with its evidence, gap and risk. */

import * as z from 'zod';
import { countSchema, daySchema, textSchema } from '../../app/response-schema.ts';
import { formatDate, monthsBefore } from '../../domain/dates/calendar.ts';
import { statesAsAt } from '../../domain/filter.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { indexById, type Register } from '../../domain/register.ts';
import { createTable, flexibleColumn } from '../../output/document.ts';
import type { SelfAssessment, TopicAssessment } from '../self-assessment/schema.ts';
import {
  questionAssessmentSchema,
  selfAssessmentResponse,
  topicAssessmentSchema,
} from '../self-assessment/schema.ts';
import { assessFramework, type Judgement, questionTable } from '../self-assessment/self-assessment.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { actionLines, statusWords } from './sections/action-summary.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';

const linkedAction = z.strictObject({ id: textSchema, title: textSchema, status: textSchema });

const schema = paperSchema('self-assessment', {
  assessment: selfAssessmentResponse
    .omit({ schema: true })
    .extend({
      questions: z.array(
        questionAssessmentSchema.extend({
          judged: z.array(
            topicAssessmentSchema.extend({
              words: textSchema,
              old: z.boolean(),
              linked: z.array(linkedAction),
            }),
          ),
          unjudged: z.array(topicAssessmentSchema),
        }),
      ),
    })
    .nullable(),
  coverage: z.strictObject({
    topics: countSchema,
    assessed: countSchema,
    not_assessed: countSchema,
    months: countSchema,
    old: countSchema.describe('Judgements older than so many months.'),
  }),
  gaps: countSchema,
  risks: countSchema,
  changes: z.array(
    z.strictObject({
      topic: textSchema,
      title: textSchema.nullable(),
      on: daySchema.nullable(),
      from: textSchema,
      to: textSchema,
    }),
  ),
});

const topicsOf = (assessment: SelfAssessment) => assessment.questions.flatMap(({ topics }) => topics);

const judgementWords = (judgement: Judgement | null) =>
  judgement === null ? 'not assessed' : judgement.replaceAll('-', ' ');

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, paper, subject, months } = context;
  const asAt = paper.as_at;
  const framework = register.frameworks.find(({ id }) => id === subject) ?? register.frameworks.at(-1);
  const assessment = framework ? assessFramework(register, framework, asAt) : null;
  const topics = assessment ? topicsOf(assessment) : [];
  const oldBefore = monthsBefore(asAt, months);
  const toLine = actionLines(register, asAt);
  const linkedActions = indexById(statesAsAt(register, asAt).map(toLine));
  return {
    assessment: assessment && {
      ...assessment,
      questions: assessment.questions.map((question) => ({
        ...question,
        judged: question.topics
          .filter(({ judgement }) => judgement !== null)
          .map((topic) => ({
            ...topic,
            words: judgementWords(topic.judgement),
            old: topic.on !== null && topic.on < oldBefore,
            linked: topic.actions.flatMap((id) => {
              const action = linkedActions.get(id);
              return action ? [{ id, title: action.title, status: statusWords(action.status) }] : [];
            }),
          })),
        unjudged: question.topics.filter(({ judgement }) => judgement === null),
      })),
    },
    coverage: {
      topics: topics.length,
      assessed: topics.filter(({ judgement }) => judgement !== null).length,
      not_assessed: topics.filter(({ judgement }) => judgement === null).length,
      months,
      old: topics.filter(({ on }) => on !== null && on < oldBefore).length,
    },
    gaps: topics.filter(({ judgement }) => judgement === 'gap').length,
    risks: topics.filter(({ risk }) => risk !== null).length,
    changes: assessment && framework ? changedJudgements(topics, register, framework.id, paper) : [],
  };
}

/** Judgements that differ from the judgement on the last paper's day or, without a last paper, from the judgement before. */
function changedJudgements(
  topics: readonly TopicAssessment[],
  { assessments }: Register,
  framework: string,
  { as_at: asAt, since }: Paper,
) {
  const records = assessments
    .filter((assessment) => assessment.framework === framework)
    .flatMap(({ topics }) => topics ?? []);
  return topics.flatMap(({ topic, title, judgement, on }) => {
    const judgements = records
      .filter((record) => record.topic === topic)
      .flatMap(({ history }) => history ?? [])
      .filter((entry) => entry.on <= asAt && entry.judgement !== undefined);
    const earlier =
      since === undefined ? judgements.at(-2) : judgements.findLast((entry) => entry.on <= since);
    const before = earlier?.judgement ?? null;
    if (before === judgement || (since === undefined && before === null)) return [];
    return [{ topic, title, on, from: judgementWords(before), to: judgementWords(judgement) }];
  });
}

export const selfAssessmentPaper = defineReport({
  schema,
  about: 'the force’s judgement of itself against the framework, by question and topic',
  title: 'Self-assessment',
  subject: { word: 'FRAMEWORK', optional: true, values: ({ frameworks }) => frameworks.map(({ id }) => id) },
  covers: () => false,
  answer,
  captions: ({ paper }) => ({
    questions: 'Judgements by question',
    changes: `Judgements that have changed since ${paper.since === null ? 'the judgement before' : formatDate(paper.since)}`,
  }),
  tables: ({ assessment, changes }) => ({
    questions: assessment ? questionTable(assessment) : createTable([], []),
    changes: createTable(
      ['Topic', flexibleColumn('Title'), 'Was', 'Is', 'Since'],
      changes.map(({ topic, title, from: oldBefore, to, on }) => [
        topic,
        title ?? '',
        oldBefore,
        to,
        on === null ? '' : formatDate(on),
      ]),
    ),
  }),
});
