/** Normalises names for comparison. */

/** A name or word without differences of case, width and spacing. */
export const normaliseName = (name: string): string =>
  name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
