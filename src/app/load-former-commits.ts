/** Loads the commits that the branch or its upstream had and HEAD's history has not, with what they recorded. */
import type { CommitHistory } from '../domain/commit-history.ts';
import { type FormerCommits, findFormerCommits } from '../storage/git/former-commits.ts';
import type { GitLocation } from '../storage/git/git.ts';
import { GitError } from '../storage/git/git-error.ts';
import { loadCommitHistory } from './load-commit-history.ts';

/** The commits that HEAD's history has not, and the history of each. */
export interface FormerHistory extends FormerCommits {
  /** Every ancestor of these commits, also those that HEAD has; empty if there are none, or if git lost a part of them. */
  readonly history: CommitHistory;
}

/** Reads the reflogs and the upstream. What git cannot read any more is named among the sources. */
export async function loadFormerCommits(place: GitLocation): Promise<FormerHistory> {
  const former = findFormerCommits(place);
  if (former.tips.size === 0) return { ...former, history: { commits: [] } };
  try {
    return { ...former, history: await loadCommitHistory(place, { revisions: [...former.tips.keys()] }) };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const gap = `git no longer has everything that they recorded: ${error.message}`;
    const lostSource = { name: 'commits that left this history', commits: former.tips.size, gap };
    return { ...former, sources: [...former.sources, lostSource], history: { commits: [] } };
  }
}
