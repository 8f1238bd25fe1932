/** What a figure can measure. A document gives each figure its measure, so that one figure can be compared across pages. */

const measures = [
  'live',
  'submitted',
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

export type Measure = (typeof measures)[number];
