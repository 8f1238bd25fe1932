/** Derives the status of an inspection from the day its report was published. */
import type { InspectionAddOptions } from './inspection-command.ts';

/** The status that a call gives, or `published` where its report was published by today; undefined if neither is known. */
export const statusOfPublication = (
  { status, published }: Pick<InspectionAddOptions, 'status' | 'published'>,
  today: string,
): InspectionAddOptions['status'] =>
  status ?? (published !== undefined && published <= today ? 'published' : undefined);
