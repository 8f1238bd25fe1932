/** Finds what a merge lost of either side; each side's own changes are assessed at the commits that made them. */

import { hasEvent, type LooseAction, looseAction, type RecordVersion } from '../../domain/commit-history.ts';
import { actionIdFromFile, isAssessmentFile } from '../../domain/records/record-paths.ts';
import type { Rewriting } from './changed-fields.ts';
import type { RecordMerge } from './commit-records.ts';
import { findRewritings, findUncorrected } from './find-rewritings.ts';
import { lostJudgements } from './lost-judgements.ts';
import { withNewIds } from './renamed-actions.ts';
import type { Tampering } from './schema.ts';

/** What the result of a merge lost of one record. */
export function findMergeLosses(merge: RecordMerge): readonly Tampering[] {
  const { file, sharedVersions, sides, names } = merge;
  if (merge.result === undefined) {
    const isDeletedBySide =
      sides.every((side) => side === undefined) || (sharedVersions.length > 0 && sides.includes(undefined));
    return isDeletedBySide ? [] : [{ code: 'record-deleted', file, field: null, was: '', is: null }];
  }
  if (isAssessmentFile(file)) return judgementLosses(merge);
  const actionsOf = (versions: readonly (RecordVersion | undefined)[]) =>
    versions.flatMap((version) => {
      const action = actionIdFromFile(file) === undefined ? undefined : looseAction(version);
      return action ? [withNewIds(action, names)] : [];
    });
  const [result] = actionsOf([merge.result]);
  if (!result) return [];
  const [base] = actionsOf([merge.base]);
  const versions = { base, sharedActions: actionsOf(sharedVersions), sides: actionsOf(sides), result };
  return [...lostEvents(versions), ...reorderedEvents(versions), ...revertedFacts(versions)].map(
    ({ code, ...loss }): Tampering => ({ code, file, ...loss }),
  );
}

/** The versions of an action at a merge. */
interface ActionVersions {
  readonly base: LooseAction | undefined;
  readonly sharedActions: readonly LooseAction[];
  readonly sides: readonly LooseAction[];
  readonly result: LooseAction;
}

/** A loss, in the record that the merge is about. */
type Loss = Omit<Tampering, 'file'>;

/** Judgements of a side that the result does not have and no other side removed. */
const judgementLosses = ({ file, sharedVersions, sides, result, names }: RecordMerge): readonly Tampering[] =>
  sides.flatMap((side) =>
    lostJudgements(file, side?.data, result?.data, names).filter(
      ({ was }) =>
        !sharedVersions.some((version) =>
          sides.some((otherSide) =>
            lostJudgements(file, version.data, otherSide?.data, names).some((loss) => loss.was === was),
          ),
        ),
    ),
  );

/** Events of a side that the result does not have and no other side removed. */
function lostEvents({ sharedActions, sides, result }: ActionVersions): readonly Loss[] {
  const reportedKeys = new Set<string>();
  return sides.flatMap(({ history }) =>
    history.flatMap((event, index): readonly Loss[] => {
      const isRemovedBySide =
        sharedActions.some((version) => hasEvent(version, event)) &&
        !sides.every((side) => hasEvent(side, event));
      const key = JSON.stringify(event);
      if (hasEvent(result, event) || isRemovedBySide || reportedKeys.has(key)) return [];
      reportedKeys.add(key);
      const was = `${event.on} ${event.event}`;
      return [{ code: 'event-removed', field: `history[${index}]`, was, is: null }];
    }),
  );
}

/** Events that every side has in another order. */
function reorderedEvents({ sides, result }: ActionVersions): readonly Loss[] {
  const movedEvents = sides.map((side) =>
    findRewritings(side, result).filter(({ field, is }) => {
      const event = side.history[Number(/^history\[(\d+)\]$/.exec(field)?.[1])];
      return is === null && event !== undefined && hasEvent(result, event);
    }),
  );
  const [first = []] = movedEvents;
  if (movedEvents.some((events) => events.length === 0)) return [];
  return first.map(({ field, was, is }) => ({ code: 'events-reordered', field, was, is }));
}

/** Facts whose value in the result is that of no side, or only of a side that had not changed it. */
function revertedFacts({ base, sides, result }: ActionVersions): readonly Loss[] {
  const isFact = ({ field }: Rewriting) => !field.startsWith('history[');
  const changedFields = sides.map((side) => {
    const rewritings = base ? findRewritings(base, side).filter(isFact) : [];
    return new Set(rewritings.map(({ field }) => field));
  });
  const differencesBySide = sides.map((side) => findUncorrected(side, result).filter(isFact));
  const revertedFields = new Map<string, Loss>();
  for (const [index, facts] of differencesBySide.entries())
    for (const fact of facts) {
      const { field } = fact;
      const isFromSide = sides.some(
        (_, otherIndex) =>
          !differencesBySide[otherIndex]?.some((difference) => difference.field === field) &&
          (changedFields[otherIndex]?.has(field) || !changedFields[index]?.has(field)),
      );
      if (!isFromSide) revertedFields.set(field, { code: 'fact-changed', ...fact });
    }
  return [...revertedFields.values()];
}
