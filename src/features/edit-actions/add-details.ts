/** The questions of `add` about what an action need not have: cause of concern, priority, deadline, leads, board and target. */

import { newChoice, noneChoice, toNamedChoice, toWordChoices } from '../../app/choices.ts';
import type { DayQuestions } from '../../app/day-question.ts';
import type { Choice } from '../../app/prompts.ts';
import type { Answers, WizardQuestion } from '../../app/wizard.ts';
import type { Register } from '../../domain/register.ts';
import { priorities } from '../../domain/vocabulary.ts';
import { newIdQuestion, newNameQuestion } from '../edit-records/new-id.ts';
import { roleQuestions } from '../edit-records/role-questions.ts';

/** The questions about the optional facts of an action. Enter leaves each of them out. */
export function detailQuestions(
  register: Register,
  facts: Answers,
  dayQuestion: DayQuestions,
): readonly WizardQuestion[] {
  const { type, inspection } = facts;
  const causes = register.actions.filter(
    (action) => action.type === 'cause-of-concern' && action.inspection === inspection,
  );
  return [
    ...(type === 'recommendation' && causes.length > 0
      ? [
          chooseOrNone('causeOfConcern', 'Cause of concern', {
            prompt: 'Which cause of concern does it belong to?',
            choices: causes.map(({ id, title, portal_refs: references }) =>
              toNamedChoice(id, title, references),
            ),
          }),
        ]
      : []),
    ...(type === 'audit-action'
      ? [
          chooseOrNone('priority', 'Priority', {
            prompt: 'Priority:',
            choices: toWordChoices('priority', priorities, (word) => word),
          }),
        ]
      : []),
    {
      kind: 'text',
      id: 'deadline',
      label: 'Deadline in words',
      prompt: 'Deadline, as the report words it:',
      defaultAnswer: '',
    },
    dayQuestion({
      id: 'deadlineBy',
      label: 'Deadline',
      prompt: 'Deadline, as a date:',
      defaultAnswer: '',
    }),
    ...roleQuestions(register, {
      id: 'forceLead',
      otherId: 'forceLeadRole',
      answer: facts['forceLead'],
      label: 'Force lead',
      prompt: 'Force lead (accountable):',
    }),
    ...roleQuestions(register, {
      id: 'deliveryLead',
      otherId: 'deliveryLeadRole',
      answer: facts['deliveryLead'],
      label: 'Delivery lead',
      prompt: 'Delivery lead (responsible for the work):',
    }),
    ...boardQuestions(register, facts),
    dayQuestion({
      id: 'target',
      label: 'Target',
      prompt: 'Target date that the force has set:',
      defaultAnswer: '',
    }),
  ];
}

const chooseOrNone = (
  id: string,
  label: string,
  { prompt, choices }: { readonly prompt: string; readonly choices: readonly Choice[] },
): WizardQuestion => ({
  kind: 'choice',
  id,
  label,
  prompt,
  choices: [noneChoice, ...choices],
  defaultAnswer: '',
});

/** The questions about the board: one of the register, or a new one, which is added with the action. */
function boardQuestions(register: Register, facts: Answers): readonly WizardQuestion[] {
  const question = chooseOrNone('board', 'Board', {
    prompt: 'Which board oversees it?',
    choices: [
      ...register.boards.map(({ id, name }) => toNamedChoice(id, name)),
      {
        value: newChoice,
        label: 'Another board, which is added to the register',
        isAlwaysOffered: true,
        nameQuestion: 'boardName',
      },
    ],
  });
  if (facts['board'] !== newChoice) return [question];
  return [
    question,
    {
      ...newNameQuestion(register, 'board', { id: 'boardName', label: 'Name of the board' }),
      details:
        'The board is added to the register with its name only. Its chair and terms of reference can be added later.',
    },
    newIdQuestion(register, 'board', {
      id: 'newBoard',
      label: 'Short id of the board',
      name: facts['boardName'] ?? '',
    }),
  ];
}
