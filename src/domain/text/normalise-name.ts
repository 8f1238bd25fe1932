/** Names as they are compared, without what typing adds to them. */

/** A name or word that somebody typed: case, width and spaces do not matter. */
export const normaliseName = (name: string): string =>
  name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
