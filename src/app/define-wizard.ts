/** Defines a wizard: the questions that complete a call, and how to continue with kept answers. */
import { type CommandContext, type Questions, UserError } from './command.ts';
import type { Interviewer, KeptAnswers } from './interviewer.ts';
import { type LastStep, runWizard } from './run-wizard.ts';
import type { Answers, QuestionList } from './wizard.ts';

/** Questions that complete a call. */
export interface Wizard<Options> {
  /** The questions for what the call lacks; undefined if it lacks nothing. */
  readonly listQuestions: (
    context: CommandContext,
    options: Options,
  ) => Promise<QuestionList | undefined> | QuestionList | undefined;
  readonly applyAnswers: (options: Options, answers: Answers, context: CommandContext) => Partial<Options>;
  /** Undefined without a last step. */
  readonly lastStep?: LastStep;
  /** The call that continues with kept answers, such as `afi add --resume`. */
  readonly callToResume: (options: Options) => string;
}

/** The questions of a command that are a wizard. @throws CancelledError if the user leaves it */
export const createQuestions =
  <Options extends { readonly resume?: boolean }>(wizard: Wizard<Options>): Questions<Options> =>
  async (context, interviewer, callOptions) => {
    const ask = async (keptAnswers: KeptAnswers | undefined): Promise<Partial<Options> | undefined> => {
      const options: Options = { ...keptAnswers?.options, ...definedValues(callOptions) };
      const list = await wizard.listQuestions(context, options);
      if (!list) return options;
      const keptOptions = { call: wizard.callToResume(options), options: textOptions(options) };
      const answers = await runWizard(list, keptAnswers?.state ?? { answers: {}, drafts: {} }, {
        interviewer,
        width: context.screen.width,
        lastStep: wizard.lastStep,
        keptState: keptAnswers && (callOptions.resume ? 'requested' : 'offered'),
        keep: (state) => interviewer.store.write({ ...keptOptions, state }),
      });
      return answers && { ...options, ...wizard.applyAnswers(options, answers, context) };
    };
    const keptAnswers = await findKeptAnswers(wizard, context, callOptions, interviewer);
    return (await ask(keptAnswers)) ?? (await ask(undefined)) ?? callOptions;
  };

/** The kept answers with which the user may continue: those that `--resume` asks for, or those of the same call. */
async function findKeptAnswers<Options extends { readonly resume?: boolean }>(
  { listQuestions, callToResume }: Wizard<Options>,
  context: CommandContext,
  options: Options,
  { store }: Interviewer,
): Promise<KeptAnswers | undefined> {
  const keptAnswers = store.read();
  if (options.resume) {
    if (keptAnswers) return keptAnswers;
    throw new UserError('no answers are kept for this command. Start it without --resume.');
  }
  const isSameCall = keptAnswers?.call === callToResume(options);
  return isSameCall && (await listQuestions(context, options)) ? keptAnswers : undefined;
}

const definedValues = <Values extends object>(values: Values): Values =>
  // The cast is safe: an absent value and an undefined one are the same to every command.
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Values;

/** Options that say where and when a call runs, which another call does not continue with. */
const optionsOfOneCall: readonly string[] = ['register', 'today'];

/** The options that are kept with the answers: texts and lists of texts. */
const textOptions = (options: object): KeptAnswers['options'] =>
  Object.fromEntries(
    Object.entries(options).filter(
      ([name, value]) =>
        !optionsOfOneCall.includes(name) && (typeof value === 'string' || Array.isArray(value)),
    ),
  );
