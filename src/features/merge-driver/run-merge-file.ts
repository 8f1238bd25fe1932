/** Runs `merge-file`, which git calls to merge one record of two branches: the result is written to our file, as git expects. */

import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { cleanText } from '../../output/safe-text.ts';
import type { MergeFileOptions } from './command.ts';
import { mergeRecord } from './merge-record.ts';

/** Fails if there is a conflict. @throws UserError if a file does not exist. */
export const runMergeFile: StandaloneCommand<MergeFileOptions> = ({ readBytes }, options) => {
  const contentOf = (file: string) => {
    const content = readBytes(file);
    if (!content) throw new UserError(`there is no file ${file}.`);
    return content;
  };
  const { base, ours, theirs, path = ours, markerSize = 7 } = options;
  const versions = { base: contentOf(base), ours: contentOf(ours), theirs: contentOf(theirs) };
  const { content, conflicts, notes } = mergeRecord(versions, markerSize);
  const hasFailed = conflicts.length > 0;
  return {
    changes: [{ file: ours, after: content }],
    notes: [
      ...notes.map((note) => cleanText(`${path}: ${note}.`)),
      ...conflicts.map((conflict) => cleanText(`${path}: ${conflict}.`)),
      ...(hasFailed ? [remedy(path, markerSize)] : []),
    ],
    hasFailed,
  };
};

const remedy = (path: string, size: number) =>
  cleanText(
    `Keep one side of each place between ${'<'.repeat(size)} and ${'>'.repeat(size)} in ${path}, or write what is so; then \`afi check\`, \`git add\` and \`git commit\`.`,
  );
