/** Decides which commands of `afi` made a commit: those that its message names, if it changed nothing that they leave alone. */
import type { RecordedCommit } from '../../domain/commit-history.ts';

/** The files below the register that each command may change, of the commands that change watched places. */
const filesByCommand = {
  save: /./,
  edit: /\.yaml$/,
  import: /^(?:actions|batches|boards|inspections)\//,
  rename: /^(?:actions|assessments|batches|inspections|papers)\/|^portal\/explanations\.yaml$/,
  'framework import': /^frameworks\//,
  'paper set': /^papers\//,
  'portal match': /^actions\//,
  'portal explain': /^portal\/explanations\.yaml$/,
  'portal import': /^(?:register\.yaml|portal\/[^/]+\.csv)$/,
  'portal words': /^register\.yaml$/,
  'inspection set': /^inspections\//,
  'settings set': /^register\.yaml$/,
  'engagement add': /^register\.yaml$/,
} as const satisfies Readonly<Record<string, RegExp>>;

/** A command that changes watched places. */
export type WatchedCommand = keyof typeof filesByCommand;

/** The present names of commands that earlier versions named otherwise in messages. */
export const presentNames: Readonly<Record<string, string>> = {
  audit: 'verify',
  record: 'save',
  match: 'portal match',
  explain: 'portal explain',
  portal: 'portal import',
};

/** The files that any other command may change. */
const filesOfOtherCommands = /^(?!register\.yaml$|portal\/|frameworks\/)/;

/** The commands that a message names, by their present names, each in a line of its own. The message of a commit that unites several may name several. */
export const namedCommands = (message: string): readonly string[] =>
  [...message.matchAll(/^Afi-Command: (.+)$/gm)].flatMap(([, name = '']) => {
    const trimmedName = name.trim();
    return Object.hasOwn(presentNames, trimmedName) ? (presentNames[trimmedName] ?? []) : trimmedName;
  });

/**
 * The commands that made a commit; none if a person could have written its message only: a command makes no merge, and changes
 * nothing outside the register and no file that is not its own.
 */
export function commandsOf({
  message,
  changesByParent,
  surroundingsByParent = [],
}: Pick<RecordedCommit, 'message' | 'changesByParent' | 'surroundingsByParent'>): readonly string[] {
  const commands = namedCommands(message);
  const patterns = commands.map((command) =>
    isWatchedCommand(command) ? filesByCommand[command] : filesOfOtherCommands,
  );
  const isTheirs =
    changesByParent.length === 1 &&
    surroundingsByParent.flat().length === 0 &&
    changesByParent.flat().every(({ file }) => patterns.some((pattern) => pattern.test(file)));
  return isTheirs ? commands : [];
}

const isWatchedCommand = (command: string): command is WatchedCommand =>
  Object.hasOwn(filesByCommand, command);
