/** Removes given characters from the end of a text, in time that grows with their number only. */

/** A text without any of `characters` at its end. An expression such as `/x+$/` would begin again at each `x` of the text. */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
