/** Finds the command that the words of a call name: by its name of one or two words, or by another name that it has. */
import type { CommandDefinition } from '../app/define-command.ts';
import { overviewCommand } from '../features/overview/command.ts';
import { commands, groupSummaries } from './command-list.ts';

/** The words of a call, with the name of its command as one word; or the name of a command that does not exist. */
export type ResolvedCall =
  | { readonly words: readonly string[]; readonly name: string | undefined }
  | { readonly unknownName: string; readonly group: string | undefined };

const definitionByName: ReadonlyMap<string, CommandDefinition> = new Map(
  [...commands, overviewCommand].flatMap((definition) =>
    [definition.name, ...(definition.formerNames ?? [])].map((name) => [name, definition] as const),
  ),
);

/** The command with this name or former name, whatever its case. */
export const findCommand = (name: string): CommandDefinition | undefined =>
  definitionByName.get(name.toLowerCase());

/** Whether names of commands begin with this word: `portal`. */
export const isGroup = (word: string): boolean => Object.hasOwn(groupSummaries, word);

/** The commands of a group, such as `portal`. */
export const commandsOfGroup = (group: string): readonly CommandDefinition[] =>
  commands.filter(({ name }) => name.startsWith(`${group} `));

const globalOptionsWithValue: readonly string[] = ['--register', '--today'];
const globalOption = /^(?:--(?:register=.*|today=.*|json|quiet|no-color|help|version)|-[qhV])$/s;

/** Options that a call without a command may have for the parser itself. */
const helpOptions: readonly string[] = ['-h', '--help'];
const programOptions: readonly string[] = [...helpOptions, '-V', '--version'];

/** Where the words of a call are that are not options, up to the first option that only some commands have. */
function findOperands(words: readonly string[]): {
  readonly indexes: readonly number[];
  readonly hasOtherOptions: boolean;
} {
  const indexes: number[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (globalOptionsWithValue.includes(word)) i++;
    else if (!word.startsWith('-') || word === '-') indexes.push(i);
    else if (!globalOption.test(word)) return { indexes, hasOtherOptions: true };
  }
  return { indexes, hasOtherOptions: false };
}

/**
 * Replaces the name of a call's command by its present name, in one word. A call without a command shows what needs attention; a
 * group alone lists its records if it can, and becomes a call of `help` otherwise.
 */
export function resolveCall(words: readonly string[]): ResolvedCall {
  const { indexes, hasOtherOptions } = findOperands(words);
  const [first, second] = indexes;
  if (first === undefined)
    return words.some((word) => programOptions.includes(word))
      ? { words, name: undefined }
      : { words: [overviewCommand.name, ...words], name: overviewCommand.name };
  const name = (words[first] ?? '').toLowerCase();
  const nextWord = second === undefined ? undefined : words[second];
  const member = nextWord === undefined ? undefined : findCommand(`${name} ${nextWord}`);
  if (member && second !== undefined)
    return { words: words.with(first, member.name).filter((_, i) => i !== second), name: member.name };
  const definition = findCommand(name);
  if (isGroup(name)) {
    const asksForHelp = words.some((word) => helpOptions.includes(word));
    // `afi portal extract.xlsx` was the former name of `afi portal import extract.xlsx`.
    const isFormerName = nextWord === undefined ? hasOtherOptions : /[./\\]/.test(nextWord);
    if (nextWord !== undefined && !isFormerName) return { unknownName: nextWord, group: name };
    const isAlone = nextWord === undefined && !hasOtherOptions && !asksForHelp;
    const lister = isAlone ? findCommand(`${name} list`) : undefined;
    if (lister) return { words: words.with(first, lister.name), name: lister.name };
    if (!definition || !isFormerName) {
      const otherWords = words.filter((word, i) => i !== first && !helpOptions.includes(word));
      return { words: ['help', name, ...otherWords], name: 'help' };
    }
  }
  return definition
    ? { words: words.with(first, definition.name), name: definition.name }
    : { unknownName: words[first] ?? '', group: undefined };
}
