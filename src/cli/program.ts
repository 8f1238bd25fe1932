/** The table of contents as a program: the list of commands, each with its flags once it is named. */
import { Option, Command as Program } from 'commander';
import about from '../../package.json' with { type: 'json' };
import { list } from './command-list.ts';
import type { Hands } from './dispatch.ts';
import { day, examples } from './option-parsers.ts';

const whole = new WeakMap<Program, () => Promise<unknown>>();

/** A command with its arguments and flags. They are made when it is named, or its help is asked for: the list of all shows its usage only. */
export async function furnished(command: Program): Promise<Program> {
  const furnish = whole.get(command);
  whole.delete(command);
  await furnish?.();
  return command;
}

export function createProgram(hands: Hands): Program {
  const program = new Program('afi')
    .description('Keep the register of improvement actions, and print the papers its figures come from.')
    .version(about.version, '-V, --version', 'print the version')
    .helpCommand(false)
    .configureHelp({
      showGlobalOptions: true,
      // Every command takes options; to say so in each line would tell nothing.
      subcommandTerm: (command) => `${command.name()}${command.usage().replace('[options]', '')}`,
    })
    .addOption(
      new Option('--register <dir>', 'the register’s folder (else AFI_REGISTER, else the nearest register/)'),
    )
    .option('--json', 'answer as JSON')
    .option('--no-color', 'no colour')
    .option('--quiet', 'nothing on standard error but refusals')
    .addOption(new Option('--today <date>', 'the day the questions are asked').argParser(day))
    .addHelpText(
      'after',
      examples('afi check', 'afi summary --as-at 2021-11-25', 'afi report audit-committee-2021-12-16'),
    )
    .hook('preSubcommand', async (_, command) => void (await furnished(command)));

  for (const [heading, lines] of Object.entries(list))
    for (const [usage, about, part] of lines) {
      const [name = '', ...rest] = usage.split(' ');
      const command = program
        .command(name)
        .usage(['[options]', ...rest].join(' '))
        .description(about)
        .helpGroup(heading)
        .showHelpAfterError('Add --help for more.');
      whole.set(command, async () => {
        const [furnishing, { handingTo }] = await Promise.all([part(), import('./dispatch.ts')]);
        furnishing[name]?.(command, handingTo(hands));
      });
    }
  return program;
}

/** One command's help, or the list of all; undefined where there is no such command. */
export async function helpOf(program: Program, name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return program.helpInformation();
  const command = program.commands.find((one) => one.name() === name);
  return command && (await furnished(command)).helpInformation();
}
