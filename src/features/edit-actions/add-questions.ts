/** Asks the questions of `add` on a terminal, for what the call lacks. */

import { newChoice, toNamedChoice, toWordChoices } from '../../app/choices.ts';
import { type DayQuestions, loadDayQuestions } from '../../app/day-question.ts';
import { createQuestions } from '../../app/define-wizard.ts';
import { type Answers, textsOf, type WizardQuestion } from '../../app/wizard.ts';
import { fail } from '../../domain/errors.ts';
import { compareIds } from '../../domain/ids.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { inspectionsInOrder, type Register } from '../../domain/register.ts';
import { actionTypes, isActionType, typeCodes, typeWords } from '../../domain/vocabulary.ts';
import { detailQuestions } from './add-details.ts';
import { inspectionQuestions } from './add-inspection.ts';
import type { AddOptions } from './command.ts';
import { readItemNumber } from './item-number.ts';

/** The questions of `add`. */
export const askForAction = createQuestions<AddOptions>({
  listQuestions: async ({ register }, options) => {
    const { from, type, inspection, number, title, wording, wordingFile } = options;
    const hasWording = wording !== undefined || wordingFile !== undefined;
    const isNamed = Boolean(type && inspection && number && title);
    // The command refuses an inspection that is not on the register, with a suggestion.
    const isUnknownInspection =
      inspection !== undefined && !register.hasFile(recordFile('inspection', inspection));
    if (from !== undefined || isUnknownInspection || (isNamed && hasWording)) return undefined;
    const dayQuestion = await loadDayQuestions(register.today);
    return (answers) => {
      const facts = { ...answers, ...textsOf(options) };
      const questions = [
        ...(isNamed ? [] : requiredQuestions(register, facts, dayQuestion)),
        ...(hasWording ? [] : [wordingQuestion(facts)]),
        ...(isNamed ? [] : detailQuestions(register, facts, dayQuestion)),
      ];
      return questions.filter(({ id }) => !(id in options));
    };
  },
  applyAnswers: (_options, { newInspection, forceLeadRole, deliveryLeadRole, newBoard, ...answers }) => {
    const newValues: Answers = {
      inspection: newInspection ?? '',
      forceLead: forceLeadRole ?? '',
      deliveryLead: deliveryLeadRole ?? '',
      board: newBoard ?? '',
    };
    const values = Object.entries(answers).map(
      ([name, answer]) => [name, answer === newChoice ? newValues[name] : answer] as const,
    );
    return Object.fromEntries(values.filter(([, value]) => value !== ''));
  },
  lastStep: { question: 'Add this action to the register?', saveLabel: 'Yes, add it' },
  callToResume: () => 'afi add --resume',
});

/** The id of the action's inspection, which may be new. */
const inspectionOf = ({ inspection = '', newInspection = '' }: Answers): string =>
  inspection === newChoice ? newInspection : inspection;

/** The beginning of the action's id, before its number. */
function idPrefix(facts: Answers): string {
  const { type = '' } = facts;
  return `${inspectionOf(facts)}-${isActionType(type) ? typeCodes[type] : type}-`;
}

/** What an action must have besides its wording: type, inspection, number, title and day of issue. */
function requiredQuestions(
  register: Register,
  facts: Answers,
  dayQuestion: DayQuestions,
): readonly WizardQuestion[] {
  const inspections = inspectionsInOrder(register);
  const publicationDay =
    facts['published'] || inspections.find(({ id }) => id === facts['inspection'])?.published;
  return [
    {
      kind: 'choice',
      id: 'type',
      label: 'Type',
      prompt: 'What was issued?',
      choices: toWordChoices('type', actionTypes, (type) => typeWords[type].one),
    },
    {
      kind: 'choice',
      id: 'inspection',
      label: 'Inspection',
      prompt: 'Which inspection did it come from?',
      choices: [
        ...inspections.map(({ id, title }) => toNamedChoice(id, title)),
        {
          value: newChoice,
          label: 'Another inspection, which is added to the register',
          isAlwaysOffered: true,
          nameQuestion: 'inspectionTitle',
        },
      ],
    },
    ...(facts['inspection'] === newChoice ? inspectionQuestions(register, facts, dayQuestion) : []),
    numberQuestion(register, facts),
    dayQuestion({
      id: 'on',
      label: 'Date of issue',
      prompt: 'Date of issue:',
      defaultAnswer: publicationDay ?? register.today,
    }),
    { kind: 'text', id: 'title', label: 'Title', prompt: 'Title:', emptyMessage: 'Enter a title.' },
  ];
}

/** The number in the report; the best guess is the one after the highest of the type and inspection. */
function numberQuestion({ actions, hasFile }: Register, facts: Answers): WizardQuestion {
  const prefix = idPrefix(facts);
  const lastId = actions
    .map(({ id }) => id)
    .filter((id) => id.startsWith(prefix))
    .sort(compareIds)
    .at(-1);
  return {
    kind: 'text',
    id: 'number',
    label: 'Number in the report',
    prompt: 'Number in the report:',
    defaultAnswer: String(Number.parseInt(lastId?.slice(prefix.length) ?? '0', 10) + 1),
    read: (text) => {
      const number = readItemNumber(text, facts['type'] ?? '');
      if (!number.ok) return number;
      const id = `${prefix}${number.value}`;
      return hasFile(recordFile('action', id))
        ? fail(`${id} is already on the register. If you split one item, add a letter: ${number.value}a.`)
        : number;
    },
  };
}

const noWording = 'There is no published wording. A title is not enough.';

function wordingQuestion(facts: Answers): WizardQuestion {
  const { number = '', title = '' } = facts;
  return {
    kind: 'lines',
    id: 'wording',
    label: 'Wording',
    prompt: 'Published wording, in full:',
    hint: `The published wording of ${idPrefix(facts)}${number}: ${title}\nType or paste it above, in full. Then save the file and close the editor.`,
    emptyMessage: noWording,
  };
}
