/** Reads the options that changing commands share: the date of the change, and texts from options or files. */
import { type CommandContext, UserError } from './command.ts';

/**
 * The day of the change: `--on`, or today.
 * @throws UserError if it is after today.
 */
export function requireChangeDate({ register }: CommandContext, on: string | undefined): string {
  return refuseLaterDay(on ?? register.today, register.today);
}

/** The day of a change. @throws UserError if it is after today */
export function refuseLaterDay(day: string, today: string): string {
  if (day > today) throw new UserError(`--on ${day} is after today, ${today}.`);
  return day;
}

/** The name of an option on the command line: `--force-lead` for `forceLead`. */
export const optionFlag = (name: string) =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** A sentence that asks for the actions of a change. */
export const noActionsNamed = 'enter the ids of the actions, or filters such as --board or --inspection.';

/** A sentence that asks for one of several options. */
export const missingOptions = (names: readonly string[]): string =>
  `add ${names.map(optionFlag).join(' or ')}.`;

/**
 * The text of a file, with line ends `\n` and no trailing space; `-` is standard input.
 * @throws UserError if the file does not exist.
 */
export function readTextFile(context: Pick<CommandContext, 'readText'>, file: string): string {
  const text = context.readText(file);
  if (text === undefined) throw new UserError(`the file ${file} does not exist.`);
  return text.replace(/\r\n/g, '\n').trimEnd();
}

/**
 * The note from `--note` or `--note-file`; undefined if neither is given.
 * @throws UserError if both are given, or the file does not exist.
 */
export function readNote(
  { note, noteFile }: { readonly note?: string; readonly noteFile?: string },
  context: Pick<CommandContext, 'readText'>,
): string | undefined {
  if (note !== undefined && noteFile !== undefined)
    throw new UserError('--note and --note-file cannot be used together. Use one of them.');
  const file = note === '-' ? note : noteFile;
  return file === undefined ? note : readTextFile(context, file);
}
