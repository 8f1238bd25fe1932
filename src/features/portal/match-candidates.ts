/** Pairs of rows and actions worth a look, each with how alike they are: what comes up is neither missed nor compared each with each. */

import { groupBy } from '../../domain/collections.ts';
import type { ActionState } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import type { Register } from '../../domain/register.ts';
import { plainName } from './compare.ts';
import { type Corpus, corpusOf } from './text-similarity.ts';

/** How much of one text must lie in the other to be a part of it, and by how much the other must say more. */
export const likelyPart = 0.8;
const beyond = 0.08;
const leastShown = 0.3;
/** What it costs to be of another inspection or type, where that is known of both. */
const otherInspection = 0.25;
const otherType = 0.05;

export interface Candidate {
  readonly row: ExtractRow;
  readonly action: ActionState;
  readonly score: number;
  readonly part: boolean;
  /** Whether both are of one inspection; undefined where the row names none that the register knows. */
  readonly sameInspection: boolean | undefined;
  /** Which of the two lies in the other, if it is a part. */
  readonly smaller: 'row' | 'action';
}

/** Rows that no action names, and actions that name no row. */
export interface Free {
  readonly rows: ReadonlySet<ExtractRow>;
  readonly actions: ReadonlySet<ActionState>;
}

/** A row or an action with the number of its text, and the id of its inspection where that is known. */
interface Numbered<Item> {
  readonly item: Item;
  readonly text: number;
  readonly inspection: string | undefined;
}

/** Every live row and action that is free, with what is likest to it, and with all of its inspection; in the order of both. */
export function candidates(
  rows: readonly ExtractRow[],
  states: readonly ActionState[],
  register: Register,
  free: Free,
): readonly Candidate[] {
  const inspectionOf = inspectionReader(register);
  const there = rows.map((item, text) => ({ item, text, inspection: inspectionOf(item) }));
  const here = states.map((item, i) => ({
    item,
    text: rows.length + i,
    inspection: item.action.inspection,
  }));
  const corpus = corpusOf([
    ...rows.map(({ wording }) => wording ?? ''),
    ...states.map(({ action }) => action.wording),
  ]);
  const [likestRows, likestActions] = [matesIn(corpus, there), matesIn(corpus, here)];
  const pairs = new Map(there.map((row) => [row, new Set<Numbered<ActionState>>()]));
  for (const row of there)
    if (free.rows.has(row.item) && row.item.live)
      for (const action of likestActions(row)) pairs.get(row)?.add(action);
  for (const action of here)
    if (free.actions.has(action.item) && isLive(action.item.position))
      for (const row of likestRows(action)) pairs.get(row)?.add(action);
  return [...pairs].flatMap(([row, actions]) =>
    [...actions]
      .sort((a, b) => a.text - b.text)
      .map((action) => candidateOf(corpus, row, action))
      .filter(({ score }) => score >= leastShown),
  );
}

/** For a text those of the other side that are likest to it, and all of its inspection. */
function matesIn<Item>(
  corpus: Corpus,
  side: readonly Numbered<Item>[],
): (other: Numbered<unknown>) => readonly Numbered<Item>[] {
  const among = corpus.among(side.map(({ text }) => text));
  const byNumber = new Map(side.map((one) => [one.text, one]));
  const byInspection = groupBy(side, ({ inspection }) => (inspection === undefined ? [] : [inspection]));
  return ({ text, inspection }) => [
    ...corpus.likest(text, among).flatMap((number) => byNumber.get(number) ?? []),
    ...few(byInspection.get(inspection ?? '')),
  ];
}

function candidateOf(corpus: Corpus, row: Numbered<ExtractRow>, action: Numbered<ActionState>): Candidate {
  const alike = likenessOf(corpus, row.text, action.text);
  const same = row.inspection === undefined ? undefined : row.inspection === action.inspection;
  const isOtherType = row.item.type && row.item.type !== action.item.action.type;
  const cost = (same === false ? otherInspection : 0) + (isOtherType ? otherType : 0);
  const score = Math.min(1, alike.score) - cost;
  return { row: row.item, action: action.item, ...alike, score, sameInspection: same };
}

/** A whole with a whole by their cosine; a part by how much of it lies in the other, if that says more. */
function likenessOf(
  corpus: Corpus,
  row: number,
  text: number,
): Pick<Candidate, 'score' | 'part' | 'smaller'> {
  const { cosine, within, context } = corpus.compare(row, text);
  const smaller = within >= context ? 'row' : 'action';
  const [covered, covering] = [Math.max(within, context), Math.min(within, context)];
  const part = covered >= likelyPart && covered - covering > beyond;
  return { score: part ? covered : cosine, part, smaller };
}

/** The id of the inspection that a row names, by title or id; undefined where the register knows none so called. */
function inspectionReader({ inspections }: Register): (row: ExtractRow) => string | undefined {
  const known = new Map(
    inspections.flatMap(({ id, title }) => [[plainName(id), id] as const, [plainName(title), id] as const]),
  );
  return ({ inspection }) => known.get(plainName(inspection));
}

/** Those of one inspection are compared each with each, unless there are more than any inspection issues. */
const few = <Item>(group: readonly Item[] | undefined): readonly Item[] =>
  group !== undefined && group.length <= 80 ? group : [];
