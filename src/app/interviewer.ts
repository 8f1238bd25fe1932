/** Keeps the answers of a wizard until the change that they describe is recorded. */
import { isMap } from '../domain/plain-data.ts';
import type { AnswerFile } from '../storage/kept-answers.ts';
import type { Prompter } from './prompts.ts';
import type { WizardState } from './wizard.ts';

/** Answers that are kept, with what is needed to go on. */
export interface KeptAnswers {
  /** The call that continues, such as `afi add --resume`. */
  readonly call: string;
  /** The options of the call in which the answers were given. */
  readonly options: Readonly<Record<string, string | readonly string[]>>;
  readonly state: WizardState;
}

/** The answers of one command that are kept. */
export interface AnswerStore {
  readonly read: () => KeptAnswers | undefined;
  /** Keeps answers, and returns whether it could. */
  readonly write: (answers: KeptAnswers) => boolean;
  /** The call that continues with what this call has kept; undefined if it kept nothing. */
  readonly callToResume: () => string | undefined;
  /** Forgets what this call has kept. */
  readonly remove: () => void;
}

/** Asks questions, and keeps the answers. */
export interface Interviewer extends Prompter {
  readonly store: AnswerStore;
}

/** For commands whose answers are not kept. */
export const emptyStore: AnswerStore = {
  read: () => undefined,
  write: () => false,
  callToResume: () => undefined,
  remove: () => undefined,
};

/** The store in a file. */
export function createAnswerStore(file: AnswerFile): AnswerStore {
  let call: string | undefined;
  return {
    read: () => parseAnswers(file.read() ?? ''),
    write: (answers) => {
      const isWritten = file.write(JSON.stringify(answers));
      call = isWritten ? answers.call : undefined;
      return isWritten;
    },
    callToResume: () => call,
    remove: () => {
      if (call !== undefined) file.remove();
    },
  };
}

/** The answers in a text; undefined if it has another form, for example that of another version. */
function parseAnswers(text: string): KeptAnswers | undefined {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isMap(data) || typeof data['call'] !== 'string') return undefined;
  const { call, options, state } = data;
  if (!isMap(options) || !isMap(state) || !isTextMap(state['answers']) || !isTextMap(state['drafts']))
    return undefined;
  return {
    call,
    options: Object.fromEntries(Object.entries(options).filter(isOptionEntry)),
    state: { answers: state['answers'], drafts: state['drafts'] },
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isTextMap = (value: unknown): value is Readonly<Record<string, string>> =>
  isMap(value) && Object.values(value).every(isText);

const isOptionEntry = (entry: readonly [string, unknown]): entry is [string, string | readonly string[]] =>
  isText(entry[1]) || (Array.isArray(entry[1]) && entry[1].every(isText));
