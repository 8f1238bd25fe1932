/** A terminal for tests, which answers prompts from a list. */
import type { Prompter } from '../../src/app/prompts.ts';

/** Ctrl-C, or Escape. */
export const leftPrompt: unique symbol = Symbol('left');
export type Answer = string | boolean | typeof leftPrompt;

export interface Terminal {
  readonly interactive: true;
  readonly ask: Prompter;
  /** Every question in order; the error of a refused answer follows its question, after `! `. */
  readonly questions: string[];
}

/** Answers prompts in order; a choice is answered by its value. A refused answer is recorded in `questions`, and the next one used. */
export function terminal(...answers: readonly Answer[]): Terminal {
  const answersLeft = [...answers];
  const questions: string[] = [];
  const next = (question: string) => {
    questions.push(question);
    if (answersLeft.length === 0) throw new Error(`nobody answers: ${question}`);
    const answer = answersLeft.shift();
    return answer === leftPrompt ? undefined : answer;
  };
  const text: Prompter['text'] = async (question, fault) => {
    for (let answer = next(question); ; answer = next(question)) {
      const wrong = answer === undefined ? undefined : fault(String(answer).trim());
      if (wrong === undefined) return answer === undefined ? undefined : String(answer).trim();
      questions.push(`! ${wrong}`);
    }
  };
  const ask: Prompter = {
    confirm: async (question) => next(question) === true,
    text,
    lines: text,
    choose: async (question, choices) => {
      const answer = next(question);
      if (answer !== undefined && !choices.some(({ value }) => value === answer))
        throw new Error(
          `${question}: no choice is ${String(answer)} of ${choices.map(({ value }) => value)}`,
        );
      return answer === undefined ? undefined : String(answer);
    },
  };
  return { interactive: true, ask, questions };
}
