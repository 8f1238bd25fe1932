/** The table of contents, third part: the commands that put one event on each action, and their flags. */
import { Option, type Command as Program } from 'commander';
import { day, oneOf } from './flags.ts';
import { closureRoutes, rags } from './model/vocabulary.ts';

type Events = typeof import('./commands/changing/events.ts');

/** A command that puts one event on each action: its own flags, and the filters that they leave free. */
export interface EventCommand {
  readonly name: keyof Events & string;
  readonly about: string;
  readonly flags: (program: Program) => Program;
  readonly taken?: readonly string[];
  readonly examples: readonly [string, string];
}

export const board = ['--board <id>', 'the board that watches it'] as const;
export const withNote = (program: Program) =>
  program
    .option('--note <text>', 'what is to be said')
    .option('--note-file <file>', 'the same, from a file; - is standard input');
const approved = (program: Program) =>
  program
    .requiredOption('--approved-by <who>', 'a board’s id or a role')
    .option('--minute <text>', 'the meeting’s minute');

export const eventCommands: readonly EventCommand[] = [
  {
    name: 'assign',
    about: 'give actions their leads and board',
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
  },
  {
    name: 'target',
    about: 'set the force’s date; a later one needs reason and approver',
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
  },
  {
    name: 'progress',
    about: 'record what was done since',
    flags: (program) => withNote(program.addOption(oneOf('--rag <colour>', rags.join(', '), rags))),
    taken: ['--rag'],
    examples: [
      'afi progress roads-2020-rec-6 --rag amber --note "Two of five posts are filled."',
      'afi progress roads-2020-rec-6 --rag green --note-file note.txt',
    ],
  },
  {
    name: 'evidence',
    about: 'record something that shows it was done',
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
  },
  {
    name: 'complete',
    about: 'assessed here as done, ready to submit',
    flags: (program) => withNote(approved(program)),
    examples: [
      'afi complete roads-2020-rec-6 --approved-by iamb --minute "IAMB December 2021, item 5"',
      'afi complete roads-2020-rec-6 roads-2020-rec-7 --approved-by iamb',
    ],
  },
  {
    name: 'note',
    about: 'keep something that changes nothing',
    flags: (program) => withNote(program).option('--internal', 'keep it out of every paper for the public'),
    examples: [
      'afi note roads-2020-rec-6 --note "Asked for at the Board."',
      'afi note --board custody-dag --note-file minute.txt',
    ],
  },
  {
    name: 'close',
    about: 'no longer live',
    flags: (program) =>
      withNote(
        program
          .addOption(oneOf('--route <route>', closureRoutes.join(', '), closureRoutes).makeOptionMandatory())
          .option('--superseded-by <id>', 'the later action that takes its place'),
      ),
    examples: [
      'afi close peel-2019-rec-4 --route revisit --note "Closed at the revisit of December."',
      'afi close custody-2016-afi-1 --route superseded --superseded-by custody-2021-afi-2',
    ],
  },
  {
    name: 'reopen',
    about: 'back to open, from complete or closed',
    flags: withNote,
    examples: [
      'afi reopen roads-2020-rec-6 --note "The sample failed."',
      'afi reopen --board custody-dag --status complete --note "Put back by the Board."',
    ],
  },
  {
    name: 'withdraw',
    about: 'take a submission back from HMICFRS',
    flags: withNote,
    examples: [
      'afi withdraw roads-2020-rec-4 --note "More evidence is coming."',
      'afi withdraw --batch 2021-09 --status submitted --note "Resent in January."',
    ],
  },
];
