/** Calculates the force's self-assessment against a framework: what is assessed, gaps and risks. */

import type { Assessment } from '../../domain/records/assessment.ts';
import type { Framework } from '../../domain/records/framework.ts';
import type { Register } from '../../domain/register.ts';
import type { judgements } from '../../domain/vocabulary.ts';
import { blankIfZero, flexibleColumn, rightAligned, type Table } from '../../output/document.ts';
import type { QuestionAssessment, SelfAssessment } from './schema.ts';

export type Judgement = (typeof judgements)[number];

type Question = NonNullable<Framework['questions']>[number];

/** The judgements recorded up to a date, by question and topic. */
export function assessFramework(register: Register, framework: Framework, asAt: string): SelfAssessment {
  const assessments = register.assessments.filter((one) => one.framework === framework.id);
  return {
    as_at: asAt,
    framework: framework.id,
    title: framework.title,
    questions: (framework.questions ?? []).map((question) =>
      assessQuestion(
        question,
        assessments.find((one) => one.question === question.number),
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
  const count = (wanted: Judgement) => topics.filter(({ judgement }) => judgement === wanted).length;
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
  const figures = (of: (one: QuestionAssessment) => number) =>
    questions.reduce((sum, one) => sum + of(one), 0);
  const cells = (of: (pick: (one: QuestionAssessment) => number) => number) =>
    [
      of(({ topics }) => topics.length),
      of(({ assessed }) => assessed),
      of(({ counts }) => counts.strength),
      of(({ counts }) => counts.met),
      of(({ counts }) => counts['partly-met']),
      of(({ counts }) => counts.gap),
      of(({ risks }) => risks),
      of((one) => one.not_assessed),
    ].map(blankIfZero);
  return {
    kind: 'table',
    columns: [
      flexibleColumn('Question', 20),
      ...['Topics', 'Assessed', 'Strength', 'Met', 'Partly met', 'Gap', 'Risks', 'Not assessed'].map(
        rightAligned,
      ),
    ],
    rows: [
      ...questions.map((one) => ({
        cells: [
          `${one.question} ${one.title ?? ''}${one.graded ? '' : ' (not graded)'}`,
          ...cells((pick) => pick(one)),
        ],
      })),
      { cells: ['Total', ...cells(figures)], strong: true },
    ],
  };
}
