/** Gives a text a capital at its beginning. */

/** The text with its first letter as a capital. A text that begins with a figure or with code is unchanged. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
