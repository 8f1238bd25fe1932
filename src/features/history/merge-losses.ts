/** Finds what a merge left out of either side: openly, where both sides had changed the record, or without a reason. Each side's own changes are assessed at the commits that made them. */

import { type LooseAction, looseAction, type RecordVersion } from '../../domain/commit-history.ts';
import { deepEqual } from '../../domain/plain-data.ts';
import { acceptancesFile, actionIdFromFile, isAssessmentFile } from '../../domain/records/record-paths.ts';
import type { Rewriting } from './changed-fields.ts';
import type { MergeSide, RecordMerge } from './commit-records.ts';
import { findRewritings, findUncorrected } from './find-rewritings.ts';
import {
  entriesOf,
  keysOfRevisions,
  lossCode,
  lostEntries,
  type MergeLosses,
  omittedFact,
  reorderedJudgements,
} from './merge-entries.ts';
import type { OmittedFact } from './omitted-facts.ts';
import { titleOf } from './record-facts.ts';
import { withNewIds } from './renamed-actions.ts';
import type { Tampering } from './schema.ts';

const noLosses: MergeLosses = { tamperings: [], resolutions: [] };

/** What the result of a merge left out of one record. Where the sides share no commit, no change of both explains a loss. */
export function findMergeLosses(merge: RecordMerge): MergeLosses {
  const losses = lossesOf(merge);
  if (merge.bases.length > 0) return losses;
  const unexplainedLosses = losses.resolutions.map(({ file, field, was, is }): Tampering => {
    return { code: codeOfLoss(file, field), file, field, was, is };
  });
  return { tamperings: [...losses.tamperings, ...unexplainedLosses], resolutions: [] };
}

function codeOfLoss(file: string, field: string | null): Tampering['code'] {
  if (field === null) return 'record-deleted';
  return actionIdFromFile(file) !== undefined && !/^history\[\d+\]$/.test(field)
    ? 'fact-changed'
    : lossCode(file, 'event-removed');
}

function lossesOf(merge: RecordMerge): MergeLosses {
  const { file, sides, result } = merge;
  if (result === undefined) return lossesByDeletion(merge);
  const isAction = actionIdFromFile(file) !== undefined;
  if (!isAction && !isAssessmentFile(file) && file !== acceptancesFile) return noLosses;
  const resultAction = looseAction(result);
  if (isAction && !resultAction) return noLosses;
  const entries = lostEntries(merge);
  if (!resultAction || !isAction)
    return isAssessmentFile(file)
      ? { ...entries, tamperings: [...entries.tamperings, ...reorderedJudgements(merge)] }
      : entries;
  const actionOf = (version: RecordVersion | undefined) => {
    const action = looseAction(version);
    return action && withNewIds(action, merge.names);
  };
  const actions = {
    result: resultAction,
    bases: merge.bases.flatMap((base) => actionOf(base) ?? []),
    sides: sides.flatMap((side) => {
      const action = actionOf(side.version);
      return action ? [{ action, side }] : [];
    }),
  };
  const facts = lostFacts(file, actions);
  return {
    tamperings: [...entries.tamperings, ...reorderedEvents(file, actions), ...facts.tamperings],
    resolutions: [...entries.resolutions, ...facts.resolutions],
  };
}

/** A record that the merge does not have: a side may have deleted it itself; what the other side then recorded was left out. */
function lossesByDeletion(merge: RecordMerge): MergeLosses {
  const { file, sides, names } = merge;
  if (sides.every(({ version }) => version === undefined)) return noLosses;
  const deletingSide = sides.find(({ version, revisions }) => version === undefined && revisions.length > 0);
  if (!deletingSide)
    return { ...noLosses, tamperings: [{ code: 'record-deleted', file, field: null, was: '', is: null }] };
  const formerKeys = keysOfRevisions(file, deletingSide, names);
  return {
    tamperings: [],
    resolutions: sides.flatMap((side) =>
      side.isChanged && side.version
        ? [
            { file, field: null, was: titleOf(side.version), is: null, recordedBy: undefined },
            ...entriesOf(file, side.version, names)
              .filter(({ key }) => !formerKeys.has(key))
              .map((fact) => omittedFact(file, fact, side, names)),
          ]
        : [],
    ),
  };
}

/** The versions of an action at a merge. */
interface MergedActions {
  readonly result: LooseAction;
  readonly bases: readonly LooseAction[];
  readonly sides: readonly { readonly action: LooseAction; readonly side: MergeSide }[];
}

/** Events that every side has in another order. */
function reorderedEvents(file: string, { sides, result }: MergedActions): readonly Tampering[] {
  const movedEvents = sides.map(({ action }) =>
    findRewritings(action, result).filter(({ field, is }) => {
      const event = action.history[Number(/^history\[(\d+)\]$/.exec(field)?.[1])];
      return is === null && event !== undefined && result.history.some((other) => deepEqual(other, event));
    }),
  );
  const [first = []] = movedEvents;
  if (movedEvents.some((events) => events.length === 0)) return [];
  return first.map(({ field, was, is }) => ({ code: 'events-reordered', file, field, was, is }));
}

/** Facts whose value in the result is that of no side, or only of a side that had not changed it; and those left out for the value of another side. */
function lostFacts(file: string, { bases, sides, result }: MergedActions): MergeLosses {
  const isFact = ({ field }: Rewriting) => !field.startsWith('history[');
  const isChangedBy = (action: LooseAction, field: string) =>
    bases.every((base) => findRewritings(base, action).some((fact) => fact.field === field));
  const differencesBySide = sides.map(({ action }) => findUncorrected(action, result).filter(isFact));
  const tamperings = new Map<string, Tampering>();
  const resolutions: OmittedFact[] = [];
  for (const [index, facts] of differencesBySide.entries())
    for (const { field, was, is } of facts) {
      const current = sides[index];
      if (!current) continue;
      const isChanged = isChangedBy(current.action, field);
      const isFromSide = sides.some(
        ({ action }, otherIndex) =>
          !differencesBySide[otherIndex]?.some((difference) => difference.field === field) &&
          (!isChanged || isChangedBy(action, field)),
      );
      if (!isFromSide) tamperings.set(field, { code: 'fact-changed', file, field, was, is });
      else if (isChanged)
        resolutions.push({ file, field, was, is, recordedBy: lastChangeOf(field, current.side)?.commit });
    }
  return { tamperings: [...tamperings.values()], resolutions };
}

/** The last change of a fact by the commits of a side. */
const lastChangeOf = (field: string, { revisions }: MergeSide) => {
  const [name = ''] = field.split(/[.[]/);
  return revisions.findLast(
    ({ revision: { before, after } }) => !deepEqual(looseAction(before)?.[name], looseAction(after)?.[name]),
  );
};
