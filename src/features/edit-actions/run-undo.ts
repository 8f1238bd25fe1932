/** Runs `undo`: reverts the last recorded change in a new commit. */
import { type ChangingCommand, UserError } from '../../app/command.ts';
import type { ChangeOptions } from '../../app/shared-options.ts';

/** @throws UserError if nothing was recorded, if it removed words, or a later commit changed the same files. */
export const runUndo: ChangingCommand<ChangeOptions> = (context, options) => {
  const lastRecorded = context.lastChange();
  if (lastRecorded === undefined) throw new UserError('there is no recorded change of afi to undo.');
  const { commit, subject, command, changedSince } = lastRecorded;
  const lastChange = `the last change, ${commit.slice(0, 8)} (${subject}),`;
  if (lastRecorded.createdRegister)
    throw new UserError(
      `${lastChange} began the register. To begin again, delete its folder and \`afi init\`.`,
    );
  if (command === 'redact')
    throw new UserError(
      `${lastChange} removed words, and \`undo\` would bring them back. Write what may be read in their place with \`afi correct\`.`,
    );
  if (changedSince !== undefined)
    throw new UserError(
      `${lastChange} cannot be taken back: ${changedSince.file} was changed again by ${changedSince.commit.slice(0, 8)} (${changedSince.subject}). Take that one back first, with git, or record the contrary.`,
    );
  const changes = lastRecorded.files.map(({ file, before, after }) => ({
    file,
    before: after,
    after: before,
  }));
  return {
    pendingCommit: {
      changes,
      subject: options.message ?? undoSubject(subject),
      trailers: [
        ['Afi-Command', 'undo'],
        ['Afi-Undoes', commit],
      ],
      actionIds: changes.flatMap(({ file }) => /^actions\/(.+)\.yaml$/.exec(file)?.[1] ?? []),
    },
  };
};

/** The subject of the commit. Undoing an undo is a `Redo` of the same subject. */
function undoSubject(subject: string): string {
  const [, which, undoneSubject] = /^(Undo|Redo): (.*)$/s.exec(subject) ?? [];
  return undoneSubject === undefined
    ? `Undo: ${subject}`
    : `${which === 'Undo' ? 'Redo' : 'Undo'}: ${undoneSubject}`;
}
