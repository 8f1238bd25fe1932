/** Builds the table from which words of the command line are completed, from the definitions of the commands. */
import { optionFlag } from '../app/change-options.ts';
import type { Argument, Flag, ValueKind, ValueOption } from '../app/options.ts';
import { paperTemplates } from '../domain/paper-templates.ts';
import { kindByFolder } from '../domain/records/record-paths.ts';
import type { CompletionTable, OptionEntry, ValueSource } from '../features/completion/completion-table.ts';
import { topicNames } from '../features/help/topics.ts';
import { commands, groupSummaries } from './command-list.ts';
import { shortNames } from './create-option.ts';

const roles: ValueSource = { roles: true };
const boards: ValueSource = { folders: ['boards'] };
const batches: ValueSource = { folders: ['batches'] };
const inspections: ValueSource = { folders: ['inspections'] };

/** Where the values of each kind are; words that only records contain are not offered. */
const sources: { readonly [Kind in ValueKind]: ValueSource } = {
  action: { folders: ['actions'] },
  approver: { ...boards, ...roles },
  batch: batches,
  board: boards,
  'delivery-lead': roles,
  extract: { folders: ['portal'] },
  file: { files: true },
  'force-lead': roles,
  framework: { folders: ['frameworks'] },
  'framework-key': {},
  inspection: inspections,
  'new-batch': batches,
  'new-board': boards,
  'new-inspection': inspections,
  origin: {},
  paper: { folders: ['papers'] },
  'paper-kind': { words: paperTemplates },
  record: { folders: [...kindByFolder.keys()] },
  report: { folders: ['papers'], words: paperTemplates },
  role: roles,
  subject: { folders: ['batches', 'boards', 'inspections', 'actions'], ...roles },
  theme: {},
};

/** Commands that are not typed: git calls `merge-file`, and `afi` without a command runs `overview`. */
const unlistedCommands: ReadonlySet<string> = new Set(['merge-file', 'overview']);

const globalOptions: readonly OptionEntry[] = [
  { name: '--register', help: 'Folder of the register', value: { files: true } },
  { name: '--json', help: 'Answer as JSON' },
  { name: '--no-color', help: 'Output without colour' },
  { name: '--quiet', short: '-q', help: 'Only errors on standard error' },
  { name: '--today', help: 'Day that counts as today', value: {} },
  { name: '--help', short: '-h', help: 'Help on a command' },
];

/** The table of all commands. */
export function buildCompletionTable(): CompletionTable {
  const listedCommands = commands.filter(({ name }) => !unlistedCommands.has(name));
  const names = listedCommands.map(({ name }) => name);
  const helpNames = [...new Set(names.map((name) => name.split(' ')[0] ?? '')), ...topicNames];
  return {
    groups: groupSummaries,
    globalOptions,
    commands: listedCommands.map((definition) => ({
      name: definition.name,
      help: definition.summary,
      options: Object.entries(definition.options).flatMap(createOptionEntries),
      arguments: Object.values(definition.arguments).map((input) =>
        definition.name === 'help' ? { words: helpNames } : listValues(input),
      ),
      ...(Object.values(definition.arguments).at(-1)?.kind === 'variadic-argument' && {
        isVariadic: true as const,
      }),
    })),
  };
}

const listValues = ({ choices, valueKind }: Argument | ValueOption): ValueSource =>
  choices ? { words: choices } : valueKind ? sources[valueKind] : {};

function createOptionEntries([name, option]: readonly [string, Flag | ValueOption]): readonly OptionEntry[] {
  const short = shortNames[name];
  const entry = { name: optionFlag(name), help: option.help, ...(short !== undefined && { short }) };
  if (option.kind === 'flag') return option.isUnlisted ? [] : [entry];
  return [
    {
      ...entry,
      value: listValues(option),
      ...(option.kind === 'variadic' && { isVariadic: true as const }),
    },
  ];
}
