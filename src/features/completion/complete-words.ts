/** Finds the words that can come next in a command line: commands, options and their values. Parses no record. */
import type { CommandEntry, CompletionTable, OptionEntry, ValueSource } from './completion-table.ts';

/** Reads the values that a register has. */
export interface ValueReader {
  /** The ids of the records of a folder that begin with a text, from the names of their files. */
  readonly listIds: (folder: string, start: string) => readonly string[];
  readonly listRoles: () => readonly string[];
}

/** A command or option that can come next, with what it does. */
interface DescribedWord {
  readonly word: string;
  readonly help: string;
}

/** A word that can come next. Values are plain texts: there may be ten thousand ids, and an object for each takes time. */
export type CompletionWord = string | DescribedWord;

/** The words that can come next, or `files` where the shell completes names of files. */
export type Completion = readonly CompletionWord[] | 'files';

/** The words of a command line that are complete, and the word at the cursor, each without quotes. */
export interface CommandLine {
  readonly words: readonly string[];
  readonly current: string;
}

/** The words that can come next. `openReader` receives the folder that `--register` names. */
export function completeWords(
  commandLine: CommandLine,
  { commands, groups, globalOptions }: CompletionTable,
  openReader: (registerFolder: string | undefined) => ValueReader,
): Completion {
  const { words, current } = joinAssignments(commandLine);
  const { command, operands, option, registerFolder, isAfterEnd } = readWords(words, {
    commands,
    globalOptions,
  });
  const reader = openReader(registerFolder);
  if (option?.value) return completeValue(option.value, current, reader);
  const options = [...(command?.options ?? []), ...globalOptions];
  if (current.startsWith('-') && !isAfterEnd) {
    const [, name, start] = /^(--[a-z-]+)=(.*)$/s.exec(current) ?? [];
    const assignedOption = options.find((entry) => entry.name === name);
    if (name === undefined || start === undefined || !assignedOption)
      return startingWith(
        current,
        options.map((entry) => ({ word: entry.name, help: entry.help })),
      );
    const completion = completeValue(assignedOption.value ?? {}, start, reader);
    return completion === 'files' ? [] : completion.map((word) => `${name}=${textWithoutHelp(word)}`);
  }
  if (!command) return startingWith(current, listNames(commands, groups, operands));
  const argument =
    command.arguments[operands.length] ?? (command.isVariadic ? command.arguments.at(-1) : undefined);
  const completion = argument ? completeValue(argument, current, reader) : [];
  return completion === 'files' || operands.length === 0
    ? completion
    : completion.filter((word) => !operands.includes(textWithoutHelp(word)));
}

/** The text of a word, without what it does. */
export const textWithoutHelp = (word: CompletionWord): string =>
  typeof word === 'string' ? word : word.word;

/** Bash splits `--board=iamb` into three words. */
function joinAssignments({ words, current }: CommandLine): CommandLine {
  if (current === '=' && words.at(-1)?.startsWith('--')) return { words, current: '' };
  if (words.at(-1) === '=') return { words: words.slice(0, -1), current };
  return { words, current };
}

/** What the words before the cursor are. */
interface ReadWords {
  readonly command: CommandEntry | undefined;
  /** The words of the command's arguments; without a command, the group, or words that are not a command. */
  readonly operands: readonly string[];
  /** The option whose value is at the cursor. */
  readonly option: OptionEntry | undefined;
  readonly registerFolder: string | undefined;
  /** Whether `--` came before, after which no word is an option. */
  readonly isAfterEnd: boolean;
}

function readWords(
  words: readonly string[],
  { commands, globalOptions }: Pick<CompletionTable, 'commands' | 'globalOptions'>,
): ReadWords {
  let command: CommandEntry | undefined;
  let operands: string[] = [];
  let option: OptionEntry | undefined;
  let registerFolder: string | undefined;
  let isAfterEnd = false;
  for (const word of words) {
    if (word === '=') continue;
    if (option?.value && !(option.isVariadic && word.startsWith('-'))) {
      if (option.name === '--register') registerFolder = word;
      if (!option.isVariadic) option = undefined;
      continue;
    }
    option = undefined;
    if (word === '--') isAfterEnd = true;
    else if (word.startsWith('-') && word !== '-' && !isAfterEnd) {
      const [name, value] = splitAssignment(word);
      const entryOfName = [...(command?.options ?? []), ...globalOptions].find(
        (entry) => entry.name === name || entry.short === name,
      );
      if (value === undefined) option = entryOfName;
      else if (name === '--register') registerFolder = value;
    } else if (command) operands.push(word);
    else {
      const name = [...operands, word.toLowerCase()].join(' ');
      command = commands.find((entry) => entry.name === name);
      operands = command ? [] : [name];
    }
  }
  return { command, operands, option, registerFolder, isAfterEnd };
}

const splitAssignment = (word: string): readonly [name: string, value: string | undefined] => {
  const index = word.startsWith('--') ? word.indexOf('=') : -1;
  return index < 0 ? [word, undefined] : [word.slice(0, index), word.slice(index + 1)];
};

/** The commands and groups; after a group, the second words of its commands. */
function listNames(
  commands: readonly CommandEntry[],
  groups: Readonly<Record<string, string>>,
  operands: readonly string[],
): readonly DescribedWord[] {
  const prefix = operands.map((word) => `${word} `).join('');
  const members = commands
    .filter(({ name }) => name.startsWith(prefix))
    .map(({ name, help }) => ({ word: name.slice(prefix.length), help }))
    .filter(({ word }) => !word.includes(' '));
  return prefix === ''
    ? [...members, ...Object.entries(groups).map(([word, help]) => ({ word, help }))]
    : members;
}

function completeValue(
  { words = [], folders = [], roles, files }: ValueSource,
  start: string,
  { listIds, listRoles }: ValueReader,
): Completion {
  const ids = folders.flatMap((folder) => listIds(folder, start.toLowerCase()));
  const fixedWords = startingWith(start, [...words, ...(roles ? listRoles() : [])]);
  const candidates = fixedWords.length === 0 ? ids : [...fixedWords, ...ids];
  return files && candidates.length === 0 ? 'files' : candidates;
}

/** The candidates that begin with a text, whatever its case, in their order, each once. */
function startingWith(start: string, candidates: readonly CompletionWord[]): readonly CompletionWord[] {
  const lowerStart = start.toLowerCase();
  const byText = new Map(candidates.map((candidate) => [textWithoutHelp(candidate), candidate]));
  return [...byText.values()].filter((word) => textWithoutHelp(word).toLowerCase().startsWith(lowerStart));
}
