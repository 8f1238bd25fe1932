/** Finds the commit that recorded a closure submission. */

import { type CommitHistory, looseAction, type RecordVersion } from '../../domain/commit-history.ts';
import { actionIdFromFile } from '../../domain/records/record-paths.ts';

/**
 * The commit that recorded a batch: the first one after which an action was submitted in it, or the last one of the same day
 * that submitted further actions. A submission that was undone is ignored. Undefined if no commit submitted the batch.
 */
export function findSubmissionCommit({ commits }: CommitHistory, batch: string): string | undefined {
  const submittedIds = new Set<string>();
  let recordingCommit: { readonly commit: string; readonly day: string } | undefined;
  for (const { commit, day, changesByParent } of commits) {
    const changes = changesByParent.map((revisions) =>
      revisions.flatMap(({ file, before, after }) => {
        const id = actionIdFromFile(file);
        const [wasSubmitted, isSubmitted] = [isSubmittedIn(before, batch), isSubmittedIn(after, batch)];
        return id === undefined || wasSubmitted === isSubmitted ? [] : [{ id, isSubmitted }];
      }),
    );
    for (const { id, isSubmitted } of changes[0] ?? [])
      isSubmitted ? submittedIds.add(id) : submittedIds.delete(id);
    // A renamed action leaves under one id and returns under another; a merge adds nothing that a parent does not have.
    const addsActions = changes.every(
      (parent) =>
        parent.filter(({ isSubmitted }) => isSubmitted).length >
        parent.filter(({ isSubmitted }) => !isSubmitted).length,
    );
    if (addsActions && (recordingCommit === undefined || recordingCommit.day === day))
      recordingCommit = { commit, day };
    if (submittedIds.size === 0) recordingCommit = undefined;
  }
  return recordingCommit?.commit;
}

const isSubmittedIn = (version: RecordVersion | undefined, batch: string): boolean =>
  looseAction(version)?.history.some((event) => event.event === 'submitted' && event['batch'] === batch) ??
  false;
