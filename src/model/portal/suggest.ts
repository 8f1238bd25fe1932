/** Which row of the portal an action may be, by wording, where no reference says so. Suggestions only: nothing is applied by itself. */
import type { Extract, ExtractRow } from '../extract.ts';
import { type Standing, standingsOn } from '../filter.ts';
import type { Action } from '../records/action.ts';
import type { Register } from '../register.ts';
import { pairByReference } from './pairing.ts';
import { plainText } from './reconcile.ts';
import { type Corpus, corpusOf } from './wording.ts';

export interface Suggestion {
  readonly row: ExtractRow;
  readonly action: Action;
  /** Between 0 and 1. */
  readonly score: number;
  /** `high` where it is likely and far from the next; `possible` where somebody should look closely. */
  readonly level: 'high' | 'possible';
  /** Whether one of the two holds the other and more: an item split here or there. */
  readonly part: boolean;
}

/** From here on two whole texts are likely one, and those of one inspection sooner; a part must lie nearly whole in the other. */
const likelyWhole = 0.5;
const likelyWithin = 0.4;
const likelyPart = 0.8;
/** By how much the one that holds another says more. */
const beyond = 0.08;
const wordForWord = 0.97;
const leastShown = 0.3;
/** What it costs to be of another inspection or type, where that is known of both. */
const otherInspection = 0.25;
const otherType = 0.05;

/** How far ahead of the next one a likely one is: the nearer to word for word, the less. */
const leadOf = (score: number): number => Math.min(0.15, 0.02 + 0.3 * (1 - score));

interface Candidate {
  readonly row: number;
  readonly action: number;
  readonly score: number;
  readonly part: boolean;
  /** Whether both are of one inspection; undefined where the row names none that the register knows. */
  readonly sameInspection: boolean | undefined;
  /** Which of the two lies in the other, if it is a part. */
  readonly smaller: 'row' | 'action';
}

export function suggestionsFor(register: Register, extract: Extract, asAt: string): readonly Suggestion[] {
  const standings = standingsOn(register, asAt).filter(({ counted }) => counted);
  const { freeRows, freeActions } = pairByReference(extract.rows, standings);
  const [freeRow, freeAction] = [new Set(freeRows), new Set(freeActions)];
  if (freeRows.length === 0 && freeActions.length === 0) return [];
  const rows = extract.rows.filter(({ wording }) => wording);
  const isFree = (row: number, action: number) => ({
    row: freeRow.has(rows[row] as ExtractRow),
    action: freeAction.has(standings[action] as Standing),
  });
  const found = candidates(rows, standings, register, isFree);
  return settled(found, isFree).map(({ row, action, score, part, level }) => ({
    row: rows[row] as ExtractRow,
    action: (standings[action] as Standing).action,
    score,
    part,
    level,
  }));
}

type IsFree = (row: number, action: number) => { readonly row: boolean; readonly action: boolean };

/** Pairs worth a look: every free row with what is likest to it, and every free action. */
function candidates(
  rows: readonly ExtractRow[],
  standings: readonly Standing[],
  register: Register,
  isFree: IsFree,
): readonly Candidate[] {
  const texts = [...rows.map(({ wording }) => wording ?? ''), ...standings.map(({ action }) => action.wording)];
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
    if (!isFree(row, -1).row) continue;
    const mates = few(actionsBy.get(inspectionOf(rows[row] as ExtractRow) ?? ''));
    for (const text of [...corpus.likest(row, amongActions), ...mates]) pairs.add(`${row} ${text}`);
  }
  for (const text of actionNumbers) {
    if (!isFree(-1, text - rows.length).action) continue;
    const mates = few(rowsBy.get(actionAt(text).inspection));
    for (const row of [...corpus.likest(text, amongRows), ...mates]) pairs.add(`${row} ${text}`);
  }
  return [...pairs].flatMap((pair) => {
    const [row = 0, text = 0] = pair.split(' ').map(Number);
    const [one, other] = [rows[row] as ExtractRow, actionAt(text)];
    const alike = likenessOf(corpus, row, text);
    const its = inspectionOf(one);
    const same = its === undefined ? undefined : its === other.inspection;
    const cost = (same === false ? otherInspection : 0) + (one.type && one.type !== other.type ? otherType : 0);
    const score = Math.min(1, alike.score) - cost;
    if (score < leastShown) return [];
    return [{ row, action: text - rows.length, ...alike, score, sameInspection: same }];
  });
}

/** A whole with a whole by their cosine; a part by how much of it lies in the other, if that says more. */
function likenessOf(corpus: Corpus, row: number, text: number): Pick<Candidate, 'score' | 'part' | 'smaller'> {
  const { cosine, within, holding } = corpus.compare(row, text);
  const smaller = within >= holding ? 'row' : 'action';
  const [covered, covering] = [Math.max(within, holding), Math.min(within, holding)];
  const part = covered >= likelyPart && covered - covering > beyond;
  return { score: part ? covered : cosine, part, smaller };
}

/** The id of the inspection that a row names, by title or id; undefined where the register knows none so called. */
function inspectionReader({ inspections }: Register): (row: ExtractRow) => string | undefined {
  const plain = (text: string) => plainText(text).toLowerCase();
  const known = new Map(inspections.flatMap(({ id, title }) => [[plain(id), id] as const, [plain(title), id] as const]));
  return ({ inspection }) => known.get(plain(inspection ?? ''));
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

/** The surest first: what they take no longer rivals the rest, which are looked at again until nothing more is sure. */
function settled(found: readonly Candidate[], isFree: IsFree) {
  const ranked = [...found].sort((a, b) => b.score - a.score || a.row - b.row || a.action - b.action);
  const high = new Set<Candidate>();
  const gone = { row: new Set<number>(), action: new Set<number>(), wholeRow: new Set<number>(), wholeAction: new Set<number>() };
  let open = ranked.filter(({ row, action, part, smaller }) => {
    const free = isFree(row, action);
    return part ? free[smaller] : free.row && free.action;
  });
  for (let last = -1; high.size > last; ) {
    last = high.size;
    open = open.filter(({ row, action, part, smaller }) => {
      if (gone.row.has(row) || gone.action.has(action)) return false;
      const [rowHolds, actionHolds] = [part && smaller === 'action', part && smaller === 'row'];
      return (rowHolds || !gone.wholeRow.has(row)) && (actionHolds || !gone.wholeAction.has(action));
    });
    for (const one of sureAmong(open)) {
      high.add(one);
      if (!one.part || one.smaller === 'row') gone.row.add(one.row);
      else gone.wholeRow.add(one.row);
      if (!one.part || one.smaller === 'action') gone.action.add(one.action);
      else gone.wholeAction.add(one.action);
    }
  }
  return withPossible(ranked, high, isFree);
}

/**
 * What is best for its row and for its action, well ahead of the next for one of them at least; of a part, only for the one that
 * lies in the other. What is the same word for word has no rival in a part of it.
 */
function sureAmong(ranked: readonly Candidate[]): readonly Candidate[] {
  const [all, wholes] = [leadsAmong(ranked), leadsAmong(ranked.filter(({ part }) => !part))];
  return ranked.filter((one) => {
    const { row, action } = (!one.part && one.score >= wordForWord ? wholes : all)(one);
    if (one.part) return one.score >= likelyPart && (one.smaller === 'row' ? row : action) >= leadOf(one.score);
    return (
      one.score >= (one.sameInspection ? likelyWithin : likelyWhole) &&
      Math.max(row, action) >= leadOf(one.score) &&
      Math.min(row, action) >= leadOf(1)
    );
  });
}

/** How far a candidate is ahead of the next for its row, and for its action; below zero where it is not the first. */
function leadsAmong(ranked: readonly Candidate[]) {
  const leads = (of: (one: Candidate) => number) => {
    const tops = new Map<number, { readonly first: Candidate; second?: number }>();
    for (const one of ranked) {
      const top = tops.get(of(one));
      if (!top) tops.set(of(one), { first: one });
      else top.second ??= one.score;
    }
    return (one: Candidate): number => {
      const top = tops.get(of(one));
      return top?.first === one ? one.score - (top.second ?? 0) : -1;
    };
  };
  const [ofRow, ofAction] = [leads(({ row }) => row), leads(({ action }) => action)];
  return (one: Candidate) => ({ row: ofRow(one), action: ofAction(one) });
}

/** With the sure ones, the best that is left for whatever row or action is in none of them. */
function withPossible(
  ranked: readonly Candidate[],
  high: ReadonlySet<Candidate>,
  isFree: IsFree,
): readonly (Candidate & Pick<Suggestion, 'level'>)[] {
  const told = { row: new Set([...high].map(({ row }) => row)), action: new Set([...high].map(({ action }) => action)) };
  return ranked.flatMap((one): readonly (Candidate & Pick<Suggestion, 'level'>)[] => {
    if (high.has(one)) return [{ ...one, level: 'high' }];
    const free = isFree(one.row, one.action);
    if (!(free.row && !told.row.has(one.row)) && !(free.action && !told.action.has(one.action))) return [];
    told.row.add(one.row);
    told.action.add(one.action);
    return [{ ...one, level: 'possible' }];
  });
}
