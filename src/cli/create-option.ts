/** Creates the options and arguments of the argument parser from their definitions. */
import { Argument, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../app/command.ts';
import {
  type Argument as ArgumentDefinition,
  type Flag,
  InvalidValueError,
  type ValueOption,
} from '../app/options.ts';

/** The short names of options, wherever a command has an option of this name. */
const shortNames: Readonly<Record<string, string>> = {
  asAt: '-a, ',
  dryRun: '-n, ',
  output: '-o, ',
  yes: '-y, ',
};

const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** An option with its parser. */
export async function createOption(name: string, option: Flag | ValueOption): Promise<Option> {
  const flags = `${shortNames[name] ?? ''}--${kebabCase(name)}`;
  const parserOption =
    option.kind === 'flag' ? new Option(flags, option.help) : await createValueOption(flags, option);
  return option.filter
    ? parserOption.helpGroup('Filters (repeat one to accept either value; different ones must all match):')
    : parserOption;
}

/** An option of the program that takes one value. */
export function createSingleOption<Value>(
  [flags, help]: readonly [flags: string, help: string],
  parse: (text: string) => Value,
): Option {
  const option = new Option(flags, help);
  return option.argParser(acceptOnce(option, parse));
}

async function createValueOption(
  names: string,
  { kind, placeholder, help, loadParse, ...optionSettings }: ValueOption,
): Promise<Option> {
  const { mandatory = false, default: defaultValue } = optionSettings;
  const flags = `${names} <${placeholder}${kind === 'variadic' ? '...' : ''}>`;
  const option = new Option(flags, help).makeOptionMandatory(mandatory);
  if (defaultValue !== undefined) option.default(defaultValue);
  const parse = await loadParse();
  return kind === 'value'
    ? option.argParser(acceptOnce(option, createParser(parse)))
    : option.argParser(createCollector(parse));
}

/** Returns a parser that throws the errors of commander, which reports only these to the user. */
export const createParser =
  <Value>(parse: (text: string) => Value) =>
  (text: string): Value => {
    try {
      return parse(text);
    } catch (error) {
      throw error instanceof InvalidValueError ? new InvalidArgumentError(error.message) : error;
    }
  };

/** Returns a parser that refuses a second value of the same option. */
function acceptOnce<Value>({ long }: Option, parse: (text: string) => Value): (text: string) => Value {
  let earlierText: string | undefined;
  return (text) => {
    if (earlierText !== undefined)
      throw new UserError(`${long} is given twice: \`${earlierText}\` and \`${text}\`. Give it once.`);
    earlierText = text;
    return parse(text);
  };
}

/** Returns a parser that adds a value to the earlier values of the same option. */
const createCollector =
  <Value>(parse: (text: string) => Value) =>
  (text: string, earlier: readonly Value[] = []): readonly Value[] => [...earlier, createParser(parse)(text)];

const brackets = {
  argument: ['<', '>'],
  'optional-argument': ['[', ']'],
  'variadic-argument': ['[', '...]'],
} as const;

/** An argument as help shows it: `<id>`, `[ids...]`. */
export const argumentTerm = ([name, { kind }]: readonly [string, Pick<ArgumentDefinition, 'kind'>]): string =>
  brackets[kind].join(name);

/** An argument with its parser. */
export async function createArgument(
  name: string,
  { kind, help, loadParse }: ArgumentDefinition,
): Promise<Argument> {
  const argument = new Argument(argumentTerm([name, { kind }]), help);
  return kind === 'variadic-argument' ? argument : argument.argParser(createParser(await loadParse()));
}
