/** Merges what two sides made of one text, line by line, as git does: what one side alone changed is used, the rest conflicts. */
import { diff3Merge } from 'node-diff3';
import { diffLines } from '../../domain/text/line-diff.ts';

export type Lines = readonly string[];

/** Lines on which both sides agree, or what each side has in their place. */
export type MergedRegion = { readonly agreed: Lines } | { readonly ours: Lines; readonly theirs: Lines };

/** The lines of a text, each with its line end. */
export const splitLines = (text: string): Lines => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * Both sides' changes in one text; changes that touch each other conflict, unless they are the same.
 *
 * Each line of the base is given to `node-diff3` as its number, and an added line as its text: the library's time grows
 * with the cube of lines that repeat, and a record repeats many.
 */
export function mergeLines(
  base: Lines,
  { ours, theirs }: { readonly ours: Lines; readonly theirs: Lines },
): readonly MergedRegion[] {
  const tokensOf = (side: Lines) => {
    let next = 0;
    return diffLines(base, side).flatMap(({ mark, text }): readonly (number | string)[] => {
      if (mark === '+') return [`+${text}`];
      next += 1;
      return mark === '-' ? [] : [next - 1];
    });
  };
  const textsOf = (tokens: readonly (number | string)[]): Lines =>
    tokens.map((token) => (typeof token === 'number' ? (base[token] ?? '') : token.slice(1)));
  return diff3Merge<number | string>(tokensOf(ours), [...base.keys()], tokensOf(theirs)).map(
    ({ ok = [], conflict }) =>
      conflict ? { ours: textsOf(conflict.a), theirs: textsOf(conflict.b) } : { agreed: textsOf(ok) },
  );
}

/** The lines of all regions; undefined where one conflicts. */
export const agreedLines = (regions: readonly MergedRegion[]): Lines | undefined =>
  regions.every((region) => 'agreed' in region) ? regions.flatMap((region) => region.agreed) : undefined;
