/** The questions of `add` that can be left open: parent, deadline, leads, board. */

import type { Choice, Prompter } from '../../app/prompts.ts';
import { requireAnswer } from '../../app/user-input.ts';
import { dayHint, isDay } from '../../domain/dates/partial-date.ts';
import type { Register } from '../../domain/register.ts';
import { priorities } from '../../domain/vocabulary.ts';
import type { AddOptions } from './command.ts';

export const answered = (question: Promise<string | undefined>) =>
  requireAnswer(question, 'nothing was added.');

export const needed = (answer: string) => (answer === '' ? 'Something is needed here.' : undefined);

export const dayOrNothing = (answer: string) =>
  answer === '' || isDay(answer)
    ? undefined
    : `Write a date that exists, as YYYY-MM-DD, or nothing. ${dayHint(answer)}`;

type Detail =
  | 'causeOfConcern'
  | 'priority'
  | 'deadline'
  | 'deadlineBy'
  | 'forceLead'
  | 'deliveryLead'
  | 'board';

/** What is asked for each; nothing where there would be nothing to choose from. */
type Details = readonly (readonly [Detail, () => Promise<string | undefined>])[];

export async function detailsAsked(
  register: Register,
  ask: Prompter,
  known: AddOptions,
): Promise<Partial<Record<Detail, string>>> {
  const found: Partial<Record<Detail, string>> = {};
  for (const [name, question] of detailsFor(register, ask, known)) {
    if (known[name] !== undefined) continue;
    const answer = await answered(question());
    if (answer !== '') found[name] = answer;
  }
  return found;
}

const none: Choice = { value: '', label: 'none, or not known yet' };
const anything = () => undefined;
const asChoice = (value: string): Choice => ({ value, label: value });
const named = (id: string, name: string): Choice => ({ value: id, label: `${id}  ${name}` });

function detailsFor({ actions, settings, boards }: Register, ask: Prompter, known: AddOptions): Details {
  const choose = (name: Detail, question: string, choices: readonly Choice[]): Details =>
    choices.length === 0 ? [] : [[name, () => ask.choose(question, [none, ...choices])]];
  const causes = actions.filter(
    ({ type, inspection }) => type === 'cause-of-concern' && inspection === known.inspection,
  );
  const roles = (settings.roles ?? []).map(asChoice);
  const [isPart, isAudit] = [known.type === 'recommendation', known.type === 'audit-action'];
  return [
    ...choose(
      'causeOfConcern',
      'Under which cause of concern?',
      isPart ? causes.map(({ id, title }) => named(id, title)) : [],
    ),
    ...choose('priority', 'Its priority?', isAudit ? priorities.map(asChoice) : []),
    ['deadline', () => ask.text('The deadline in the report’s own words? (Enter for none)', anything)],
    ['deadlineBy', () => ask.text('The day it comes to? (Enter for none)', dayOrNothing)],
    ...choose('forceLead', 'The force lead, who answers for it?', roles),
    ...choose('deliveryLead', 'The delivery lead, who does it?', roles),
    ...choose(
      'board',
      'The board that watches it?',
      boards.map(({ id, name }) => named(id, name)),
    ),
  ];
}
