/** Runs `self-assessment`: prints the self-assessment against the PEEL Assessment Framework by question or, for one question, topic or characteristic, each judgement. */

import type { Command } from '../../app/command.ts';
import { requireFramework, requireFrameworkNumber } from '../../app/framework-lookup.ts';
import { addRejectedFilesToNotes, addRejectedFilesToPage, renderResponse } from '../../app/response.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { frameworkName } from '../../domain/framework.ts';
import { levelOf, parentNumber } from '../../domain/paf-key.ts';
import {
  type Block,
  createTable,
  flexibleColumn,
  line,
  type Table,
  titleColumn,
} from '../../output/document.ts';
import type { SelfAssessmentOptions } from './command.ts';
import type { SelfAssessment, selfAssessmentResponse, TopicAssessment } from './schema.ts';
import { assessFramework, characteristicsOf, questionTable, withCounts } from './self-assessment.ts';

/** The outcome of `self-assessment`: prints the judgements by question or topic. @throws UserError for an unknown framework or question */
export const runSelfAssessment: Command<SelfAssessmentOptions> = (context, options) => {
  const { register } = context;
  const day = options.asAt ?? register.today;
  const { key, framework: id } = options;
  const { framework, number } =
    key === undefined
      ? { framework: requireFramework(register, id, day), number: null }
      : requireFrameworkNumber(register, key, { framework: id, day });
  const assessment = assessFramework(register, framework, day);
  const result = number === null ? assessment : selectNumber(assessment, number);
  if (options.json)
    return addRejectedFilesToNotes(context, renderResponse<typeof selfAssessmentResponse>('paf', result));
  const title = `${frameworkName(result)}, as at ${formatDate(result.as_at)}`;
  const notes = result.period_note === null ? [] : [line(result.period_note)];
  const blocks = number === null ? countTables(result) : [judgementTable(result, number)];
  return addRejectedFilesToPage(context, { document: { title, blocks: [...notes, ...blocks] } });
};

/** The question of a number; for a topic or characteristic with only that. */
function selectNumber(assessment: SelfAssessment, number: string): SelfAssessment {
  const contains = (parent: string) => parent === number || number.startsWith(`${parent}.`);
  const questions = assessment.questions.filter(({ question }) => contains(question));
  if (levelOf(number) === 'question') return { ...assessment, questions };
  const selectTopics = (topics: readonly TopicAssessment[]) =>
    topics
      .filter(({ topic }) => contains(topic))
      .map((topic) => ({
        ...topic,
        characteristics: topic.characteristics.filter(
          ({ characteristic }) => characteristic === number || parentNumber(characteristic) === number,
        ),
      }));
  return {
    ...assessment,
    questions: questions.map((question) =>
      withCounts({ ...question, topics: selectTopics(question.topics) }),
    ),
  };
}

/** The counts of topics and, where any is assessed, of characteristics. */
const countTables = (assessment: SelfAssessment): readonly Block[] => [
  questionTable(assessment, 'topics'),
  ...(assessment.questions.some(({ characteristics }) => characteristics.assessed > 0)
    ? [questionTable(assessment, 'characteristics')]
    : []),
];

/** A row for each judgement: for a question, of its topics and the characteristics that are assessed. */
function judgementTable({ questions }: SelfAssessment, number: string): Table {
  const level = levelOf(number);
  const topics = questions.flatMap((question) => question.topics);
  const rows = topics.flatMap((topic) => [
    ...(level === 'characteristic' ? [] : [{ ...topic, number: topic.topic }]),
    ...characteristicsOf([topic])
      .filter(({ judgement }) => level !== 'question' || judgement !== null)
      .map((characteristicRow) => ({ ...characteristicRow, number: characteristicRow.characteristic })),
  ]);
  return createTable(
    [
      level === 'characteristic' ? 'Characteristic' : 'Topic',
      titleColumn('Title'),
      'Judgement',
      'Date',
      flexibleColumn('Note', 40),
      flexibleColumn('Risk', 30),
    ],
    rows.map(({ number: itemNumber, title, judgement, on, note, risk }) => [
      itemNumber,
      title ?? '',
      judgement?.replaceAll('-', ' ') ?? 'not assessed',
      on ?? '',
      note ?? '',
      risk ?? '',
    ]),
  );
}
