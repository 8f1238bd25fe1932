/** Names the lengths of periods. Apart from `period.ts`, so that help does not load date-fns. */

export const periodLengths = ['month', 'quarter'] as const;

export type PeriodLength = (typeof periodLengths)[number];
