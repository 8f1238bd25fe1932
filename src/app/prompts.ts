/** Defines how questions are put to the user, and the replies to them. `terminal-prompts.ts` draws them. */
import { searchRank } from '../domain/text/name-matching.ts';

/** One answer to choose. It is found by its value, its label and its other names. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Other names by which it is found, such as `AFI`. */
  readonly otherNames?: readonly string[];
  /** Whether it is offered whatever the user types to filter the list, such as `Another role`. */
  readonly isAlwaysOffered?: boolean;
  /** The question that follows this choice. It begins with what the user typed to filter the list. */
  readonly nameQuestion?: string;
}

/** The reply of a user who presses Escape. */
export const backRequest: unique symbol = Symbol('back');
/** The reply of a user who presses Ctrl-C or Ctrl-D, or closes the terminal. */
export const exitRequest: unique symbol = Symbol('exit');

/** What a user may ask for instead of answering. */
export type LeaveRequest = typeof backRequest | typeof exitRequest;

/** An answer, or what the user asks for instead. */
export type Reply = string | LeaveRequest;

/** Returns why an answer is not accepted, and the question is repeated; undefined accepts it. */
export type Validate = (answer: string) => string | undefined;

/** Settings of a question for text of several lines. */
export interface LinesSettings {
  readonly validate: Validate;
  /** What the editor shows under the text. */
  readonly hint: string;
  /** The text to begin with. */
  readonly initialText?: string;
  /** Receives the text of a user who leaves the question, so that it is not lost. */
  readonly saveDraft?: (text: string) => void;
}

/** Asks questions. */
export interface Prompter {
  /** `defaultAnswer` is the answer of Enter; no if absent. Undefined if the user leaves the question. */
  readonly confirm: (
    question: string,
    options?: { readonly defaultAnswer: boolean },
  ) => Promise<boolean | undefined>;
  /** One line of text. `initialText` is already in the answer, and can be edited. */
  readonly text: (question: string, validate: Validate, initialText?: string) => Promise<Reply>;
  /** Text of several lines, from the user's editor if it works, otherwise from the terminal. */
  readonly lines: (question: string, settings: LinesSettings) => Promise<Reply>;
  /**
   * One of a list, which is filtered by what the user types. `defaultAnswer` is the choice of Enter; without it, Enter chooses nothing.
   * `saveSearch` receives what the user typed.
   */
  readonly choose: (
    question: string,
    choices: readonly Choice[],
    defaultAnswer?: string,
    saveSearch?: (search: string) => void,
  ) => Promise<Reply>;
  /** Shows a text between questions. */
  readonly show: (text: string) => void;
}

/** The choices that a search finds, the best match first; those that are always offered come last. */
export function searchChoices(search: string, choices: readonly Choice[]): readonly Choice[] {
  const rankedChoices = choices.flatMap((choice) => {
    const rank = searchRank(search, [choice.value, choice.label, ...(choice.otherNames ?? [])]);
    return rank === undefined || choice.isAlwaysOffered ? [] : [{ choice, rank }];
  });
  return [
    ...rankedChoices.sort((a, b) => a.rank - b.rank).map(({ choice }) => choice),
    ...choices.filter(({ isAlwaysOffered }) => isAlwaysOffered),
  ];
}
