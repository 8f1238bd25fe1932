/** Builds the argument parser from the list of commands. */
import { Option, type Command as Program } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { CommandDefinition } from '../app/define-command.ts';
import type { Call } from '../app/read-call.ts';
import { findTopic, type Topic, topicNames } from '../features/help/topics.ts';
import { overviewCommand } from '../features/overview/command.ts';
import { createCallParser, findIncompleteOption, findWordFaults } from './call-parser.ts';
import { commands } from './command-list.ts';
import { argumentTerm, collectTexts, createArgument, createOption } from './create-option.ts';

/** Runs a command with the texts of a call. */
export type CommandRunner = (definition: CommandDefinition, call: Call) => Promise<void>;

/** For each command, the function that adds its arguments and options on first use. */
const addInputsByCommand = new WeakMap<Program, () => Promise<void>>();

/** A command with its arguments and options. They are added only for a call or the help of the command, since the list of commands shows only its usage. */
export async function loadCommandInputs(command: Program): Promise<Program> {
  const addInputs = addInputsByCommand.get(command);
  addInputsByCommand.delete(command);
  await addInputs?.();
  return command;
}

/** Returns the text of a topic of help. */
export type TopicReader = (topic: Topic) => Promise<string>;

/**
 * The argument parser with every command.
 * @param readTopic the help of a command that has the name of a topic contains that topic
 */
export function createProgram(run: CommandRunner, readTopic: TopicReader = async () => ''): Program {
  const program = createCallParser('afi')
    .description('Keep a police force’s register of HMICFRS improvement actions, and write papers from it.')
    .version(packageJson.version, '-V, --version', 'Version number')
    .helpCommand(false)
    .helpOption('-h, --help', 'Help for the command')
    .configureHelp({
      showGlobalOptions: true,
      subcommandTerm,
      styleTitle: (title) => title.replace('Global Options', 'Global options'),
    })
    .addOption(
      new Option(
        '--register <dir>',
        'Folder of the register (default: AFI_REGISTER, or the nearest folder “register”)',
      ).argParser(collectTexts),
    )
    .option('--json', 'Answer as JSON')
    .option('--no-color', 'Output without colour')
    .option('-q, --quiet', 'Only errors on standard error, without notes')
    .addOption(new Option('--today <date>', 'Day to use as today').argParser(collectTexts))
    .addHelpText('after', topicList)
    .addHelpText(
      'after',
      exampleText(['afi check', 'afi summary --as-at 2021-11-25', 'afi report audit-committee-2021-12-16']),
    )
    .hook('preSubcommand', async (_, command) => void (await loadCommandInputs(command)));

  for (const definition of [...commands, overviewCommand]) {
    const command = addListedCommand(program, definition)
      .helpGroup(`${definition.heading}:`)
      .showHelpAfterError('Add --help to see how it is used.')
      .action(async () => run(definition, await readTexts(command, definition)));
    addInputsByCommand.set(command, () => addInputs(command, definition, readTopic));
  }
  return program;
}

/** Adds a command without its arguments and options. Help does not list the one that runs without a name. */
export const addListedCommand = (program: Program, definition: CommandDefinition): Program =>
  program
    // The parser would read a second word as an argument.
    .command(definition.name.replace(' ', '-'), { hidden: definition === overviewCommand })
    .name(definition.name)
    .usage(['[options]', ...Object.entries(definition.arguments).map(argumentTerm)].join(' '))
    .description(definition.summary);

/** A command in a list. Every command has options, so `[options]` in each line would add nothing. */
export const subcommandTerm = (command: Program): string =>
  `${command.name()}${command.usage().replace('[options]', '')}`;

async function addInputs(
  command: Program,
  definition: CommandDefinition,
  readTopic: TopicReader,
): Promise<void> {
  // Missing and superfluous arguments are reported with the other faults of the call.
  command.allowExcessArguments();
  for (const [name, argument] of Object.entries(definition.arguments))
    command.addArgument(createArgument(name, argument));
  for (const [name, option] of Object.entries(definition.options))
    command.addOption(createOption(name, option));
  if (definition.details) command.addHelpText('after', await definition.details());
  const topic = findTopic(definition.name);
  if (topic) command.addHelpText('after', `\n${await readTopic(topic)}`);
  command.addHelpText('after', exampleText(definition.examples));
}

/** The texts of a call by name. Those of filters come only from the options of the command, since global options may have the same names. */
async function readTexts(command: Program, definition: CommandDefinition): Promise<Call> {
  const names = Object.keys(definition.arguments);
  const isVariadic = definition.arguments[names.at(-1) ?? '']?.kind === 'variadic-argument';
  const argumentTexts = names.map((name, i) => {
    const texts = isVariadic && i === names.length - 1 ? command.args.slice(i) : command.args.slice(i, i + 1);
    return [name, texts.length === 0 ? undefined : texts] as const;
  });
  const incompleteOption = findIncompleteOption(command);
  return {
    inputs: {
      ...command.parent?.opts(),
      ...command.opts(),
      // It is given, so it is not also reported as missing.
      ...(incompleteOption !== undefined && { [incompleteOption]: command.opts()[incompleteOption] ?? [] }),
      ...Object.fromEntries(argumentTexts),
    },
    faults: await findWordFaults(command, isVariadic ? undefined : names.length),
  };
}

/** The topics, which `--help` lists below the commands. */
const topicList = `
Topics (afi help TOPIC):
  ${topicNames.slice(0, -4).join(', ')},
  ${topicNames.slice(-4).join(', ')}`;

/** The examples at the end of a help. */
export const exampleText = (examples: readonly string[]): string =>
  `\nExamples:\n${examples.map((example) => `  $ ${example}`).join('\n')}`;
