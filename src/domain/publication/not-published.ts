/** Names what the public reads in the place of a value or of words that it may not read. */

/** In the place of a role, a board, a rating or a date. */
export const notPublished = 'not published';
/** Whether a value is one that the public may not read. */
export const isNotPublished = (value: string | null | undefined): boolean => value === notPublished;
/** In the place of the words of a note. */
export const textNotPublished = 'text not published';
