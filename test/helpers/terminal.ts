/** A terminal for tests, which answers prompts from a list. */
import type { Interviewer } from '../../src/app/interviewer.ts';
import { emptyStore } from '../../src/app/interviewer.ts';
import {
  backRequest,
  exitRequest,
  type LinesSettings,
  type Reply,
  type Validate,
} from '../../src/app/prompts.ts';

/** Ctrl-C. */
export const leftPrompt: unique symbol = Symbol('left');
/** Escape. */
export const escapeKey: unique symbol = Symbol('escape');
/** Enter, without an answer. */
export const enterKey: unique symbol = Symbol('enter');
export type Answer = string | boolean | typeof leftPrompt | typeof escapeKey | typeof enterKey;

export interface Terminal {
  readonly interactive: true;
  /** It keeps no answers; a command that is run keeps them in its repository. */
  readonly ask: Interviewer;
  /** Every question in order; the error of a refused answer follows its question, after `! `. */
  readonly questions: string[];
  /** Every text that was shown between questions. */
  readonly shownTexts: string[];
}

/**
 * Answers prompts in order; a choice is answered by its value. A refused answer is recorded in `questions`, and the next one used.
 * Like Ctrl-C on the terminal, `leftPrompt` keeps a text of several lines that was begun.
 */
export function terminal(...answers: readonly Answer[]): Terminal {
  const answersLeft = [...answers];
  const questions: string[] = [];
  const shownTexts: string[] = [];
  const next = (question: string): Exclude<Answer, typeof leftPrompt | typeof escapeKey> | Reply => {
    questions.push(question);
    const answer = answersLeft.shift();
    if (answer === undefined) throw new Error(`nobody answers: ${question}`);
    return answer === leftPrompt ? exitRequest : answer === escapeKey ? backRequest : answer;
  };
  const text = async (question: string, validate: Validate, initialText = ''): Promise<Reply> => {
    for (;;) {
      const answer = next(question);
      if (answer === backRequest || answer === exitRequest) return answer;
      const typedText = answer === enterKey ? initialText : String(answer).trim();
      const refusal = validate(typedText);
      if (refusal === undefined) return typedText;
      questions.push(`! ${refusal}`);
    }
  };
  const ask: Interviewer = {
    store: emptyStore,
    confirm: async (question) => next(question) === true,
    text,
    lines: (question, { validate, initialText }: LinesSettings) => text(question, validate, initialText),
    choose: async (question, choices, defaultAnswer) => {
      for (;;) {
        const answer = next(question);
        if (answer === backRequest || answer === exitRequest) return answer;
        const value = answer === enterKey ? defaultAnswer : String(answer);
        if (value === undefined) questions.push('! Choose an answer from the list.');
        else if (choices.some((choice) => choice.value === value)) return value;
        else
          throw new Error(`${question}: no choice is ${value} of ${choices.map((choice) => choice.value)}`);
      }
    },
    show: (shownText) => shownTexts.push(shownText),
  };
  return { interactive: true, ask, questions, shownTexts };
}
