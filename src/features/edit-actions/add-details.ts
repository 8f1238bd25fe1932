/** The questions of `add` about what an action need not have: cause of concern, priority, deadline, leads, board and target. */

import { toNamedChoice, toWordChoices } from '../../app/choices.ts';
import type { DayQuestions } from '../../app/day-question.ts';
import type { Choice } from '../../app/prompts.ts';
import type { Answers, WizardQuestion } from '../../app/wizard.ts';
import type { Register } from '../../domain/register.ts';
import { priorities } from '../../domain/vocabulary.ts';
import { newIdQuestion } from '../edit-records/new-id.ts';

/** The choice of something that is not in the list. */
export const newChoice = '(new)';

const noneChoice: Choice = { value: '', label: 'None, or not known yet' };

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
    ...leadQuestions(register, facts, {
      id: 'forceLead',
      label: 'Force lead',
      prompt: 'Force lead (accountable):',
    }),
    ...leadQuestions(register, facts, {
      id: 'deliveryLead',
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

/** The questions about a lead: one of the roles of the register, or another one. */
function leadQuestions(
  { settings: { roles = [] } }: Register,
  facts: Answers,
  { id, label, prompt }: { readonly id: string; readonly label: string; readonly prompt: string },
): readonly WizardQuestion[] {
  const question = chooseOrNone(id, label, {
    prompt,
    choices: [
      ...roles.map((role) => ({ value: role, label: role })),
      { value: newChoice, label: 'Another role', isAlwaysOffered: true, nameQuestion: `${id}Role` },
    ],
  });
  if (facts[id] !== newChoice) return [question];
  const details =
    roles.length === 0
      ? {}
      : {
          details:
            'A role that is not in register.yaml is recorded as you type it. `afi check` gives a warning until the role is added to `roles` there.',
        };
  return [
    question,
    {
      kind: 'text',
      id: `${id}Role`,
      label: `${label}: other role`,
      prompt: 'Role:',
      emptyMessage: 'Enter a role.',
      ...details,
    },
  ];
}

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
      kind: 'text',
      id: 'boardName',
      label: 'Name of the board',
      prompt: 'Name of the board:',
      details:
        'The board is added to the register with its name only. Its chair and terms of reference can be added later.',
      emptyMessage: 'Enter the name of the board.',
    },
    newIdQuestion(register, 'board', {
      id: 'newBoard',
      label: 'Short id of the board',
      name: facts['boardName'] ?? '',
    }),
  ];
}
