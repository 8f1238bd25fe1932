/** Runs `save`: shows and records edits made by hand. */
import { requireChangeDate } from '../../app/change-options.ts';
import { assertNoMissingFiles } from '../../app/change-validation.ts';
import type { ChangingCommand, HandEdit } from '../../app/command.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { SaveOptions } from './command.ts';
import { proposeEdits } from './propose-edits.ts';

/** @throws UserError for edits that rewrite the past without `--correct`. */
export const runSave: ChangingCommand<SaveOptions> = async (context, options) => {
  const on = requireChangeDate(context, options.on);
  const edits = await context.handEdits();
  assertNoMissingFiles(context, renamedFiles(edits));
  if (edits.length === 0) return { text: 'There are no changes to save.' };
  return proposeEdits(edits, {
    command: 'save',
    subject: options.message ?? editSubject(edits),
    on,
    reason: options.correct,
    place: { isHandEdit: true },
  });
};

/** The files of actions that another action, edited or added by hand, lists under `formerly`. */
const renamedFiles = (edits: readonly HandEdit[]): readonly string[] =>
  edits.flatMap(({ actionAfter }) => (actionAfter?.formerly ?? []).map((id) => recordFile('action', id)));

function editSubject([first, ...others]: readonly HandEdit[]): string {
  if (!first || others.length > 0) return `Save changes made by hand to ${others.length + 1} files`;
  return first.bytesAfter === undefined
    ? `Record that ${first.file} was deleted by hand`
    : `Save changes made by hand to ${first.file}`;
}
