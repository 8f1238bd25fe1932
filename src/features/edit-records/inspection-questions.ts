/** Asks the questions of `inspection add` on a terminal, for what the call lacks. */
import { type DayQuestions, loadDayQuestions } from '../../app/day-question.ts';
import { createQuestions } from '../../app/define-wizard.ts';
import { type Answers, type ChoiceQuestion, textsOf, type WizardQuestion } from '../../app/wizard.ts';
import { ok } from '../../domain/errors.ts';
import { inspectionFields } from '../../domain/records/inspection.ts';
import type { Register } from '../../domain/register.ts';
import { inspectionStatuses } from '../../domain/vocabulary.ts';
import type { InspectionAddOptions } from './inspection-command.ts';
import { newIdQuestion, newNameQuestion } from './new-id.ts';
import { statusOfPublication } from './publication-status.ts';
import { readItem } from './read-item.ts';

/** The questions of `inspection add`. */
export const askForInspection = createQuestions<InspectionAddOptions>({
  listQuestions: async ({ register }, options) => {
    const { id, title, origin } = options;
    const status = statusOfPublication(options, register.today);
    if (id && title && origin && status) return undefined;
    const dayQuestion = await loadDayQuestions(register.today);
    return (answers) =>
      listInspectionQuestions(
        register,
        { ...answers, ...textsOf(options), ...(status && { status }) },
        dayQuestion,
      ).filter((question) => !(question.id in options || (question.id === 'status' && status)));
  },
  applyAnswers: ({ date = [] }, { date: keyDate = '', ...answers }) => ({
    ...Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== '')),
    ...(keyDate !== '' && { date: [...date, keyDate] }),
  }),
  lastStep: { question: 'Add this inspection to the register?', saveLabel: 'Yes, add it' },
  callToResume: () => 'afi inspection add --resume',
});

const statusLabels: Readonly<Record<(typeof inspectionStatuses)[number], string>> = {
  planned: 'Planned',
  'under-way': 'Under way',
  published: 'Its report is published',
  'not-proceeding': 'It does not proceed',
};

function listInspectionQuestions(
  register: Register,
  facts: Answers,
  dayQuestion: DayQuestions,
): readonly WizardQuestion[] {
  return [
    newNameQuestion(register, 'inspection', { id: 'title', label: 'Title' }),
    newIdQuestion(register, 'inspection', { id: 'id', label: 'Short id', name: facts['title'] ?? '' }),
    originQuestion(register),
    {
      kind: 'choice',
      id: 'status',
      label: 'Status',
      prompt: 'What is its status?',
      choices: inspectionStatuses.map((value) => ({ value, label: statusLabels[value] })),
    },
    ...(facts['status'] === 'published'
      ? [
          dayQuestion({
            id: 'published',
            label: 'Report published on',
            prompt: 'When was its report published?',
            defaultAnswer: '',
          }),
        ]
      : [keyDateQuestion]),
  ];
}

/** The question for one key date of an inspection; `inspection set --date` adds others. */
const keyDateQuestion: WizardQuestion = {
  kind: 'text',
  id: 'date',
  label: 'Key date',
  prompt: 'Key date and what happens, such as "November 2022: Fieldwork":',
  defaultAnswer: '',
  read: (text) => {
    const item = readItem(inspectionFields.dates, text);
    return item.ok ? ok(text) : item;
  },
};

/** The question for the origin of an inspection. */
export const originQuestion = ({ settings }: Register): ChoiceQuestion => ({
  kind: 'choice',
  id: 'origin',
  label: 'Row of the summary',
  prompt: 'Which row of the summary table does it belong to?',
  choices: settings.origins.map(({ id, label }) => ({ value: id, label })),
});
