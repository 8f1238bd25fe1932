/** What a side changed that says nothing: comments, blank lines, quotes; taken over where the other side left those lines alone. */

import type { Path } from '../../domain/finding.ts';
import { canonicalJson } from '../../domain/plain-data.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import { addCommentAbove, type Value } from '../../storage/yaml-edit/edit.ts';
import { splitIntoPieces } from '../../storage/yaml-edit/text-pieces.ts';
import { commentsOf } from '../../storage/yaml-edit/verify-edit.ts';
import { isList } from '../../storage/yaml-edit/write-value.ts';
import { indexNamed, namesIn } from './item-keys.ts';
import { agreedLines, type Lines, mergeLines, splitLines } from './merge-lines.ts';

/** A file with more changed stretches than this was reformatted throughout, and its form is not merged. */
const mostStretches = 60;

/** Our text with what their text writes in another form than the base. */
export function withTheirForm(base: string, ours: string, theirs: string): string {
  const before = splitLines(base);
  const content = canonicalJson(parseYaml(bare(ours)).data);
  const stretches = eachStretchApplied(before, splitLines(theirs));
  if (stretches.length > mostStretches) return ours;
  return stretches.reduce((text, changed) => {
    const lines = agreedLines(mergeLines(before, { ours: splitLines(text), theirs: changed }));
    const merged = lines?.join('') ?? text;
    if (merged === text) return text;
    const { data, faults } = parseYaml(bare(merged));
    return faults.length === 0 && canonicalJson(data) === content ? merged : text;
  }, ours);
}

/** For each stretch of lines that a side changed, the base with that change alone. */
function eachStretchApplied(base: Lines, side: Lines): readonly Lines[] {
  let stretch = 0;
  const lines = diffLines(base, side).map((line, i, all) => {
    if (line.mark !== ' ' && (all[i - 1]?.mark ?? ' ') === ' ') stretch += 1;
    return { ...line, stretch };
  });
  return Array.from({ length: stretch }, (_, i) =>
    lines.filter(({ mark, stretch: of }) => mark !== (of === i + 1 ? '-' : '+')).map(({ text }) => text),
  );
}

const bare = (text: string) => text.replace(/^\ufeff/, '');

/** A text with the comments that they put over an entry, where the same entry stands in it without. */
export function withTheirComments(text: string, theirs: string, known: readonly string[]): string {
  const old = new Set(known.flatMap(commentsIn));
  const said = parseYaml(bare(theirs)).data as Value;
  return splitIntoPieces(theirs).reduce((held, { text: lines, path }) => {
    const over = commentsIn(/^(?:[ \t]*#[^\n]*\n)*/.exec(lines)?.[0] ?? '');
    const added = over.filter((comment) => !old.has(comment));
    if (added.length === 0) return held;
    const there = new Set(commentsIn(held));
    const wanting = added.filter((comment) => !there.has(comment));
    const place = counterpart(parseYaml(bare(held)).data as Value, said, path);
    return wanting.length > 0 && place?.length ? addCommentAbove(held, place, wanting) : held;
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
  splitLines(text).flatMap((line) => /^\s*(#.*\S)/.exec(line)?.[1] ?? []);

/** Comments that they added and that are not in the result. */
export function commentsLost(base: string, theirs: string, result: readonly string[]): readonly string[] {
  const there = new Set([base, ...result].flatMap(commentsOf));
  return commentsOf(theirs).filter((comment) => !there.has(comment));
}
