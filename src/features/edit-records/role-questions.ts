/** Asks for a role that an action or a board need not have: one of the register, or another one. */
import { newChoice, noneChoice } from '../../app/choices.ts';
import { lookUp } from '../../app/lookup.ts';
import type { ChoiceQuestion, WizardQuestion } from '../../app/wizard.ts';
import type { Register } from '../../domain/register.ts';

interface RoleSetting extends Pick<ChoiceQuestion, 'id' | 'label' | 'prompt'> {
  /** The id of the question for a role that is not in the list. */
  readonly otherId: string;
  /** The answer so far. */
  readonly answer: string | undefined;
}

/** The question for a role, and the one for another role. A text that means a role of the register, such as `DCC`, is that role. */
export function roleQuestions(
  register: Register,
  { otherId, answer, ...settings }: RoleSetting,
): readonly WizardQuestion[] {
  const { roles = [] } = register.settings;
  const question: WizardQuestion = {
    ...settings,
    kind: 'choice',
    choices: [
      noneChoice,
      ...roles.map((role) => ({ value: role, label: role })),
      { value: newChoice, label: 'Another role', isAlwaysOffered: true, nameQuestion: otherId },
    ],
    defaultAnswer: noneChoice.value,
  };
  if (answer !== newChoice) return [question];
  const otherQuestion: WizardQuestion = {
    kind: 'text',
    id: otherId,
    label: `${settings.label}: other role`,
    prompt: 'Role:',
    emptyMessage: 'Enter a role.',
    read: (text) => lookUp(register, 'role', text),
    describe: (role) => role,
    ...(roles.length > 0 && {
      details:
        'A role that is not in register.yaml is recorded as you type it. Enter a role, never the name of a person. `afi check` gives a warning until the role is added to `roles` there.',
    }),
  };
  return [question, otherQuestion];
}
