/** Creates the options and arguments of the argument parser from their definitions. */
import { Argument, Option } from 'commander';
import { optionFlag } from '../app/change-options.ts';
import type { Argument as ArgumentDefinition, Flag, ValueOption } from '../app/options.ts';

/** The short names of options, wherever a command has an option of this name. */
export const shortNames: Readonly<Record<string, string>> = {
  asAt: '-a',
  dryRun: '-n',
  output: '-o',
  yes: '-y',
};

/** An option that collects its texts. */
export function createOption(name: string, option: Flag | ValueOption): Option {
  const shortName = shortNames[name];
  const flags = `${shortName ? `${shortName}, ` : ''}${optionFlag(name)}`;
  const parserOption =
    option.kind === 'flag'
      ? new Option(flags, option.help).hideHelp(option.isUnlisted === true)
      : createValueOption(flags, option);
  return option.filter
    ? parserOption.helpGroup('Filters (repeat one to accept either value; different ones must all match):')
    : parserOption;
}

function createValueOption(names: string, { kind, placeholder, help, default: value }: ValueOption): Option {
  const flags = `${names} <${placeholder}${kind === 'variadic' ? '...' : ''}>`;
  return new Option(flags, help).default(value).argParser(collectTexts);
}

/** Collects every text of an option; they are read as values when all of the call is known. */
export const collectTexts = (text: string | undefined, earlierTexts: unknown): readonly unknown[] => [
  ...(Array.isArray(earlierTexts) ? earlierTexts : []),
  // Undefined if the option is the last word of the call, which the parser reports.
  ...(text === undefined ? [] : [text]),
];

const brackets = {
  argument: ['<', '>'],
  'optional-argument': ['[', ']'],
  'variadic-argument': ['[', '...]'],
} as const;

/** An argument as help shows it: `<id>`, `[ids...]`. */
export const argumentTerm = ([name, { kind }]: readonly [string, Pick<ArgumentDefinition, 'kind'>]): string =>
  brackets[kind].join(name);

/** An argument. The parser does not refuse a call without it, so that the other faults of the call are found too. */
export const createArgument = (name: string, { kind, help }: ArgumentDefinition): Argument =>
  new Argument(kind === 'variadic-argument' ? `[${name}...]` : `[${name}]`, help);
