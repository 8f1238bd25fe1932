/** The questions of `add` about a new inspection. */
import type { DayQuestions } from '../../app/day-question.ts';
import type { Answers, WizardQuestion } from '../../app/wizard.ts';
import type { Register } from '../../domain/register.ts';
import { originQuestion } from '../edit-records/inspection-questions.ts';
import { newIdQuestion, newNameQuestion } from '../edit-records/new-id.ts';

/** The questions about a new inspection. */
export const inspectionQuestions = (
  register: Register,
  facts: Answers,
  dayQuestion: DayQuestions,
): readonly WizardQuestion[] => [
  newNameQuestion(register, 'inspection', { id: 'inspectionTitle', label: 'Title of the inspection' }),
  newIdQuestion(register, 'inspection', {
    id: 'newInspection',
    label: 'Short id of the inspection',
    name: facts['inspectionTitle'] ?? '',
  }),
  originQuestion(register),
  dayQuestion({
    id: 'published',
    label: 'Report published on',
    prompt: 'When was its report published?',
    defaultAnswer: '',
  }),
];
