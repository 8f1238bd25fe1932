/** Names what the public reads in the place of a value or of words that it may not read. */

/** In the place of a role, a board, a rating or a date. */
export const notPublished = 'not published';
/** In the place of the words of a note. */
export const textNotPublished = 'text not published';
