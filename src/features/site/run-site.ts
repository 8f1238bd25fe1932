/** Runs `site`: makes a folder of web pages that can be read from a file share. */

import { type Command, type CommandContext, type PageFolder, UserError } from '../../app/command.ts';
import { assertPublishable, type PublicText } from '../../app/personal-data-check.ts';
import { addRejectedFilesToNotes } from '../../app/response.ts';
import { requireSettings } from '../../app/settings-guard.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { filterByMarking } from '../../domain/publication/filter-by-marking.ts';
import { highestMarking, lowestMarking } from '../../domain/publication/marking.ts';
import { publicRegister } from '../../domain/publication/redact.ts';
import type { Register } from '../../domain/register.ts';
import { documentTexts } from '../../output/document-texts.ts';
import type { SiteOptions } from './command.ts';
import { type PageFrame, searchPage, sitePage } from './html/page-frame.ts';
import { indexPart, partNames, searchScript } from './html/search-index.ts';
import { siteStyle } from './html/site-style.ts';
import { buildSite, type Site } from './site.ts';

/** The outcome of `site`: writes the pages. @throws UserError if the period begins after the day of the site */
export const runSite: Command<SiteOptions> = (context, options) => {
  requireSettings(context, 'no paper can be made');
  const { register } = context;
  const asAt = options.asAt ?? register.today;
  const since = options.since ?? defaultSince(register, asAt);
  if (since > asAt) throw new UserError(`--since ${since} is after ${asAt}, the date of the site.`);
  const folder = createPages(context, options, { asAt, since });
  return { ...addRejectedFilesToNotes(context, ''), text: undefined, folder };
};

/** The folder of pages. @throws UserError if pages for the public seem to contain personal data */
function createPages(
  context: CommandContext,
  { output, internal = false }: SiteOptions,
  { asAt, since }: { readonly asAt: string; readonly since: string },
): PageFolder {
  const { register: fullRegister, files, fingerprint } = context;
  const state = fullRegister.settings.marking ?? lowestMarking;
  const markings = fullRegister.actions.flatMap(({ marking }) => marking ?? []);
  const marking = internal ? highestMarking(state, markings) : state;
  const filteredRegister = filterByMarking(fullRegister, marking, asAt);
  const redact = (inputRegister: Register) => (internal ? inputRegister : publicRegister(inputRegister));
  const register = redact(filteredRegister.register);
  const site = buildSite({
    register,
    publishedRegister: redact(filteredRegister.counted),
    files,
    asAt,
    since,
    internal,
    marking,
    fingerprint: fingerprint(),
  });
  if (!internal)
    assertPublishable(context, siteTexts(site, register.settings.force.name), {
      register: { ...register, papers: [] },
    });
  const frame: PageFrame = {
    force: register.settings.force.name,
    marking,
    asAt: formatDate(asAt),
    mainPages: site.mainPages,
  };
  const parts = partNames(site.searchEntries.length);
  return {
    dir: output,
    count: site.mainPages.length + site.otherPageCount + parts.length + 3,
    first: 'index.html',
    files: {
      *[Symbol.iterator]() {
        yield { file: 'style.css', text: siteStyle(marking) };
        yield { file: 'search.js', text: searchScript };
        yield { file: 'search.html', text: searchPage(frame, parts) };
        for (const [partIndex, file] of parts.entries())
          yield { file, text: indexPart(site.searchEntries, partIndex) };
        for (const pages of [site.mainPages, site.otherPages])
          for (const page of pages) yield { file: page.path, text: sitePage(frame, page) };
      },
    },
  };
}

/** Every text of the pages and of the search index. */
function* siteTexts({ mainPages, otherPages, searchEntries }: Site, force: string): Generator<PublicText> {
  yield { place: 'every page', text: force };
  for (const pages of [mainPages, otherPages])
    for (const { path, title, blocks } of pages)
      for (const text of [path, title, ...documentTexts(blocks)]) yield { place: path, text };
  for (const { id, title, about, words } of searchEntries)
    for (const text of [id, title, about, words]) yield { place: 'search.html', text };
}

/** The date of the last earlier paper, or the start of the period of a paper of this date; otherwise the end of the year before. */
function defaultSince({ papers }: Register, asAt: string): string {
  const days = papers.flatMap(({ as_at: day, since }) =>
    day < asAt ? [day] : day === asAt ? (since ?? []) : [],
  );
  return days.sort().at(-1) ?? `${String(Number(asAt.slice(0, 4)) - 1).padStart(4, '0')}-12-31`;
}
