/** Carries out what was decided, on the texts: ours with what is taken of theirs, and the same with theirs where both contradict. */
import type { Path } from '../../domain/finding.ts';
import { parseYaml } from '../../storage/yaml/parse-yaml.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import {
  addItem,
  copyItem,
  copyKey,
  type Donor,
  removeEntry,
  type Value,
} from '../../storage/yaml-edit/edit.ts';
import { indexNamed, namesIn } from './item-keys.ts';
import type { Entry } from './merge-histories.ts';
import { eventsWords, type Plan, placeOf, type Steps, type Take, type UnitedHistory } from './merge-plan.ts';

/** What contradicts, in words, and where each side's text says it. */
export interface Reason {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  readonly mine: readonly Path[];
  readonly yours: readonly Path[];
}

export interface CarriedOut {
  /** All that is agreed, with our side of what is not. */
  readonly mine: string;
  /** All that is agreed, with their side of what is not. */
  readonly yours: string;
  readonly reasons: readonly Reason[];
}

export function carriedOut(ours: string, stock: Donor, { takes, clashes, histories }: Plan): CarriedOut {
  const taken = takes.reduce((text, take) => withTake(text, stock, take), ours);
  const mine = histories.reduce((text, history) => withEvents(text, stock, history), taken);
  const swapped = histories.reduce((text, history) => withTheirEvents(text, stock, history), mine);
  const yours = clashes.reduce((text, { take }) => withTake(text, stock, take), swapped);
  const places = { mine: dataOf(mine), yours: dataOf(yours) };
  const reasons = [
    ...clashes.map(({ what, ours: one, theirs: other, take }) => ({
      ...{ what, ours: one, theirs: other },
      mine: [placeOf(places.mine, take.at)].filter((place) => place !== undefined),
      yours: [placeOf(places.yours, take.at)].filter((place) => place !== undefined),
    })),
    ...histories.flatMap((history) => reasonsOf(history, places)),
  ];
  return { mine, yours, reasons };
}

const dataOf = (text: string) => parseYaml(text.replace(/^\ufeff/, '')).data as Value | undefined;

function withTake(text: string, stock: Donor, take: Take): string {
  const [here, there] = [dataOf(text), stock.from.data as Value];
  const above = take.at.slice(0, -1);
  const [ours, theirs] = [placeOf(here, take.at), placeOf(there, take.at)];
  if (take.take === 'words') {
    const list = ours ?? [];
    const dropped = take.drop.reduce<string>((held, word) => {
      const at = (valueAt(dataOf(held), list) as readonly Value[]).indexOf(word);
      return removeEntry(held, [...list, at]);
    }, text);
    return take.add.reduce<string>((held, word) => addItem(held, list, word), dropped);
  }
  if (!theirs) return ours ? removeEntry(text, ours) : text;
  const parent = placeOf(here, above) ?? [];
  if (take.take === 'key')
    return copyKey(text, { path: [...parent, String(take.at.at(-1))], after: take.after }, stock, theirs);
  const names = namesIn((valueAt(here, parent) ?? []) as readonly Value[]) ?? [];
  const last = names.findLastIndex((name) => indexNamed(take.after, name) >= 0);
  return copyItem(text, { path: parent, index: last + 1 }, stock, theirs);
}

const contradicting = ({ contradictions }: UnitedHistory, side: 'ours' | 'theirs'): ReadonlySet<Entry> =>
  new Set(contradictions.flatMap((one) => one[side]));

/** Puts in what only they have and nothing contradicts; takes out what they corrected. */
function withEvents(text: string, stock: Donor, history: UnitedHistory): string {
  const not = contradicting(history, 'theirs');
  const put = grafted(
    text,
    stock,
    history,
    (entry) => !not.has(entry),
    (entry) => entry.ours !== undefined,
  );
  const state = history.entries.filter((entry) => !not.has(entry));
  return without(put, history.at, state, ({ gone }) => gone === true);
}

/** Exchanges our side of each contradiction for theirs. */
function withTheirEvents(text: string, stock: Donor, history: UnitedHistory): string {
  const [ours, theirs] = [contradicting(history, 'ours'), contradicting(history, 'theirs')];
  const state = { ...history, entries: history.entries.filter(({ gone }) => !gone) };
  const put = grafted(
    text,
    stock,
    state,
    (entry) => theirs.has(entry),
    (entry) => !theirs.has(entry),
  );
  return without(put, history.at, state.entries, (entry) => ours.has(entry));
}

function grafted(
  text: string,
  stock: Donor,
  { at, entries }: UnitedHistory,
  wanted: (entry: Entry) => boolean,
  there: (entry: Entry) => boolean,
): string {
  const from = placeOf(stock.from.data as Value, at);
  let [held, index] = [text, 0];
  for (const entry of entries) {
    if (there(entry)) index++;
    else if (wanted(entry) && from && entry.theirs !== undefined)
      held = copyItem(held, { path: listIn(held, at), index: index++ }, stock, [...from, entry.theirs]);
  }
  return held;
}

function without(
  text: string,
  at: Steps,
  entries: readonly Entry[],
  goes: (entry: Entry) => boolean,
): string {
  return entries.reduceRight(
    (held, entry, index) => (goes(entry) ? removeEntry(held, [...listIn(held, at), index]) : held),
    text,
  );
}

/** Where a history stands; it may not be there yet. */
const listIn = (text: string, at: Steps): Path => {
  const data = dataOf(text);
  return placeOf(data, at) ?? [...(placeOf(data, at.slice(0, -1)) ?? []), 'history'];
};

function reasonsOf(
  history: UnitedHistory,
  { mine, yours }: Readonly<Record<'mine' | 'yours', Value | undefined>>,
): readonly Reason[] {
  const state = history.entries.filter(({ gone }) => !gone);
  const placesIn = (data: Value | undefined, side: 'ours' | 'theirs', of: readonly Entry[]) => {
    const other = contradicting(history, side === 'ours' ? 'theirs' : 'ours');
    const left = state.filter((entry) => !other.has(entry));
    return of.map((entry) => [...(placeOf(data, history.at) ?? []), left.indexOf(entry)]);
  };
  return history.contradictions.map(({ ours, theirs, what }) => ({
    what,
    ours: eventsWords(ours),
    theirs: eventsWords(theirs),
    mine: placesIn(mine, 'ours', ours),
    yours: placesIn(yours, 'theirs', theirs),
  }));
}
