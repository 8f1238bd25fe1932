/** Asks the optional questions of `add`: cause of concern, priority, deadline, leads and board. */
import type { Choice, Prompter } from '../../app/prompts.ts';
import { requireAnswer } from '../../app/user-input.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { exampleOfDay } from '../../domain/dates/written-date.ts';
import type { Register } from '../../domain/register.ts';
import { priorities } from '../../domain/vocabulary.ts';
import type { AddOptions } from './command.ts';

/** The answer to a question. @throws UserError if the user leaves. */
export const requireAddAnswer = (question: Promise<string | undefined>) =>
  requireAnswer(question, 'nothing was added.');

/** A message if the answer is empty. */
export const validateNotEmpty = (answer: string) => (answer === '' ? 'Something is needed here.' : undefined);

/** A message if the answer is neither empty nor a real date. */
export const validateOptionalDate = (answer: string) =>
  answer === '' || isDay(answer) ? undefined : `\`${answer}\` is not a date. ${exampleOfDay()}`;

type Detail =
  | 'causeOfConcern'
  | 'priority'
  | 'deadline'
  | 'deadlineBy'
  | 'forceLead'
  | 'deliveryLead'
  | 'board';

/** The optional details with their questions; a detail without choices has none. */
type Details = readonly (readonly [Detail, () => Promise<string | undefined>])[];

/** The answers to the questions that the options leave open; details without an answer are left out. */
export async function askForDetails(
  register: Register,
  prompter: Prompter,
  options: AddOptions,
): Promise<Partial<Record<Detail, string>>> {
  const details: Partial<Record<Detail, string>> = {};
  for (const [name, question] of detailQuestions(register, prompter, options)) {
    if (options[name] !== undefined) continue;
    const answer = await requireAddAnswer(question());
    if (answer !== '') details[name] = answer;
  }
  return details;
}

const noneChoice: Choice = { value: '', label: 'none, or not known yet' };
const acceptAnything = () => undefined;
const toChoice = (value: string): Choice => ({ value, label: value });
const toNamedChoice = (id: string, name: string): Choice => ({ value: id, label: `${id}  ${name}` });

function detailQuestions(
  { actions, settings, boards }: Register,
  prompter: Prompter,
  options: AddOptions,
): Details {
  const choose = (name: Detail, question: string, choices: readonly Choice[]): Details =>
    choices.length === 0 ? [] : [[name, () => prompter.choose(question, [noneChoice, ...choices])]];
  const causes = actions.filter(
    ({ type, inspection }) => type === 'cause-of-concern' && inspection === options.inspection,
  );
  const roles = (settings.roles ?? []).map(toChoice);
  const [isPart, isAudit] = [options.type === 'recommendation', options.type === 'audit-action'];
  return [
    ...choose(
      'causeOfConcern',
      'Under which cause of concern?',
      isPart ? causes.map(({ id, title }) => toNamedChoice(id, title)) : [],
    ),
    ...choose('priority', 'Its priority?', isAudit ? priorities.map(toChoice) : []),
    [
      'deadline',
      () => prompter.text('The deadline in the report’s own words? (Enter for none)', acceptAnything),
    ],
    ['deadlineBy', () => prompter.text('The day it comes to? (Enter for none)', validateOptionalDate)],
    ...choose('forceLead', 'The force lead, who answers for it?', roles),
    ...choose('deliveryLead', 'The delivery lead, who does it?', roles),
    ...choose(
      'board',
      'The board that watches it?',
      boards.map(({ id, name }) => toNamedChoice(id, name)),
    ),
  ];
}
