/** Runs `merge-file`, which git calls to merge one record of two branches: the result is written to our file, as git expects. */

import { type StandaloneCommand, UserError } from '../../app/command.ts';
import { cleanText, truncateText } from '../../output/safe-text.ts';
import type { MergeFileOptions } from './command.ts';
import { mergeRecord } from './merge-record.ts';

/** Fails if there is a conflict. @throws UserError if a file does not exist. */
export const runMergeFile: StandaloneCommand<MergeFileOptions> = ({ readBytes }, options) => {
  const contentOf = (file: string) => {
    const content = readBytes(file);
    if (!content) throw new UserError(`the file ${file} does not exist.`);
    return content;
  };
  const { base, ours, theirs, path = ours, markerSize = 7 } = options;
  const versions = { base: contentOf(base), ours: contentOf(ours), theirs: contentOf(theirs) };
  const { content, conflicts, notes } = mergeRecord(versions, markerSize);
  const hasFailed = conflicts.length > 0;
  return {
    changes: [{ file: ours, after: content }],
    notes: [
      ...describeEach(path, notes),
      ...describeEach(path, conflicts),
      ...(hasFailed ? [remedy(path, markerSize)] : []),
    ],
    hasFailed,
  };
};

/** The most sentences of one kind that are printed, and their greatest length. */
const [mostPrinted, maxSentenceLength] = [20, 300];

/** A sentence for each entry that git shows to the user; many are counted. */
function describeEach(path: string, entries: readonly string[]): readonly string[] {
  const further = entries.length - mostPrinted;
  return [
    ...entries
      .slice(0, mostPrinted)
      .map((entry) => `${truncateText(cleanText(`${path}: ${entry}`), maxSentenceLength)}.`),
    ...(further > 0 ? [cleanText(`${path}: and ${further} more.`)] : []),
  ];
}

const remedy = (path: string, size: number) =>
  cleanText(
    `Keep one side of each place between ${'<'.repeat(size)} and ${'>'.repeat(size)} in ${path}, or write what is correct. Then run \`afi check\`, \`git add\` and \`git commit\`.`,
  );
