/** `site`: the register as a folder of pages for the board, to be read from a file share. */

import { type Command, type CommandContext, type PageFolder, UserError } from '../../app/command.ts';
import { withStatusNotes } from '../../app/response.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { highestMarking, lowestMarking } from '../../domain/publication/marking.ts';
import { filterByMarking, publicRegister } from '../../domain/publication/redact.ts';
import type { Register } from '../../domain/register.ts';
import { personalDataNotes } from '../papers/personal-data-check.ts';
import type { SiteOptions } from './command.ts';
import { type Shell, searchPage, sitePage } from './html/page-frame.ts';
import { indexPart, partNames, searchScript } from './html/search-index.ts';
import { siteStyle } from './html/site-style.ts';
import { siteOf } from './site.ts';

export const runSite: Command<SiteOptions> = (context, options) => {
  requireSettings(context, 'no paper is made');
  const { register } = context;
  const asAt = options.asAt ?? register.today;
  const since = options.since ?? lastTold(register, asAt);
  if (since > asAt)
    throw new UserError(`the movement begins on ${since}, after the day of the site, ${asAt}.`);
  const { folder, notes } = folderOf(context, options, asAt, since);
  return { ...withStatusNotes(context, '', notes), text: undefined, folder };
};

function folderOf(
  { register: whole, files, fingerprint }: CommandContext,
  { output, internal = false }: SiteOptions,
  asAt: string,
  since: string,
): { readonly folder: PageFolder; readonly notes: readonly string[] } {
  const state = whole.settings.marking ?? lowestMarking;
  const marked = whole.actions.flatMap(({ marking }) => marking ?? []);
  const marking = internal ? highestMarking(state, marked) : state;
  const { register: told, counted } = filterByMarking(whole, marking, { as_at: asAt, since }, () => true);
  const register = internal ? counted : publicRegister(counted);
  const shown = new Set(told.actions.map(({ id }) => id));
  const open = { ...register, actions: register.actions.filter(({ id }) => shown.has(id)) };
  const made = siteOf({
    register,
    told: open,
    files,
    asAt,
    since,
    internal,
    marking,
    withheld: new Set(counted.actions.map(({ id }) => id).filter((id) => !shown.has(id))),
    fingerprint: fingerprint(),
  });
  const shell: Shell = {
    force: register.settings.force.name,
    marking,
    asAt: formatDate(asAt),
    main: made.main,
  };
  const parts = partNames(made.found.length);
  const folder: PageFolder = {
    dir: output,
    count: made.main.length + made.furtherCount + parts.length + 3,
    first: 'index.html',
    files: {
      *[Symbol.iterator]() {
        yield { file: 'style.css', text: siteStyle(marking) };
        yield { file: 'search.js', text: searchScript };
        yield { file: 'search.html', text: searchPage(shell, parts) };
        for (const [nth, file] of parts.entries()) yield { file, text: indexPart(made.found, nth) };
        for (const page of made.main) yield { file: page.path, text: sitePage(shell, page) };
        for (const page of made.further) yield { file: page.path, text: sitePage(shell, page) };
      },
    },
  };
  return { folder, notes: internal ? [] : personalDataNotes(open) };
}

/** The day of which the last paper before spoke, or from which one of this day tells; else the end of the year before. */
function lastTold({ papers }: Register, asAt: string): string {
  const days = papers.flatMap(({ as_at: day, since }) =>
    day < asAt ? [day] : day === asAt ? (since ?? []) : [],
  );
  return days.sort().at(-1) ?? `${String(Number(asAt.slice(0, 4)) - 1).padStart(4, '0')}-12-31`;
}
