/** Defines the questions of a wizard, and finds the open one: the state of a wizard, without a terminal. */
import { fail, ok, type Result } from '../domain/errors.ts';
import type { Choice } from './prompts.ts';

/** Answers by the id of their question. */
export type Answers = Readonly<Record<string, string>>;

/** The texts of a call, as answers. */
export const textsOf = (options: object): Answers =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => typeof value === 'string'));

interface QuestionBase {
  readonly id: string;
  /** Names the answer where all answers are listed: `Force lead`. */
  readonly label: string;
  /** A label with a colon, or a plain question. */
  readonly prompt: string;
  /** A text that is shown before the question. */
  readonly details?: string;
}

interface TypedQuestion extends QuestionBase {
  /** The answer of Enter; empty if there need not be an answer. Undefined if one is needed. */
  readonly defaultAnswer?: string;
  /** What the user reads if the answer is empty and one is needed. */
  readonly emptyMessage?: string;
  /** The answer as it is kept, such as a date as YYYY-MM-DD, or why it is refused. */
  readonly read?: (text: string) => Result<string, string>;
  /** A kept answer as the user reads it, such as a date in words. */
  readonly describe?: (answer: string) => string;
}

/** A question for one line of text. */
export interface TextQuestion extends TypedQuestion {
  readonly kind: 'text';
}

/** A question for text of several lines. */
export interface LinesQuestion extends TypedQuestion {
  readonly kind: 'lines';
  /** What an editor shows under the text. */
  readonly hint: string;
}

/** A question whose answer is one of a list. */
export interface ChoiceQuestion extends QuestionBase {
  readonly kind: 'choice';
  readonly choices: readonly Choice[];
  /** The best guess, which Enter accepts. Undefined without a good guess: Enter then chooses nothing. */
  readonly defaultAnswer?: string | undefined;
}

/** A question of a wizard. */
export type WizardQuestion = TextQuestion | LinesQuestion | ChoiceQuestion;

/** The questions of a wizard. Those after an answer may depend on it; those before it may not. */
export type QuestionList = (answers: Answers) => readonly WizardQuestion[];

/** What a wizard knows: the answers, and earlier texts of questions that are open again. */
export interface WizardState {
  readonly answers: Answers;
  readonly drafts: Answers;
}

/** Where a wizard is. */
export interface WizardStep {
  /** The questions that are answered, in order. */
  readonly answeredQuestions: readonly WizardQuestion[];
  /** Their answers. */
  readonly answers: Answers;
  /** The first question without an answer that it accepts; undefined if there is none. */
  readonly openQuestion: WizardQuestion | undefined;
}

/** Where a wizard is. An answer counts only if its question exists and still accepts it. */
export function findStep(list: QuestionList, state: WizardState): WizardStep {
  let answers: Answers = {};
  const answeredQuestions: WizardQuestion[] = [];
  for (;;) {
    const question = list(answers)[answeredQuestions.length];
    const answer = question && state.answers[question.id];
    if (!question || answer === undefined || refuseAnswer(question, answer) !== undefined)
      return { answeredQuestions, answers, openQuestion: question };
    answers = { ...answers, [question.id]: answer };
    answeredQuestions.push(question);
  }
}

const omitKey = (texts: Answers, key: string): Answers =>
  Object.fromEntries(Object.entries(texts).filter(([name]) => name !== key));

/** The state with an answer; an earlier text of the question is forgotten. */
export const withAnswer = ({ answers, drafts }: WizardState, id: string, answer: string): WizardState => ({
  answers: { ...answers, [id]: answer },
  drafts: omitKey(drafts, id),
});

/** The state with a text to begin with when the question is asked again. */
export const withDraft = ({ answers, drafts }: WizardState, id: string, text: string): WizardState => ({
  answers,
  drafts: { ...drafts, [id]: text },
});

/** The state with a question open again; its answer is the text to begin with. */
export const withoutAnswer = ({ answers, drafts }: WizardState, id: string): WizardState =>
  withDraft({ answers: omitKey(answers, id), drafts }, id, answers[id] ?? '');

/**
 * The state in which the question is open that follows a choice such as `Another role`, also where it had an answer. It begins
 * with what the user typed to filter the list.
 */
export function openNameQuestion(state: WizardState, question: WizardQuestion, search: string): WizardState {
  if (question.kind !== 'choice') return state;
  const { nameQuestion } = question.choices.find(({ value }) => value === state.answers[question.id]) ?? {};
  if (nameQuestion === undefined) return state;
  const openState = state.answers[nameQuestion] === undefined ? state : withoutAnswer(state, nameQuestion);
  return search === '' ? openState : withDraft(openState, nameQuestion, search);
}

/** Why a question does not accept an answer; undefined if it does. */
export function refuseAnswer(question: WizardQuestion, answer: string): string | undefined {
  const result = interpretAnswer(question, answer);
  return result.ok ? undefined : result.error;
}

/** The answer as it is kept, or why it is refused. An empty text is the default answer. */
export function interpretAnswer(question: WizardQuestion, text: string): Result<string, string> {
  if (question.kind === 'choice')
    return question.choices.some(({ value }) => value === text)
      ? ok(text)
      : fail('Choose an answer from the list.');
  const answer = text === '' ? question.defaultAnswer : text;
  if (answer === undefined) return fail(question.emptyMessage ?? 'Enter an answer.');
  return answer === '' || !question.read ? ok(answer) : question.read(answer);
}

/** A kept answer as the user reads it: the label of a choice, a date in words. */
export function describeAnswer(question: WizardQuestion, answer: string): string {
  if (question.kind === 'choice')
    return question.choices.find(({ value }) => value === answer)?.label ?? answer;
  return answer === '' ? 'none' : (question.describe?.(answer) ?? answer);
}
