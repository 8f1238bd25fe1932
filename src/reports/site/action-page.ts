/** One action whole: its wording, how it stands, and what has happened to it. */
import { daysBetween } from '../../model/calendar.ts';
import type { Standing } from '../../model/filter.ts';
import { times } from '../../model/numerals.ts';
import { dueDate, isOverdue } from '../../model/position.ts';
import { typeWords } from '../../model/vocabulary.ts';
import { type Inline, type PageBlock, paragraph, text } from '../../render/document.ts';
import { eventBlocks, eventsShown } from './events.ts';
import { counted, day, heading, left, named, type SitePage, table } from './page.ts';
import { actionPath, type Ground, originLabel } from './question.ts';

/** The actions that name another, by whom they name: asked for on many pages, so counted once. */
export type Below = ReadonlyMap<string, readonly Standing[]>;

export function belowOf({ standings }: Ground): Below {
  const below = new Map<string, Standing[]>();
  for (const standing of standings) {
    const { cause_of_concern: cause } = standing.action;
    if (cause === undefined) continue;
    const those = below.get(cause);
    if (those) those.push(standing);
    else below.set(cause, [standing]);
  }
  return below;
}

export function actionPage(ground: Ground, standing: Standing, below: Below): SitePage {
  const { action } = standing;
  return {
    path: actionPath(action.id),
    title: action.title,
    blocks: [
      heading(2, 'wording', 'Published wording'),
      ...action.wording
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => paragraph(text(line))),
      heading(2, 'standing', `How it stands on ${day(ground.asAt)}`),
      { kind: 'facts', facts: factsOf(ground, standing) },
      ...recommendations(ground, below.get(action.id) ?? []),
      heading(2, 'timeline', 'What has happened'),
      {
        kind: 'timeline',
        entries: eventsShown(ground, action.history).map((event) => ({
          day: event.on,
          shown: day(event.on),
          blocks: eventBlocks(ground, event, action.history.slice(0, action.history.indexOf(event))),
        })),
      },
    ],
  };
}

function recommendations(ground: Ground, those: readonly Standing[]): readonly PageBlock[] {
  if (those.length === 0) return [];
  return [
    heading(2, 'recommendations', 'Its recommendations'),
    table(
      'Recommendations of this cause of concern',
      [left('Action'), left('Title'), left('Status')],
      those.map(({ action, position }) => ({
        cells: [named(ground, action.id), action.title, position.status ?? ''],
      })),
    ),
  ];
}

interface Fact {
  readonly name: string;
  readonly value: readonly Inline[];
}

function factsOf(ground: Ground, { action, position, origin, counted: counts }: Standing): readonly Fact[] {
  const due = dueDate(action, position);
  const late =
    due !== null && isOverdue(action, position, ground.asAt)
      ? `, overdue by ${counted(daysBetween(due, ground.asAt), 'day', 'days')}`
      : '';
  const changed =
    position.target_changes > 0
      ? `; first ${day(position.first_target)}, changed ${times(position.target_changes)}`
      : '';
  const batch = ground.register.batches.find(({ id }) => id === position.batch)?.title ?? position.batch;
  const facts: readonly (readonly [string, string | null | undefined | readonly Inline[]])[] = [
    ['Reference', action.id],
    ['Type', typeWords[action.type].one],
    ['Status', position.status],
    ['Inspection', ground.inspections.get(action.inspection)?.title ?? action.inspection],
    ['Origin', originLabel(ground, origin)],
    [
      'Cause of concern',
      action.cause_of_concern === undefined ? null : named(ground, action.cause_of_concern),
    ],
    ['Marking', action.marking],
    ['Accelerated', action.accelerated ? 'issued before its report was published' : null],
    ['Priority', action.priority],
    ['Addressed to', counts ? null : `${action.addressees?.join(', ')}: listed, never counted`],
    ['Inspectorate’s deadline', [action.deadline?.text, day(action.deadline?.by)].filter(Boolean).join(', ')],
    ['Force’s target', position.target && day(position.target) + late + changed],
    ['Overdue', position.target === null && late !== '' ? late.slice(2) : null],
    ['Force lead', position.force_lead],
    ['Delivery lead', position.delivery_lead],
    ['Board', ground.boards.get(position.board ?? '')?.name ?? position.board],
    ['RAG', position.rag],
    ['Last submission', batch && `${batch}, ${day(position.submitted_on)}`],
    [
      'Closed',
      position.closed_on &&
        `${day(position.closed_on)}, ${position.route?.replaceAll('-', ' ') ?? 'route not recorded'}`,
    ],
    ['On the portal', action.portal_refs?.join(', ')],
    ['PEEL Assessment Framework', action.paf?.join(', ')],
    ['Themes', action.themes?.join(', ')],
    ['Carried from', action.carried_from === undefined ? null : named(ground, action.carried_from)],
    ['Formerly', action.formerly?.join(', ')],
    ...Object.entries(action.extra ?? {}),
  ];
  return facts.flatMap(([name, value]) =>
    value === null || value === undefined || value.length === 0
      ? []
      : [{ name, value: typeof value === 'string' ? [text(value)] : value }],
  );
}
