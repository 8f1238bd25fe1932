/** Asks one question of a wizard, beginning with the former answer. */
import { cleanText } from '../output/safe-text.ts';
import { wrapLines } from './answer-overview.ts';
import type { Interviewer } from './interviewer.ts';
import type { Reply } from './prompts.ts';
import {
  describeAnswer,
  interpretAnswer,
  refuseAnswer,
  type TextQuestion,
  type WizardQuestion,
} from './wizard.ts';

interface QuestionSetting {
  readonly interviewer: Interviewer;
  /** The columns of the screen; undefined if it is not a terminal. */
  readonly width: number | undefined;
  readonly formerAnswer: string | undefined;
  /** Keeps a text of a user who leaves the question. */
  readonly saveDraft: (text: string) => void;
  /** Receives what the user typed to filter a list. */
  readonly saveSearch: (text: string) => void;
}

/** Asks the question, and returns the answer as it is kept, or the user's request to leave. */
export async function askQuestion(question: WizardQuestion, setting: QuestionSetting): Promise<Reply> {
  const { interviewer, width, formerAnswer, saveDraft, saveSearch } = setting;
  const validate = (answer: string) => refuseAnswer(question, answer);
  if (question.details !== undefined) interviewer.show(wrapLines(question.details, width));
  if (question.kind === 'choice') {
    const choices = question.choices.map((choice) => ({ ...choice, label: cleanText(choice.label) }));
    const isOffered = choices.some(({ value }) => value === formerAnswer);
    const defaultAnswer = isOffered ? formerAnswer : question.defaultAnswer;
    return interviewer.choose(question.prompt, choices, defaultAnswer, saveSearch);
  }
  const initialText = formerAnswer === '' ? undefined : formerAnswer;
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
