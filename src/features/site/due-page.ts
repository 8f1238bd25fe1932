/** What needs somebody now: a line for each list, then the lists. */

import { type Inline, link, type PageBlock, text } from '../../output/document.ts';
import { dueOn } from '../due/due.ts';
import { type DueSection, dueSections } from '../due/due-sections.ts';
import { day, heading, left, named, right, type SitePage, say, table } from './page.ts';
import type { Ground } from './site-context.ts';

export function duePage(ground: Ground): SitePage {
  const sections = dueSections(dueOn(ground.told, ground.files, ground.asAt, {}), day);
  return {
    path: 'due.html',
    title: 'Due',
    blocks: [
      sections.length === 0
        ? say(`As at ${day(ground.asAt)} nothing needs anybody.`)
        : table(
            `What needs somebody as at ${day(ground.asAt)}`,
            [left('What'), right('How many')],
            sections.map(({ id, heading: what, rows }) => ({
              cells: [what, [link(`due.html#${id}`, String(rows.length))]],
            })),
          ),
      ...sections.flatMap((section) => drawn(ground, section)),
    ],
  };
}

const drawn = (ground: Ground, section: DueSection): readonly PageBlock[] => [
  heading(2, section.id, section.heading),
  table(
    section.heading,
    section.columns.map(({ heading: words, align }) => (align === 'right' ? right(words) : left(words))),
    section.rows.map(([id = '', ...cells]) => ({ cells: [pointing(ground, id), ...cells] })),
  ),
];

/** A section tells of actions, which have pages, or of inspections, which have none. */
const pointing = (ground: Ground, id: string): readonly Inline[] =>
  ground.state.has(id) ? named(ground, id) : [text(id)];
