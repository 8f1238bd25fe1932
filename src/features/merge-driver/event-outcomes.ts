/** What became of a history on one branch: which events of the base stand there, which were altered or taken out, and who says so. */
import { canonicalJson, noValue, toText } from '../../domain/plain-data.ts';
import { diffLines } from '../../domain/text/line-diff.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';

export type History = readonly ValueMap[];

/** What became of an event of the base on a side. */
export type Fate =
  | { readonly altered: false; readonly at: number; readonly owned: false }
  | {
      readonly altered: true;
      /** Where it stands, altered; undefined where it is gone. */
      readonly at: number | undefined;
      /** Whether a correction, made on that side, says so. */
      readonly owned: boolean;
    };

export const dayOf = (event: ValueMap | undefined): string => String(event?.['on']);

/** Where each event of the base stands on a side as it was, were it in another order. */
export function keptIn(base: History, side: History): ReadonlyMap<number, number> {
  const kept = new Map<number, number>();
  const [was, is] = [base.map(canonicalJson), side.map(canonicalJson)];
  let [i, j] = [0, 0];
  for (const { mark } of diffLines(was, is)) {
    if (mark === ' ') kept.set(i, j);
    if (mark !== '+') i++;
    if (mark !== '-') j++;
  }
  const met = new Set(kept.values());
  for (const [index, event] of was.entries()) {
    if (kept.has(index)) continue;
    const at = is.findIndex((one, k) => one === event && !met.has(k));
    if (at < 0) continue;
    kept.set(index, at);
    met.add(at);
  }
  return kept;
}

/** What became of each event of the base; one that is gone may stand altered, where a correction says so or between its neighbours. */
export function fatesOf(
  base: History,
  side: History,
  kept: ReadonlyMap<number, number>,
  paired: ReadonlySet<number>,
): readonly Fate[] {
  const met = new Set([...kept.values(), ...paired]);
  const old = new Set(kept.values());
  const corrections = side.filter((event, at) => event['event'] === 'correction' && !old.has(at));
  return base.map((event, index) => {
    const at = kept.get(index);
    if (at !== undefined) return { at, altered: false, owned: false };
    const says = (is: ValueMap | undefined, place: number) =>
      corrections.find((one) => owns(one, event, is, [index, place]));
    const near = [...kept].sort(([a], [b]) => a - b);
    const from = near.findLast(([earlier]) => earlier < index)?.[1] ?? -1;
    const to = near.find(([later]) => later > index)?.[1] ?? side.length;
    const alike = side.flatMap((one, k) =>
      !met.has(k) && one['event'] === event['event'] && one['event'] !== 'correction' ? [{ one, k }] : [],
    );
    const twin = says(undefined, index)
      ? undefined
      : (alike.find(({ one, k }) => says(one, k)) ??
        alike.find(({ one, k }) => one['on'] === event['on'] && k > from && k < to));
    const correction = says(twin?.one, twin?.k ?? index);
    if (twin) met.add(twin.k);
    if (correction) corrections.splice(corrections.indexOf(correction), 1);
    return { at: twin?.k, altered: true, owned: correction !== undefined };
  });
}

/** Whether a correction is about an event: by what it says that it was, else by its place, then or now. */
function owns(
  { field, was: said }: ValueMap,
  was: ValueMap,
  is: ValueMap | undefined,
  places: readonly number[],
): boolean {
  const named = /^history\[(\d+)\](?:\.(\w+))?$/.exec(String(field));
  if (!named) return false;
  const [, place, key] = named;
  if ((key === undefined) !== (is === undefined)) return false;
  if (key !== undefined && canonicalJson(was[key]) === canonicalJson(is?.[key])) return false;
  if (said === undefined) return places.includes(Number(place));
  return said === (key === undefined ? `${dayOf(was)} ${String(was['event'])}` : told(was[key]));
}

/** A value as a correction tells it. */
const told = (value: Value | undefined): string => toText(value) || noValue;
