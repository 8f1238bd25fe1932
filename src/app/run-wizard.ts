/** Runs a wizard: asks its questions, returns to the last one on Escape, keeps the answers, and shows all of them at the end. */
import { cleanText, padEnd, textWidth, usableWidth, wrapText } from '../output/safe-text.ts';
import { CancelledError } from './command.ts';
import type { Interviewer } from './interviewer.ts';
import { backRequest, exitRequest, type Reply } from './prompts.ts';
import {
  type Answers,
  describeAnswer,
  findStep,
  interpretAnswer,
  type QuestionList,
  refuseAnswer,
  type TextQuestion,
  type WizardQuestion,
  type WizardState,
  type WizardStep,
  withAnswer,
  withDraft,
  withoutAnswer,
} from './wizard.ts';

/** The last step of a wizard, which shows all answers: its question, and the label of the choice that accepts them. */
export interface LastStep {
  readonly question: string;
  readonly saveLabel: string;
}

interface WizardRun {
  readonly interviewer: Interviewer;
  /** The columns of the screen; undefined if it is not a terminal. */
  readonly width: number | undefined;
  readonly lastStep: LastStep | undefined;
  /** Keeps the state, and returns whether it could. */
  readonly keep: (state: WizardState) => boolean;
}

/** Choices of the last step; its other choices are questions, by their ids. */
const [saveChoice, leaveChoice] = ['(save)', '(leave)'];

/**
 * Asks until every question is answered and the user accepts the answers.
 * @throws CancelledError if the user leaves; the answers are then kept.
 */
export async function runWizard(
  list: QuestionList,
  initialState: WizardState,
  run: WizardRun,
): Promise<Answers> {
  let state = initialState;
  let isGoingBack = false;
  let questionToChange: WizardQuestion | undefined;
  for (;;) {
    keepAnswers(state, run);
    const step = findStep(list, state);
    const question = step.openQuestion ?? questionToChange;
    // A single answer has just been given, and needs no last step.
    const needsLastStep = run.lastStep && (step.answeredQuestions.length > 1 || questionToChange);
    if (!question && !needsLastStep) return step.answers;
    const saveDraft = (text: string) => {
      state = question ? withDraft(state, question.id, text) : state;
    };
    const reply = question
      ? await askQuestion(question, { state, run, saveDraft })
      : await askLastStep(step, run);
    const canGoBack = !isGoingBack && (step.answeredQuestions.length > 0 || questionToChange);
    if (reply === exitRequest || reply === leaveChoice || (reply === backRequest && !canGoBack))
      throw cancel(state, run);
    isGoingBack = reply === backRequest;
    if (reply === backRequest) {
      state = questionToChange ? state : openLastQuestion(state, step);
      questionToChange = undefined;
      run.interviewer.show('To leave, press Escape again. Your answers are kept.');
    } else if (question) {
      state = withAnswer(state, question.id, reply);
      questionToChange = undefined;
    } else if (reply === saveChoice) return step.answers;
    else questionToChange = step.answeredQuestions.find(({ id }) => id === reply);
  }
}

/** Keeps the answers, if there are any, and returns whether they are kept. */
const keepAnswers = (state: WizardState, { keep }: WizardRun): boolean =>
  Object.keys(state.answers).length + Object.keys(state.drafts).length > 0 && keep(state);

function cancel(state: WizardState, run: WizardRun): CancelledError {
  const call = keepAnswers(state, run) ? run.interviewer.store.callToResume() : undefined;
  return new CancelledError(
    call === undefined ? 'Cancelled. Nothing was changed.' : `Cancelled. Your answers are kept: ${call}`,
  );
}

/** The state with the last answered question open again. */
function openLastQuestion(state: WizardState, { answeredQuestions }: WizardStep): WizardState {
  const lastQuestion = answeredQuestions.at(-1);
  return lastQuestion ? withoutAnswer(state, lastQuestion.id) : state;
}

interface QuestionContext {
  readonly state: WizardState;
  readonly run: WizardRun;
  readonly saveDraft: (text: string) => void;
}

/** Asks one question. The former answer is the one to begin with. */
async function askQuestion(
  question: WizardQuestion,
  { state, run: { interviewer, width }, saveDraft }: QuestionContext,
): Promise<Reply> {
  const formerAnswer = state.answers[question.id] ?? state.drafts[question.id];
  const validate = (answer: string) => refuseAnswer(question, answer);
  if (question.details !== undefined) interviewer.show(wrapLines(question.details, width));
  if (question.kind === 'choice') {
    const choices = question.choices.map((choice) => ({ ...choice, label: cleanText(choice.label) }));
    const isOffered = choices.some(({ value }) => value === formerAnswer);
    return interviewer.choose(question.prompt, choices, isOffered ? formerAnswer : question.defaultAnswer);
  }
  const initialText = formerAnswer === undefined || formerAnswer === '' ? undefined : formerAnswer;
  const reply =
    question.kind === 'lines'
      ? await interviewer.lines(question.prompt, {
          validate,
          hint: question.hint,
          saveDraft,
          ...(initialText !== undefined && { initialText }),
        })
      : await interviewer.text(promptWithDefault(question), validate, initialText);
  if (typeof reply !== 'string') return reply;
  const answer = interpretAnswer(question, reply);
  if (!answer.ok) return reply;
  const description = describeAnswer(question, answer.value);
  if (question.describe && reply !== '' && answer.value !== reply)
    interviewer.show(`Read as ${description}.`);
  return answer.value;
}

/** The prompt with what Enter does: `Title (or Enter to leave it out):`. */
function promptWithDefault({ prompt, defaultAnswer, describe }: TextQuestion): string {
  if (defaultAnswer === undefined) return prompt;
  const hint =
    defaultAnswer === ''
      ? '(or press Enter to leave it out)'
      : `(press Enter for ${describe?.(defaultAnswer) ?? defaultAnswer})`;
  return prompt.endsWith(':') ? `${prompt.slice(0, -1)} ${hint}:` : `${prompt} ${hint}`;
}

/** A longer answer is shortened in the last step, so that all answers fit the screen. */
const maxLinesShown = 8;

/** A text with its long lines broken to the screen, each with an indent. */
const wrapLines = (text: string, width: number | undefined, indent = ''): string =>
  text
    .split('\n')
    .map((line) =>
      textWidth(indent + line) <= usableWidth(width)
        ? indent + cleanText(line)
        : wrapText(line, usableWidth(width), indent),
    )
    .join('\n');

/** Shows all answers; the user accepts them, chooses one to change, or leaves. */
async function askLastStep(
  { answeredQuestions, answers }: WizardStep,
  { interviewer, width, lastStep }: WizardRun,
): Promise<Reply> {
  const labelWidth = Math.max(...answeredQuestions.map(({ label }) => textWidth(label)));
  const indent = ' '.repeat(labelWidth + 2);
  const rows = answeredQuestions.map((question) => {
    const text = describeAnswer(question, answers[question.id] ?? '');
    const lines = wrapLines(text, width, indent).trimStart().split('\n');
    const shownLines =
      lines.length > maxLinesShown
        ? [...lines.slice(0, maxLinesShown - 1), `${indent}… (${lines.length} lines)`]
        : lines;
    return padEnd(question.label, labelWidth + 2) + shownLines.join('\n');
  });
  interviewer.show(`\n${rows.join('\n')}\n`);
  return interviewer.choose(
    lastStep?.question ?? '',
    [
      { value: saveChoice, label: lastStep?.saveLabel ?? '' },
      ...answeredQuestions.map(({ id, label }) => ({ value: id, label: `Change: ${label}` })),
      { value: leaveChoice, label: 'Leave. Your answers are kept' },
    ],
    saveChoice,
  );
}
