/** Turns what is due into a document; the site draws the same sections. */

import { formatDate } from '../../domain/dates/calendar.ts';
import {
  type Column,
  createTable,
  type Document,
  flexibleColumn,
  line,
  paragraph,
  rightAligned,
  strong,
} from '../../output/document.ts';
import type { Due } from './schema.ts';

export interface DueSection {
  readonly id: string;
  readonly heading: string;
  /** Of every row: what it is about by its id, its title, then what is due. */
  readonly columns: readonly (string | Column)[];
  readonly rows: readonly (readonly string[])[];
  /** What to type next. */
  readonly next: string;
}

/** A section for each list that is not empty, with the command to type next. */
export function dueDocument(due: Due): Document {
  const day = `As at ${formatDate(due.as_at)}`;
  const sections = dueSections(due, (date) => date);
  if (sections.length === 0) return { blocks: [line(`${day}: nothing needs you.`)] };
  return {
    title: day,
    blocks: sections.map(({ heading, columns, rows, next }) => ({
      kind: 'group',
      blocks: [
        paragraph(strong(`${heading}: ${rows.length}`)),
        createTable(columns, rows),
        { kind: 'note', label: 'Next', text: next },
      ],
    })),
  };
}

/** A date as its readers write it. */
type Written = (date: string) => string;

/** The sections that hold anything, in order. */
export const dueSections = (due: Due, written: Written): readonly DueSection[] =>
  [
    unassigned(due),
    overdue(due, written),
    near(due, written),
    quiet(due, written),
    waiting(due, written),
    ready(due, written),
    responses(due, written),
  ].filter(({ rows }) => rows.length > 0);

const action = ['Action', flexibleColumn('Title', 20)];
const led = [...action, flexibleColumn('Delivery lead', 12)];
const days = (count: number | null) => (count === null ? '' : String(count));

const unassigned = (due: Due): DueSection => ({
  id: 'unassigned',
  heading: 'Without an owner',
  columns: [...action, 'Missing'],
  rows: due.unassigned.map(({ id, title, missing }) => [id, title, missing.join(', ').replaceAll('_', ' ')]),
  next: 'afi assign ID --force-lead … --delivery-lead … --board …',
});

const dated = (entries: Due['overdue'], written: Written) =>
  entries.map((one) => [
    one.id,
    one.title,
    one.delivery_lead ?? '',
    written(one.due),
    days(Math.abs(one.days)),
    days(one.days_past_first),
    days(one.days_with_force),
  ]);

const overdue = (due: Due, written: Written): DueSection => ({
  id: 'overdue',
  heading: 'Overdue on the force’s clock',
  columns: [...led, 'Due', ...['Days past', 'Past first', 'With force'].map(rightAligned)],
  rows: dated(due.overdue, written),
  next: 'afi progress ID --rag … --note …, or afi target ID --by … --reason … --approved-by …',
});

const near = (due: Due, written: Written): DueSection => ({
  id: 'near',
  heading: `Due within ${due.thresholds.near_days} days`,
  columns: [...led, 'Due', ...['Days left', 'Past first', 'With force'].map(rightAligned)],
  rows: dated(due.near, written),
  next: 'afi evidence ID --title …, then afi complete ID --approved-by …',
});

const quiet = (due: Due, written: Written): DueSection => ({
  id: 'quiet',
  heading: `Quiet for more than ${due.thresholds.quiet_days} days`,
  columns: [...led, 'Last event', rightAligned('Days')],
  rows: due.quiet.map((one) => [
    one.id,
    one.title,
    one.delivery_lead ?? '',
    written(one.last_event),
    days(one.days),
  ]),
  next: 'afi progress ID --rag … --note …',
});

const waiting = (due: Due, written: Written): DueSection => ({
  id: 'waiting',
  heading: 'Waiting with HMICFRS',
  columns: [...action, 'Batch', 'Submitted', ...['Days', 'In all', 'With force'].map(rightAligned), 'Late'],
  rows: due.waiting.map((one) => [
    one.id,
    one.title,
    one.batch ?? '',
    written(one.submitted_on),
    days(one.days),
    days(one.days_with_hmicfrs),
    days(one.days_with_force),
    one.late ? 'late' : '',
  ]),
  next: `ask the Force Liaison Lead about those past ${due.thresholds.waiting_days} days; then afi outcome [BATCH] --closed … --returned … --note …`,
});

const ready = (due: Due, written: Written): DueSection => ({
  id: 'ready',
  heading: 'Ready to submit',
  columns: [...led, 'Complete since'],
  rows: due.ready.map((one) => [
    one.id,
    one.title,
    one.delivery_lead ?? '',
    one.completed_on === null ? '' : written(one.completed_on),
  ]),
  next: 'afi submit BATCH --ready --to … --approved-by … --dry-run',
});

const responses = (due: Due, written: Written): DueSection => ({
  id: 'responses',
  heading: `Section 55 responses, from ${due.thresholds.response_days} days before their last day`,
  columns: ['Inspection', flexibleColumn('Title', 20), 'Published', 'Last day', rightAligned('Days left')],
  rows: due.responses.map((one) => [
    one.inspection,
    one.title,
    written(one.published),
    written(one.last_day),
    one.days_left < 0 ? `${-one.days_left} late` : String(one.days_left),
  ]),
  next: '`afi report section-55 INSPECTION` drafts it; when it is published, write `response: {published: …}` in the inspection’s file, then afi record',
});
