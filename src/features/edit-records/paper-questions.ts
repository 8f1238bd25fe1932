/** Asks the questions of `paper new` on a terminal, for what the call lacks. */
import { type DayQuestions, loadDayQuestions } from '../../app/day-question.ts';
import { createQuestions } from '../../app/define-wizard.ts';
import { type Answers, type TextQuestion, textsOf, type WizardQuestion } from '../../app/wizard.ts';
import { compareBy } from '../../domain/collections.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { fail, ok } from '../../domain/errors.ts';
import { paperKind, paperTemplates } from '../../domain/paper-templates.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import type { PaperNewOptions } from './paper-command.ts';
import { findPaperKind, namesOfPaperKind } from './paper-kind.ts';
import { findLastPaper, guessFiguresDay, newPaperId } from './run-papers.ts';

/** The questions of `paper new`. */
export const askForPaper = createQuestions<PaperNewOptions>({
  listQuestions: async ({ register }, options) => {
    if (options.kind && options.meeting) return undefined;
    const dayQuestion = await loadDayQuestions(register.today);
    return (answers) =>
      listPaperQuestions(register, { ...answers, ...textsOf(options) }, dayQuestion).filter(
        ({ id }) => !(optionOf(id) in options),
      );
  },
  applyAnswers: (_options, answers) =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([id, answer]) => (answer === '' ? [] : [[optionOf(id), answer]])),
    ),
  lastStep: { question: 'Add this paper to the register?', saveLabel: 'Yes, add it' },
  callToResume: () => 'afi paper new --resume',
});

/** The option of a question. What depends on the kind is asked again after a change of the kind: `title of chase`. */
const optionOf = (questionId: string): string => questionId.split(' of ')[0] ?? '';

function listPaperQuestions(
  register: Register,
  facts: Answers,
  dayQuestion: DayQuestions,
): readonly WizardQuestion[] {
  const kind = findPaperKind(register, facts['kind'] ?? '');
  const { meeting } = facts;
  const lastPaper = [...register.papers].sort(compareBy(({ as_at: day }) => day)).at(-1);
  const kindQuestion: WizardQuestion = {
    kind: 'choice',
    id: 'kind',
    label: 'Kind of paper',
    prompt: 'Which kind of paper?',
    choices: paperTemplates.map((template) => ({
      value: template,
      label: `${paperKind(template).title} (${template})`,
      otherNames: namesOfPaperKind(register, template),
    })),
    defaultAnswer: lastPaper?.template,
  };
  const meetingQuestion = refuseDays(
    dayQuestion({ id: 'meeting', label: 'Meeting', prompt: 'Day of the meeting:' }),
    (day) => {
      const id = kind.ok && facts['id'] === undefined ? newPaperId(kind.value, day) : undefined;
      return id !== undefined && register.hasFile(recordFile('paper', id))
        ? `The paper ${id} already exists. \`afi paper set ${id}\` changes it.`
        : undefined;
    },
  );
  if (!kind.ok || meeting === undefined) return [kindQuestion, meetingQuestion];
  const asAt = facts['asAt'] ?? guessFiguresDay(register, meeting);
  const last = findLastPaper(register, kind.value, asAt);
  return [
    kindQuestion,
    meetingQuestion,
    refuseDays(
      dayQuestion({
        id: 'asAt',
        label: 'Day of its figures',
        prompt: 'Day of its figures:',
        defaultAnswer: guessFiguresDay(register, meeting),
      }),
      (day) => (day > meeting ? `That is after the meeting on ${formatDate(meeting)}.` : undefined),
    ),
    refuseDays(
      dayQuestion({
        id: `since of ${kind.value}`,
        label: 'Last update',
        prompt: 'Day of the last update:',
        defaultAnswer: last?.as_at ?? '',
      }),
      (day) => (day > asAt ? `That is after the day of its figures, ${formatDate(asAt)}.` : undefined),
    ),
    {
      kind: 'text',
      id: `title of ${kind.value}`,
      label: 'Title',
      prompt: 'Title:',
      defaultAnswer: last?.title ?? paperKind(kind.value).title,
    },
    {
      kind: 'text',
      id: `to of ${kind.value}`,
      label: 'Submitted to',
      prompt: 'Body that receives it:',
      defaultAnswer: last?.to ?? '',
    },
  ];
}

/** A question for a day that also refuses some days, with a sentence. */
const refuseDays = (question: TextQuestion, refuse: (day: string) => string | undefined): TextQuestion => ({
  ...question,
  read: (text) => {
    const day = question.read?.(text) ?? ok(text);
    const refusal = day.ok ? refuse(day.value) : undefined;
    return refusal === undefined ? day : fail(refusal);
  },
});
