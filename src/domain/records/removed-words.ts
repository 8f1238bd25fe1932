/** Defines how a record shows that words were removed from it: a mark in their place, and the fingerprint of the former text. */
import { isMap } from '../plain-data.ts';

/** In the place of removed words. */
export const removedMark = '[removed]';

/** In the place of words that were removed from git's past. It has no brackets, since a YAML text that begins with one is a list. */
export const purgedMark = '(removed)';

/** What a correction has in `was` in the place of a text that must not be kept. */
export interface FormerFingerprint {
  /** The SHA-256 of the former text in UTF-8, in hexadecimal. */
  readonly sha256: string;
}

/** Whether the `was` of a correction is a fingerprint. */
export const isFingerprint = (was: unknown): was is FormerFingerprint =>
  isMap(was) && typeof was['sha256'] === 'string';

/** Whether an event records that words were removed: a correction with a fingerprint in the place of the former text. */
export const recordsRemoval = (event: { readonly event: string; readonly was?: unknown }): boolean =>
  event.event === 'correction' && isFingerprint(event.was);
