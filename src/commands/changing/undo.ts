/** `undo`: takes back the last recorded change with a new commit that says so. */
import { type Command, UserError } from '../command.ts';
import type { ChangeOptions } from './change.ts';

export const undo: Command<ChangeOptions> = (opened, options) => {
  const last = opened.lastChange();
  if (last === undefined) throw new UserError('there is no recorded change to take back.');
  if (!last.byAfi)
    throw new UserError(
      `the last commit, ${last.commit.slice(0, 8)} (${last.subject}), was not made by afi; take it back with git.`,
    );
  const changes = last.files.map(({ file, before, after }) => ({ file, before: after, after: before }));
  return {
    recording: {
      changes,
      subject: options.message ?? `Undo: ${last.subject}`,
      trailers: [
        ['Afi-Command', 'undo'],
        ['Afi-Undoes', last.commit],
      ],
      touched: [],
    },
  };
};
