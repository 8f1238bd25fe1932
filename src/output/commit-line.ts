/** Formats a commit as one line: day, subject, author and abbreviated id. */

import { clean } from './safe-text.ts';
import { type Colouring, paint } from './screen.ts';

interface CommitSummary {
  readonly commit: string;
  readonly day: string;
  readonly author: string;
  readonly subject: string;
}

/** A commit as one line; `more` follows its id. */
export function commitLine(
  { commit, day, author, subject }: CommitSummary,
  colouring: Colouring,
  more = '',
): string {
  const { bold, dim } = paint(colouring);
  return `${day}  ${bold(clean(subject))}  ${dim(`${clean(author)}, ${commit.slice(0, 8)}${more}`)}`;
}
