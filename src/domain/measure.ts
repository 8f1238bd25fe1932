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
  'all',
  'due',
  'median-age',
  'oldest',
] as const;

/** The id of a measure. */
export type Measure = (typeof measures)[number];
