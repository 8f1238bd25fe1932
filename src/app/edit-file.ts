/** Opens a file of the register in the user's editor, and again until its text can be recorded. Nothing that the user wrote is lost. */

import { AppError } from '../domain/errors.ts';
import { fileName } from '../domain/text/file-name.ts';
import { quoteArgument } from '../domain/text/quote-argument.ts';
import { sameBytes } from '../storage/commit/preflight.ts';
import { editCopy, editorCommand } from '../storage/editor.ts';
import type { FileSource } from '../storage/file-source.ts';
import type { Environment } from '../storage/process.ts';
import { keepInTemporaryFile } from '../storage/temporary-file.ts';
import { type CommandContext, UserError } from './command.ts';
import type { Prompter } from './prompts.ts';
import type { ChangeResult } from './run-change.ts';

/** A file of the register that the user edits before the command runs. */
export interface FileToEdit {
  /** Below the register's folder. */
  readonly file: string;
  /** Its bytes on disk. */
  readonly before: Uint8Array;
  /** The bytes with which the editor begins, if they are others. */
  readonly start?: Uint8Array | undefined;
  /** The call that continues with a text that was kept, without the path of the text. */
  readonly resumeCall: string;
}

/** A file that the user has edited: its bytes on disk, and the bytes that are to be recorded. */
export interface EditedFile extends Pick<FileToEdit, 'file' | 'before'> {
  readonly after: Uint8Array;
}

/** Chooses the file that the user edits. */
export type FileChoice<Options> = (
  files: FileSource,
  context: CommandContext,
  options: Options,
) => FileToEdit;

/** Something else changed the file while it was open in the editor. */
export class EditConflictError extends AppError {
  override readonly code = 'edit-conflict';
}

interface EditTools {
  /** Undefined without a terminal. */
  readonly prompter: Prompter | undefined;
  readonly runtime: { readonly env: Environment };
  readonly notify: (sentence: string) => void;
  readonly isDryRun: boolean;
}

const noEditorMessage =
  'no editor is set. Set the variable EDITOR to the command that opens yours, for example `export EDITOR=nano`, or on Windows `set EDITOR=notepad`. For Visual Studio Code the command is `code --wait`.';

/**
 * Edits a copy of a file, and records it with `record`, which gets undefined for an unchanged text. After a refusal it offers to edit the text again; where that is declined, or
 * without a terminal, the text is kept in a file that the error names.
 * @throws UserError without an editor, if the editor fails, or if the text is refused
 */
export async function editAndRecord(
  { file, before, start = before, resumeCall }: FileToEdit,
  { prompter, runtime: { env }, notify, isDryRun }: EditTools,
  record: (editedFile: EditedFile | undefined) => Promise<ChangeResult>,
): Promise<ChangeResult> {
  const editor = editorCommand(env);
  if (editor === undefined) throw new UserError(noEditorMessage);
  let text = start;
  const keepText = (): string => {
    if (sameBytes(text, before)) return '';
    const path = keepInTemporaryFile(fileName(file), text);
    return `Your text is kept in ${path}. Continue with \`${resumeCall} --from ${quoteArgument(path)}\`.`;
  };
  for (;;) {
    const editResult = editCopy(editor, { name: fileName(file), content: text, env });
    text = editResult.ok ? editResult.value : editResult.error.content;
    if (!editResult.ok)
      throw new UserError([`nothing was changed: ${editResult.error.reason}.`, keepText()].join(' ').trim());
    if (sameBytes(text, before)) return await record(undefined);
    try {
      const result = await record({ file, before, after: text });
      if (isDryRun) notify(keepText());
      return result;
    } catch (error) {
      const canRepeat = prompter && error instanceof AppError && !(error instanceof EditConflictError);
      const question = `${error instanceof AppError ? error.message : ''}\n\nEdit the text again?`;
      if (canRepeat && (await prompter.confirm(question, { defaultAnswer: true }))) continue;
      const keptText = keepText();
      if (error instanceof AppError) throw new UserError(`${error.message}\n\n${keptText}`);
      notify(keptText);
      throw error;
    }
  }
}
