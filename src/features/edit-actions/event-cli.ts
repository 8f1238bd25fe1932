/** The commands that put one event on each action. */
import { Option, type Command as Program } from 'commander';
import type { ChangingCommand } from '../../app/command.ts';
import type { Furnish, Part } from '../../cli/command-definition.ts';
import { day, examples } from '../../cli/option-parsers.ts';
import { addChangeFlags, addFilters, board, oneOf, withNote } from '../../cli/shared-options.ts';
import { closureRoutes, rags } from '../../domain/vocabulary.ts';

type Events = typeof import('./run-event.ts');

interface EventFlags {
  readonly flags: (program: Program) => Program;
  /** The filters that mean something else here. */
  readonly taken?: readonly string[];
  readonly examples: readonly [string, string];
}

const event =
  (name: keyof Events & string, { flags, taken = [], examples: lines }: EventFlags): Furnish =>
  (command, { changes }) =>
    addFilters(
      addChangeFlags(flags(command.argument('[ids...]', 'which actions; or choose them by filters'))),
      taken,
    )
      .action(changes(async () => (await import('./run-event.ts'))[name] as ChangingCommand<never>))
      .addHelpText('after', examples(...lines));

const approved = (program: Program) =>
  program
    .requiredOption('--approved-by <who>', 'a board’s id or a role')
    .option('--minute <text>', 'the meeting’s minute');

export const events: Part = {
  assign: event('assign', {
    flags: (program) =>
      program
        .option('--force-lead <role>', 'the chief officer who answers for it')
        .option('--delivery-lead <role>', 'the head who does it')
        .option(...board),
    taken: ['--force-lead', '--delivery-lead', '--board'],
    examples: [
      'afi assign vawg-2021-rec-4 --force-lead "ACC Specialist Crime" --delivery-lead "Head of Crime" --board crime-dag',
      'afi assign --inspection vawg-2021 --unassigned --board vulnerability-dag --dry-run',
    ],
  }),
  target: event('target', {
    flags: (program) =>
      program
        .addOption(new Option('--by <date>', 'the date to be met').argParser(day).makeOptionMandatory())
        .option('--reason <text>', 'why it replaces the earlier target')
        .option('--approved-by <who>', 'a board’s id or a role')
        .option('--minute <text>', 'the meeting’s minute'),
    examples: [
      'afi target vawg-2021-rec-4 --by 2022-03-31',
      'afi target roads-2020-rec-6 --by 2022-06-30 --reason "The supplier is late." --approved-by iamb',
    ],
  }),
  progress: event('progress', {
    flags: (program) => withNote(program.addOption(oneOf('--rag <colour>', rags))),
    taken: ['--rag'],
    examples: [
      'afi progress roads-2020-rec-6 --rag amber --note "Two of five posts are filled."',
      'afi progress roads-2020-rec-6 --rag green --note-file note.txt',
    ],
  }),
  evidence: event('evidence', {
    flags: (program) =>
      program
        .requiredOption('--title <text>', 'what it is')
        .option('--location <path>', 'under evidence/, or an https address')
        .option('--reference <text>', 'where it is kept, if not there')
        .option('--tested-by <role>', 'who tested it'),
    examples: [
      'afi evidence roads-2020-rec-6 --title "Roster of March" --reference "Operations share, folder 12"',
      'afi evidence custody-2021-rec-2 --title "Dip sample" --location evidence/custody-2021/rec-2-sample.csv',
    ],
  }),
  complete: event('complete', {
    flags: (program) => withNote(approved(program)),
    examples: [
      'afi complete roads-2020-rec-6 --approved-by iamb --minute "IAMB December 2021, item 5"',
      'afi complete roads-2020-rec-6 roads-2020-rec-7 --approved-by iamb',
    ],
  }),
  note: event('note', {
    flags: (program) => withNote(program).option('--internal', 'keep it out of every paper for the public'),
    examples: [
      'afi note roads-2020-rec-6 --note "Asked for at the Board."',
      'afi note --board custody-dag --note-file minute.txt',
    ],
  }),
  close: event('close', {
    flags: (program) =>
      withNote(
        program
          .addOption(oneOf('--route <route>', closureRoutes).makeOptionMandatory())
          .option('--superseded-by <id>', 'the later action that takes its place'),
      ),
    examples: [
      'afi close peel-2019-rec-4 --route revisit --note "Closed at the revisit of December."',
      'afi close custody-2016-afi-1 --route superseded --superseded-by custody-2021-afi-2',
    ],
  }),
  reopen: event('reopen', {
    flags: withNote,
    examples: [
      'afi reopen roads-2020-rec-6 --note "The sample failed."',
      'afi reopen --board custody-dag --status complete --note "Put back by the Board."',
    ],
  }),
  withdraw: event('withdraw', {
    flags: withNote,
    examples: [
      'afi withdraw roads-2020-rec-4 --note "More evidence is coming."',
      'afi withdraw --batch 2021-09 --status submitted --note "Resent in January."',
    ],
  }),
};
