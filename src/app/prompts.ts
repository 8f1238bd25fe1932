/** Asks questions on a terminal, through standard error, so that standard output can still be piped. */
import { confirm, isCancel, multiline, select, text } from '@clack/prompts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Asks; undefined where the question was left with Ctrl-C or Escape. */
export interface Prompter {
  /** `usual` is the answer that Enter gives. */
  readonly confirm: (question: string, defaultAnswer?: boolean) => Promise<boolean | undefined>;
  /** `fault` says what is wrong with an answer, and the question is put again. */
  readonly text: (
    question: string,
    fault: (answer: string) => string | undefined,
  ) => Promise<string | undefined>;
  /** The same of several lines: Enter begins a new one, so that whatever is pasted is kept. */
  readonly lines: (
    question: string,
    fault: (answer: string) => string | undefined,
  ) => Promise<string | undefined>;
  /** `usual` is the choice that is marked first. */
  readonly choose: (
    question: string,
    choices: readonly Choice[],
    defaultAnswer?: string,
  ) => Promise<string | undefined>;
  /** A text of several lines, written in the user's editor; throws a sentence where that fails. */
  readonly write?: (hint: string) => string;
}

const common = { output: process.stderr, withGuide: false };

const unlessCancelled = <Value>(answer: Value): Exclude<Value, symbol> | undefined =>
  isCancel(answer) ? undefined : (answer as Exclude<Value, symbol>);

export const terminalPrompter: Prompter = {
  confirm: async (message, defaultAnswer = false) =>
    unlessCancelled(await confirm({ ...common, message, initialValue: defaultAnswer })),
  text: async (message, fault) =>
    unlessCancelled(
      await text({ ...common, message, validate: (answer) => fault((answer ?? '').trim()) }),
    )?.trim(),
  lines: async (message, fault) =>
    unlessCancelled(
      await multiline({
        ...common,
        message: `${message} (Tab, then Enter, when it is whole)`,
        showSubmit: true,
        validate: (answer) => fault((answer ?? '').trim()),
      }),
    )
      ?.replace(/\r\n?/g, '\n')
      .trim(),
  choose: async (message, choices, defaultAnswer) =>
    unlessCancelled(
      await select({
        ...common,
        message,
        options: choices.map(({ value, label }) => ({ value, label })),
        maxItems: 12,
        ...(defaultAnswer !== undefined && { initialValue: defaultAnswer }),
      }),
    ),
};
