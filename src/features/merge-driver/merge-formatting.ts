/** Merges formatting: comments, blank lines and quotes that one side changed in lines that the other did not touch. */

import type { Path } from '../../domain/finding.ts';
import { canonicalJson } from '../../domain/plain-data.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import { addCommentAbove, type Value } from '../../storage/yaml-edit/edit.ts';
import { splitIntoPieces } from '../../storage/yaml-edit/text-pieces.ts';
import { listComments } from '../../storage/yaml-edit/verify-edit.ts';
import { isList } from '../../storage/yaml-edit/write-value.ts';
import { joinMergedLines, mergeLines, splitLines, type TextLines } from './merge-lines.ts';
import { indexOfItem, itemKeys, parseData } from './record-versions.ts';

/** A file with more changed stretches of lines was reformatted throughout, and its formatting is not merged. */
const maximumStretches = 60;

/** Our text, with the formatting that they changed and we did not. */
export function withTheirFormatting(base: string, ourText: string, theirText: string): string {
  const linesBefore = splitLines(base);
  const content = canonicalJson(parseData(ourText));
  const stretches = eachStretchApplied(linesBefore, splitLines(theirText));
  if (stretches.length > maximumStretches) return ourText;
  return stretches.reduce((text, changedLines) => {
    const lines = joinMergedLines(mergeLines(linesBefore, { ours: splitLines(text), theirs: changedLines }));
    const mergedText = lines?.join('') ?? text;
    if (mergedText === text) return text;
    const { data, faults } = parseYaml(mergedText.replace(/^\ufeff/, ''));
    return faults.length === 0 && canonicalJson(data) === content ? mergedText : text;
  }, ourText);
}

/** For each stretch of lines that a side changed, the base with that change alone. */
function eachStretchApplied(base: TextLines, side: TextLines): readonly TextLines[] {
  let count = 0;
  const lines = diffLines(base, side).map((line, i, all) => {
    if (line.mark !== ' ' && (all[i - 1]?.mark ?? ' ') === ' ') count += 1;
    return { ...line, stretch: count };
  });
  return Array.from({ length: count }, (_, i) =>
    lines.filter(({ mark, stretch }) => mark !== (stretch === i + 1 ? '-' : '+')).map(({ text }) => text),
  );
}

/** A text with their comments that neither it nor the old texts have, each above the same entry as in theirs. */
export function withTheirComments(text: string, theirText: string, oldTexts: readonly string[]): string {
  const oldComments = new Set(oldTexts.flatMap(commentsIn));
  const data = parseData(theirText);
  return splitIntoPieces(theirText).reduce((mergedText, { text: lines, path }) => {
    const commentsAbove = commentsIn(/^(?:[ \t]*#[^\n]*\n)*/.exec(lines)?.[0] ?? '');
    const addedComments = commentsAbove.filter((comment) => !oldComments.has(comment));
    if (addedComments.length === 0) return mergedText;
    const presentComments = new Set(commentsIn(mergedText));
    const missingComments = addedComments.filter((comment) => !presentComments.has(comment));
    const entry = counterpart(parseData(mergedText), data, path);
    return missingComments.length > 0 && entry?.length
      ? addCommentAbove(mergedText, entry, missingComments)
      : mergedText;
  }, text);
}

/** The path of the same entry in another record: a key with the same name, an item that is equal or has the same key. */
function counterpart(
  data: Value | undefined,
  theirData: Value | undefined,
  [step, ...innerSteps]: Path,
): Path | undefined {
  if (step === undefined) return [];
  const ourStep =
    isList(data) && isList(theirData) ? indexOfCounterpart(data, theirData, Number(step)) : step;
  const [ourValue, theirValue] = [valueAt(data, [ourStep]), valueAt(theirData, [step])];
  if (ourValue === undefined || theirValue === undefined) return undefined;
  const innerPath = counterpart(ourValue, theirValue, innerSteps);
  return innerPath && [ourStep, ...innerPath];
}

function indexOfCounterpart(list: readonly Value[], theirList: readonly Value[], index: number): number {
  const equalIndex = list.findIndex((item) => canonicalJson(item) === canonicalJson(theirList[index]));
  return equalIndex < 0 ? indexOfItem(itemKeys(list), itemKeys(theirList)?.[index]) : equalIndex;
}

const commentsIn = (text: string): readonly string[] =>
  splitLines(text).flatMap((line) => /^\s*(#.*\S)/.exec(line)?.[1] ?? []);

/** Comments that they added and that none of the results has. */
export function lostComments(base: string, theirText: string, results: readonly string[]): readonly string[] {
  const presentComments = new Set([base, ...results].flatMap(listComments));
  return listComments(theirText).filter((comment) => !presentComments.has(comment));
}
