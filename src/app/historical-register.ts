/** Reads the register as git recorded it: at a commit, or at the end of a day. */

import { formatDate } from '../domain/dates/calendar.ts';
import { fail, ok, type Result } from '../domain/errors.ts';
import { withCatFile } from '../storage/git/cat-file.ts';
import {
  type AtCommit,
  createCommitReading,
  findRegisterTree,
  readCommittedFiles,
  resolveCommit,
} from '../storage/git/files-at-commit.ts';
import type { GitLocation } from '../storage/git/git.ts';
import { GitError, IncompleteCloneError } from '../storage/git/git-error.ts';
import { assertHistoryReaches, listFirstParents } from '../storage/git/log.ts';
import { checkAnchors, readSignatures } from '../storage/git/verify-history.ts';
import { createCachedParser } from '../storage/parse-record.ts';
import type { Environment } from '../storage/process.ts';
import type { HistoricalRegister, RecordedHistory } from './command.ts';
import { readFileRevisions } from './file-revisions.ts';
import { loadCommitHistory, type ProgressStep } from './load-commit-history.ts';
import { loadFormerCommits } from './load-former-commits.ts';
import { openRegister } from './open-register.ts';

/** The commit that a name or the end of a day (YYYY-MM-DD) means. @throws GitError if there is none. */
export const requireCommit = (folder: string, env: Environment, revisionOrDay: string): Promise<AtCommit> =>
  resolveCommit({ folder, env }, revisionOrDay);

/** The note on standard error for an answer from an earlier commit. */
export const describeCommit = ({ commit, day }: AtCommit): string =>
  `As git recorded it in ${commit.slice(0, 8)}, of ${formatDate(day)}.`;

/** Returns a reader of the register at a commit or at the end of a day. */
export const createHistoricalReader =
  (folder: string, env: Environment, today: string) =>
  async (revisionOrDay: string): Promise<HistoricalRegister> => {
    const { commit, day, source } = await requireCommit(folder, env, revisionOrDay);
    const { register, rejectedFiles } = openRegister(source, today);
    return { commit, day, register, rejectedFiles };
  };

/** The register at the end of each day, with each content parsed once; undefined before the first commit. */
async function readRegistersOn(
  place: GitLocation,
  days: readonly string[],
  today: string,
  step: ProgressStep = () => undefined,
): Promise<readonly (HistoricalRegister | undefined)[]> {
  const firstParents = listFirstParents(place);
  const commits = days.map((day) => firstParents.find((entry) => entry.day <= day)?.commit);
  if (commits.includes(undefined))
    for (const day of days.slice(0, 1)) assertHistoryReaches(firstParents, day);
  const parseOnce = createCachedParser();
  const registers = new Map<string, HistoricalRegister>();
  await withCatFile(place, async (reader) => {
    const reading = createCommitReading(place);
    const distinctCommits = [...new Set(commits)];
    for (const [index, id] of distinctCommits.entries()) {
      step('Reading periods', index, distinctCommits.length);
      if (id === undefined) continue;
      // The commit may be older than the register.
      if ((await findRegisterTree(reader, id, reading)) === undefined) continue;
      const { commit, day, source } = await readCommittedFiles(reader, place, id, reading);
      const { register, rejectedFiles } = openRegister(source, today, { parse: parseOnce });
      registers.set(id, { commit, day, register, rejectedFiles });
    }
  });
  return commits.map((commit) => registers.get(commit ?? ''));
}

/** Returns a reader of the register at the end of a day: undefined if nothing was recorded by then; fails with a sentence if the clone is incomplete. */
export const createEndOfDayReader =
  (folder: string, env: Environment, today: string) =>
  (day: string): Promise<Result<HistoricalRegister | undefined, string>> =>
    tryReadGit(async () => (await readRegistersOn({ folder, env }, [day], today))[0]);

/** The result of reading from git; undefined if git fails. Fails with a sentence if the clone is incomplete. */
async function tryReadGit<Value>(read: () => Promise<Value>): Promise<Result<Value | undefined, string>> {
  try {
    return ok(await read());
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return error instanceof IncompleteCloneError ? fail(error.message) : ok(undefined);
  }
}

/** Returns the readers of the history. `resolveFile` makes the path of a file absolute. */
export const createHistoryReader = (
  place: GitLocation,
  resolveFile: (filePath: string) => string,
  today: string,
  step: ProgressStep,
): RecordedHistory => ({
  today,
  readRegistersOn: (days) => readRegistersOn(place, days, today, step),
  loadHistory: (query) => loadCommitHistory(place, query, step),
  loadFullHistory: () => tryReadGit(() => loadCommitHistory(place, {})),
  loadFormerCommits: () => loadFormerCommits(place),
  readFileRevisions: async (folder, revisionOrDay) =>
    readFileRevisions(
      place,
      folder,
      revisionOrDay === undefined ? undefined : (await resolveCommit(place, revisionOrDay)).commit,
    ),
  checkAnchors: (history, names) => checkAnchors(place, history, names),
  checkSignatures: async (signers, commits) => readSignatures(place, resolveFile(signers), commits),
});
