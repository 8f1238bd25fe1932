/** Runs `edit`: records what the user changed of one record in an editor. */
import { requireChangeDate } from '../../app/change-options.ts';
import { type ChangingCommand, type CommandContext, UserError } from '../../app/command.ts';
import type { FileChoice } from '../../app/edit-file.ts';
import { findActions, listNamedFiles, requireAction } from '../../app/lookup.ts';
import { isRecordFile, recordFile } from '../../domain/records/record-paths.ts';
import { fileName } from '../../domain/text/file-name.ts';
import { findByName } from '../../domain/text/name-matching.ts';
import { quoteArgument } from '../../domain/text/quote-argument.ts';
import { suggestValues } from '../../domain/text/word-matching.ts';
import type { EditOptions } from './command.ts';
import { proposeEdits } from './propose-edits.ts';

/** The record with an id, also one whose file is rejected, or with a name. @throws UserError if there is none, or several */
export const chooseRecord: FileChoice<EditOptions> = (files, context, { id, from }) => {
  const name = id.trim().replace(/\.yaml$/i, '');
  const recordFiles = files
    .list()
    .map(({ file }) => file)
    .filter((file) => file.endsWith('.yaml') && isRecordFile(file));
  const filesOfId = recordFiles.filter((file) => isNamed(file, name));
  const matches =
    filesOfId.length > 0
      ? filesOfId
      : findByName(name, listNamedFiles(context.register)).filter((file) => recordFiles.includes(file));
  if (matches.length > 1) {
    const names = matches.map((file) => `\`${file.slice(0, -'.yaml'.length)}\``);
    throw new UserError(
      `several records are called \`${name}\`: ${names.join(' and ')}. Enter one of these, for example \`afi edit ${matches[0]?.slice(0, -'.yaml'.length)}\`.`,
    );
  }
  const file = matches[0] ?? fileOfAction(context, name, recordFiles);
  const start = from === undefined ? undefined : context.readBytes(from);
  if (from !== undefined && start === undefined) throw new UserError(`there is no file ${from}.`);
  return { file, before: files.content(file), start, resumeCall: `afi edit ${quoteArgument(id)}` };
};

/** The file of an action by a former id, or another form that `requireAction` reads. @throws UserError if there is none, or several */
function fileOfAction({ register }: CommandContext, name: string, recordFiles: readonly string[]): string {
  if (findActions(register, name).length > 0) return recordFile('action', requireAction(register, name).id);
  const ids = recordFiles.map((file) => fileName(file).slice(0, -'.yaml'.length));
  throw new UserError(`no record is called \`${name}\`. ${suggestValues(name, ids)}`);
}

/** Whether a file has a name: its id, or its path from the register's folder. */
const isNamed = (file: string, name: string): boolean => {
  const path = file.slice(0, -'.yaml'.length);
  return path === name || fileName(path) === name;
};

const unchangedText =
  'Nothing was changed. If your editor opens a window of its own, its command must wait until you close the file (`code --wait`, for example).';

/** @throws UserError for an edit that rewrites the past without `--correct`. */
export const runEdit: ChangingCommand<EditOptions> = (context, options) => {
  const on = requireChangeDate(context, options.on);
  const edit = context.editedRecord();
  if (!edit) return { text: unchangedText };
  return proposeEdits([edit], {
    command: 'edit',
    subject: options.message ?? `Edit ${edit.actionAfter?.id ?? edit.file}`,
    on,
    reason: options.correct,
    place: { isEditorText: true },
  });
};
