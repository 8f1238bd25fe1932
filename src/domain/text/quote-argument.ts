/** Quotes a path for a command line that a message suggests. */

/** A path, with quotation marks if a command line needs them: single ones if a shell would obey something between double ones. */
export function quoteArgument(path: string): string {
  if (/^[\w./\\:-]+$/.test(path)) return path;
  return /[$`"!%\n\r]/.test(path) ? `'${path.replaceAll("'", "'\\''")}'` : `"${path}"`;
}
