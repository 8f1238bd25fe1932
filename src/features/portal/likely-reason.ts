/** Defines the likely reasons of a difference between register and portal. */

/** Codes of the reasons. */
export const differenceCauses = [
  'issued-after',
  'not-yet-added',
  'added-in-part',
  'gone-from-portal',
  'by-wording',
  'not-addressed',
  'inspection-unknown',
  'not-here',
  'closed-after',
  'removed-late',
  'closed-there',
  'submitted-after',
  'submitted-late',
  'submitted-there',
  'answered-after',
  'answered-late',
  'split-here',
  'split-there',
  'twice-there',
  'type-word',
  'type-unknown',
  'inspection-word',
  'wording-cut',
  'wording-changed',
] as const;
/** The cause of a difference. */
export type DifferenceCause = (typeof differenceCauses)[number];

/** A likely reason, as a code and as a sentence. */
export interface LikelyReason {
  readonly cause: DifferenceCause;
  readonly sentence: string;
}

/** Creates a reason. */
export const createReason = (cause: DifferenceCause, sentence: string): LikelyReason => ({ cause, sentence });
