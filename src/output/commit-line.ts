/** A commit in a line: its day, what it did, by whom, and the beginning of its name. */

import { clean } from './safe-text.ts';
import { paint } from './screen.ts';

interface Named {
  readonly commit: string;
  readonly day: string;
  readonly author: string;
  readonly subject: string;
}

/** `more` is said after its name. */
export function commitLine({ commit, day, author, subject }: Named, colour: boolean, more = ''): string {
  const { bold, dim } = paint(colour);
  return `${day}  ${bold(clean(subject))}  ${dim(`${clean(author)}, ${commit.slice(0, 8)}${more}`)}`;
}
