/** Formats a commit as one line: day, subject, author and abbreviated id. */

import { cleanText } from './safe-text.ts';
import { type Colouring, createPaint } from './screen.ts';

interface ShortCommit {
  readonly commit: string;
  readonly day: string;
  readonly author: string;
  readonly subject: string;
}

/** A commit as one line; `more` follows its id. */
export function commitLine(
  { commit, day, author, subject }: ShortCommit,
  colouring: Colouring,
  suffix = '',
): string {
  const { bold, dim } = createPaint(colouring);
  return `${day}  ${bold(cleanText(subject))}  ${dim(`${cleanText(author)}, ${commit.slice(0, 8)}${suffix}`)}`;
}
