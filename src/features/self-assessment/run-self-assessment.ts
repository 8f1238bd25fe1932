/** Runs `paf`: prints the self-assessment against the PEEL Assessment Framework by question or, for one question, by topic. */

import { type Command, UserError } from '../../app/command.ts';
import { requireFramework } from '../../app/lookup.ts';
import { addRejectedFilesToNotes, addRejectedFilesToPage, renderResponse } from '../../app/response.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { createTable, flexibleColumn, type Table } from '../../output/document.ts';
import type { SelfAssessmentOptions } from './command.ts';
import type { SelfAssessment, selfAssessmentResponse } from './schema.ts';
import { assessFramework, questionTable } from './self-assessment.ts';

export const runSelfAssessment: Command<SelfAssessmentOptions> = (context, options) => {
  const { register } = context;
  const framework = requireFramework(register, options.framework);
  const assessment = assessFramework(register, framework, options.asAt ?? register.today);
  const result = options.question === undefined ? assessment : selectQuestion(assessment, options.question);
  if (options.json)
    return addRejectedFilesToNotes(context, renderResponse<typeof selfAssessmentResponse>('paf', result));
  const title = `${result.title}, as at ${formatDate(result.as_at)}`;
  const table = options.question === undefined ? questionTable(result) : topicTable(result);
  return addRejectedFilesToPage(context, { document: { title, blocks: [table] } });
};

function selectQuestion(assessment: SelfAssessment, question: string): SelfAssessment {
  const questions = assessment.questions.filter((entry) => entry.question === question);
  if (questions.length === 0)
    throw new UserError(
      `the framework has no question \`${question}\`; it has ${assessment.questions.map((entry) => entry.question).join(', ')}.`,
    );
  return { ...assessment, questions };
}

const topicTable = ({ questions }: SelfAssessment): Table =>
  createTable(
    [
      'Topic',
      flexibleColumn('Title', 16),
      'Judgement',
      'On',
      flexibleColumn('Note', 40),
      flexibleColumn('Risk', 30),
    ],
    questions
      .flatMap(({ topics }) => topics)
      .map(({ topic, title, judgement, on, note, risk }) => [
        topic,
        title ?? '',
        judgement ?? 'not assessed',
        on ?? '',
        note ?? '',
        risk ?? '',
      ]),
  );
