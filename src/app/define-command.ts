/** Defines a command in one typed value. `load` returns the function that runs it, which receives exactly the declared values. */
import type { Result } from '../domain/errors.ts';
import type { Filter } from '../domain/filter.ts';
import type { Encoding } from '../domain/vocabulary.ts';
import type {
  ChangingCommand,
  Command,
  Questions,
  StandaloneCommand,
  StandaloneQuestions,
} from './command.ts';
import type { FileChoice } from './edit-file.ts';
import type { Arguments, Options, ValueSetting, ValuesOf } from './options.ts';
import type { changeOptions } from './shared-options.ts';

/** A heading of `afi --help`. */
type CommandHeading =
  | 'Look'
  | 'Change actions'
  | 'Records'
  | 'Portal'
  | 'Spreadsheets, updates'
  | 'Papers'
  | 'Set up';

/**
 * Reads values that depend on each other, such as a value and its field, once each is read for itself: returns those that it
 * replaces, or fails with a sentence for each fault. A value that is missing or could not be read is undefined.
 */
export type JointReader<Values> = (
  values: Partial<Values>,
  setting: ValueSetting,
) => Promise<Result<Partial<Values>, readonly string[]>>;

interface CommandHelp {
  /** One word, or the name of its group and a word: `portal compare`. */
  readonly name: string;
  /** Other names that a call may have. Help does not list them. */
  readonly formerNames?: readonly string[];
  readonly heading: CommandHeading;
  /** One line. */
  readonly summary: string;
  /** A text that help shows before the examples. */
  readonly details?: () => Promise<string>;
  /** Calls, each beginning with `afi`. */
  readonly examples: readonly string[];
}

interface Inputs<Args, Opts> {
  readonly arguments?: Args;
  readonly options?: Opts;
  /** Sentences on what a call must have besides mandatory inputs, such as one of two options. */
  readonly findMissing?: (isGiven: (name: keyof Args | keyof Opts) => boolean) => readonly string[];
  /** Loads what reads values together whose meaning depends on each other. */
  readonly loadJointReader?: () => Promise<JointReader<ValuesOf<Args & Opts>>>;
}

/** How a command runs that reads the register and answers. */
interface QueryRun<Values> {
  readonly load: () => Promise<Command<Values>>;
  /** Loads questions for values that the call lacks, for a terminal. */
  readonly loadQuestions?: () => Promise<Questions<Values>>;
  /** Whether it may answer from git's history alone, so that the register's files are read only if it asks for them. */
  readonly readsHistory?: true;
  /** Loads a command that runs instead in a folder without a register. */
  readonly loadWithoutRegister?: () => Promise<StandaloneCommand<Values>>;
}

/** How a command runs that changes the register in one commit. */
interface ChangeRun<Values> {
  readonly load: () => Promise<ChangingCommand<Values>>;
  readonly loadQuestions?: () => Promise<Questions<Values>>;
  /** The name of its JSON answer, if it is not its own name with a hyphen for a space. */
  readonly answerName?: string;
  /** Loads what chooses the file that the user edits before the command runs. */
  readonly loadFileToEdit?: () => Promise<FileChoice<Values>>;
  /** Whether it records edits made by hand, and itself refuses missing files, since a deletion may be one of the edits. */
  readonly recordsHandEdits?: true;
  /** A query to run instead of the change if `applies` is true for the values. */
  readonly preview?: {
    readonly applies: (values: Values) => boolean;
    readonly load: () => Promise<Command<Values>>;
    /** As `readsHistory` of a query. */
    readonly readsHistory?: true;
  };
}

/** How a command runs that opens no register. */
interface StandaloneRun<Values> {
  readonly load: () => Promise<StandaloneCommand<Values>>;
  /** Loads questions for values that the call lacks, for a terminal. */
  readonly loadQuestions?: () => Promise<StandaloneQuestions<Values>>;
}

/** The values of any call that the runner reads. */
export interface CallValues {
  readonly json: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly register?: string;
  readonly today?: string;
  /** A commit or a day; a flag for a command that reads several. */
  readonly recorded?: string | boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  /** Whether a wizard continues with the answers that an earlier call kept. */
  readonly resume?: boolean;
  readonly note?: string;
  readonly noteFile?: string;
  readonly wordingFile?: string;
  readonly encoding?: Encoding;
  /** The filters that are set. */
  readonly filter?: Filter;
}

interface Definition<Kind> extends CommandHelp {
  readonly kind: Kind;
  readonly arguments: Arguments;
  readonly options: Options;
  readonly findMissing?: (isGiven: (name: string) => boolean) => readonly string[];
  readonly loadJointReader?: () => Promise<JointReader<CallValues>>;
}

/** A command that reads the register and answers. In these definitions the types of a command's own values are erased. */
export interface QueryDefinition extends Definition<'query'>, QueryRun<CallValues> {}
/** A command that changes the register. */
export interface ChangeDefinition extends Definition<'change'>, ChangeRun<CallValues> {
  readonly answerName: string;
}
/** A command that needs no register. */
export interface StandaloneDefinition extends Definition<'standalone'>, StandaloneRun<CallValues> {}
/** Any command, as `cli/command-list.ts` lists them. */
export type CommandDefinition = QueryDefinition | ChangeDefinition | StandaloneDefinition;

type NoInputs = Record<never, never>;
type DefinitionInput<Args, Opts, Run> = CommandHelp & Inputs<Args, Opts> & Run;

/** A command that reads the register and answers. */
export const defineQuery = <Args extends Arguments = NoInputs, Opts extends Options = NoInputs>(
  definition: DefinitionInput<Args, Opts, QueryRun<ValuesOf<Args & Opts>>>,
): QueryDefinition => define('query', definition);

/** A command that changes the register in one commit. */
export const defineChange = <
  Args extends Arguments = NoInputs,
  Opts extends Options & typeof changeOptions = typeof changeOptions,
>(
  definition: DefinitionInput<Args, Opts, ChangeRun<ValuesOf<Args & Opts>>>,
): ChangeDefinition => define('change', definition);

/** A command that needs no register. */
export const defineStandalone = <Args extends Arguments = NoInputs, Opts extends Options = NoInputs>(
  definition: DefinitionInput<Args, Opts, StandaloneRun<ValuesOf<Args & Opts>>>,
): StandaloneDefinition => define('standalone', definition);

/** The definition without the types of its values. */
const define = <Kind extends string, Erased>(kind: Kind, definition: CommandHelp): Erased =>
  // The cast is safe: the parser calls what `load` returns only with values of the declared arguments and options.
  ({
    kind,
    arguments: {},
    options: {},
    answerName: definition.name.replace(' ', '-'),
    ...definition,
  }) as Erased;
