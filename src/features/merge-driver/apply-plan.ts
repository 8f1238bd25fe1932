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
  const resolve = (mergedText: string, resolution: Resolution) =>
    applyResolution(mergedText, donor, resolution);
  const ourText = histories.reduce(
    (mergedText, history) => withTheirEvents(mergedText, donor, history),
    resolutions.reduce(resolve, text),
  );
  const theirText = conflicts.reduce(
    (mergedText, { resolution }) => resolve(mergedText, resolution),
    histories.reduce((mergedText, history) => withTheirConflicts(mergedText, donor, history), ourText),
  );
  const data = { ours: parseData(ourText), theirs: parseData(theirText) };
  const pathsIn = (side: Side, path: ItemPath) => {
    const matchingPath = findPath(data[side], path);
    return matchingPath ? [matchingPath] : [];
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
      { path: [...parent, String(path.at(-1))], siblingKeys: resolution.precedingKeys },
      donor,
      theirs,
    );
  const list = valueAt(data, parent);
  const keys = (isList(list) && itemKeys(list)) || [];
  const lastIndex = keys.findLastIndex((key) => indexOfItem(resolution.precedingKeys, key) >= 0);
  return copyItem(text, { path: parent, index: lastIndex + 1 }, donor, theirs);
}

function withWords(
  text: string,
  list: Path,
  { addedWords, removedWords }: Extract<Resolution, { kind: 'words' }>,
): string {
  const shortenedText = removedWords.reduce<string>((mergedText, word) => {
    const words = valueAt(parseData(mergedText), list);
    return removeEntry(mergedText, [...list, isList(words) ? words.indexOf(word) : -1]);
  }, text);
  return addedWords.reduce<string>((mergedText, word) => addItem(mergedText, list, word), shortenedText);
}

const theirData = (donor: Donor): Value | undefined => valueAt(donor.source.data, []);

const eventsInConflict = ({ conflicts }: MergedHistory, side: Side): ReadonlySet<MergedEvent> =>
  new Set(conflicts.flatMap((conflict) => conflict[side]));

/** Inserts the events that only they have, except those in conflict, and removes the events that they corrected. */
function withTheirEvents(text: string, donor: Donor, history: MergedHistory): string {
  const conflictingEvents = eventsInConflict(history, 'theirs');
  const textWithEvents = insertEvents(text, donor, {
    history,
    isPresent: (event) => event.ours !== undefined,
    isInserted: (event) => !conflictingEvents.has(event),
  });
  const events = history.events.filter((event) => !conflictingEvents.has(event));
  return removeEvents(textWithEvents, { ...history, events }, ({ isRemoved }) => isRemoved === true);
}

/** Replaces our side of each conflict with theirs. */
function withTheirConflicts(text: string, donor: Donor, mergedHistory: MergedHistory): string {
  const [ours, theirs] = [eventsInConflict(mergedHistory, 'ours'), eventsInConflict(mergedHistory, 'theirs')];
  const history = {
    ...mergedHistory,
    events: mergedHistory.events.filter(({ isRemoved }) => !isRemoved),
  };
  const textWithEvents = insertEvents(text, donor, {
    history,
    isPresent: (event) => !theirs.has(event),
    isInserted: (event) => theirs.has(event),
  });
  return removeEvents(textWithEvents, history, (event) => ours.has(event));
}

interface Insertion {
  readonly history: MergedHistory;
  /** Whether the text has an event already. */
  readonly isPresent: (event: MergedEvent) => boolean;
  readonly isInserted: (event: MergedEvent) => boolean;
}

function insertEvents(text: string, donor: Donor, { history, isPresent, isInserted }: Insertion): string {
  const theirHistory = findPath(theirData(donor), history.path);
  let [mergedText, index] = [text, 0];
  for (const event of history.events) {
    if (isPresent(event)) index++;
    else if (isInserted(event) && theirHistory && event.theirs !== undefined)
      mergedText = copyItem(mergedText, { path: historyPath(mergedText, history), index: index++ }, donor, [
        ...theirHistory,
        event.theirs,
      ]);
  }
  return mergedText;
}

const removeEvents = (
  text: string,
  history: MergedHistory,
  isRemoved: (event: MergedEvent) => boolean,
): string =>
  history.events.reduceRight(
    (mergedText, event, index) =>
      isRemoved(event) ? removeEntry(mergedText, [...historyPath(mergedText, history), index]) : mergedText,
    text,
  );

/** The path of a history in a text, also if the text does not have one yet. */
function historyPath(text: string, { path }: MergedHistory): Path {
  const data = parseData(text);
  return findPath(data, path) ?? [...(findPath(data, path.slice(0, -1)) ?? []), 'history'];
}

function historyConflicts(history: MergedHistory, data: BothSides<Value | undefined>): readonly Conflict[] {
  const presentEvents = history.events.filter(({ isRemoved }) => !isRemoved);
  const pathsIn = (side: Side, events: readonly MergedEvent[]) => {
    const opposingEvents = eventsInConflict(history, side === 'ours' ? 'theirs' : 'ours');
    const remainingEvents = presentEvents.filter((event) => !opposingEvents.has(event));
    return events.map((event) => [
      ...(findPath(data[side], history.path) ?? []),
      remainingEvents.indexOf(event),
    ]);
  };
  return history.conflicts.map(({ ours, theirs, what }) => ({
    what,
    summaries: { ours: describeEvents(ours), theirs: describeEvents(theirs) },
    paths: { ours: pathsIn('ours', ours), theirs: pathsIn('theirs', theirs) },
  }));
}

const describeEvents = (events: readonly MergedEvent[]): string =>
  events.length === 0 ? 'nothing' : events.map(({ event }) => describeEvent(event)).join('; ');
