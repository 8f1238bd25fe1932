/** Defines `merge-file`, which git calls to merge one record of two branches. */
import { defineStandalone } from '../../app/define-command.ts';
import { argument, InvalidValueError, option, textOption, type ValuesOf } from '../../app/options.ts';

/**
 * The command that git's configuration names as the merge driver.
 * If afi is missing or fails, git merges the file as text, so that no conflict is left without markers.
 */
export const mergeDriver =
  'afi merge-file %O %A %B --path %P --marker-size %L || { [ $? = 1 ] && exit 1; git merge-file --marker-size=%L %A %O %B; }';

const args = {
  base: argument('the file as both branches had it; empty where neither had'),
  ours: argument('as this branch has it; the result is written here'),
  theirs: argument('as the other branch has it'),
};

const options = {
  path: textOption('name', 'what the file is called in the repository'),
  markerSize: option('number', 'how long conflict marks are', parseSize),
};

function parseSize(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new InvalidValueError('Write a number, for example 7.');
}

/** The values of a call of `merge-file`. */
export type MergeFileOptions = ValuesOf<typeof args & typeof options>;

/** The command `merge-file`. */
export const mergeFileCommand = defineStandalone({
  name: 'merge-file',
  heading: 'Set up',
  summary: 'unite one record of two branches, event by event; git calls it',
  arguments: args,
  options,
  details: async () => `
Once in each clone, since git keeps drivers in its configuration and not in the repository:
  git config merge.afi.driver '${mergeDriver}'
\`afi init\` has done it in the repository it makes, and names the files in .gitattributes (merge=afi).
Where it is not done, git merges them as plain text.`,
  examples: [
    'afi merge-file base.yaml ours.yaml theirs.yaml',
    'afi merge-file %O %A %B --path %P --marker-size %L',
  ],
  load: async () => (await import('./run-merge-file.ts')).runMergeFile,
});
