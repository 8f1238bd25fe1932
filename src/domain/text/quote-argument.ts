/** Quotes a path for a command line that a message suggests. */

/** A path, with quotation marks if a command line needs them. */
export const quoteArgument = (path: string): string => (/^[\w./\\:-]+$/.test(path) ? path : `"${path}"`);
