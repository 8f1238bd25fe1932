/** What a side changed that says nothing: comments, blank lines, quotes; taken over where the other side left those lines alone. */
import { asSaid } from '../../model/amendment.ts';
import { grow } from '../text/tree.ts';
import { agreed, hunksOf, linesOf, united } from './lines.ts';

/** Above so many changed stretches a file was reformatted as a whole, and is not looked through. */
const mostHunks = 60;

/** Our text with what their text says in another form than the base. */
export function withTheirForm(base: string, ours: string, theirs: string): string {
  const [from, said] = [linesOf(base), asSaid(grow(bare(ours)).data)];
  const hunks = hunksOf(from, linesOf(theirs));
  if (hunks.length > mostHunks) return ours;
  return hunks.reduce((text, hunk) => {
    const lines = agreed(united(from, hunksOf(from, linesOf(text)), [hunk]));
    const taken = lines?.join('') ?? text;
    if (taken === text) return text;
    const { data, faults } = grow(bare(taken));
    return faults.length === 0 && asSaid(data) === said ? taken : text;
  }, ours);
}

const bare = (text: string) => text.replace(/^\ufeff/, '');

/** Comments that they added and that are not in the result. */
export function commentsLost(base: string, theirs: string, result: string): readonly string[] {
  const commentsIn = (text: string) => linesOf(text).flatMap((line) => /^\s*(#.*\S)/.exec(line)?.[1] ?? []);
  const there = new Set([...commentsIn(base), ...commentsIn(result)]);
  return commentsIn(theirs).filter((comment) => !there.has(comment));
}
