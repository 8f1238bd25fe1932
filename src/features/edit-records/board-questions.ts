/** Asks the questions of `board add` on a terminal, for what the call lacks. */
import { noneChoice, toNamedChoice } from '../../app/choices.ts';
import { createQuestions } from '../../app/define-wizard.ts';
import { type Answers, textsOf, type WizardQuestion } from '../../app/wizard.ts';
import type { Register } from '../../domain/register.ts';
import type { BoardAddOptions } from './board-command.ts';
import { newIdQuestion, newNameQuestion } from './new-id.ts';
import { roleQuestions } from './role-questions.ts';

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
  const { boards } = register;
  return [
    newNameQuestion(register, 'board', { id: 'name', label: 'Name' }),
    newIdQuestion(register, 'board', { id: 'id', label: 'Short id', name: facts['name'] ?? '' }),
    ...roleQuestions(register, {
      id: 'chair',
      label: 'Chair',
      prompt: 'Which role chairs it?',
      otherId: 'otherChair',
      answer: facts['chair'],
    }),
    ...(boards.length === 0 ? [] : [parentQuestion(boards)]),
  ];
}

const parentQuestion = (boards: Register['boards']): WizardQuestion => ({
  kind: 'choice',
  id: 'parent',
  label: 'Reports to',
  prompt: 'To which board does it report?',
  choices: [noneChoice, ...boards.map(({ id, name }) => toNamedChoice(id, name))],
  defaultAnswer: '',
});
