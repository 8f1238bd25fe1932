/** What needs somebody now: a line for each list, then the lists. */
import type { Due } from '../../model/answers/due.ts';
import { link, type PageBlock } from '../../render/document.ts';
import { dueOn } from '../due.ts';
import { actionRows, type Cell, day, heading, left, right, type SitePage, say, table } from './page.ts';
import type { Ground } from './question.ts';

interface Listing {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly ReturnType<typeof left>[];
  readonly entries: readonly { readonly id: string; readonly cells: readonly Cell[] }[];
}

export function duePage(ground: Ground): SitePage {
  const due = dueOn(ground.told, ground.files, ground.asAt, {});
  const listings = listingsOf(due).filter(({ entries }) => entries.length > 0);
  const responses = responsesOf(due);
  return {
    path: 'due.html',
    title: 'Due',
    blocks: [
      ...(listings.length === 0
        ? [say(`As at ${day(ground.asAt)} no action needs anybody.`)]
        : [
            table(
              `What needs somebody as at ${day(ground.asAt)}`,
              [left('What'), right('Actions')],
              listings.map(({ id, title, entries }) => ({
                cells: [title, [link(`due.html#${id}`, String(entries.length))]],
              })),
            ),
          ]),
      ...listings.flatMap(({ id, title, columns, entries }): readonly PageBlock[] => [
        heading(2, id, title),
        table(
          title,
          [left('Action'), left('Title'), ...columns],
          actionRows(
            ground,
            entries.map((entry) => entry.id),
            (_, nth) => entries[nth]?.cells ?? [],
          ),
        ),
      ]),
      ...responses,
    ],
  };
}

const lead = left('Delivery lead');

function listingsOf(due: Due): readonly Listing[] {
  const { near_days: near, quiet_days: quiet } = due.thresholds;
  const dated = (entries: typeof due.overdue) =>
    entries.map((one) => ({
      id: one.id,
      cells: [
        one.delivery_lead ?? '',
        day(one.due),
        String(Math.abs(one.days)),
        String(one.target_changes || ''),
      ],
    }));
  const changes = right('Targets changed');
  return [
    {
      id: 'unassigned',
      title: 'Without an owner',
      columns: [left('Missing')],
      entries: due.unassigned.map(({ id, missing }) => ({
        id,
        cells: [missing.join(', ').replaceAll('_', ' ')],
      })),
    },
    {
      id: 'overdue',
      title: 'Overdue on the force’s clock',
      columns: [lead, left('Due'), right('Days past'), changes],
      entries: dated(due.overdue),
    },
    {
      id: 'near',
      title: `Due within ${near} days`,
      columns: [lead, left('Due'), right('Days left'), changes],
      entries: dated(due.near),
    },
    {
      id: 'quiet',
      title: `Quiet for more than ${quiet} days`,
      columns: [lead, left('Last event'), right('Days')],
      entries: due.quiet.map((one) => ({
        id: one.id,
        cells: [one.delivery_lead ?? '', day(one.last_event), String(one.days)],
      })),
    },
    {
      id: 'waiting',
      title: 'Waiting with HMICFRS',
      columns: [left('Submitted'), right('Days'), left('Late')],
      entries: due.waiting.map((one) => ({
        id: one.id,
        cells: [day(one.submitted_on), String(one.days), one.late ? 'late' : ''],
      })),
    },
    {
      id: 'ready',
      title: 'Ready to submit',
      columns: [lead, left('Complete since')],
      entries: due.ready.map((one) => ({
        id: one.id,
        cells: [one.delivery_lead ?? '', day(one.completed_on)],
      })),
    },
  ];
}

function responsesOf({ responses }: Due): readonly PageBlock[] {
  if (responses.length === 0) return [];
  return [
    heading(2, 'responses', 'Responses of the local policing body'),
    table(
      'Published reports without a response (Police Act 1996, section 55)',
      [left('Inspection'), left('Published'), left('Last day'), right('Days left')],
      responses.map((one) => ({
        cells: [
          one.title,
          day(one.published),
          day(one.last_day),
          one.days_left < 0 ? `${-one.days_left} late` : String(one.days_left),
        ],
      })),
    ),
  ];
}
