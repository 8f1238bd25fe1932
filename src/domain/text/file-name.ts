/** Gives the name of a file without its folders. */

/** The last step of a path, of Windows or of any other system. */
export const fileName = (path: string): string => path.replace(/^.*[\\/]/s, '');
