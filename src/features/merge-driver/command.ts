/** Defines `merge-file`, which git calls to merge one record of two branches. */
import { defineStandalone } from '../../app/define-command.ts';
import { fileArgument, InvalidValueError, option, textOption, type ValuesOf } from '../../app/options.ts';

/**
 * The command that git's configuration names as the merge driver.
 * If afi is missing or fails, git merges the file as text, so that no conflict is left without markers.
 */
export const mergeDriver =
  'afi merge-file %O %A %B --path %P --marker-size %L || { [ $? = 1 ] && exit 1; git merge-file --marker-size=%L %A %O %B; }';

const args = {
  base: fileArgument('File as both branches had it. It is empty if neither had it'),
  ours: fileArgument('File of this branch, which receives the result'),
  theirs: fileArgument('File of the other branch'),
};

const options = {
  path: textOption('name', 'Path of the file in the repository'),
  markerSize: option('number', 'Length of the conflict marks', parseSize),
};

function parseSize(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidValueError('Enter a number, for example 7.');
}

/** The values of a call of `merge-file`. */
export type MergeFileOptions = ValuesOf<typeof args & typeof options>;

/** The command `merge-file`. */
export const mergeFileCommand = defineStandalone({
  name: 'merge-file',
  heading: 'Set up',
  summary: 'Merge one record of two branches, event by event (called by git)',
  arguments: args,
  options,
  details: async () => `
Git keeps merge drivers in the configuration of each clone. Run this once in each clone:
  git config merge.afi.driver '${mergeDriver}'
\`afi init\` does this in the repository that it creates, and lists the files in .gitattributes (merge=afi).
Without it, git merges the files as plain text.`,
  examples: [
    'afi merge-file base.yaml ours.yaml theirs.yaml',
    'afi merge-file %O %A %B --path %P --marker-size %L',
  ],
  load: async () => (await import('./run-merge-file.ts')).runMergeFile,
});
