/** Merges what changes no data: comments, blank lines and quotes that one side changed where the other left the lines as they were. */

import type { Path } from '../../domain/finding.ts';
import { canonicalJson } from '../../domain/plain-data.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import { addCommentAbove, type Value } from '../../storage/yaml-edit/edit.ts';
import { splitIntoPieces } from '../../storage/yaml-edit/text-pieces.ts';
import { listComments } from '../../storage/yaml-edit/verify-edit.ts';
import { isList } from '../../storage/yaml-edit/write-value.ts';
import { agreedLines, type Lines, mergeLines, splitLines } from './merge-lines.ts';
import { indexOfItem, itemKeys, parseData } from './record-versions.ts';

/** A file with more changed stretches than this was reformatted throughout, and its formatting is not merged. */
const mostStretches = 60;

/** Our text, with the formatting that they changed and we did not. */
export function withTheirFormatting(base: string, ours: string, theirs: string): string {
  const before = splitLines(base);
  const content = canonicalJson(parseData(ours));
  const stretches = eachStretchApplied(before, splitLines(theirs));
  if (stretches.length > mostStretches) return ours;
  return stretches.reduce((text, changed) => {
    const lines = agreedLines(mergeLines(before, { ours: splitLines(text), theirs: changed }));
    const merged = lines?.join('') ?? text;
    if (merged === text) return text;
    const { data, faults } = parseYaml(merged.replace(/^\ufeff/, ''));
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

/** Our text with their new comments, each above the entry it is above in theirs, where our text has no such comment. */
export function withTheirComments(text: string, theirs: string, known: readonly string[]): string {
  const old = new Set(known.flatMap(commentsIn));
  const data = parseData(theirs);
  return splitIntoPieces(theirs).reduce((merged, { text: lines, path }) => {
    const above = commentsIn(/^(?:[ \t]*#[^\n]*\n)*/.exec(lines)?.[0] ?? '');
    const added = above.filter((comment) => !old.has(comment));
    if (added.length === 0) return merged;
    const present = new Set(commentsIn(merged));
    const missing = added.filter((comment) => !present.has(comment));
    const place = counterpart(parseData(merged), data, path);
    return missing.length > 0 && place?.length ? addCommentAbove(merged, place, missing) : merged;
  }, text);
}

/** The path of the same entry in another record: a key with the same name, an item that is equal or has the same key. */
function counterpart(
  data: Value | undefined,
  theirs: Value | undefined,
  [step, ...rest]: Path,
): Path | undefined {
  if (step === undefined) return [];
  const inner = valueAt(theirs, [step]);
  const at = isList(data) && isList(theirs) ? indexOfCounterpart(data, theirs, Number(step)) : step;
  const found = valueAt(data, [at]);
  if (found === undefined || inner === undefined) return undefined;
  const below = counterpart(found, inner, rest);
  return below && [at, ...below];
}

function indexOfCounterpart(list: readonly Value[], theirs: readonly Value[], index: number): number {
  const equal = list.findIndex((item) => canonicalJson(item) === canonicalJson(theirs[index]));
  return equal < 0 ? indexOfItem(itemKeys(list), itemKeys(theirs)?.[index]) : equal;
}

const commentsIn = (text: string): readonly string[] =>
  splitLines(text).flatMap((line) => /^\s*(#.*\S)/.exec(line)?.[1] ?? []);

/** Comments that they added and that none of the results has. */
export function lostComments(base: string, theirs: string, results: readonly string[]): readonly string[] {
  const present = new Set([base, ...results].flatMap(listComments));
  return listComments(theirs).filter((comment) => !present.has(comment));
}
