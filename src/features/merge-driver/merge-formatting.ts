/** What a side changed that says nothing: comments, blank lines, quotes; taken over where the other side left those lines alone. */

import type { Path } from '../../domain/finding.ts';
import { canonicalJson } from '../../domain/plain-data.ts';
import { grow } from '../../storage/yaml/parse-yaml.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import { commentOver, type Value } from '../../storage/yaml-edit/edit.ts';
import { piecesOf } from '../../storage/yaml-edit/text-pieces.ts';
import { commentsOf } from '../../storage/yaml-edit/verify-edit.ts';
import { isList } from '../../storage/yaml-edit/write-value.ts';
import { indexNamed, namesIn } from './item-keys.ts';
import { agreed, hunksOf, linesOf, united } from './merge-lines.ts';

/** Above so many changed stretches a file was reformatted as a whole, and is not looked through. */
const mostHunks = 60;

/** Our text with what their text says in another form than the base. */
export function withTheirForm(base: string, ours: string, theirs: string): string {
  const [from, said] = [linesOf(base), canonicalJson(grow(bare(ours)).data)];
  const hunks = hunksOf(from, linesOf(theirs));
  if (hunks.length > mostHunks) return ours;
  return hunks.reduce((text, hunk) => {
    const lines = agreed(united(from, hunksOf(from, linesOf(text)), [hunk]));
    const taken = lines?.join('') ?? text;
    if (taken === text) return text;
    const { data, faults } = grow(bare(taken));
    return faults.length === 0 && canonicalJson(data) === said ? taken : text;
  }, ours);
}

const bare = (text: string) => text.replace(/^\ufeff/, '');

/** A text with the comments that they put over an entry, where the same entry stands in it without. */
export function withTheirComments(text: string, theirs: string, known: readonly string[]): string {
  const old = new Set(known.flatMap(commentsIn));
  const said = grow(bare(theirs)).data as Value;
  return piecesOf(theirs).reduce((held, { text: lines, path }) => {
    const over = commentsIn(/^(?:[ \t]*#[^\n]*\n)*/.exec(lines)?.[0] ?? '');
    const added = over.filter((comment) => !old.has(comment));
    if (added.length === 0) return held;
    const there = new Set(commentsIn(held));
    const wanting = added.filter((comment) => !there.has(comment));
    const place = counterpart(grow(bare(held)).data as Value, said, path);
    return wanting.length > 0 && place?.length ? commentOver(held, place, wanting) : held;
  }, text);
}

/** The place of the same entry in another record: a key of the same name, an item that says the same or is called the same. */
function counterpart(data: Value | undefined, theirs: Value, [step, ...rest]: Path): Path | undefined {
  if (step === undefined) return [];
  const inner = valueAt(theirs, [step]);
  const at = isList(data) && isList(theirs) ? likeIn(data, theirs, Number(step)) : step;
  const found = valueAt(data, [at]);
  if (found === undefined || inner === undefined) return undefined;
  const below = counterpart(found, inner, rest);
  return below && [at, ...below];
}

function likeIn(list: readonly Value[], theirs: readonly Value[], index: number): number {
  const same = list.findIndex((one) => canonicalJson(one) === canonicalJson(theirs[index]));
  return same < 0 ? indexNamed(namesIn(list), namesIn(theirs)?.[index]) : same;
}

const commentsIn = (text: string): readonly string[] =>
  linesOf(text).flatMap((line) => /^\s*(#.*\S)/.exec(line)?.[1] ?? []);

/** Comments that they added and that are not in the result. */
export function commentsLost(base: string, theirs: string, result: readonly string[]): readonly string[] {
  const there = new Set([base, ...result].flatMap(commentsOf));
  return commentsOf(theirs).filter((comment) => !there.has(comment));
}
