/** The names of the ways in which actions can be told apart in rows and columns. */

export const dimensionNames = [
  'origin',
  'type',
  'inspection',
  'force-lead',
  'delivery-lead',
  'board',
  'status',
  'rag',
  'age',
  'theme',
  'paf',
] as const;

export type DimensionName = (typeof dimensionNames)[number];
