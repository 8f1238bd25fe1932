/** What git itself calls. */
import { InvalidArgumentError, Option } from 'commander';
import type { Part } from '../../cli/command-definition.ts';
import { examples } from '../../cli/option-parsers.ts';
import { mergeDriver } from './git-config.ts';

const size = (value: string): number => {
  if (/^[1-9]\d{0,2}$/.test(value)) return Number(value);
  throw new InvalidArgumentError('Write a number, for example 7.');
};

export const merging: Part = {
  'merge-file': (command, { alone }) =>
    command
      .argument('<base>', 'the file as both branches had it; empty where neither had')
      .argument('<ours>', 'as this branch has it; the result is written here')
      .argument('<theirs>', 'as the other branch has it')
      .option('--path <name>', 'what the file is called in the repository')
      .addOption(new Option('--marker-size <number>', 'how long conflict marks are').argParser(size))
      .action(alone(async () => (await import('./run-merge-file.ts')).runMergeFile))
      .addHelpText(
        'after',
        `
Once in each clone, since git keeps drivers in its configuration and not in the repository:
  git config merge.afi.driver '${mergeDriver}'
\`afi init\` has done it in the repository it makes, and names the files in .gitattributes (merge=afi).
Where it is not done, git merges them as plain text.
${examples('afi merge-file base.yaml ours.yaml theirs.yaml', 'afi merge-file %O %A %B --path %P --marker-size %L')}`,
      ),
};
