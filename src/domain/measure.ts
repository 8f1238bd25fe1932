/** Lists what a figure can measure. Each figure of a document has its measure, so that it can be compared across pages. */

const measures = [
  'live',
  'submitted',
  'audit-live',
  'opening',
  'issued',
  'reopened',
  'moved-in',
  'moved-out',
  'closed',
  'closing',
  'referred',
  'returned',
  'withdrawn',
  'awaiting',
  'open',
  'with-force',
  'complete',
  'unassigned',
  'overdue',
  'needs-target',
  'not-rated-since-returned',
  'due-soon',
  'quiet',
  'all',
  'due',
  'median-with-force',
  'longest-with-force',
  'median-wait',
  'longest-wait',
  'median-age',
  'oldest',
] as const;

/** The id of a measure. */
export type Measure = (typeof measures)[number];
