/** Calculates the force's self-assessment against a framework: what is assessed, gaps and risks. */

import { buildRecord } from '../../domain/collections.ts';
import { describeFramework } from '../../domain/framework.ts';
import { notPublished } from '../../domain/publication/not-published.ts';
import type { Assessment } from '../../domain/records/assessment.ts';
import type { Framework } from '../../domain/records/framework.ts';
import type { Register } from '../../domain/register.ts';
import { judgements } from '../../domain/vocabulary.ts';
import { blankIfZero, rightAlignedColumn, type Table, titleColumn } from '../../output/document.ts';
import type {
  CharacteristicAssessment,
  LevelCounts,
  QuestionAssessment,
  SelfAssessment,
  TopicAssessment,
} from './schema.ts';

type Question = NonNullable<Framework['questions']>[number];

/** The levels of a framework that can be judged. */
export type JudgedLevel = 'topics' | 'characteristics';

/** The judgements recorded up to a date, by question, topic and characteristic. */
export function assessFramework(register: Register, framework: Framework, asAt: string): SelfAssessment {
  const assessments = register.assessments.filter((assessment) => assessment.framework === framework.id);
  const { id, ...description } = describeFramework(register, framework, asAt);
  return {
    as_at: asAt,
    framework: id,
    ...description,
    questions: (framework.questions ?? []).map((question) =>
      assessQuestion(
        question,
        assessments.find((assessment) => assessment.question === question.number),
        asAt,
      ),
    ),
  };
}

/** The judgements of a topic or characteristic up to a date, oldest first. */
export const judgementsUpTo = (
  assessments: readonly (Assessment | undefined)[],
  number: string,
  asAt: string,
) =>
  (
    assessments.flatMap((assessment) => assessment?.topics ?? []).find(({ topic }) => topic === number)
      ?.history ?? []
  ).filter(({ on, judgement }) => on <= asAt && judgement !== undefined);

function assessQuestion(
  { number, title, graded, topics }: Question,
  assessment: Assessment | undefined,
  asAt: string,
): QuestionAssessment {
  const lastJudgement = (assessedItem: { readonly number: string; readonly title?: string | undefined }) => {
    const judgements = judgementsUpTo([assessment], assessedItem.number, asAt);
    const lastJudged = judgements.at(-1);
    return {
      title: assessedItem.title ?? null,
      judgement: lastJudged?.judgement ?? null,
      on: lastJudged?.on ?? null,
      note: lastJudged?.note ?? null,
      risk: lastJudged?.risk ?? null,
      evidence: lastJudged?.evidence ?? [],
      actions: lastJudged?.actions ?? [],
      judged: judgements.length,
    };
  };
  return withCounts({
    question: number,
    title: title ?? null,
    graded: graded !== false,
    topics: (topics ?? []).map((topic) => ({
      topic: topic.number,
      ...lastJudgement(topic),
      characteristics: (topic.characteristics ?? []).map((characteristic) => ({
        characteristic: characteristic.number,
        ...lastJudgement(characteristic),
      })),
    })),
  });
}

/** A question with the counts of its topics, and of their characteristics. */
export function withCounts(
  question: Pick<QuestionAssessment, 'question' | 'title' | 'graded' | 'topics'>,
): QuestionAssessment {
  const { total: _, ...topicCounts } = countJudgements(question.topics);
  return {
    ...question,
    ...topicCounts,
    characteristics: countJudgements(characteristicsOf(question.topics)),
  };
}

/** The characteristics of topics, in order. */
export const characteristicsOf = (topics: readonly TopicAssessment[]): readonly CharacteristicAssessment[] =>
  topics.flatMap(({ characteristics }) => characteristics);

/** The counts of judgements. An item without a judgement is not assessed. */
export function countJudgements(items: readonly Pick<TopicAssessment, 'judgement' | 'risk'>[]): LevelCounts {
  const count = (value: TopicAssessment['judgement']) =>
    items.filter(({ judgement }) => judgement === value).length;
  return {
    total: items.length,
    assessed: items.length - count(null),
    not_assessed: count(null),
    counts: buildRecord(judgements, count),
    not_published: count(notPublished),
    risks: items.filter(({ risk }) => risk !== null).length,
  };
}

const levelLabels: Readonly<Record<JudgedLevel, string>> = {
  topics: 'Topics',
  characteristics: 'Characteristics',
};

/** The counts of one level: a row for each question, and the total. */
export function questionTable({ questions }: Pick<SelfAssessment, 'questions'>, level: JudgedLevel): Table {
  const countsAt = (question: QuestionAssessment): LevelCounts =>
    level === 'topics' ? { ...question, total: question.topics.length } : question.characteristics;
  const hidesJudgements = questions.some((question) => countsAt(question).not_published > 0);
  const figures = (question: QuestionAssessment) => {
    const { total, assessed, counts, not_published, risks, not_assessed } = countsAt(question);
    const words = [
      ...judgements.map((judgement) => counts[judgement]),
      ...(hidesJudgements ? [not_published] : []),
    ];
    return [total, assessed, ...words, risks, not_assessed];
  };
  const rows = questions.map(figures);
  const labels = [
    ...[levelLabels[level], 'Assessed', 'Strength', 'Met', 'Partly met', 'Gap'],
    ...[...(hidesJudgements ? ['Not published'] : []), 'Risks', 'Not assessed'],
  ];
  const totals = labels.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return {
    kind: 'table',
    columns: [titleColumn('Question'), ...labels.map(rightAlignedColumn)],
    rows: [
      ...questions.map((question) => ({
        cells: [
          `${question.question} ${question.title ?? ''}${question.graded ? '' : ' (not graded)'}`,
          ...figures(question).map(blankIfZero),
        ],
      })),
      { cells: ['Total', ...totals.map(blankIfZero)], strong: true },
    ],
  };
}

/** Whether a judgement is a gap or has a risk. */
export const isGapOrRisk = ({ judgement, risk }: Pick<TopicAssessment, 'judgement' | 'risk'>): boolean =>
  judgement === 'gap' || risk !== null;

/** Each topic, followed by its characteristics, in one list. */
export const judgedItems = (topics: readonly TopicAssessment[]): readonly TopicAssessment[] =>
  topics.flatMap((topic) => [
    topic,
    ...topic.characteristics.map(({ characteristic, ...assessedItem }) => ({
      topic: characteristic,
      ...assessedItem,
      characteristics: [],
    })),
  ]);
