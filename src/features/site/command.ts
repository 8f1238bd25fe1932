/** Defines the command `site`, which writes a folder of web pages for the board. */
import { defineQuery } from '../../app/define-command.ts';
import { dateOption, fileOption, flag, mandatoryOption, type ValuesOf } from '../../app/options.ts';
import { asAtOption } from '../../app/shared-options.ts';

const options = {
  output: mandatoryOption(fileOption('Folder to write: new, empty, or an earlier site', 'dir')),
  ...asAtOption,
  since: dateOption('Day before the period (default: the day of the last paper)'),
  internal: flag('Version for the board, with internal information'),
};

/** The values of a call of `site`. */
export type SiteOptions = ValuesOf<typeof options>;

/** The command `site`. */
export const siteCommand = defineQuery({
  name: 'site',
  heading: 'Papers',
  summary: 'Write web pages for the board, with a link from each figure to its actions',
  options,
  examples: ['afi site -o board-pages', 'afi site -o board-pages --as-at 2021-11-25 --internal'],
  load: async () => (await import('./run-site.ts')).runSite,
});
