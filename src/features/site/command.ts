/** Defines the command `site`, which writes a folder of web pages for the board. */
import { defineQuery } from '../../app/define-command.ts';
import { dateOption, flag, mandatoryOption, textOption, type ValuesOf } from '../../app/options.ts';
import { asAtOption } from '../../app/shared-options.ts';

const options = {
  output: mandatoryOption(textOption('dir', 'the folder: new, empty, or an earlier site')),
  ...asAtOption,
  since: dateOption('from when movement is told (default: the last paper’s day)'),
  internal: flag('for the board’s own eyes: what is internal too'),
};

/** The values of a call of `site`. */
export type SiteOptions = ValuesOf<typeof options>;

/** The command `site`. */
export const siteCommand = defineQuery({
  name: 'site',
  heading: 'Papers',
  summary: 'pages for the board, every figure a link to its actions',
  options,
  examples: ['afi site -o board-pages', 'afi site -o board-pages --as-at 2021-11-25 --internal'],
  load: async () => (await import('./run-site.ts')).runSite,
});
