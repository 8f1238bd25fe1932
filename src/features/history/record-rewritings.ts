/** Finds what the change of one record rewrote of its past, and which events it inserted late. */

import { hasEvent, type LooseAction, type LooseEvent, looseAction } from '../../domain/commit-history.ts';
import {
  acceptancesFile,
  actionIdFromFile,
  isAssessmentFile,
  isRecordFile,
} from '../../domain/records/record-paths.ts';
import { lostAcceptances } from './acceptances.ts';
import type { Rewriting } from './changed-fields.ts';
import type { RecordPair } from './commit-records.ts';
import { findRewritings } from './find-rewritings.ts';
import { lostJudgements } from './lost-judgements.ts';
import { titleOf } from './record-facts.ts';
import { withNewIds } from './renamed-actions.ts';
import type { LateEntry, Tampering } from './schema.ts';

/** `isCorrected`: whether a `correction` explains it. */
type CheckedTampering = Tampering & { readonly isCorrected: boolean };

/** What a change rewrote of the past: removed, altered or moved facts, events and judgements. An entry of accepted.yaml that was put back since is not a loss. */
export function rewritingsIn(
  { file, before, after, names }: RecordPair,
  isRestoredAcceptance: (entry: unknown) => boolean,
): readonly CheckedTampering[] {
  if (before === undefined || !isRecordFile(file)) return [];
  if (file === acceptancesFile)
    return lostAcceptances(before, after, isRestoredAcceptance).map((loss) => ({
      ...loss,
      isCorrected: false,
    }));
  if (after === undefined)
    return [
      { code: 'record-deleted', file, field: null, was: titleOf(before), is: null, isCorrected: false },
    ];
  if (isAssessmentFile(file))
    return lostJudgements(file, before.data, after.data, names).map((loss) => ({
      ...loss,
      isCorrected: false,
    }));
  if (actionIdFromFile(file) === undefined) return [];
  const [formerAction, actionAfter] = [looseAction(before), looseAction(after)];
  if (!formerAction || !actionAfter) return [];
  const actionBefore = withNewIds(formerAction, names);
  return findRewritings(actionBefore, actionAfter).map((rewriting) => ({
    code: tamperingCode(rewriting, actionBefore, actionAfter),
    file,
    ...rewriting,
  }));
}

function tamperingCode(
  { field, is }: Rewriting,
  actionBefore: LooseAction,
  actionAfter: LooseAction,
): Tampering['code'] {
  const [, index] = /^history\[(\d+)\]/.exec(field) ?? [];
  if (index === undefined) return 'fact-changed';
  if (is !== null || field.includes('.')) return 'event-altered';
  const event = actionBefore.history[Number(index)];
  return event && hasEvent(actionAfter, event) ? 'events-reordered' : 'event-removed';
}

/** The events that a change inserted before events that were already recorded. */
export function lateEntriesIn({ file, before, after, names }: RecordPair): readonly LateEntry[] {
  const id = actionIdFromFile(file);
  const [formerAction, actionAfter] = [looseAction(before), looseAction(after)];
  if (id === undefined || !formerAction || !actionAfter) return [];
  const actionBefore = withNewIds(formerAction, names);
  // An event that replaces another of its day and name was corrected, and is not late.
  const removedEvents = actionBefore.history.filter((event) => !hasEvent(actionAfter, event));
  const isOld = (event: LooseEvent) =>
    hasEvent(actionBefore, event) ||
    removedEvents.some(({ on, event: name }) => on === event.on && name === event.event);
  const lastOldIndex = actionAfter.history.findLastIndex(isOld);
  return actionAfter.history
    .slice(0, Math.max(0, lastOldIndex))
    .filter((event) => !isOld(event))
    .map(({ on, event }) => ({ id, on, event }));
}
