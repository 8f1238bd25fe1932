/** Lists what is due in sections, which `due` and the site draw. */

import type { Measure } from '../../domain/measure.ts';
import { nameRequested } from '../../domain/requests.ts';
import {
  blankIfUnknown,
  type Column,
  flexibleColumn,
  rightAlignedColumn,
  titleColumn,
} from '../../output/document.ts';
import { pluralise } from '../../output/safe-text.ts';
import type { Due, DueLists } from './schema.ts';

/** A list of what is due, as a table. */
export interface DueSection {
  readonly id: string;
  readonly heading: string;
  readonly measure: Measure;
  /** Whether it is shown even without rows. */
  readonly isKept?: boolean;
  /** The first two cells of a row are an id and a title. */
  readonly columns: readonly (string | Column)[];
  readonly rows: readonly (readonly string[])[];
  /** The command to type next. */
  readonly next: string;
}

/** Formats a date (YYYY-MM-DD) for the readers of a page. */
type FormatDate = (date: string) => string;

/** The sections that are not empty, in order: those of HMICFRS's actions first, then those of internal audit's. */
export const dueSections = (due: Due, format: FormatDate): readonly DueSection[] =>
  [
    ...forceSections(due, due.thresholds, format),
    waitingSection(due, format),
    readySection(due, format),
    requestsSection(due, format),
    responsesSection(due, format),
    ...forceSections(due.audit, due.thresholds, format).map((section) => ({
      ...section,
      id: `audit-${section.id}`,
      heading: `Internal audit: ${section.heading.charAt(0).toLowerCase()}${section.heading.slice(1)}`,
    })),
  ].filter(({ rows, isKept }) => rows.length > 0 || isKept);

/** Overdue and needing a new target are shown together, even if one of them has no action. */
function lateSections(lists: DueLists, format: FormatDate): readonly DueSection[] {
  const sections = [overdueSection(lists, format), needsTargetSection(lists, format)];
  const isKept = sections.some(({ rows }) => rows.length > 0);
  return sections.map((section) => ({ ...section, isKept }));
}

/** The sections of what the force itself is to do. */
const forceSections = (
  lists: DueLists,
  thresholds: Due['thresholds'],
  format: FormatDate,
): readonly DueSection[] => [
  unassignedSection(lists),
  ...lateSections(lists, format),
  unratedSection(lists, format),
  nearSection(lists, thresholds, format),
  quietSection(lists, thresholds, format),
];

/** The columns from which a date to be met could be read. */
const targetLabels = {
  due: 'Due',
  daysOverdue: 'Days overdue',
  daysLeft: 'Days left',
  daysPastFirst: 'Days past first target',
} as const;
/** The labels of these columns, which a page for the public may have to leave out. */
export const targetColumnLabels: ReadonlySet<unknown> = new Set(Object.values(targetLabels));

const titleColumns = ['Action', titleColumn('Title')];
const leadColumns = [...titleColumns, flexibleColumn('Delivery lead', 12)];
const lateColumns = [
  ...leadColumns,
  targetLabels.due,
  ...[targetLabels.daysOverdue, targetLabels.daysPastFirst, 'Days with force'].map(rightAlignedColumn),
];

const unassignedSection = (due: DueLists): DueSection => ({
  id: 'unassigned',
  measure: 'unassigned',
  heading: 'Without an owner',
  columns: [...titleColumns, 'Missing'],
  rows: due.unassigned.map(({ id, title, missing }) => [id, title, missing.join(', ').replaceAll('_', ' ')]),
  next: 'afi assign ID --force-lead … --delivery-lead … --board …',
});

const datedRows = (entries: Due['overdue'], format: FormatDate) =>
  entries.map((row) => [
    row.id,
    row.title,
    row.delivery_lead ?? '',
    format(row.due),
    blankIfUnknown(Math.abs(row.days)),
    blankIfUnknown(row.days_past_first),
    blankIfUnknown(row.days_with_force),
  ]);

const overdueSection = (due: DueLists, format: FormatDate): DueSection => ({
  id: 'overdue',
  measure: 'overdue',
  heading: 'Overdue',
  columns: lateColumns,
  rows: datedRows(due.overdue, format),
  next: 'afi progress ID --rag … --note …, or afi target ID --by … --reason … --approved-by …',
});

const needsTargetSection = (due: DueLists, format: FormatDate): DueSection => ({
  id: 'needs-target',
  measure: 'needs-target',
  heading: 'Returned, new target needed',
  columns: lateColumns,
  rows: datedRows(due.needs_target, format),
  next: 'afi target ID --by … --reason … --approved-by …',
});

const unratedSection = (due: DueLists, format: FormatDate): DueSection => ({
  id: 'not-rated-since-returned',
  measure: 'not-rated-since-returned',
  heading: 'Not rated since returned',
  columns: [...leadColumns, 'Returned', 'RAG before return'],
  rows: due.not_rated_since_returned.map((row) => [
    row.id,
    row.title,
    row.delivery_lead ?? '',
    format(row.returned_on),
    row.rag_before_return ?? '',
  ]),
  next: 'afi progress ID --rag … --note …',
});

const nearSection = (due: DueLists, thresholds: Due['thresholds'], format: FormatDate): DueSection => ({
  id: 'near',
  measure: 'due-soon',
  heading: `Due within ${thresholds.near_days} days`,
  columns: [
    ...leadColumns,
    'Due',
    ...['Days left', 'Days past first target', 'Days with force'].map(rightAlignedColumn),
  ],
  rows: datedRows(due.near, format),
  next: 'afi evidence ID --title …, then afi complete ID --approved-by …',
});

const quietSection = (due: DueLists, thresholds: Due['thresholds'], format: FormatDate): DueSection => ({
  id: 'quiet',
  measure: 'quiet',
  heading: `No activity for more than ${thresholds.quiet_days} days`,
  columns: [...leadColumns, 'Last event', rightAlignedColumn('Days since')],
  rows: due.quiet.map((row) => [
    row.id,
    row.title,
    row.delivery_lead ?? '',
    format(row.last_event),
    blankIfUnknown(row.days),
  ]),
  next: 'afi progress ID --rag … --note …',
});

const waitingSection = (due: Due, format: FormatDate): DueSection => ({
  id: 'waiting',
  measure: 'submitted',
  heading: 'With HMICFRS, awaiting an answer',
  columns: [
    ...titleColumns,
    'Batch',
    'Submitted',
    ...['Days waiting', 'Days with HMICFRS', 'Days with force'].map(rightAlignedColumn),
    'Late',
  ],
  rows: due.waiting.map((row) => [
    row.id,
    row.title,
    row.batch ?? '',
    format(row.submitted_on),
    blankIfUnknown(row.days),
    blankIfUnknown(row.days_with_hmicfrs),
    blankIfUnknown(row.days_with_force),
    row.late ? 'late' : '',
  ]),
  next: `Ask the Force Liaison Lead about actions past ${due.thresholds.waiting_days} days, then afi outcome [BATCH] --closed … --returned … --note …`,
});

const readySection = (due: Due, format: FormatDate): DueSection => ({
  id: 'ready',
  measure: 'complete',
  heading: 'Ready to submit',
  columns: [...leadColumns, 'Complete since'],
  rows: due.ready.map((row) => [
    row.id,
    row.title,
    row.delivery_lead ?? '',
    row.completed_on === null ? '' : format(row.completed_on),
  ]),
  next: 'afi submit BATCH --ready --to … --approved-by … --dry-run',
});

const requestsSection = (due: Due, format: FormatDate): DueSection => ({
  id: 'requests',
  measure: 'due',
  heading: 'Requests awaiting a decision',
  columns: [
    ...titleColumns,
    'Request',
    'Current target',
    rightAlignedColumn('Earlier changes'),
    flexibleColumn('Reason', 12),
    'Asked by',
    rightAlignedColumn('Days since'),
  ],
  rows: due.requests.map((row) => [
    row.id,
    row.title,
    nameRequested(row, format),
    row.target === null ? '' : format(row.target),
    blankIfUnknown(row.target_changes),
    row.reason ?? '',
    row.reported_by ?? '',
    blankIfUnknown(row.days),
  ]),
  next: 'afi target ID --approve --approved-by … --minute …, or --refuse',
});

const responsesSection = (due: Due, format: FormatDate): DueSection => ({
  id: 'responses',
  measure: 'due',
  heading: `Section 55 responses late, or due within ${due.thresholds.response_days} days`,
  columns: [
    'Inspection',
    titleColumn('Title'),
    'Published',
    'Last day',
    rightAlignedColumn('Days left or late'),
  ],
  rows: due.responses.map((row) => [
    row.inspection,
    row.title,
    format(row.published),
    format(row.last_day),
    row.days_left < 0 ? `${pluralise(-row.days_left, 'day', 'days')} late` : String(row.days_left),
  ]),
  next: '`afi report section-55 INSPECTION` drafts it. Once it is published: `afi inspection set INSPECTION --response-published DATE`',
});
