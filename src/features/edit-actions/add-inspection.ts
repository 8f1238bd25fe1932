/** The questions of `add` about a new inspection, and about the id of a new record. */
import type { DayQuestions } from '../../app/day-question.ts';
import type { Answers, TextQuestion, WizardQuestion } from '../../app/wizard.ts';
import { fail, ok } from '../../domain/errors.ts';
import { createIdFromName, isId } from '../../domain/ids.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';

/** A question for the id of a new record; the best guess is made from its name. */
export const newIdQuestion = (
  { hasFile }: Register,
  kind: 'inspection' | 'board',
  { name, ...settings }: Pick<TextQuestion, 'id' | 'label'> & { readonly name: string },
): TextQuestion => {
  const proposedId = createIdFromName(name);
  return {
    ...settings,
    kind: 'text',
    prompt: `${settings.label}:`,
    ...(isId(proposedId) && !hasFile(recordFile(kind, proposedId)) && { defaultAnswer: proposedId }),
    read: (id) => {
      if (!isId(id))
        return fail(
          `\`${id}\` is not an id. Use lower-case letters, digits and hyphens, for example custody-2022.`,
        );
      return hasFile(recordFile(kind, id)) ? fail(`The ${kind} ${id} is already on the register.`) : ok(id);
    },
  };
};

/** The questions about a new inspection. */
export const inspectionQuestions = (
  register: Register,
  facts: Answers,
  dayQuestion: DayQuestions,
): readonly WizardQuestion[] => [
  {
    kind: 'text',
    id: 'inspectionTitle',
    label: 'Title of the inspection',
    prompt: 'Title of the inspection:',
    emptyMessage: 'Enter the title of the inspection.',
  },
  newIdQuestion(register, 'inspection', {
    id: 'newInspection',
    label: 'Short id of the inspection',
    name: facts['inspectionTitle'] ?? '',
  }),
  {
    kind: 'choice',
    id: 'origin',
    label: 'Row of the summary',
    prompt: 'Which row of the summary table does it belong to?',
    choices: register.settings.origins.map(({ id, label }) => ({ value: id, label })),
  },
  dayQuestion({
    id: 'published',
    label: 'Report published on',
    prompt: 'When was its report published?',
    defaultAnswer: '',
  }),
];
