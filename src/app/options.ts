/** Declares the arguments and options of commands: their help, their parsers and the types of their values. */
import { AppError } from '../domain/errors.ts';
import type { Filter } from '../domain/filter.ts';
import type { Register } from '../domain/register.ts';
import type { LookupKind } from './lookup-kinds.ts';

/** A text that an option or argument does not accept. The message describes what it accepts. */
export class InvalidValueError extends AppError {
  override readonly code = 'value';
}

/** What the value of a text may depend on. */
export interface ValueSetting {
  /** The day of the call, YYYY-MM-DD. */
  readonly today: string;
  /** The register that the command reads. */
  readonly register: () => Register;
  /** Whether a file or folder that the user names exists. */
  readonly hasPath: (path: string) => boolean;
  /** Whether the call changes the register: what it changes is then reported. */
  readonly isChange: boolean;
  /** Reports what was understood, as the end of a sentence that begins with the name of the option. */
  readonly note: (sentence: string) => void;
}

/** Parses the text of a value. @throws InvalidValueError if it is not accepted. */
export type Parse<Value = unknown> = (text: string, setting: ValueSetting) => Value | Promise<Value>;

/** Loads the parser of a value, which is not needed to list the commands. */
type ParserLoader<Value> = () => Promise<Parse<Value>>;

/** What a value is, where the values can be listed: something in the register, any of its records, a paper or kind of paper, an extract of the portal, or a file of the user. */
export type ValueKind = LookupKind | 'record' | 'report' | 'subject' | 'paper-kind' | 'extract' | 'file';

/** `<name>`, `[name]` or `[name...]`, where the name is its key in the definition. */
export interface Argument<Value = unknown> {
  readonly kind: 'argument' | 'optional-argument' | 'variadic-argument';
  readonly help: string;
  readonly loadParse: ParserLoader<Value>;
  /** Whether an empty text has a meaning. */
  readonly acceptsEmpty?: true;
  /** Absent where the values cannot be listed. */
  readonly valueKind?: ValueKind;
  /** The words that it accepts, if it accepts only these. */
  readonly choices?: readonly string[];
}

/** An option without a value, such as `--dry-run`. */
export interface Flag {
  readonly kind: 'flag';
  readonly help: string;
  /** Whether it belongs to the command's filter. */
  readonly filter?: true;
  /** Whether it is a former name, which help and completion leave out. */
  readonly isUnlisted?: true;
}

/** An option with a value. A repeatable option collects one value each time, a variadic option takes several at once. */
export interface ValueOption<Value = unknown> {
  readonly kind: 'value' | 'repeatable' | 'variadic';
  readonly placeholder: string;
  readonly help: string;
  readonly loadParse: ParserLoader<Value>;
  /** Absent where the values cannot be listed. */
  readonly valueKind?: ValueKind;
  /** The words that it accepts, if it accepts only these. */
  readonly choices?: readonly string[];
  readonly mandatory?: true;
  readonly default?: Value;
  readonly filter?: true;
}

/** Options by their names in camel case: `asAt` is `--as-at`. */
export type Options = Readonly<Record<string, Flag | ValueOption>>;
/** Arguments by the names that help shows, in the order of the call. */
export type Arguments = Readonly<Record<string, Argument>>;

type ValueOf<Input> = Input extends {
  readonly kind: infer Kind;
  readonly loadParse: ParserLoader<infer Value>;
}
  ? Kind extends 'repeatable' | 'variadic' | 'variadic-argument'
    ? readonly Value[]
    : Value
  : boolean;

type RequiredInput =
  | { readonly mandatory: true }
  | { readonly default: unknown }
  | { readonly kind: 'argument' | 'variadic-argument' };

interface FilterOption {
  readonly filter: true;
}

/** The values of a call by the names of its arguments and options; the filter options are one value, `filter`. */
export type ValuesOf<Inputs> = {
  readonly [Name in keyof Inputs as Inputs[Name] extends RequiredInput ? Name : never]: ValueOf<Inputs[Name]>;
} & {
  readonly [Name in keyof Inputs as Inputs[Name] extends RequiredInput | FilterOption
    ? never
    : Name]?: ValueOf<Inputs[Name]>;
} & {
  readonly [Name in keyof Inputs as Inputs[Name] extends FilterOption ? 'filter' : never]: Filter;
} & { readonly json: boolean };

const loadTextParser = async (): Promise<Parse<string>> => (text) => text;
const loadDateParser = async () => (await import('./parse-values.ts')).parseDate;
/** Loads the parser of a text that names something in the register. */
const lookupLoader = (kind: LookupKind) => async () => (await import('./parse-values.ts')).lookupParser(kind);

/** A required argument. */
export const argument = (help: string, loadParse: ParserLoader<string> = loadTextParser) =>
  ({ kind: 'argument', help, loadParse }) as const;

/** An option or argument whose values are of a kind, which a shell can complete. */
export const setValueKind = <Defined extends Argument | ValueOption>(
  valueKind: ValueKind,
  definition: Defined,
) => ({ ...definition, valueKind });

/** A required argument that names something in the register. */
export const lookupArgument = (kind: LookupKind, help: string) =>
  setValueKind(kind, argument(help, lookupLoader(kind)));

/** An argument that may be absent. */
export const optionalArgument = (help: string, loadParse: ParserLoader<string> = loadTextParser) =>
  ({ kind: 'optional-argument', help, loadParse }) as const;

/** An argument that names something in the register, and may be absent. */
export const optionalLookupArgument = (kind: LookupKind, help: string) =>
  setValueKind(kind, optionalArgument(help, lookupLoader(kind)));

/** An argument with a date, which may be absent. */
export const optionalDateArgument = (help: string) => optionalArgument(help, loadDateParser);

/** Any number of arguments, including none. */
export const variadicArgument = (help: string) =>
  ({ kind: 'variadic-argument', help, loadParse: loadTextParser }) as const;

/** Any number of arguments that name things in the register, including none. */
export const variadicLookupArgument = (kind: LookupKind, help: string) =>
  ({ kind: 'variadic-argument', help, loadParse: lookupLoader(kind), valueKind: kind }) as const;

/** An option without a value. */
export const flag = (help: string) => ({ kind: 'flag', help }) as const;

/** An option with a parsed value. */
export const option = <Value>(placeholder: string, help: string, parse: Parse<Value>) =>
  ({ kind: 'value', placeholder, help, loadParse: async () => parse }) as const;

/** An option whose value is any text. */
export const textOption = (placeholder: string, help: string) =>
  ({ kind: 'value', placeholder, help, loadParse: loadTextParser }) as const;

/** An option with the day of a change, which cannot be after today. */
export const changeDateOption = (help: string) =>
  ({
    kind: 'value',
    placeholder: 'date',
    help,
    loadParse: async () => (await import('./parse-values.ts')).parseChangeDate,
  }) as const;

/** An option with a date. */
export const dateOption = (help: string) =>
  ({ kind: 'value', placeholder: 'date', help, loadParse: loadDateParser }) as const;

/** An option that names something in the register. */
export const lookupOption = (kind: LookupKind, placeholder: string, help: string) =>
  ({ kind: 'value', placeholder, help, loadParse: lookupLoader(kind), valueKind: kind }) as const;

/** An option with a file or folder of the user. */
export const fileOption = (help: string, placeholder = 'file') =>
  setValueKind('file', textOption(placeholder, help));

/** An option with a file of the user, which must exist; - is standard input. */
export const inputFileOption = (help: string, placeholder = 'file') =>
  setValueKind('file', {
    ...textOption(placeholder, help),
    loadParse: async () => (await import('./parse-values.ts')).parseInputFile,
  });

/** A required argument with a file or folder of the user. */
export const fileArgument = (help: string) => setValueKind('file', argument(help));

/** An option with a commit of git, or a day. */
export const revisionOption = (placeholder: string, help: string) =>
  ({
    kind: 'value',
    placeholder,
    help,
    loadParse: async () => (await import('./parse-values.ts')).parseRevision,
  }) as const;

interface ChoiceSettings {
  /** Replaces the list of words. */
  readonly help?: string;
  /** Loads a function that returns the word for a synonym. */
  readonly loadSynonyms?: () => Promise<(text: string) => string | undefined>;
}

/** An option that accepts a few words. */
export const choiceOption = <const Word extends string>(
  placeholder: string,
  words: readonly Word[],
  {
    help = `${placeholder[0]?.toUpperCase()}${placeholder.slice(1)}: ${words.join(', ')}`,
    loadSynonyms,
  }: ChoiceSettings = {},
) => {
  const loadParse: ParserLoader<Word> = async () => {
    const [{ findWord, suggestValues }, findSynonym] = await Promise.all([
      import('../domain/text/word-matching.ts'),
      loadSynonyms?.(),
    ]);
    return (text) => {
      const match = findWord(text, words) ?? findWord(findSynonym?.(text) ?? text, words);
      if (match !== undefined) return match;
      throw new InvalidValueError(`\`${text}\` is not accepted. ${suggestValues(text, words)}`);
    };
  };
  return { kind: 'value', placeholder, help, loadParse, choices: words } as const;
};

/** An option that may be given any number of times. */
export const repeatableOption = <Value>(definition: ValueOption<Value>) =>
  ({ ...repeatedInput(definition), kind: 'repeatable' }) as const;

/** An option with all values up to the next option. */
export const variadicOption = <Value>(definition: ValueOption<Value>) =>
  ({ ...repeatedInput(definition), kind: 'variadic' }) as const;

/** What one value of a repeated option has in common with all. */
const repeatedInput = <Value>({ placeholder, help, loadParse, valueKind, choices }: ValueOption<Value>) => ({
  ...{ placeholder, help, loadParse },
  ...(valueKind && { valueKind }),
  ...(choices && { choices }),
});

/** An option that every call needs. */
export const mandatoryOption = <Defined extends ValueOption>(definition: Defined) =>
  ({ ...definition, mandatory: true }) as const;

/** An option with a value if the call has none. */
export const setDefault = <Defined extends ValueOption>(definition: Defined, value: ValueOf<Defined>) => ({
  ...definition,
  default: value,
});
