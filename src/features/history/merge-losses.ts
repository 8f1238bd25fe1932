/** Finds what a merge lost of either side; each side's own changes are assessed at the commits that made them. */

import {
  type CommitHistory,
  findAncestors,
  type indexVersions,
  type LooseAction,
  type LooseEvent,
  lastCommonCommit,
  looseAction,
  type RecordedCommit,
  type RecordVersion,
} from '../../domain/commit-history.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { actionIdOf, fileOf, isAssessmentFile, isRecordFile } from '../../domain/records/record-paths.ts';
import type { Rewriting } from './changed-fields.ts';
import { findRewritings, findUncorrected } from './correction-check.ts';
import { lostJudgements } from './judgements-lost.ts';
import { withNewIds } from './renaming.ts';
import type { AssessedCommit, Tampering } from './tampering.ts';

/** One record at a merge: in each parent, at their last common commit, and in the result. */
interface RecordMerge {
  readonly file: string;
  readonly base: RecordVersion | undefined;
  /** Its versions at the commits that all parents share: what a side removed of them was removed by its own commits. */
  readonly shared: readonly RecordVersion[];
  readonly sides: readonly (RecordVersion | undefined)[];
  readonly result: RecordVersion | undefined;
  readonly names: ReadonlyMap<string, string>;
}

type Losses = Pick<AssessedCommit, 'tamperings' | 'settles'>;

export function findMergeLosses(history: CommitHistory, versions: ReturnType<typeof indexVersions>) {
  const { byId } = versions;
  const order = new Map(history.commits.map(({ commit }, index) => [commit, index]));
  return (merge: RecordedCommit): Losses => {
    const [first = '', ...others] = merge.parents;
    const base = others
      .map((other) => lastCommonCommit(byId, order, first, other))
      .find((one) => one !== undefined);
    const lines = merge.parents.map((parent) => findAncestors(byId, parent));
    const isShared = (commit: string) => lines.every((line) => line.has(commit));
    const changed = new Set(merge.changesByParent.flatMap((changes) => changes.map(({ file }) => file)));
    const files = [...changed].filter((file) => isRecordFile(file)).sort();
    const names = renamingsOf(files, (file) => versions.at(merge.commit, file));
    const meetings = files
      .filter((file) => !names.has(actionIdOf(file) ?? ''))
      .map((file): RecordMerge => {
        const called = [
          file,
          ...[...names].flatMap(([old, id]) => (actionIdOf(file) === id ? [fileOf('action', old)] : [])),
        ];
        const at = (commit: string | undefined) =>
          called.map((name) => versions.at(commit, name)).find((version) => version !== undefined);
        return {
          file,
          base: at(base),
          shared: called.flatMap((name) => versions.everyOf(name, isShared)),
          sides: merge.parents.map(at),
          result: versions.at(merge.commit, file),
          names,
        };
      });
    return { tamperings: meetings.flatMap(lossesIn), settles: meetings.some(closesOrSubmits) };
  };
}

/** Ids that the result has under `formerly` and not as files, old to new. */
function renamingsOf(
  files: readonly string[],
  came: (file: string) => RecordVersion | undefined,
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const file of files) {
    const id = actionIdOf(file);
    const formerly = looseAction(came(file))?.['formerly'];
    if (id === undefined || !Array.isArray(formerly)) continue;
    for (const old of formerly) if (came(fileOf('action', old)) === undefined) names.set(old, id);
  }
  return names;
}

function lossesIn(meeting: RecordMerge): readonly Tampering[] {
  const { file, shared, sides, result, names } = meeting;
  if (result === undefined) {
    const takenAway = shared.length > 0 && sides.includes(undefined);
    const nobodys = takenAway || sides.every((side) => side === undefined);
    return nobodys ? [] : [{ code: 'record-deleted', file, field: null, was: '', is: null }];
  }
  if (isAssessmentFile(file)) return judgementLosses(meeting);
  const read = (version: RecordVersion | undefined) => {
    const action = actionIdOf(file) === undefined ? undefined : looseAction(version);
    return action && withNewIds(action, names);
  };
  const after = read(result);
  if (!after) return [];
  const known = sides.flatMap((side) => read(side) ?? []);
  const before = shared.flatMap((version) => read(version) ?? []);
  return [
    ...lostEvents(file, before, known, after),
    ...reorderedEvents(file, known, after),
    ...revertedFacts(file, read(meeting.base), known, after),
  ];
}

/** Judgements of a side that the result does not have and no other side removed. */
const judgementLosses = ({ file, shared, sides, result, names }: RecordMerge): readonly Tampering[] =>
  sides.flatMap((side) =>
    lostJudgements(file, side?.data, result?.data, names).filter(
      ({ was }) =>
        !shared.some((version) =>
          sides.some((other) =>
            lostJudgements(file, version.data, other?.data, names).some((one) => one.was === was),
          ),
        ),
    ),
  );

const hasEvent = ({ history }: LooseAction, event: LooseEvent) =>
  history.some((other) => deepEqual(other, event));

/** Events of a side that the result does not have and no other side removed. */
function lostEvents(
  file: string,
  shared: readonly LooseAction[],
  sides: readonly LooseAction[],
  after: LooseAction,
): readonly Tampering[] {
  const told = new Set<string>();
  return sides.flatMap(({ history }) =>
    history.flatMap((event, index): readonly Tampering[] => {
      const takenAway =
        shared.some((version) => hasEvent(version, event)) && !sides.every((side) => hasEvent(side, event));
      const key = JSON.stringify(event);
      if (hasEvent(after, event) || takenAway || told.has(key)) return [];
      told.add(key);
      const was = `${event.on} ${event.event}`;
      return [{ code: 'event-removed', file, field: `history[${index}]`, was, is: null }];
    }),
  );
}

/** Events that every side has in another order. */
function reorderedEvents(
  file: string,
  sides: readonly LooseAction[],
  after: LooseAction,
): readonly Tampering[] {
  const moved = sides.map((side) =>
    findRewritings(side, after).filter(({ field, is }) => {
      const event = side.history[Number(/^history\[(\d+)\]$/.exec(field)?.[1])];
      return is === null && event !== undefined && hasEvent(after, event);
    }),
  );
  const [first = []] = moved;
  if (moved.some((those) => those.length === 0)) return [];
  return first.map(({ isCorrected: _, ...one }) => ({ code: 'events-reordered', file, ...one }));
}

/** Facts whose value in the result is that of no side, or only of a side that had not changed it. */
function revertedFacts(
  file: string,
  base: LooseAction | undefined,
  sides: readonly LooseAction[],
  after: LooseAction,
): readonly Tampering[] {
  const isFact = ({ field }: Rewriting) => !field.startsWith('history[');
  const changed = sides.map(
    (side) =>
      new Set(
        base
          ? findRewritings(base, side)
              .filter(isFact)
              .map(({ field }) => field)
          : [],
      ),
  );
  const differs = sides.map((side) => findUncorrected(side, after).filter(isFact));
  const told = new Map<string, Tampering>();
  for (const [nth, those] of differs.entries())
    for (const one of those) {
      const isAs = (other: number) => !differs[other]?.some(({ field }) => field === one.field);
      const others = sides.map((_, other) => other).filter((other) => other !== nth && isAs(other));
      const fromSide = others.some(
        (other) => changed[other]?.has(one.field) || !changed[nth]?.has(one.field),
      );
      if (!fromSide) told.set(one.field, { code: 'fact-changed', file, ...one });
    }
  return [...told.values()];
}

/** Whether the merge closed or submitted an action that no side had closed or submitted. */
const closesOrSubmits = ({ sides, result }: RecordMerge): boolean =>
  (looseAction(result)?.history ?? []).some(
    (event) =>
      (event.event === 'closed' || event.event === 'submitted') &&
      !sides.some((side) => {
        const action = looseAction(side);
        return action !== undefined && hasEvent(action, event);
      }),
  );
