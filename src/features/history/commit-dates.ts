/** Finds the commits with a wrong date: in the future, or before the commit that they follow. */
import type { RecordedCommit } from '../../domain/commit-history.ts';
import { addDays } from '../../domain/dates/calendar.ts';

/** A wrong date, with the commit that shows it; undefined where today shows it. */
export interface DateFault {
  readonly code: 'date-future' | 'date-backwards';
  readonly otherCommit: RecordedCommit | undefined;
}

/** Clocks of two computers may differ by this many seconds. */
const clockTolerance = 3600;

/**
 * The wrong dates by the ids of their commits. Where a commit is dated before the one that it follows, either may be wrong: the
 * fewer commits are reported, and of two the one that is followed. `today` is YYYY-MM-DD, in any time zone.
 */
export function findDateFaults(
  commits: readonly RecordedCommit[],
  today: string,
): ReadonlyMap<string, DateFault> {
  const byId = new Map(commits.map((commit) => [commit.commit, commit]));
  const firstChildren = new Map<string, RecordedCommit>();
  for (const commit of commits)
    for (const parent of commit.parents) if (!firstChildren.has(parent)) firstChildren.set(parent, commit);
  // The last moment of today anywhere on earth.
  const endOfToday = Date.parse(`${addDays(today, 1)}T12:00:00Z`) / 1000;
  const faults = new Map<string, DateFault>();
  for (const { commit, seconds } of commits)
    if (seconds >= endOfToday) faults.set(commit, { code: 'date-future', otherCommit: undefined });
  for (const commit of commits) {
    if (faults.has(commit.commit)) continue;
    const isLater = (other: RecordedCommit) => other.seconds > commit.seconds + clockTolerance;
    for (const parent of commit.parents) {
      const laterCommits = lineOf(
        byId.get(parent),
        ({ parents }) => byId.get(parents[0] ?? ''),
        faults,
        isLater,
      );
      const [latestCommit] = laterCommits;
      if (!latestCommit) continue;
      const earlierSuccessors = lineOf(
        commit,
        (successor) => firstChildren.get(successor.commit),
        faults,
        (successor) => laterCommits.every((later) => later.seconds > successor.seconds + clockTolerance),
      );
      const isOneOutlier = laterCommits.length === 1 && latestCommit.parents.length > 0;
      if (commit.seconds > 0 && (isOneOutlier || earlierSuccessors.length > laterCommits.length))
        for (const later of laterCommits)
          faults.set(later.commit, { code: 'date-future', otherCommit: commit });
      else faults.set(commit.commit, { code: 'date-backwards', otherCommit: latestCommit });
    }
  }
  return faults;
}

/** The commits of a line, without those with a wrong date, up to the first that is not `isIncluded`. */
function lineOf(
  start: RecordedCommit | undefined,
  next: (commit: RecordedCommit) => RecordedCommit | undefined,
  faults: ReadonlyMap<string, DateFault>,
  isIncluded: (commit: RecordedCommit) => boolean,
): readonly RecordedCommit[] {
  const line: RecordedCommit[] = [];
  for (let commit = start; commit; commit = next(commit)) {
    if (faults.has(commit.commit)) continue;
    if (!isIncluded(commit)) break;
    line.push(commit);
  }
  return line;
}
