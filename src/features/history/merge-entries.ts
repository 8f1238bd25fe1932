/** Compares the events of an action, or the judgements of a self-assessment, on each side of a merge with its result. */

import { looseAction, type RecordVersion } from '../../domain/commit-history.ts';
import { isMap } from '../../domain/plain-data.ts';
import { acceptancesFile, isAssessmentFile } from '../../domain/records/record-paths.ts';
import type { MergeSide, RecordMerge } from './commit-records.ts';
import { isSameEvent } from './find-rewritings.ts';
import { judgementsWithNewIds } from './lost-judgements.ts';
import type { OmittedFact } from './omitted-facts.ts';
import { listFacts, type RecordFact } from './record-facts.ts';
import { withNewIds } from './renamed-actions.ts';
import type { Tampering } from './schema.ts';

/** What the result of a merge left out of one record. */
export interface MergeLosses {
  readonly tamperings: readonly Tampering[];
  /** What a person left out to resolve a conflict. */
  readonly resolutions: readonly OmittedFact[];
}

/** The events of an action, or the judgements of a self-assessment. */
export const entriesOf = (
  file: string,
  version: RecordVersion | undefined,
  names: ReadonlyMap<string, string>,
): readonly RecordFact[] =>
  version === undefined
    ? []
    : listFacts({ id: version.id, data: dataWithNewIds(file, version, names) }).filter(
        ({ kind }) => kind === (file === acceptancesFile ? 'item' : 'entry'),
      );

function dataWithNewIds(file: string, version: RecordVersion, names: ReadonlyMap<string, string>): unknown {
  if (isAssessmentFile(file)) return judgementsWithNewIds(version.data, names);
  if (file === acceptancesFile) return version.data;
  const action = looseAction(version);
  return action && withNewIds(action, names);
}

/** The keys of the entries that a side ever had. */
export const keysOfRevisions = (
  file: string,
  { revisions }: MergeSide,
  names: ReadonlyMap<string, string>,
): ReadonlySet<string> =>
  new Set(revisions.flatMap(({ revision }) => entriesOf(file, revision.after, names).map(({ key }) => key)));

/** The fact, with the commit of its side that recorded it. */
export function omittedFact(
  file: string,
  fact: RecordFact,
  { revisions }: MergeSide,
  names: ReadonlyMap<string, string>,
): OmittedFact {
  const has = (version: RecordVersion | undefined) =>
    entriesOf(file, version, names).some(({ key }) => key === fact.key);
  const origin = revisions.find(({ revision }) => has(revision.after) && !has(revision.before));
  return { file, field: fact.field, was: fact.text, is: null, recordedBy: origin?.commit };
}

/** Entries of a side that the result does not have, and that no other side removed by its own commits. */
export function lostEntries({ file, sides, result, names }: RecordMerge): MergeLosses {
  const resultEntries = entriesOf(file, result, names);
  const resultKeys = new Set(resultEntries.map(({ key }) => key));
  const sidesWithEntries = sides.map((side) => {
    const entries = entriesOf(file, side.version, names);
    return { side, entries, keys: new Set(entries.map(({ key }) => key)) };
  });
  const inventedEntries = resultEntries.filter(({ key }) =>
    sidesWithEntries.every(({ keys }) => !keys.has(key)),
  );
  const tamperings: Tampering[] = [];
  const resolutions: OmittedFact[] = [];
  const reportedKeys = new Set<string>();
  for (const { side, entries } of sidesWithEntries)
    for (const entry of entries) {
      const { key, field, text } = entry;
      if (resultKeys.has(key) || reportedKeys.has(key)) continue;
      reportedKeys.add(key);
      const otherSides = sidesWithEntries.filter(({ keys }) => !keys.has(key)).map((other) => other.side);
      if (otherSides.some((other) => keysOfRevisions(file, other, names).has(key))) continue;
      const inventedEntry = inventedEntries.find(({ value }) => isSameEntry(file, value, entry.value));
      const isResolution = otherSides.some(({ isChanged }) => isChanged);
      if (isResolution && !inventedEntry) resolutions.push(omittedFact(file, entry, side, names));
      else
        tamperings.push({
          code: lossCode(file, isResolution ? 'event-altered' : 'event-removed'),
          ...{ file, field, was: text, is: isResolution ? (inventedEntry?.text ?? null) : null },
        });
    }
  return { tamperings, resolutions };
}

/** The code for a file's lost entry; an action has one of two. */
export const lossCode = (
  file: string,
  codeForAction: 'event-altered' | 'event-removed',
): Tampering['code'] => {
  if (file === acceptancesFile) return 'acceptance-changed';
  return isAssessmentFile(file) ? 'judgement-rewritten' : codeForAction;
};

/** Whether an entry that no side has is an altered form of another. */
function isSameEntry(file: string, entry: unknown, otherEntry: unknown): boolean {
  if (!isMap(entry) || !isMap(otherEntry)) return false;
  if (isAssessmentFile(file)) return entry['on'] === otherEntry['on'];
  if (file === acceptancesFile) return entry['finding'] === otherEntry['finding'];
  const [first, second] = [entry, otherEntry].map((value) => ({
    ...value,
    on: String(value['on']),
    event: String(value['event']),
  }));
  return first !== undefined && second !== undefined && isSameEvent(first, second);
}

/** Judgements that the result has in another order than a side. */
export const reorderedJudgements = ({ file, sides, result, names }: RecordMerge): readonly Tampering[] => {
  const resultKeys = entriesOf(file, result, names).map(({ key }) => key);
  return sides.flatMap(({ version }) => {
    let lastIndex = -1;
    return entriesOf(file, version, names).flatMap(({ key, field, text }): readonly Tampering[] => {
      const index = resultKeys.indexOf(key);
      const isMoved = index >= 0 && index < lastIndex;
      lastIndex = Math.max(lastIndex, index);
      return isMoved ? [{ code: 'judgement-rewritten', file, field, was: text, is: null }] : [];
    });
  });
};
