/** Finds pairs of rows and actions that may be the same item, with a score, without comparing every pair. */

import { groupBy } from '../../domain/collections.ts';
import type { ActionState } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import type { Register } from '../../domain/register.ts';
import { buildCorpus, type Corpus } from './text-similarity.ts';
import { inspectionNames, normaliseInspectionName } from './wordings.ts';

/** How much of one text must be in the other to be a part of it. */
export const partThreshold = 0.8;
/** By how much that share must exceed the share of the other text. */
const partMargin = 0.08;
const minimumScore = 0.3;
/** Deducted from the score if inspections, or types, are known and differ. */
const otherInspectionPenalty = 0.25;
const otherTypePenalty = 0.05;

/** A pair of a row and an action. */
export interface Candidate {
  readonly row: ExtractRow;
  readonly action: ActionState;
  /** At most 1. */
  readonly score: number;
  /** Whether one text is a part of the other. */
  readonly part: boolean;
  /** Whether both are of one inspection; undefined if the row has no inspection that the register knows. */
  readonly sameInspection: boolean | undefined;
  /** Which of the two is the part, if one is. */
  readonly smaller: 'row' | 'action';
}

/** Rows and actions without a match by reference. */
export interface Unmatched {
  readonly rows: ReadonlySet<ExtractRow>;
  readonly actions: ReadonlySet<ActionState>;
}

/** A row or an action with the index of its text in the corpus, and the id of its inspection if known. */
interface Numbered<Item> {
  readonly record: Item;
  readonly text: number;
  readonly inspection: string | undefined;
}

/** Pairs every live unmatched row and action with the most similar items of the other side and with those of the same inspection, in the order of both. */
export function findCandidates(
  rows: readonly ExtractRow[],
  states: readonly ActionState[],
  register: Register,
  unmatchedItems: Unmatched,
): readonly Candidate[] {
  const inspectionOf = createInspectionFinder(register);
  const rowTexts = rows.map((record, text) => ({ record, text, inspection: inspectionOf(record) }));
  const actionTexts = states.map((record, i) => ({
    record,
    text: rows.length + i,
    inspection: record.action.inspection,
  }));
  const corpus = buildCorpus([
    ...rows.map(({ wording }) => wording ?? ''),
    ...states.map(({ action }) => action.wording),
  ]);
  const [findRows, findActions] = [createMateFinder(corpus, rowTexts), createMateFinder(corpus, actionTexts)];
  const pairs = new Map(rowTexts.map((row) => [row, new Set<Numbered<ActionState>>()]));
  for (const row of rowTexts)
    if (unmatchedItems.rows.has(row.record) && row.record.live)
      for (const action of findActions(row)) pairs.get(row)?.add(action);
  for (const action of actionTexts)
    if (unmatchedItems.actions.has(action.record) && isLive(action.record.position))
      for (const row of findRows(action)) pairs.get(row)?.add(action);
  return [...pairs].flatMap(([row, actions]) =>
    [...actions]
      .sort((a, b) => a.text - b.text)
      .map((action) => toCandidate(corpus, row, action))
      .filter(({ score }) => score >= minimumScore),
  );
}

/** A function that finds the items of a side that are most similar to a text, and those of its inspection. */
function createMateFinder<Item>(
  corpus: Corpus,
  side: readonly Numbered<Item>[],
): (other: Numbered<unknown>) => readonly Numbered<Item>[] {
  const index = corpus.createIndex(side.map(({ text }) => text));
  const itemByText = new Map(side.map((record) => [record.text, record]));
  const itemsByInspection = groupBy(side, ({ inspection }) => (inspection === undefined ? [] : [inspection]));
  return ({ text, inspection }) => [
    ...corpus.findMostSimilar(text, index).flatMap((number) => itemByText.get(number) ?? []),
    ...limitGroup(itemsByInspection.get(inspection ?? '')),
  ];
}

function toCandidate(corpus: Corpus, row: Numbered<ExtractRow>, action: Numbered<ActionState>): Candidate {
  const pair = scorePair(corpus, row.text, action.text);
  const sameInspection = row.inspection === undefined ? undefined : row.inspection === action.inspection;
  const isOtherType = row.record.type && row.record.type !== action.record.action.type;
  const penalty =
    (sameInspection === false ? otherInspectionPenalty : 0) + (isOtherType ? otherTypePenalty : 0);
  const score = Math.min(1, pair.score) - penalty;
  return { row: row.record, action: action.record, ...pair, score, sameInspection: sameInspection };
}

/** Scores a pair by its cosine; if one text is a part of the other, by how much of the part the other contains. */
function scorePair(corpus: Corpus, row: number, text: number): Pick<Candidate, 'score' | 'part' | 'smaller'> {
  const { cosine, firstInSecond, secondInFirst } = corpus.compare(row, text);
  const smaller = firstInSecond >= secondInFirst ? 'row' : 'action';
  const [largerShare, smallerShare] = [
    Math.max(firstInSecond, secondInFirst),
    Math.min(firstInSecond, secondInFirst),
  ];
  const part = largerShare >= partThreshold && largerShare - smallerShare > partMargin;
  return { score: part ? largerShare : cosine, part, smaller };
}

/** A function that returns the id of a row's inspection, by title, id or the portal's name; undefined if the register does not know it. */
function createInspectionFinder(register: Register): (row: ExtractRow) => string | undefined {
  const inspectionIdByName = new Map(
    [...inspectionNames(register)].flatMap(([id, names]) =>
      names.map((name) => [normaliseInspectionName(name), id] as const),
    ),
  );
  return ({ inspection }) => inspectionIdByName.get(normaliseInspectionName(inspection));
}

/** The items of one inspection are all compared, unless there are more than any inspection issues. */
const limitGroup = <Item>(group: readonly Item[] | undefined): readonly Item[] =>
  group !== undefined && group.length <= 80 ? group : [];
