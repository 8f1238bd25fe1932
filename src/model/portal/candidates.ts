/** Pairs of rows and actions worth a look, each with how alike they are: what comes up is neither missed nor compared each with each. */
import type { ExtractRow } from '../extract.ts';
import type { Standing } from '../filter.ts';
import { isLive } from '../position.ts';
import type { Register } from '../register.ts';
import { plainName } from './reconcile.ts';
import { type Corpus, corpusOf } from './wording.ts';

/** How much of one text must lie in the other to be a part of it, and by how much the other must say more. */
export const likelyPart = 0.8;
const beyond = 0.08;
const leastShown = 0.3;
/** What it costs to be of another inspection or type, where that is known of both. */
const otherInspection = 0.25;
const otherType = 0.05;

export interface Candidate {
  readonly row: number;
  readonly action: number;
  readonly score: number;
  readonly part: boolean;
  /** Whether both are of one inspection; undefined where the row names none that the register knows. */
  readonly sameInspection: boolean | undefined;
  /** Which of the two lies in the other, if it is a part. */
  readonly smaller: 'row' | 'action';
}

/** Whether a row has no action by reference, and an action no row. */
export type IsFree = (row: number, action: number) => { readonly row: boolean; readonly action: boolean };

/** Every live row and action that is free, with what is likest to it, and with all of its inspection. */
export function candidates(
  rows: readonly ExtractRow[],
  standings: readonly Standing[],
  register: Register,
  isFree: IsFree,
): readonly Candidate[] {
  const texts = [
    ...rows.map(({ wording }) => wording ?? ''),
    ...standings.map(({ action }) => action.wording),
  ];
  const corpus = corpusOf(texts);
  const actionAt = (text: number) => (standings[text - rows.length] as Standing).action;
  const rowNumbers = rows.map((_, i) => i);
  const actionNumbers = standings.map((_, i) => rows.length + i);
  const [amongRows, amongActions] = [corpus.among(rowNumbers), corpus.among(actionNumbers)];
  const inspectionOf = inspectionReader(register);
  const rowsBy = groupsOf(rowNumbers, (row) => inspectionOf(rows[row] as ExtractRow));
  const actionsBy = groupsOf(actionNumbers, (text) => actionAt(text).inspection);
  const pairs = new Set<string>();
  for (const row of rowNumbers) {
    if (!isFree(row, -1).row || rows[row]?.live !== true) continue;
    const mates = few(actionsBy.get(inspectionOf(rows[row] as ExtractRow) ?? ''));
    for (const text of [...corpus.likest(row, amongActions), ...mates]) pairs.add(`${row} ${text}`);
  }
  for (const text of actionNumbers) {
    const standing = standings[text - rows.length] as Standing;
    if (!isFree(-1, text - rows.length).action || !isLive(standing.position)) continue;
    const mates = few(rowsBy.get(actionAt(text).inspection));
    for (const row of [...corpus.likest(text, amongRows), ...mates]) pairs.add(`${row} ${text}`);
  }
  return [...pairs].flatMap((pair) => {
    const [row = 0, text = 0] = pair.split(' ').map(Number);
    const [one, other] = [rows[row] as ExtractRow, actionAt(text)];
    const alike = likenessOf(corpus, row, text);
    const its = inspectionOf(one);
    const same = its === undefined ? undefined : its === other.inspection;
    const cost =
      (same === false ? otherInspection : 0) + (one.type && one.type !== other.type ? otherType : 0);
    const score = Math.min(1, alike.score) - cost;
    if (score < leastShown) return [];
    return [{ row, action: text - rows.length, ...alike, score, sameInspection: same }];
  });
}

/** A whole with a whole by their cosine; a part by how much of it lies in the other, if that says more. */
function likenessOf(
  corpus: Corpus,
  row: number,
  text: number,
): Pick<Candidate, 'score' | 'part' | 'smaller'> {
  const { cosine, within, holding } = corpus.compare(row, text);
  const smaller = within >= holding ? 'row' : 'action';
  const [covered, covering] = [Math.max(within, holding), Math.min(within, holding)];
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

function groupsOf(items: readonly number[], keyOf: (item: number) => string | undefined) {
  const groups = new Map<string, number[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Those of one inspection are compared each with each, unless there are more than any inspection issues. */
const few = (group: readonly number[] | undefined): readonly number[] =>
  group !== undefined && group.length <= 80 ? group : [];
