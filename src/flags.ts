/** Flags that several commands share, and how their values are read. */
import { InvalidArgumentError, Option, type Command as Program } from 'commander';
import type { Filter } from './model/filter.ts';
import { statuses } from './model/life-cycle.ts';
import { didYouMean } from './model/nearest.ts';
import { isDay } from './model/partial-date.ts';
import { actionTypes, rags } from './model/vocabulary.ts';

/** A day, or a refusal that shows how to write it. */
export function day(value: string): string {
  if (isDay(value)) return value;
  const uk = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(value);
  const meant = uk ? `${uk[3]}-${uk[2]?.padStart(2, '0')}-${uk[1]?.padStart(2, '0')}` : undefined;
  const hint = meant && isDay(meant) ? `Did you mean ${meant}?` : 'For example 2021-11-25.';
  throw new InvalidArgumentError(`Write a date that exists, as YYYY-MM-DD. ${hint}`);
}

const among =
  (values: readonly string[]) =>
  (value: string, earlier: readonly string[] = []): readonly string[] => {
    if (values.includes(value)) return [...earlier, value];
    throw new InvalidArgumentError(`${didYouMean(value, values)} It is one of: ${values.join(', ')}.`.trim());
  };

const any = (value: string, earlier: readonly string[] = []): readonly string[] => [...earlier, value];

export const asAt = () =>
  new Option('--as-at <date>', 'read the events up to that day (default: today)').argParser(day);

export const oneOf = (flags: string, about: string, values: readonly string[], standing?: string) => {
  const option = new Option(flags, about).argParser((value: string) => among(values)(value).at(-1));
  return standing === undefined ? option : option.default(standing);
};

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

/** Adds the filters to a command: repeated values of one are *or*, different ones *and*. */
export function addFilters(program: Program): Program {
  for (const [flags, about, read] of filterFlags)
    program.addOption(
      new Option(flags, about).argParser(read).helpGroup('Filters (repeat one for or; several are and):'),
    );
  for (const [flags, about] of [
    ['--overdue', 'past its date on the force’s clock'],
    ['--unassigned', 'without force lead, delivery lead or board'],
  ] as const)
    program.addOption(new Option(flags, about).helpGroup('Filters (repeat one for or; several are and):'));
  return program;
}

const filterNames = [
  'type',
  'origin',
  'inspection',
  'status',
  'forceLead',
  'deliveryLead',
  'board',
  'theme',
  'paf',
  'batch',
  'rag',
  'text',
  'overdue',
  'unassigned',
] as const satisfies readonly (keyof Filter)[];

/** The filters among the options given. */
export const filterFrom = (options: Readonly<Record<string, unknown>>): Filter =>
  Object.fromEntries(
    filterNames.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
