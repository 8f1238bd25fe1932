/** Makes the page of what is due: the number of entries of each list, then the lists. */
import { compareBy } from '../../domain/collections.ts';
import { isFirstTargetHidden, isTargetHidden } from '../../domain/publication/hidden-target.ts';
import { notPublished } from '../../domain/publication/not-published.ts';
import { type Block, createTable, link, paragraph, rightAlignedColumn } from '../../output/document.ts';
import { dueOn } from '../due/due.ts';
import { type DueSection, dueSections, targetColumnLabels } from '../due/due-sections.ts';
import { actionLink, formatDay, type SitePage, sectionHeading } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** What is due. */
export function duePage(context: SiteContext): SitePage {
  const { register, files, asAt } = context;
  const sections = dueSections(dueOn(register, files, asAt, {}), formatDay).map((section) =>
    hideTargets(context, section),
  );
  return {
    path: 'due.html',
    title: 'Due',
    blocks: [
      sections.length === 0
        ? paragraph(`Nothing needs attention as at ${formatDay(asAt)}.`)
        : createTable(
            ['What', rightAlignedColumn('Number')],
            sections.map(({ id, heading: name, rows }) => [
              name,
              [link(`due.html#${id}`, String(rows.length))],
            ]),
            `What needs attention as at ${formatDay(asAt)}`,
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
  rows.length === 0
    ? paragraph('None.')
    : createTable(
        columns,
        rows.map(([subjectId = '', ...cells]) => [
          context.state.has(subjectId) ? actionLink(context, subjectId) : subjectId,
          ...cells,
        ]),
        name,
      ),
];

/** A section without dates that the public may not read; the rows without a date are last, since the order is by days. */
function hideTargets({ register, state, asAt }: SiteContext, section: DueSection): DueSection {
  const labels = section.columns.map((column) => (typeof column === 'string' ? column : column.label));
  if (!labels.some((label) => targetColumnLabels.has(label))) return section;
  const isHidden = ([id = '']: readonly string[]) => {
    const action = state.get(id)?.action;
    return (
      action !== undefined &&
      (isTargetHidden(register, action, asAt) || isFirstTargetHidden(register, action))
    );
  };
  const maskedRows = section.rows
    .filter(isHidden)
    .map((row) =>
      row.map((cell, columnIndex) => (targetColumnLabels.has(labels[columnIndex]) ? notPublished : cell)),
    )
    .sort(compareBy(([id = '']) => id));
  return { ...section, rows: [...section.rows.filter((row) => !isHidden(row)), ...maskedRows] };
}
