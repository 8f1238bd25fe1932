/** Runs a wizard: asks its questions, returns to the last one on Escape, keeps the answers, and shows all of them at the end. */
import { type AnswerOverview, askAboutAnswers } from './answer-overview.ts';
import { askQuestion } from './ask-question.ts';
import { CancelledError } from './command.ts';
import type { Interviewer } from './interviewer.ts';
import { backRequest, exitRequest } from './prompts.ts';
import {
  type Answers,
  findStep,
  openNameQuestion,
  type QuestionList,
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
  /** Absent if the answers are not shown. */
  readonly lastStep: LastStep | undefined;
  /** Whether the state is one that was kept, and the user has asked for it, or may still decline it. */
  readonly keptState: 'requested' | 'offered' | undefined;
  /** Keeps the state, and returns whether it could. */
  readonly keep: (state: WizardState) => boolean;
}

/** Choices about all answers; the other choices are questions, by their ids. */
const [saveChoice, leaveChoice, continueChoice, restartChoice] = ['(save)', '(leave)', 'continue', 'restart'];

const leavingChoice = { value: leaveChoice, label: 'Leave. Your answers are kept' };

const keptOverview: AnswerOverview = {
  question: 'Your answers from an earlier call are kept. Continue with them?',
  firstChoice: { value: continueChoice, label: 'Yes, continue with these answers' },
  lastChoices: [{ value: restartChoice, label: 'No, start again' }, leavingChoice],
};

const lastOverview = ({ question, saveLabel }: LastStep): AnswerOverview => ({
  question,
  firstChoice: { value: saveChoice, label: saveLabel },
  lastChoices: [leavingChoice],
});

/**
 * Asks until every question is answered and the user accepts the answers. Undefined if the user declines to continue with kept answers.
 * @throws CancelledError if the user leaves; the answers are then kept.
 */
export async function runWizard(
  list: QuestionList,
  initialState: WizardState,
  run: WizardRun,
): Promise<Answers | undefined> {
  let state = initialState;
  let pause = findPause(findStep(list, initialState), run);
  let isGoingBack = false;
  let questionToChange: WizardQuestion | undefined;
  for (;;) {
    keepAnswers(state, run);
    const step = findStep(list, state);
    const isReviewing = pause !== undefined && pause.questionId === step.openQuestion?.id;
    const question = questionToChange ?? (isReviewing ? undefined : step.openQuestion);
    const overview = isReviewing ? keptOverview : chooseLastOverview(step, run);
    let search = '';
    const reply = question
      ? await askQuestion(question, {
          ...run,
          formerAnswer: state.answers[question.id] ?? state.drafts[question.id],
          saveDraft: (text) => {
            state = withDraft(state, question.id, text);
          },
          saveSearch: (text) => {
            search = text;
          },
        })
      : overview && (await askAboutAnswers(overview, shownAnswers(step, run), run));
    if (reply === undefined || reply === saveChoice) return step.answers;
    if (reply === restartChoice && !question) return undefined;
    const canGoBack = !isGoingBack && (step.answeredQuestions.length > 0 || questionToChange);
    if (reply === exitRequest || reply === leaveChoice || (reply === backRequest && !canGoBack))
      throw cancel(state, run);
    isGoingBack = reply === backRequest;
    if (reply === backRequest) {
      state = questionToChange ? state : openLastQuestion(state, step);
      if (!questionToChange) pause = undefined;
      questionToChange = undefined;
      run.interviewer.show('To leave, press Escape again. Your answers are kept.');
    } else if (question) {
      state = openNameQuestion(withAnswer(state, question.id, reply), question, search);
      questionToChange = undefined;
    } else if (reply === continueChoice) pause = undefined;
    else questionToChange = step.answeredQuestions.find(({ id }) => id === reply);
  }
}

/** Where a wizard pauses to show kept answers: before its open question. A change of an answer may open others, which are asked first. */
interface Pause {
  readonly questionId: string | undefined;
}

/** Where to show kept answers. If the user has asked for them and nothing is left to ask, only the last step shows them. */
function findPause(
  { openQuestion, answeredQuestions }: WizardStep,
  { keptState, lastStep }: WizardRun,
): Pause | undefined {
  const isUseful = openQuestion !== undefined && answeredQuestions.length > 0 && lastStep !== undefined;
  return keptState === 'offered' || (keptState === 'requested' && isUseful)
    ? { questionId: openQuestion?.id }
    : undefined;
}

/** The last step, unless there is only a single answer, which has just been given. */
const chooseLastOverview = ({ answeredQuestions }: WizardStep, { lastStep }: WizardRun) =>
  lastStep && answeredQuestions.length > 1 ? lastOverview(lastStep) : undefined;

/** The answers that a step shows: none where the wizard has no last step, since it may have hundreds. */
const shownAnswers = ({ answeredQuestions, answers }: WizardStep, { lastStep }: WizardRun) => ({
  questions: lastStep ? answeredQuestions : [],
  answers,
});

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
