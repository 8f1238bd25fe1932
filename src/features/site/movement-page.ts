/** Makes the page of the movement: actions issued, reopened and closed since a day, outcomes of closure submissions, changed targets. */
import { isLastTargetHidden } from '../../domain/publication/hidden-target.ts';
import { notPublished } from '../../domain/publication/not-published.ts';
import { indexById } from '../../domain/register.ts';
import { type Block, createTable, paragraph } from '../../output/document.ts';
import { changesBetween } from '../changes/changes.ts';
import { batchTable, changesTable } from '../changes/document.ts';
import type { Changes } from '../changes/schema.ts';
import { actionRows, formatDay, type SitePage, sectionHeading } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** The movement of the site's period, with the histories that keep it from balancing. */
export function movementPage(context: SiteContext): SitePage {
  const { register, files, since, asAt } = context;
  const changes = changesBetween(register, files, { since, until: asAt, filter: {}, allTypes: false });
  const { unbalanced: unbalancedIds } = changes;
  return {
    path: 'movement.html',
    title: 'Movement',
    blocks: [
      paragraph(
        `After ${formatDay(since)}, up to ${formatDay(asAt)}. The closing position is the opening position plus actions issued and reopened, minus actions closed.`,
      ),
      ...(unbalancedIds.length > 0
        ? [
            paragraph(
              `The figures do not balance, because these histories have errors: ${unbalancedIds.join(', ')}.`,
            ),
          ]
        : []),
      sectionHeading(2, 'movement', 'Issued, reopened and closed'),
      {
        ...changesTable(register.settings, changes),
        caption: `Movement from ${formatDay(since)} to ${formatDay(asAt)}`,
      },
      ...batches(context, changes),
      ...targets(context, changes),
    ],
  };
}

function batches({ register, asAt }: SiteContext, changes: Changes): readonly Block[] {
  if (changes.batches.length === 0) return [];
  const batchesById = indexById(register.batches);
  const table = batchTable(changes, ['Submission', 'Sent'], (id) => [
    batchesById.get(id)?.title ?? id,
    formatDay(batchesById.get(id)?.sent),
  ]);
  return [
    sectionHeading(2, 'batches', 'Closure submissions'),
    { ...table, caption: `Closure submissions up to ${formatDay(asAt)}` },
  ];
}

function targets(context: SiteContext, { target_changes: changes }: Changes): readonly Block[] {
  if (changes.length === 0) return [];
  const ids = changes.map(({ id }) => id);
  return [
    sectionHeading(2, 'targets', 'Changes of target date'),
    createTable(
      ['Action', 'Title', 'On', 'From', 'To', 'Reason'],
      actionRows(context, ids, (id, changeIndex) => {
        const {
          on: changeDay = '',
          from: oldTarget = '',
          to: newTarget = '',
          reason = null,
        } = changes[changeIndex] ?? {};
        const { history = [] } = context.state.get(id)?.action ?? {};
        const eventIndex = history.findIndex(
          (event) => event.event === 'target' && event.on === changeDay && event.by === newTarget,
        );
        const targetText = (day: string, upTo: number) =>
          isLastTargetHidden(context.register, history.slice(0, upTo)) ? notPublished : formatDay(day);
        return [
          formatDay(changeDay),
          targetText(oldTarget, eventIndex),
          targetText(newTarget, eventIndex + 1),
          reason ?? '',
        ];
      }),
      `Targets changed after ${formatDay(context.since)}`,
    ),
  ];
}
