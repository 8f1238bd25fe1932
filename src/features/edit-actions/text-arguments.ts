/** Texts that are given on the line, or in a file that it names. */
import { type CommandContext, UserError } from '../../app/command.ts';

/** A file's text as a record holds it; `-` is standard input. */
export function textIn(context: CommandContext, file: string): string {
  const text = context.textOf(file);
  if (text === undefined) throw new UserError(`there is no file ${file}.`);
  return text.replace(/\r\n/g, '\n').trimEnd();
}

export function noteOf(
  { note, noteFile }: { readonly note?: string; readonly noteFile?: string },
  context: CommandContext,
): string | undefined {
  if (note !== undefined && noteFile !== undefined)
    throw new UserError('give --note or --note-file, not both.');
  const file = note === '-' ? note : noteFile;
  return file === undefined ? note : textIn(context, file);
}
