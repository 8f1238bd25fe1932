/** Finds the help of a command, of a group of commands, or of the program. */
import { Command as Program } from 'commander';
import { groupSummaries } from './command-list.ts';
import { commandsOfGroup, findCommand, isGroup } from './command-names.ts';
import { addListedCommand, exampleText, loadCommandInputs, subcommandTerm } from './program.ts';

/** The help of a command or a group; without a name, the list of commands. Undefined for another name. */
export async function findHelp(program: Program, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return readHelp(program);
  if (isGroup(name)) return readHelp(createGroupHelp(program, name));
  const definition = findCommand(name);
  const command = program.commands.find((candidate) => candidate.name() === definition?.name);
  return command && readHelp(await loadCommandInputs(command));
}

/** The help that `--help` prints. */
function readHelp(command: Program): string {
  const texts: string[] = [];
  command.configureOutput({ writeOut: (text) => texts.push(text) }).outputHelp();
  return texts.join('');
}

/** The list of the commands of a group. */
function createGroupHelp(program: Program, group: string): Program {
  const groupProgram = new Program(`afi ${group}`)
    .usage('<command> [options]')
    .description(groupSummaries[group] ?? '')
    .helpCommand(false)
    .helpOption(false)
    .configureHelp({ subcommandTerm })
    .configureOutput(program.configureOutput())
    .addHelpText(
      'after',
      exampleText(commandsOfGroup(group).flatMap(({ examples }) => examples.slice(0, 1))),
    );
  for (const definition of commandsOfGroup(group)) addListedCommand(groupProgram, definition);
  return groupProgram;
}
