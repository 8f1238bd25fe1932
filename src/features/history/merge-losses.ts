/** What a merge lost of either side: each side's own changes were judged where they were made. */

import {
  ancestorsOf,
  type CommitHistory,
  type LooseAction,
  type LooseEvent,
  lastCommon,
  looseAction,
  type RecordedCommit,
  type RecordVersion,
  type versionsOf,
} from '../../domain/commit-history.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { actionIdOf, fileOf, isAssessmentFile, isRecordFile } from '../../domain/records/record-paths.ts';
import { amended, type Rewriting, rewritings } from './correction-check.ts';
import { judgementsLost } from './judgements-lost.ts';
import { underNames } from './renaming.ts';
import type { Judged, Tampering } from './tampering.ts';

/** One record at a merge: in each parent, at the last commit they share, and as it came out. */
interface Meeting {
  readonly file: string;
  readonly base: RecordVersion | undefined;
  /** As the commits that all parents share had it: what one side took away of it was taken away there. */
  readonly shared: readonly RecordVersion[];
  readonly sides: readonly (RecordVersion | undefined)[];
  readonly result: RecordVersion | undefined;
  readonly names: ReadonlyMap<string, string>;
}

type Losses = Pick<Judged, 'tamperings' | 'settles'>;

export function mergeLosses(chronicle: CommitHistory, versions: ReturnType<typeof versionsOf>) {
  const { byId } = versions;
  const order = new Map(chronicle.commits.map(({ commit }, index) => [commit, index]));
  return (merge: RecordedCommit): Losses => {
    const [first = '', ...others] = merge.parents;
    const base = others
      .map((other) => lastCommon(byId, order, first, other))
      .find((one) => one !== undefined);
    const lines = merge.parents.map((parent) => ancestorsOf(byId, parent));
    const isShared = (commit: string) => lines.every((line) => line.has(commit));
    const changed = new Set(merge.against.flatMap((changes) => changes.map(({ file }) => file)));
    const files = [...changed].filter((file) => isRecordFile(file)).sort();
    const names = renamedBy(files, (file) => versions.at(merge.commit, file));
    const meetings = files
      .filter((file) => !names.has(actionIdOf(file) ?? ''))
      .map((file): Meeting => {
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
    return { tamperings: meetings.flatMap(lossesIn), settles: meetings.some(settles) };
  };
}

/** Ids that stand under `formerly` in what came out, and whose own files did not. */
function renamedBy(
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

function lossesIn(meeting: Meeting): readonly Tampering[] {
  const { file, shared, sides, result, names } = meeting;
  if (result === undefined) {
    const takenAway = shared.length > 0 && sides.includes(undefined);
    const nobodys = takenAway || sides.every((side) => side === undefined);
    return nobodys ? [] : [{ code: 'record-deleted', file, field: null, was: '', is: null }];
  }
  if (isAssessmentFile(file)) return judgementsLostIn(meeting);
  const read = (version: RecordVersion | undefined) => {
    const action = actionIdOf(file) === undefined ? undefined : looseAction(version);
    return action && underNames(action, names);
  };
  const after = read(result);
  if (!after) return [];
  const known = sides.flatMap((side) => read(side) ?? []);
  const before = shared.flatMap((version) => read(version) ?? []);
  return [
    ...eventsLost(file, before, known, after),
    ...eventsMoved(file, known, after),
    ...factsReverted(file, read(meeting.base), known, after),
  ];
}

/** Judgements of a side that did not come out, and that no other side had taken away. */
const judgementsLostIn = ({ file, shared, sides, result, names }: Meeting): readonly Tampering[] =>
  sides.flatMap((side) =>
    judgementsLost(file, side?.data, result?.data, names).filter(
      ({ was }) =>
        !shared.some((version) =>
          sides.some((other) =>
            judgementsLost(file, version.data, other?.data, names).some((one) => one.was === was),
          ),
        ),
    ),
  );

const has = ({ history }: LooseAction, event: LooseEvent) => history.some((other) => deepEqual(other, event));

/** Events of a side that did not come out, and that no other side had taken away. */
function eventsLost(
  file: string,
  shared: readonly LooseAction[],
  sides: readonly LooseAction[],
  after: LooseAction,
): readonly Tampering[] {
  const told = new Set<string>();
  return sides.flatMap(({ history }) =>
    history.flatMap((event, index): readonly Tampering[] => {
      const takenAway =
        shared.some((version) => has(version, event)) && !sides.every((side) => has(side, event));
      const key = JSON.stringify(event);
      if (has(after, event) || takenAway || told.has(key)) return [];
      told.add(key);
      const was = `${event.on} ${event.event}`;
      return [{ code: 'event-removed', file, field: `history[${index}]`, was, is: null }];
    }),
  );
}

/** Events that every side had in another order. */
function eventsMoved(file: string, sides: readonly LooseAction[], after: LooseAction): readonly Tampering[] {
  const moved = sides.map((side) =>
    amended(side, after).filter(({ field, is }) => {
      const event = side.history[Number(/^history\[(\d+)\]$/.exec(field)?.[1])];
      return is === null && event !== undefined && has(after, event);
    }),
  );
  const [first = []] = moved;
  if (moved.some((those) => those.length === 0)) return [];
  return first.map(({ owned: _, ...one }) => ({ code: 'events-reordered', file, ...one }));
}

/** Facts that are as on no side that had changed them, or as on no side at all. */
function factsReverted(
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
          ? amended(base, side)
              .filter(isFact)
              .map(({ field }) => field)
          : [],
      ),
  );
  const differs = sides.map((side) => rewritings(side, after).filter(isFact));
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

/** Whether it closed or submitted what no side had. */
const settles = ({ sides, result }: Meeting): boolean =>
  (looseAction(result)?.history ?? []).some(
    (event) =>
      (event.event === 'closed' || event.event === 'submitted') &&
      !sides.some((side) => {
        const action = looseAction(side);
        return action !== undefined && has(action, event);
      }),
  );
