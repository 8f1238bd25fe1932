/** Merges two versions of a text line by line, as git does: a change of one side is used, different changes of the same lines conflict. */
import { diff3Merge } from 'node-diff3';
import { diffLines } from '../../domain/text/line-diff.ts';

/** Lines, each with its line end. */
export type TextLines = readonly string[];

/** Merged lines, or the lines of each side where they conflict. */
export type MergedRegion =
  | { readonly mergedLines: TextLines }
  | { readonly ours: TextLines; readonly theirs: TextLines };

/** The lines of a text, each with its line end. */
export const splitLines = (text: string): TextLines => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/**
 * Both sides' changes in one text; changes that touch each other conflict, unless they are the same.
 *
 * Each line of the base is given to `node-diff3` as its number, and an added line as its text: the library's time grows
 * with the cube of lines that repeat, and a record repeats many.
 */
export function mergeLines(
  base: TextLines,
  { ours, theirs }: { readonly ours: TextLines; readonly theirs: TextLines },
): readonly MergedRegion[] {
  const tokensOf = (side: TextLines) => {
    let nextLine = 0;
    return diffLines(base, side).flatMap(({ mark, text }): readonly (number | string)[] => {
      if (mark === '+') return [`+${text}`];
      nextLine += 1;
      return mark === '-' ? [] : [nextLine - 1];
    });
  };
  const textsOf = (tokens: readonly (number | string)[]): TextLines =>
    tokens.map((token) => (typeof token === 'number' ? (base[token] ?? '') : token.slice(1)));
  return diff3Merge<number | string>(tokensOf(ours), [...base.keys()], tokensOf(theirs)).map(
    ({ ok = [], conflict }) =>
      conflict ? { ours: textsOf(conflict.a), theirs: textsOf(conflict.b) } : { mergedLines: textsOf(ok) },
  );
}

/** The lines of all regions; undefined if any of them conflicts. */
export const joinMergedLines = (regions: readonly MergedRegion[]): TextLines | undefined =>
  regions.every((region) => 'mergedLines' in region)
    ? regions.flatMap((region) => region.mergedLines)
    : undefined;
