/** Makes the paper on the self-assessment: coverage, changes since the last paper, and each topic with its evidence, gap and risk. */

import * as z from 'zod';
import { countSchema, daySchema, textSchema } from '../../app/response-schema.ts';
import { formatDate, monthsBefore } from '../../domain/dates/calendar.ts';
import { statesAsAt } from '../../domain/filter.ts';
import { indexById } from '../../domain/register.ts';
import { createTable, flexibleColumn } from '../../output/document.ts';
import type { SelfAssessment } from '../self-assessment/schema.ts';
import {
  questionAssessmentSchema,
  selfAssessmentResponse,
  topicAssessmentSchema,
} from '../self-assessment/schema.ts';
import {
  assessFramework,
  characteristicsOf,
  countJudgements,
  judgedItems,
  questionTable,
} from '../self-assessment/self-assessment.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import { actionLines, statusWords } from './sections/action-summary.ts';
import { changedJudgements, judgementWords } from './sections/changed-judgements.ts';
import { frameworkOfPaper } from './sections/paper-framework.ts';
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
    characteristics: z.strictObject({
      total: countSchema,
      assessed: countSchema,
      gaps: countSchema,
      risks: countSchema,
    }),
    months: countSchema,
    old: countSchema.describe('Judgements older than so many months.'),
  }),
  gaps: countSchema.describe('Of the topics.'),
  risks: countSchema.describe('Of the topics.'),
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

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, paper, subject, months } = context;
  const asAt = paper.as_at;
  const framework = indexById(register.frameworks).get(subject ?? '') ?? frameworkOfPaper(register, paper);
  const assessment = framework ? assessFramework(register, framework, asAt) : null;
  const topics = assessment ? topicsOf(assessment) : [];
  const topicCounts = countJudgements(topics);
  const characteristics = countJudgements(characteristicsOf(topics));
  const oldBefore = monthsBefore(asAt, months);
  const toLine = actionLines(register, asAt);
  const linkedActions = indexById(statesAsAt(register, asAt).map(toLine));
  return {
    assessment: assessment && {
      ...assessment,
      questions: assessment.questions.map((question) => ({
        ...question,
        judged: judgedItems(question.topics)
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
      assessed: topicCounts.assessed,
      not_assessed: topicCounts.not_assessed,
      characteristics: {
        total: characteristics.total,
        assessed: characteristics.assessed,
        gaps: characteristics.counts.gap,
        risks: characteristics.risks,
      },
      months,
      old: judgedItems(topics).filter(({ on }) => on !== null && on < oldBefore).length,
    },
    gaps: topicCounts.counts.gap,
    risks: topicCounts.risks,
    changes: framework ? changedJudgements(judgedItems(topics), register, framework.id, paper) : [],
  };
}

/** The paper on the self-assessment against a framework. */
export const selfAssessmentPaper = defineReport({
  schema,
  about: 'The force’s assessment of itself against the framework, by question and topic',
  subject: { word: 'FRAMEWORK', optional: true, values: ({ frameworks }) => frameworks.map(({ id }) => id) },
  countsActions: false,
  answer,
  captions: ({ paper }) => ({
    questions: 'Judgements of topics, by question',
    characteristics: 'Judgements of characteristics, by question',
    changes: `Judgements that have changed since ${paper.since === null ? 'the previous judgement' : formatDate(paper.since)}`,
  }),
  tables: ({ assessment, changes }) => ({
    questions: assessment ? questionTable(assessment, 'topics') : createTable([], []),
    characteristics: assessment ? questionTable(assessment, 'characteristics') : createTable([], []),
    changes: createTable(
      ['Topic', flexibleColumn('Title'), 'Was', 'Is', 'Since'],
      changes.map(({ topic, title, from: oldBefore, to: newJudgement, on }) => [
        topic,
        title ?? '',
        oldBefore,
        newJudgement,
        on === null ? '' : formatDate(on),
      ]),
    ),
  }),
});
