/** Finds whether a date in figures has the day or the month first. */
import type { DateOrder } from '../vocabulary.ts';

const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](?:\d{4}|\d{2})(?: |$)/;

/** Which orders of day and month a date in figures allows; none if the text is not one, or is the same day in both. */
export function possibleOrders(text: string): readonly DateOrder[] {
  const [, first, second] = (figures.exec(text.trim()) ?? []).map(Number);
  if (first === undefined || second === undefined || first === second) return [];
  return [...(second <= 12 ? (['dmy'] as const) : []), ...(first <= 12 ? (['mdy'] as const) : [])];
}
