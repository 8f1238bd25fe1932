/** Names the dimensions. Apart from `dimension.ts`, so that help does not load the calculations. */

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
