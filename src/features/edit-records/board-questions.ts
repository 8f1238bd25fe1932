/** Asks the questions of `board add` on a terminal, for what the call lacks. */
import { toNamedChoice } from '../../app/choices.ts';
import { createQuestions } from '../../app/define-wizard.ts';
import type { Choice } from '../../app/prompts.ts';
import { type Answers, textsOf, type WizardQuestion } from '../../app/wizard.ts';
import type { Register } from '../../domain/register.ts';
import type { BoardAddOptions } from './board-command.ts';
import { newIdQuestion } from './new-id.ts';

const noneChoice: Choice = { value: '', label: 'None, or not known yet' };
/** The choice of a role that is not in the list. */
const otherRole = '(new)';

/** The questions of `board add`. */
export const askForBoard = createQuestions<BoardAddOptions>({
  listQuestions: ({ register }, options) => {
    if (options.id && options.name) return undefined;
    return (answers) =>
      listBoardQuestions(register, { ...answers, ...textsOf(options) }).filter(({ id }) => !(id in options));
  },
  applyAnswers: (_options, { otherChair, ...answers }) =>
    Object.fromEntries(
      Object.entries({ ...answers, ...(otherChair !== undefined && { chair: otherChair }) }).filter(
        ([, answer]) => answer !== '',
      ),
    ),
  lastStep: { question: 'Add this board to the register?', saveLabel: 'Yes, add it' },
  callToResume: () => 'afi board add --resume',
});

function listBoardQuestions(register: Register, facts: Answers): readonly WizardQuestion[] {
  const { boards, settings } = register;
  const { roles = [] } = settings;
  return [
    {
      kind: 'text',
      id: 'name',
      label: 'Name',
      prompt: 'Name of the board:',
      emptyMessage: 'Enter the name of the board.',
    },
    newIdQuestion(register, 'board', { id: 'id', label: 'Short id', name: facts['name'] ?? '' }),
    {
      kind: 'choice',
      id: 'chair',
      label: 'Chair',
      prompt: 'Which role chairs it?',
      choices: [
        noneChoice,
        ...roles.map((role) => ({ value: role, label: role })),
        { value: otherRole, label: 'Another role', isAlwaysOffered: true, nameQuestion: 'otherChair' },
      ],
      defaultAnswer: '',
    },
    ...(facts['chair'] === otherRole ? [otherChairQuestion] : []),
    ...(boards.length === 0 ? [] : [parentQuestion(boards)]),
  ];
}

const otherChairQuestion: WizardQuestion = {
  kind: 'text',
  id: 'otherChair',
  label: 'Chair: other role',
  prompt: 'Role, not a name:',
  emptyMessage: 'Enter a role.',
};

const parentQuestion = (boards: Register['boards']): WizardQuestion => ({
  kind: 'choice',
  id: 'parent',
  label: 'Reports to',
  prompt: 'To which board does it report?',
  choices: [noneChoice, ...boards.map(({ id, name }) => toNamedChoice(id, name))],
  defaultAnswer: '',
});
