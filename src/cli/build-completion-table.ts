/** Builds the table from which words of the command line are completed, from the definitions of the commands. */
import { optionFlag } from '../app/change-options.ts';
import type { CommandDefinition } from '../app/define-command.ts';
import type { Flag, ValueOption } from '../app/options.ts';
import { paperTemplates } from '../domain/paper-templates.ts';
import { kindByFolder } from '../domain/records/record-paths.ts';
import { shells } from '../features/completion/command.ts';
import type { CompletionTable, OptionEntry, ValueSource } from '../features/completion/completion-table.ts';
import { topicNames } from '../features/help/topics.ts';
import { commands, groupSummaries } from './command-list.ts';
import { shortNames } from './create-option.ts';

const allFolders = [...kindByFolder.keys()];
const actions: ValueSource = { folders: ['actions'] };
const roles: ValueSource = { roles: true };

/** What an option or argument accepts, by its name, which means the same in each command. */
const valuesByName: Readonly<Record<string, ValueSource>> = {
  ...{ id: actions, ids: actions, action: actions, causeOfConcern: actions, carriedFrom: actions },
  ...{ supersededBy: actions, returned: actions, closed: actions },
  inspection: { folders: ['inspections'] },
  board: { folders: ['boards'] },
  batch: { folders: ['batches'] },
  framework: { folders: ['frameworks'] },
  ...{ forceLead: roles, deliveryLead: roles, testedBy: roles, role: roles },
  approvedBy: { folders: ['boards'], roles: true },
  paper: { folders: ['papers'], words: paperTemplates },
  about: { folders: ['batches', 'boards', 'inspections', 'actions'], roles: true },
  extract: { folders: ['portal'] },
  shell: { words: shells },
};

/** What the argument `id` is, of commands that do not take the id of an action. */
const folderByGroup: Readonly<Record<string, readonly string[]>> = {
  ...{ inspection: ['inspections'], board: ['boards'], paper: ['papers'], framework: ['frameworks'] },
  ...{ edit: allFolders, redact: allFolders },
};

/** Placeholders of options whose values are files. */
const filePlaceholders: ReadonlySet<string> = new Set(['file', 'path', 'dir', 'folder']);

/** Commands that only git calls. */
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
      options: Object.entries(definition.options).map(createOptionEntry),
      arguments: Object.keys(definition.arguments).map((name) =>
        definition.name === 'help' ? { words: helpNames } : argumentValues(definition, name),
      ),
      ...(Object.values(definition.arguments).at(-1)?.kind === 'variadic-argument' && {
        isVariadic: true as const,
      }),
    })),
  };
}

function argumentValues({ name }: CommandDefinition, argumentName: string): ValueSource {
  const folders = argumentName === 'id' ? folderByGroup[name.split(' ')[0] ?? ''] : undefined;
  if (folders) return { folders };
  return valuesByName[argumentName] ?? (filePlaceholders.has(argumentName) ? { files: true } : {});
}

function createOptionEntry([name, option]: readonly [string, Flag | ValueOption]): OptionEntry {
  const short = shortNames[name];
  const entry = { name: optionFlag(name), help: option.help, ...(short !== undefined && { short }) };
  if (option.kind === 'flag') return entry;
  const value: ValueSource = option.choices
    ? { words: option.choices }
    : (valuesByName[name] ?? (filePlaceholders.has(option.placeholder) ? { files: true } : {}));
  return { ...entry, value, ...(option.kind === 'variadic' && { isVariadic: true as const }) };
}
