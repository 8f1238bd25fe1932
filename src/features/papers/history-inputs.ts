/** Reads the parts of a paper that come from git: entries recorded late, records that were rewritten, and a submission as it was recorded. */

import type { CommandContext } from '../../app/command.ts';
import { compareBy } from '../../domain/collections.ts';
import { looseAction } from '../../domain/commit-history.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { isPublicEvent } from '../../domain/records/event.ts';
import type { Paper } from '../../domain/records/paper.ts';
import { actionIdFromFile, recordFile } from '../../domain/records/record-paths.ts';
import { indexById } from '../../domain/register.ts';
import { presentAcceptances } from '../history/acceptances.ts';
import { assessCommits } from '../history/assess-commits.ts';
import { buildAudit } from '../history/audit.ts';
import { findRenamedIds, lateEntries } from '../history/compare-commits.ts';
import { describeChanges } from '../history/describe-changes.ts';
import type { LateEntry } from '../history/schema.ts';
import { findSubmissionCommit } from '../history/submission-commit.ts';
import type { ReportContext } from './report-definition.ts';
import type { ReportRequest } from './report-request.ts';
import type { Contradiction } from './sections/data-quality.ts';
import { findRestatedActions, type RestatedChange } from './sections/restated-actions.ts';
import { type Restatement, restate } from './sections/restatement.ts';
import type { RecordedSubmission } from './sections/submission-letter.ts';

/**
 * Entries of the period before the last update that git did not yet have on the day of its meeting, as far as the paper may name them.
 * Empty if the paper is the first, or if nothing was recorded by then; the error gives the reason why git's history has no answer.
 */
export async function lateEntriesSince(
  { register, readRegisterOnDay }: CommandContext,
  { paper, register: visible }: ReportContext,
): Promise<Result<readonly LateEntry[], string>> {
  if (paper.since === undefined) return ok([]);
  const earlierReading = await readRegisterOnDay(meetingDay(register.papers, paper, paper.since));
  if (!earlierReading.ok) return earlierReading;
  if (earlierReading.value === undefined) return ok([]);
  const visibleActions = indexById(visible.actions);
  return ok(
    lateEntries(earlierReading.value.register, register, paper.since).filter(({ id, on, event }) =>
      visibleActions
        .get(id)
        ?.history.some(
          (entry) => entry.on === on && entry.event === event && (!visible.isPublic || isPublicEvent(entry)),
        ),
    ),
  );
}

/**
 * The figures of the last published paper that the register now counts differently: of the last paper of the same template up to
 * the day of the last update, as the register was recorded by the end of the day of its meeting (without a meeting, of its
 * figures). Null without such a paper, and where git had recorded nothing by then.
 */
export async function findRestatement(
  { register, readRegisterOnDay, openHistory }: CommandContext,
  { reportContext: { paper, register: visible }, admit }: ReportRequest,
): Promise<Restatement | null> {
  const { since } = paper;
  const previousPaper =
    since === undefined
      ? undefined
      : register.papers
          .filter(({ id, template, as_at: day }) => {
            return id !== paper.id && template === paper.template && day <= since;
          })
          .toSorted(compareBy(({ as_at: day }) => day))
          .at(-1);
  if (previousPaper === undefined) return null;
  const recordedBy = previousPaper.meeting ?? previousPaper.as_at;
  const recordedRegister = await readRegisterOnDay(recordedBy);
  if (!recordedRegister.ok || recordedRegister.value === undefined) return null;
  const earlierRegister = recordedRegister.value.register;
  const presentIds = new Set(register.actions.map(({ id }) => id));
  const newIds = findRenamedIds(earlierRegister, register);
  const removedActions = admit(earlierRegister).actions.filter(
    ({ id }) => !presentIds.has(newIds.get(id) ?? id),
  );
  const lastPaper = {
    ...previousPaper,
    recordedBy,
    register: earlierRegister,
    removedActions: removedActions,
    newIds,
  };
  const restatedChanges = findRestatedActions(lastPaper, register);
  if (restatedChanges.length === 0) return null;
  const files = restatedChanges.map(({ id }) => recordFile('action', id));
  const { commits } = await (await openHistory()).loadHistory({ files });
  const recordingDay = ({ id, changes }: RestatedChange) =>
    commits.findLast((commit) =>
      commit.changesByParent.some((revisions) =>
        revisions.some(
          ({ file, before, after }) =>
            file === recordFile('action', id) &&
            describeChanges(looseAction(before), looseAction(after)).some((change) =>
              changes.some(({ what, on, event }) => {
                return what === change.what && on === change.on && event === change.event;
              }),
            ),
        ),
      ),
    )?.day ?? null;
  const withDays = restatedChanges.map((entry) => ({ ...entry, recorded_on: recordingDay(entry) }));
  return restate(lastPaper, register, visible, withDays);
}

/** The day of the meeting of the last paper, whose figures are of the day `since`; `since` if no meeting is recorded. */
const meetingDay = (papers: readonly Paper[], { template }: Paper, since: string): string =>
  papers.find((paper) => paper.template === template && paper.as_at === since)?.meeting ?? since;

/**
 * The register as the commit of a closure submission recorded it, with the markings that its actions have now; null for a draft.
 * The error explains why the letter is read from the register as it is now.
 */
export async function findSubmission(
  { register, openHistory, readRegisterAtRevision }: CommandContext,
  { reportContext: { subject, ready }, admit }: ReportRequest,
): Promise<Result<RecordedSubmission | null, string>> {
  if (ready || subject === null) return ok(null);
  const history = await (await openHistory()).loadFullHistory();
  if (!history.ok) return fail(`The letter shows the register as it is now: ${history.error}`);
  const commit = history.value && findSubmissionCommit(history.value, subject);
  const recordedRegister = commit === undefined ? undefined : await readRegisterAtRevision(commit);
  if (recordedRegister && recordedRegister.rejectedFiles.length > 0)
    return fail(
      `The letter shows the register as it is now: ${recordedRegister.rejectedFiles.length} of the files that git recorded with the submission of \`${subject}\` cannot be read.`,
    );
  if (!recordedRegister?.register.batches.some(({ id }) => id === subject))
    return fail(
      `The letter shows the register as it is now: git has no commit that recorded the submission of \`${subject}\`.`,
    );
  const newIds = findRenamedIds(recordedRegister.register, register);
  const presentIds = indexById(register.actions);
  const actions = recordedRegister.register.actions.map((action) => {
    const { marking } = presentIds.get(newIds.get(action.id) ?? action.id) ?? action;
    return { ...action, marking };
  });
  return ok({
    commit: recordedRegister.commit,
    day: recordedRegister.day,
    register: admit({ ...recordedRegister.register, actions }),
    newIds,
  });
}

/** Findings about the clock of a commit: no record was rewritten, so a board has nothing to settle. */
const dateCodes: ReadonlySet<string> = new Set(['date-future', 'date-backwards']);

/** The findings of `audit` about actions that the paper may name; none without a repository. The error gives the reason why git's history has no answer. */
export async function auditFindings(
  { register, openHistory }: CommandContext,
  { register: visible }: ReportContext,
): Promise<Result<readonly Contradiction[], string>> {
  const { loadFullHistory, today } = await openHistory();
  const history = await loadFullHistory();
  if (!history.ok) return history;
  if (history.value === undefined) return ok([]);
  const visibleIds = new Set(visible.actions.map(({ id }) => id));
  const hiddenIds = new Set(register.actions.map(({ id }) => id).filter((id) => !visibleIds.has(id)));
  const { findings } = buildAudit(assessCommits(history.value), {
    today,
    acceptances: presentAcceptances(history.value),
  });
  return ok(
    findings
      .filter(({ code, file }) => !dateCodes.has(code) && !hiddenIds.has(actionIdFromFile(file ?? '') ?? ''))
      .map(({ code, file, message, commit }) => {
        const shortCommit = commit?.slice(0, 8) ?? '';
        return { code, severity: 'error', file: file ?? shortCommit, message: `${message} (${shortCommit})` };
      }),
  );
}
