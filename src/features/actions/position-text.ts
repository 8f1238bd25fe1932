/** Writes parts of a position as text: the rating, and the days past the date to be met. */
import { isNotPublished } from '../../domain/publication/not-published.ts';
import { pluralise } from '../../output/safe-text.ts';

/** `12 days`; with the days past the first target if they differ. */
export const daysPastText = (overdue: number, pastFirst: number | null): string =>
  `${pluralise(overdue, 'day', 'days')}${pastFirst === null || pastFirst === overdue ? '' : `; ${pluralise(pastFirst, 'day', 'days')} past the first target`}`;

/** The rating of a position, or what the public reads instead, and when it was returned without a rating since. */
interface RatedPosition {
  readonly rag: string | null;
  readonly rag_before_return: string | null;
  readonly unrated_since: string | null;
}

/** The rating; after a return, that it was not rated since, with the rating before. */
export function ratingText({
  rag,
  rag_before_return: ratingBefore,
  unrated_since: returnDate,
}: RatedPosition): string | null {
  if (returnDate === null) return rag;
  return `not rated since returned${ratingBefore === null || isNotPublished(ratingBefore) ? '' : ` (${ratingBefore} before)`}`;
}
