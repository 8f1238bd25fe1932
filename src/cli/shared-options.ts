/** Flags that several commands share, and how their values are read. */
import { InvalidArgumentError, Option, type Command as Program } from 'commander';
import type { Filter } from '../domain/filter.ts';
import { didYouMean } from '../domain/text/nearest.ts';
import { actionTypes, rags, statuses } from '../domain/vocabulary.ts';
import { day } from './option-parsers.ts';

const among =
  (values: readonly string[]) =>
  (value: string, earlier: readonly string[] = []): readonly string[] => {
    if (values.includes(value)) return [...earlier, value];
    throw new InvalidArgumentError(`${didYouMean(value, values)} It is one of: ${values.join(', ')}.`.trim());
  };

const any = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

const upTo = new Option('--as-at <date>', 'read the events up to that day (default: today)').argParser(day);
export const asAt = () => upTo;

const asGitHadIt = new Option(
  '--recorded <when>',
  'read the register as git had it: at a commit, or at the end of a day',
);
export const recorded = () => asGitHadIt;

const plainly = (word: string) => word;

/** One of a few words, and no other; `meant` may know other words for them. */
export const oneOf = (flags: string, values: readonly string[], about = values.join(', '), meant = plainly) =>
  new Option(flags, about).argParser((value: string) => among(values)(meant(value)).at(-1));

const filterFlags: readonly (readonly [string, string, typeof any])[] = [
  ['--type <type>', actionTypes.join(', '), among(actionTypes)],
  ['--origin <id>', 'the row of the summary', any],
  ['--inspection <id>', 'the inspection', any],
  ['--status <status>', statuses.join(', '), among(statuses)],
  ['--force-lead <role>', 'the chief officer who answers for it', any],
  ['--delivery-lead <role>', 'the head who does it', any],
  ['--board <id>', 'the board that watches it', any],
  ['--theme <word>', 'what it is about', any],
  ['--paf <key>', 'a question of the framework, or what lies under it', any],
  ['--batch <id>', 'the last submission', any],
  ['--rag <colour>', rags.join(', '), among(rags)],
  ['--text <words>', 'words in its id, title, wording or portal reference', any],
];

const filterGroup = 'Filters (repeat one for or; several are and):';

/** Made once, and shared by every command that takes them: an option holds nothing of a call. */
let filterOptions: readonly Option[] | undefined;

const madeFilters = (): readonly Option[] =>
  [
    ...filterFlags.map(([flags, about, read]) => new Option(flags, about).argParser(read)),
    new Option('--overdue', 'past its date on the force’s clock'),
    new Option('--unassigned', 'without force lead, delivery lead or board'),
  ].map((option) => option.helpGroup(filterGroup));

/** Adds the filters to a command, but for those that mean something else there: repeated values of one are *or*, different ones *and*. */
export function addFilters(program: Program, except: readonly string[] = []): Program {
  filterOptions ??= madeFilters();
  for (const option of filterOptions) if (!except.includes(option.long ?? '')) program.addOption(option);
  return program;
}

/** The filters that a call gave: the flags that stand as filters in this command's help, and no others of the same name. */
export function filterFrom(command: Program): Filter {
  const options = command.opts();
  return Object.fromEntries(
    command.options
      .filter(({ helpGroupHeading }) => helpGroupHeading === filterGroup)
      .map((option) => option.attributeName())
      .flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}

/** Flags of every command that changes the register. */
const changeFlags = [
  new Option('--on <date>', 'the day it happened (default: today)').argParser(day),
  new Option('--message <text>', 'the first line of the commit'),
  new Option('--dry-run', 'show the change; record nothing'),
  new Option('--yes', 'do not ask before more than 20 actions, or what looks personal'),
];

export function addChangeFlags(program: Program): Program {
  for (const option of changeFlags) program.addOption(option);
  return program;
}

export const several = (flags: string, about: string) => new Option(flags, about).argParser(any);

export const board = ['--board <id>', 'the board that watches it'] as const;

export const withNote = (program: Program) =>
  program
    .option('--note <text>', 'what is to be said; - is standard input')
    .option('--note-file <file>', 'the same, from a file; - is standard input');
