/** Finds the help of a command, of a group of commands, or of the program. */
import type { Command as Program } from 'commander';
import type { Runtime } from '../app/runtime.ts';
import { findTopic } from '../features/help/topics.ts';
import { createCallParser } from './call-parser.ts';
import { groupSummaries } from './command-list.ts';
import { commandsOfGroup, findCommand, isGroup } from './command-names.ts';
import {
  addListedCommand,
  exampleText,
  loadCommandInputs,
  subcommandTerm,
  type TopicReader,
} from './program.ts';

/** Returns a reader of topics from the package. Loads what draws them only if one is read. */
export const createTopicReader =
  ({ home, screen }: Pick<Runtime, 'home' | 'screen'>): TopicReader =>
  async (topic) =>
    (await import('../features/help/render-topic.ts')).renderTopic(topic, home, screen);

/** The help of a command, a group or a topic; without a name, the list of commands. @throws UserError for another name */
export async function findHelp(
  program: Program,
  name: string | undefined,
  readTopic: TopicReader,
): Promise<string> {
  if (name === undefined) return readHelp(program);
  const topic = findTopic(name);
  const topicText = topic && (await readTopic(topic));
  const group = name.toLowerCase();
  if (isGroup(group)) return readHelp(createGroupHelp(program, group, topicText));
  const definition = findCommand(name);
  const command = program.commands.find((candidate) => candidate.name() === definition?.name);
  if (command) return readHelp(await loadCommandInputs(command));
  if (topicText !== undefined) return topicText;
  throw (await import('./suggestions.ts')).unknownHelpError(name);
}

/** The help that `--help` prints. */
function readHelp(command: Program): string {
  const texts: string[] = [];
  command.configureOutput({ writeOut: (text) => texts.push(text) }).outputHelp();
  return texts.join('');
}

/** The list of the commands of a group, with the topic of the same name. */
function createGroupHelp(program: Program, group: string, topicText: string | undefined): Program {
  const groupProgram = createCallParser(`afi ${group}`)
    .usage('<command> [options]')
    .description(groupSummaries[group] ?? '')
    .helpCommand(false)
    .helpOption(false)
    .configureHelp({ subcommandTerm })
    .configureOutput(program.configureOutput())
    .addHelpText('after', topicText === undefined ? '' : `\n${topicText}`)
    .addHelpText(
      'after',
      exampleText(commandsOfGroup(group).flatMap(({ examples }) => examples.slice(0, 1))),
    );
  for (const definition of commandsOfGroup(group)) addListedCommand(groupProgram, definition);
  return groupProgram;
}
