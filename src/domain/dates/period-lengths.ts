/** The lengths of the periods into which time is cut. */

export const periodLengths = ['month', 'quarter'] as const;

export type PeriodLength = (typeof periodLengths)[number];
