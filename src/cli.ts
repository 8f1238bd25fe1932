/** The tool's table of contents: every command, its arguments and its flags. To add one: a file in `commands/`, a block below. */
import { Option, Command as Program } from 'commander';
import about from '../package.json' with { type: 'json' };
import { addChanges } from './cli-changes.ts';
import { addExchange } from './cli-exchange.ts';
import { addMerge } from './cli-merge.ts';
import { addPapers } from './cli-papers.ts';
import { addPast } from './cli-past.ts';
import { addPortal } from './cli-portal.ts';
import { addTime } from './cli-time.ts';
import type { Command, HouseCommand, Questions } from './commands/command.ts';
import { addFilters, asAt, day, examples, filterFrom, oneOf, recorded } from './flags.ts';
import { dimensionNames } from './model/dimension-names.ts';

export type Options = Readonly<Record<string, unknown>>;

/** How the table of contents hands over to `main`: a command to be loaded, and what was asked of it. */
export interface Hands {
  readonly register: (
    load: () => Promise<Command<never>>,
    options: Options,
    questions?: () => Promise<Questions<never>>,
  ) => Promise<void>;
  readonly change: (
    load: () => Promise<Command<never>>,
    options: Options,
    questions?: () => Promise<Questions<never>>,
  ) => Promise<void>;
  readonly house: (load: () => Promise<HouseCommand<never>>, options: Options) => Promise<void>;
}

/** The options and named arguments of a call, as commander gives them to an action. */
function asked(given: readonly unknown[]): Options {
  const command = given.at(-1) as Program;
  const named = command.registeredArguments.map((argument, i) => [argument.name(), command.processedArgs[i]]);
  const options = command.optsWithGlobals();
  return { json: false, ...options, ...Object.fromEntries(named), filter: filterFrom(command) };
}

export function createProgram(hands: Hands): Program {
  const reads =
    (load: () => Promise<Command<never>>, questions?: () => Promise<Questions<never>>) =>
    (...given: unknown[]) =>
      hands.register(load, asked(given), questions);
  const alone =
    (load: () => Promise<HouseCommand<never>>) =>
    (...given: unknown[]) =>
      hands.house(load, asked(given));

  /** The history, and the files only where it must be. */
  const asksOfGit =
    (load: () => Promise<Command<never>>) =>
    (...given: unknown[]) =>
      hands.register(load, { ...asked(given), recorded: true });

  const program = new Program('afi')
    .description('Keep the register of improvement actions, and print the papers its figures come from.')
    .version(about.version, '-V, --version', 'print the version')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
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
    );

  const command = (name: string, about: string, group: string) =>
    program.command(name).description(about).helpGroup(group).showHelpAfterError('Add --help for more.');
  const look = 'Look:';
  /** A command that only reads: the register as it stands, or as git recorded it. */
  const reading = (name: string, about: string, group: string) =>
    command(name, about, group).addOption(recorded());

  reading('check', 'say everything that is wrong in the register', look)
    .addOption(
      oneOf('--format <format>', 'text, json, github, sarif, junit', [
        'text',
        'json',
        'github',
        'sarif',
        'junit',
      ]),
    )
    .option('--strict', 'warnings fail it too')
    .action(reads(async () => (await import('./commands/looking/check.ts')).check))
    .addHelpText(
      'after',
      examples(
        'afi check',
        'afi check --strict --format github',
        'afi check --format junit > check.xml',
        'afi --register ../other/register check',
      ),
    );

  addFilters(
    reading('summary', 'the table: live actions, and of them those with HMICFRS', look)
      .addOption(asAt())
      .addOption(oneOf('--rows <by>', dimensionNames.join(', '), dimensionNames, 'origin'))
      .addOption(oneOf('--columns <by>', 'the same', dimensionNames, 'type'))
      .option('--all-types', 'audit actions too')
      .option('--ids', 'name the actions behind each figure')
      .addOption(
        oneOf('--format <format>', 'table, markdown, csv, json', ['table', 'markdown', 'csv', 'json']),
      )
      .action(reads(async () => (await import('./commands/looking/summary.ts')).summary))
      .addHelpText(
        'after',
        examples(
          'afi summary --as-at 2021-11-25',
          'afi summary --rows board --columns rag',
          'afi summary --board custody-dag --ids',
        ),
      ),
  );

  addFilters(
    reading('list', 'actions one a line; live ones unless asked otherwise', look)
      .addOption(asAt())
      .option('--all', 'closed ones too')
      .addOption(
        oneOf('--format <format>', 'table, markdown, csv, json', ['table', 'markdown', 'csv', 'json']),
      )
      .action(reads(async () => (await import('./commands/looking/list.ts')).list))
      .addHelpText(
        'after',
        examples(
          'afi list --unassigned',
          'afi list --board custody-dag --rag red --rag amber',
          'afi list --text stalking --all',
        ),
      ),
  );

  reading('show', 'one action whole, with what is derived for it', look)
    .argument('<id>', 'which action')
    .addOption(asAt())
    .action(reads(async () => (await import('./commands/looking/show.ts')).show))
    .addHelpText(
      'after',
      examples('afi show custody-2021-rec-2', 'afi show custody-2021-rec-2 --as-at 2021-10-31'),
    );

  addFilters(
    reading('changes', 'what moved between two dates; it balances', look)
      .addOption(new Option('--since <date>', 'the end of this day opens the period').argParser(day))
      .addOption(
        new Option('--until <date>', 'the end of this day closes it (default: today)').argParser(day),
      )
      .option('--between <revs...>', 'two commits or days: what was recorded in between')
      .option('--all-types', 'audit actions too')
      .addOption(oneOf('--format <format>', 'table, markdown, json', ['table', 'markdown', 'json']))
      .action(reads(async () => (await import('./commands/looking/changes.ts')).changes))
      .addHelpText(
        'after',
        examples(
          'afi changes --since 2020-12-31 --until 2021-11-25',
          'afi changes --since 2021-09-30 --origin custody',
          'afi changes --between 2021-10-31 HEAD',
        ),
      ),
  );

  addFilters(
    reading('due', 'what needs you now: owners, dates, answers, responses', look)
      .addOption(asAt())
      .action(reads(async () => (await import('./commands/looking/due.ts')).due))
      .addHelpText('after', examples('afi due', 'afi due --board custody-dag', 'afi due --as-at 2021-11-25')),
  );

  reading('programme', 'inspections under way and to come', look)
    .addOption(oneOf('--format <format>', 'table, markdown, json, ics', ['table', 'markdown', 'json', 'ics']))
    .action(reads(async () => (await import('./commands/looking/programme.ts')).programme))
    .addHelpText(
      'after',
      examples(
        'afi programme',
        'afi programme --format markdown',
        'afi programme --format ics > programme.ics',
      ),
    );

  reading('paf', 'the self-assessment: assessed, gaps, risks', look)
    .argument('[question]', 'one question, by topic')
    .option('--framework <id>', 'which version of the framework (default: the newest)')
    .addOption(asAt())
    .action(reads(async () => (await import('./commands/looking/paf.ts')).paf))
    .addHelpText('after', examples('afi paf', 'afi paf 6', 'afi paf --as-at 2021-10-31'));

  addPast((name, about) => command(name, about, look), asksOfGit);
  addTime(
    (name, about) => command(name, about, look),
    (name, about) => reading(name, about, look),
    reads,
  );

  const changes =
    (load: () => Promise<Command<never>>, questions?: () => Promise<Questions<never>>) =>
    (...given: unknown[]) =>
      hands.change(load, asked(given), questions);
  addChanges(program, changes, alone);
  addMerge(program, alone);
  addExchange(program, reads, changes);
  addPortal(program, reads, changes);

  addPapers(program, reads, alone);

  return program;
}
