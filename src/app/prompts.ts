/** Asks questions on a terminal, on standard error so that standard output can be piped. */
import { confirm, isCancel, multiline, select, text } from '@clack/prompts';

/** One answer to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Asks questions; every answer is undefined if the user left with Ctrl-C or Escape. */
export interface Prompter {
  /** `defaultAnswer` is the answer of Enter; no if absent. */
  readonly confirm: (
    question: string,
    options?: { readonly defaultAnswer: boolean },
  ) => Promise<boolean | undefined>;
  /** `validate` returns why an answer is not accepted, and the question is repeated; undefined accepts it. */
  readonly text: (
    question: string,
    validate: (answer: string) => string | undefined,
  ) => Promise<string | undefined>;
  /** Text of several lines: Enter begins a new line, so that pasted text stays complete. */
  readonly lines: (
    question: string,
    validate: (answer: string) => string | undefined,
  ) => Promise<string | undefined>;
  /** `defaultAnswer` is the choice that is marked first. */
  readonly choose: (
    question: string,
    choices: readonly Choice[],
    defaultAnswer?: string,
  ) => Promise<string | undefined>;
  /**
   * Text of several lines from the user's editor.
   * @throws UserError if the editor fails.
   */
  readonly write?: (hint: string) => string;
}

const common = { output: process.stderr, withGuide: false };

const unlessCancelled = <Value>(answer: Value): Exclude<Value, symbol> | undefined =>
  // The cast is safe: `isCancel` does not narrow a type parameter.
  isCancel(answer) ? undefined : (answer as Exclude<Value, symbol>);

/** Asks on the terminal of the process. */
export const terminalPrompter: Prompter = {
  confirm: async (message, { defaultAnswer } = { defaultAnswer: false }) =>
    unlessCancelled(await confirm({ ...common, message, initialValue: defaultAnswer })),
  text: async (message, validate) =>
    unlessCancelled(
      await text({ ...common, message, validate: (answer) => validate((answer ?? '').trim()) }),
    )?.trim(),
  lines: async (message, validate) =>
    unlessCancelled(
      await multiline({
        ...common,
        message: `${message} (Tab, then Enter, when it is whole)`,
        showSubmit: true,
        validate: (answer) => validate((answer ?? '').trim()),
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
