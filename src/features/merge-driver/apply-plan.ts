/** Applies a merge plan to our text: once with our side of every conflict, and once with theirs. */
import type { Path } from '../../domain/finding.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import {
  addItem,
  copyItem,
  copyKey,
  type Donor,
  removeEntry,
  type Value,
} from '../../storage/yaml-edit/edit.ts';
import { isList } from '../../storage/yaml-edit/write-value.ts';
import { describeEvent } from './describe-values.ts';
import type { MergedEvent } from './merge-events.ts';
import type { MergedHistory, MergePlan, Resolution } from './merge-plan.ts';
import {
  type BothSides,
  findPath,
  type ItemPath,
  indexOfItem,
  itemKeys,
  parseData,
  type Side,
} from './record-versions.ts';

/** A conflict in words, with the paths of its values in the text of each side. */
export interface Conflict {
  readonly what: string;
  readonly summaries: BothSides<string>;
  readonly paths: BothSides<readonly Path[]>;
}

/** The merged text with each side of the conflicts. */
export interface AppliedPlan extends BothSides<string> {
  readonly conflicts: readonly Conflict[];
}

/** Both merged texts; they are equal if nothing conflicts. `donor` is their text. */
export function applyPlan(
  text: string,
  donor: Donor,
  { resolutions, conflicts, histories }: MergePlan,
): AppliedPlan {
  const resolve = (merged: string, resolution: Resolution) => applyResolution(merged, donor, resolution);
  const ourText = histories.reduce(
    (merged, history) => withTheirEvents(merged, donor, history),
    resolutions.reduce(resolve, text),
  );
  const theirText = conflicts.reduce(
    (merged, { resolution }) => resolve(merged, resolution),
    histories.reduce((merged, history) => withTheirConflicts(merged, donor, history), ourText),
  );
  const data = { ours: parseData(ourText), theirs: parseData(theirText) };
  const pathsIn = (side: Side, path: ItemPath) => {
    const match = findPath(data[side], path);
    return match ? [match] : [];
  };
  return {
    ours: ourText,
    theirs: theirText,
    conflicts: [
      ...conflicts.map(({ what, resolution: { path }, ...summaries }) => ({
        ...{ what, summaries },
        paths: { ours: pathsIn('ours', path), theirs: pathsIn('theirs', path) },
      })),
      ...histories.flatMap((history) => historyConflicts(history, data)),
    ],
  };
}

function applyResolution(text: string, donor: Donor, resolution: Resolution): string {
  const { kind, path } = resolution;
  const data = parseData(text);
  const [ours, theirs] = [findPath(data, path), findPath(theirData(donor), path)];
  if (kind === 'words') return withWords(text, ours ?? [], resolution);
  if (!theirs) return ours ? removeEntry(text, ours) : text;
  const parent = findPath(data, path.slice(0, -1)) ?? [];
  if (kind === 'key')
    return copyKey(
      text,
      { path: [...parent, String(path.at(-1))], siblingKeys: resolution.after },
      donor,
      theirs,
    );
  const list = valueAt(data, parent);
  const keys = (isList(list) && itemKeys(list)) || [];
  const last = keys.findLastIndex((key) => indexOfItem(resolution.after, key) >= 0);
  return copyItem(text, { path: parent, index: last + 1 }, donor, theirs);
}

function withWords(
  text: string,
  list: Path,
  { added, removed }: Extract<Resolution, { kind: 'words' }>,
): string {
  const without = removed.reduce<string>((merged, word) => {
    const words = valueAt(parseData(merged), list);
    return removeEntry(merged, [...list, isList(words) ? words.indexOf(word) : -1]);
  }, text);
  return added.reduce<string>((merged, word) => addItem(merged, list, word), without);
}

const theirData = (donor: Donor): Value | undefined => valueAt(donor.source.data, []);

const inConflict = ({ conflicts }: MergedHistory, side: Side): ReadonlySet<MergedEvent> =>
  new Set(conflicts.flatMap((conflict) => conflict[side]));

/** Inserts the events that only they have, except those in conflict, and removes the events that they corrected. */
function withTheirEvents(text: string, donor: Donor, history: MergedHistory): string {
  const conflicting = inConflict(history, 'theirs');
  const inserted = insertEvents(text, donor, {
    history,
    isPresent: (event) => event.ours !== undefined,
    isInserted: (event) => !conflicting.has(event),
  });
  const events = history.events.filter((event) => !conflicting.has(event));
  return removeEvents(inserted, { ...history, events }, ({ removed }) => removed === true);
}

/** Replaces our side of each conflict with theirs. */
function withTheirConflicts(text: string, donor: Donor, merged: MergedHistory): string {
  const [ours, theirs] = [inConflict(merged, 'ours'), inConflict(merged, 'theirs')];
  const history = { ...merged, events: merged.events.filter(({ removed }) => !removed) };
  const inserted = insertEvents(text, donor, {
    history,
    isPresent: (event) => !theirs.has(event),
    isInserted: (event) => theirs.has(event),
  });
  return removeEvents(inserted, history, (event) => ours.has(event));
}

interface Insertion {
  readonly history: MergedHistory;
  /** Whether the text has an event already. */
  readonly isPresent: (event: MergedEvent) => boolean;
  readonly isInserted: (event: MergedEvent) => boolean;
}

function insertEvents(text: string, donor: Donor, { history, isPresent, isInserted }: Insertion): string {
  const theirHistory = findPath(theirData(donor), history.path);
  let [merged, index] = [text, 0];
  for (const event of history.events) {
    if (isPresent(event)) index++;
    else if (isInserted(event) && theirHistory && event.theirs !== undefined)
      merged = copyItem(merged, { path: historyPath(merged, history), index: index++ }, donor, [
        ...theirHistory,
        event.theirs,
      ]);
  }
  return merged;
}

const removeEvents = (
  text: string,
  history: MergedHistory,
  isRemoved: (event: MergedEvent) => boolean,
): string =>
  history.events.reduceRight(
    (merged, event, index) =>
      isRemoved(event) ? removeEntry(merged, [...historyPath(merged, history), index]) : merged,
    text,
  );

/** The path of a history in a text, also if the text does not have one yet. */
function historyPath(text: string, { path }: MergedHistory): Path {
  const data = parseData(text);
  return findPath(data, path) ?? [...(findPath(data, path.slice(0, -1)) ?? []), 'history'];
}

function historyConflicts(history: MergedHistory, data: BothSides<Value | undefined>): readonly Conflict[] {
  const present = history.events.filter(({ removed }) => !removed);
  const pathsIn = (side: Side, events: readonly MergedEvent[]) => {
    const other = inConflict(history, side === 'ours' ? 'theirs' : 'ours');
    const remaining = present.filter((event) => !other.has(event));
    return events.map((event) => [...(findPath(data[side], history.path) ?? []), remaining.indexOf(event)]);
  };
  return history.conflicts.map(({ ours, theirs, what }) => ({
    what,
    summaries: { ours: describeEvents(ours), theirs: describeEvents(theirs) },
    paths: { ours: pathsIn('ours', ours), theirs: pathsIn('theirs', theirs) },
  }));
}

const describeEvents = (events: readonly MergedEvent[]): string =>
  events.length === 0 ? 'nothing' : events.map(({ event }) => describeEvent(event)).join('; ');
