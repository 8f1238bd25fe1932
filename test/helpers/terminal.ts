/** Somebody at a terminal, who answers what is asked in the order of a script. */
import type { Prompter } from '../../src/app/prompts.ts';

/** Ctrl-C, or Escape. */
export const left: unique symbol = Symbol('left');
export type Answer = string | boolean | typeof left;

export interface Terminal {
  readonly interactive: true;
  readonly ask: Prompter;
  /** Every question that was put, with what was wrong with an answer and the choices it had. */
  readonly asked: string[];
}

/** An answer to a choice is a value of it; one that a question refuses is told among `asked`, and the next is given. */
export function terminal(...answers: readonly Answer[]): Terminal {
  const rest = [...answers];
  const asked: string[] = [];
  const next = (question: string) => {
    asked.push(question);
    if (rest.length === 0) throw new Error(`nobody answers: ${question}`);
    const answer = rest.shift();
    return answer === left ? undefined : answer;
  };
  const text: Prompter['text'] = async (question, fault) => {
    for (let answer = next(question); ; answer = next(question)) {
      const wrong = answer === undefined ? undefined : fault(String(answer).trim());
      if (wrong === undefined) return answer === undefined ? undefined : String(answer).trim();
      asked.push(`! ${wrong}`);
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
  return { interactive: true, ask, asked };
}
