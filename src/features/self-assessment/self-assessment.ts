/** Calculates the force's self-assessment against a framework: what is assessed, gaps and risks. */

import type { Assessment } from '../../domain/records/assessment.ts';
import type { Framework } from '../../domain/records/framework.ts';
import type { Register } from '../../domain/register.ts';
import type { judgements } from '../../domain/vocabulary.ts';
import { blankIfZero, flexibleColumn, rightAlignedColumn, type Table } from '../../output/document.ts';
import type { QuestionAssessment, SelfAssessment } from './schema.ts';

export type Judgement = (typeof judgements)[number];

type Question = NonNullable<Framework['questions']>[number];

/** The judgements recorded up to a date, by question and topic. */
export function assessFramework(register: Register, framework: Framework, asAt: string): SelfAssessment {
  const assessments = register.assessments.filter((assessment) => assessment.framework === framework.id);
  return {
    as_at: asAt,
    framework: framework.id,
    title: framework.title,
    questions: (framework.questions ?? []).map((question) =>
      assessQuestion(
        question,
        assessments.find((assessment) => assessment.question === question.number),
        asAt,
      ),
    ),
  };
}

function assessQuestion(
  question: Question,
  assessment: Assessment | undefined,
  asAt: string,
): QuestionAssessment {
  const topics = (question.topics ?? []).map(({ number, title }) => {
    const entries = assessment?.topics?.find(({ topic }) => topic === number)?.history ?? [];
    const judged = entries.filter(({ on, judgement }) => on <= asAt && judgement !== undefined);
    const last = judged.at(-1);
    return {
      topic: number,
      title: title ?? null,
      judgement: last?.judgement ?? null,
      on: last?.on ?? null,
      note: last?.note ?? null,
      risk: last?.risk ?? null,
      evidence: last?.evidence ?? [],
      actions: last?.actions ?? [],
      judged: judged.length,
    };
  });
  const assessed = topics.filter(({ judgement }) => judgement !== null).length;
  const count = (value: Judgement) => topics.filter(({ judgement }) => judgement === value).length;
  return {
    question: question.number,
    title: question.title ?? null,
    graded: question.graded !== false,
    topics,
    assessed,
    not_assessed: topics.length - assessed,
    counts: {
      strength: count('strength'),
      met: count('met'),
      'partly-met': count('partly-met'),
      gap: count('gap'),
    },
    risks: topics.filter(({ risk }) => risk !== null).length,
  };
}

/** A row for each question, and the total. */
export function questionTable({ questions }: SelfAssessment): Table {
  const figures = ({ topics, assessed, counts, risks, not_assessed }: QuestionAssessment) => [
    ...[topics.length, assessed, counts.strength, counts.met, counts['partly-met'], counts.gap],
    ...[risks, not_assessed],
  ];
  const rows = questions.map(figures);
  const labels = ['Topics', 'Assessed', 'Strength', 'Met', 'Partly met', 'Gap', 'Risks', 'Not assessed'];
  const totals = labels.map((_, column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return {
    kind: 'table',
    columns: [flexibleColumn('Question', 20), ...labels.map(rightAlignedColumn)],
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
