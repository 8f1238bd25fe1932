/** Builds the argument parser from the list of commands. */
import { Argument, InvalidArgumentError, Option, Command as Program } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { CallValues, CommandDefinition } from '../app/define-command.ts';
import {
  type Argument as ArgumentDefinition,
  type Flag,
  InvalidValueError,
  parseDate,
  type ValueOption,
} from '../app/options.ts';
import { commands } from './command-list.ts';

/** Runs a command with the values of a call. */
export type CommandRunner = (definition: CommandDefinition, values: CallValues) => Promise<void>;

/** For each command, the function that adds its arguments and options on first use. */
const addInputsByCommand = new WeakMap<Program, () => Promise<void>>();

/** A command with its arguments and options. They are added only for a call or the help of the command, since the list of commands shows only its usage. */
export async function loadCommandInputs(command: Program): Promise<Program> {
  const addInputs = addInputsByCommand.get(command);
  addInputsByCommand.delete(command);
  await addInputs?.();
  return command;
}

/** The argument parser with every command. */
export function createProgram(run: CommandRunner): Program {
  const program = new Program('afi')
    .description('Keep the register of improvement actions, and print the papers its figures come from.')
    .version(packageJson.version, '-V, --version', 'print the version')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      // Every command has options, so `[options]` in each line would add nothing.
      subcommandTerm: (command) => `${command.name()}${command.usage().replace('[options]', '')}`,
    })
    .option('--register <dir>', 'the register’s folder (else AFI_REGISTER, else the nearest register/)')
    .option('--json', 'answer as JSON')
    .option('--no-color', 'no colour')
    .option('--quiet', 'nothing on standard error but refusals')
    .addOption(
      new Option('--today <date>', 'the day the questions are asked').argParser(createParser(parseDate)),
    )
    .addHelpText(
      'after',
      exampleText(['afi check', 'afi summary --as-at 2021-11-25', 'afi report audit-committee-2021-12-16']),
    )
    .hook('preSubcommand', async (_, command) => void (await loadCommandInputs(command)));

  for (const definition of commands) {
    const { name, group, summary } = definition;
    const command = program
      .command(name)
      .usage(['[options]', ...Object.entries(definition.arguments).map(argumentTerm)].join(' '))
      .description(summary)
      .helpGroup(`${group}:`)
      .showHelpAfterError('Add --help for more.')
      .action(() => run(definition, readCallValues(command, definition)));
    addInputsByCommand.set(command, () => addInputs(command, definition));
  }
  return program;
}

async function addInputs(command: Program, definition: CommandDefinition): Promise<void> {
  for (const [name, { kind, help, loadParse }] of Object.entries(definition.arguments)) {
    const argument = new Argument(argumentTerm([name, { kind }]), help);
    command.addArgument(
      kind === 'variadic-argument' ? argument : argument.argParser(createParser(await loadParse())),
    );
  }
  for (const [name, option] of Object.entries(definition.options))
    command.addOption(await createOption(name, option));
  if (definition.details) command.addHelpText('after', await definition.details());
  command.addHelpText('after', exampleText(definition.examples));
}

const brackets = {
  argument: ['<', '>'],
  'optional-argument': ['[', ']'],
  'variadic-argument': ['[', '...]'],
} as const;

const argumentTerm = ([name, { kind }]: readonly [string, Pick<ArgumentDefinition, 'kind'>]): string =>
  brackets[kind].join(name);

const kebabCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

async function createOption(name: string, option: Flag | ValueOption): Promise<Option> {
  const long = `--${kebabCase(name)}`;
  const parserOption =
    option.kind === 'flag' ? new Option(long, option.help) : await createValueOption(long, option);
  return option.filter
    ? parserOption.helpGroup('Filters (repeat one for or; several are and):')
    : parserOption;
}

async function createValueOption(
  long: string,
  { kind, placeholder, help, loadParse, ...optionSettings }: ValueOption,
): Promise<Option> {
  const { short, mandatory = false, default: defaultValue } = optionSettings;
  const flags = `${short ? `-${short}, ` : ''}${long} <${placeholder}${kind === 'variadic' ? '...' : ''}>`;
  const option = new Option(flags, help).makeOptionMandatory(mandatory);
  if (defaultValue !== undefined) option.default(defaultValue);
  const parse = await loadParse();
  return kind === 'value' ? option.argParser(createParser(parse)) : option.argParser(createCollector(parse));
}

/** Returns a parser that throws the errors of commander, which reports only these to the user. */
const createParser =
  <Value>(parse: (text: string) => Value) =>
  (text: string): Value => {
    try {
      return parse(text);
    } catch (error) {
      throw error instanceof InvalidValueError ? new InvalidArgumentError(error.message) : error;
    }
  };

/** Returns a parser that adds a value to the earlier values of the same option. */
const createCollector =
  <Value>(parse: (text: string) => Value) =>
  (text: string, earlier: readonly Value[] = []): readonly Value[] => [...earlier, createParser(parse)(text)];

/** The values of a call by name. Filters are read only from the options of the command, since global options may have the same names. */
function readCallValues(command: Program, definition: CommandDefinition): CallValues {
  const argumentValues = command.registeredArguments.map((argument, i) => [
    argument.name(),
    command.processedArgs[i],
  ]);
  const ownOptions = command.opts();
  const filter = Object.entries(definition.options).flatMap(([name, option]) =>
    option.filter && ownOptions[name] !== undefined ? [[name, ownOptions[name]]] : [],
  );
  const allOptions = command.optsWithGlobals<Partial<CallValues>>();
  return {
    ...allOptions,
    json: allOptions.json === true,
    ...Object.fromEntries(argumentValues),
    filter: Object.fromEntries(filter),
  };
}

const exampleText = (examples: readonly string[]): string =>
  `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`;

/** The help of a command; without a name, the list of commands. Undefined for an unknown command. */
export async function findHelp(program: Program, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return program.helpInformation();
  const command = program.commands.find((candidate) => candidate.name() === name);
  return command && (await loadCommandInputs(command)).helpInformation();
}
