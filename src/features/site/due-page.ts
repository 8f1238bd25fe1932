/** Makes the page of what is due: the number of entries of each list, then the lists. */
import { type Block, createTable, link, paragraph, rightAlignedColumn } from '../../output/document.ts';
import { type DueSection, dueSections } from '../due/document.ts';
import { dueOn } from '../due/due.ts';
import { actionLink, formatDay, type SitePage, sectionHeading } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** What is due. */
export function duePage(context: SiteContext): SitePage {
  const { register, files, asAt } = context;
  const sections = dueSections(dueOn(register, files, asAt, {}), formatDay);
  return {
    path: 'due.html',
    title: 'Due',
    blocks: [
      sections.length === 0
        ? paragraph(`As at ${formatDay(asAt)} nothing needs anybody.`)
        : createTable(
            ['What', rightAlignedColumn('How many')],
            sections.map(({ id, heading: name, rows }) => [
              name,
              [link(`due.html#${id}`, String(rows.length))],
            ]),
            `What needs somebody as at ${formatDay(asAt)}`,
          ),
      ...sections.flatMap((section) => sectionBlocks(context, section)),
    ],
  };
}

/** A list of actions, with links to their pages, or of inspections, which have no pages. */
const sectionBlocks = (
  context: SiteContext,
  { id, heading: name, columns, rows }: DueSection,
): readonly Block[] => [
  sectionHeading(2, id, name),
  createTable(
    columns,
    rows.map(([about = '', ...cells]) => [
      context.state.has(about) ? actionLink(context, about) : about,
      ...cells,
    ]),
    name,
  ),
];
