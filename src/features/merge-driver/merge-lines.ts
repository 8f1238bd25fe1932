/** Unites what two sides made of one text, line by line, as git does: what one side alone changed is taken, the rest contradicts. */
import { compared } from '../../domain/text/line-diff.ts';

export type Lines = readonly string[];

/** Lines on which both agree, or what each side has in their place. */
export type Part = { readonly agreed: Lines } | Clash;

export interface Clash {
  readonly ours: Lines;
  readonly theirs: Lines;
}

/** A stretch of the base that a side changed, and what it put there. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly put: Lines;
}

export const linesOf = (text: string): Lines => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** What a side changed, in the order of the base. */
export function hunksOf(base: Lines, side: Lines): readonly Hunk[] {
  const hunks: { from: number; to: number; put: string[] }[] = [];
  let [at, open] = [0, false];
  for (const { mark, text } of compared(base, side)) {
    if (mark !== ' ' && !open) hunks.push({ from: at, to: at, put: [] });
    open = mark !== ' ';
    const hunk = hunks.at(-1);
    if (mark === '+') hunk?.put.push(text);
    else at++;
    if (mark === '-' && hunk) hunk.to = at;
  }
  return hunks;
}

/** The base as it is after some of a side's hunks. */
function patched(base: Lines, hunks: readonly Hunk[], from = 0, to = base.length): Lines {
  const lines: string[] = [];
  let at = from;
  for (const hunk of hunks) {
    lines.push(...base.slice(at, hunk.from), ...hunk.put);
    at = hunk.to;
  }
  return [...lines, ...base.slice(at, to)];
}

/** Both sides' hunks in one; those that touch each other contradict, unless they come to the same. */
export function united(base: Lines, ours: readonly Hunk[], theirs: readonly Hunk[]): readonly Part[] {
  const parts: Part[] = [];
  const left = { ours: [...ours], theirs: [...theirs] };
  let at = 0;
  for (;;) {
    const [one, other] = [left.ours[0], left.theirs[0]];
    if (!one && !other) break;
    const from = Math.min(one?.from ?? base.length, other?.from ?? base.length);
    let to = from;
    const taken: { ours: Hunk[]; theirs: Hunk[] } = { ours: [], theirs: [] };
    for (let grew = true; grew; ) {
      grew = false;
      for (const side of ['ours', 'theirs'] as const) {
        const next = left[side][0];
        if (!next || next.from > to) continue;
        taken[side].push(next);
        left[side].shift();
        to = Math.max(to, next.to);
        grew = true;
      }
    }
    parts.push({ agreed: base.slice(at, from) }, decided(base, taken, from, to));
    at = to;
  }
  return [...parts, { agreed: base.slice(at) }];
}

function decided(
  base: Lines,
  taken: { readonly ours: readonly Hunk[]; readonly theirs: readonly Hunk[] },
  from: number,
  to: number,
): Part {
  const [ours, theirs] = [patched(base, taken.ours, from, to), patched(base, taken.theirs, from, to)];
  if (taken.theirs.length === 0 || ours.join('') === theirs.join('')) return { agreed: ours };
  return taken.ours.length === 0 ? { agreed: theirs } : { ours, theirs };
}

/** The lines of all parts; undefined where one contradicts. */
export const agreed = (parts: readonly Part[]): Lines | undefined =>
  parts.every((part) => 'agreed' in part) ? parts.flatMap((part) => part.agreed) : undefined;
