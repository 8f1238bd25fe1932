/** Finds the commits that the current branch or its upstream had and HEAD's history has not, by the reflogs and the upstream. */
import { type GitLocation, runGit, splitNul } from './git.ts';

/**
 * Where a commit was found that HEAD does not have: in the history of the branch, while no branch was checked out, on another
 * branch that no longer exists, on the upstream now, or on the upstream earlier.
 */
export type FormerPlace = 'branch' | 'detached' | 'upstream' | 'former-upstream' | 'other-branch';

/** One place that may have commits that HEAD has not, and what could be looked at. */
export interface FormerSource {
  /** `the reflog of main`, `origin/main`. */
  readonly name: string;
  /** How many commits it names; null if it could not be looked at. */
  readonly commits: number | null;
  /** Why it could not be looked at, or not in full; null if nothing is missing. */
  readonly gap: string | null;
}

/** The commits that HEAD's history has not. */
export interface FormerCommits {
  readonly sources: readonly FormerSource[];
  /** The commits by which the others are reached, each with the place that had it. */
  readonly tips: ReadonlyMap<string, FormerPlace>;
  /** The upstream's short name; null without one. */
  readonly upstream: string | null;
  /** Whether HEAD's history is a part of the upstream's: nothing was rewritten, only not pulled yet. */
  readonly isBehind: boolean;
}

/** Reads the reflogs of HEAD, of the current branch and of its upstream. At most six processes, however long they are. */
export function findFormerCommits(place: GitLocation): FormerCommits {
  const branch = gitLine(place, ['symbolic-ref', '--quiet', 'HEAD']);
  const upstream = branch && gitLine(place, ['for-each-ref', '--format=%(upstream)', branch]);
  const upstreamTip =
    upstream && gitLine(place, ['rev-parse', '--verify', '--quiet', `${upstream}^{commit}`]);
  const entries = readReflogs(place, [
    'HEAD',
    ...(branch ? [branch] : []),
    ...(upstreamTip && upstream ? [upstream] : []),
  ]);
  const [branchName, upstreamName] = [shortName(branch), shortName(upstream)];
  const candidates = new Map<string, FormerPlace>();
  const addCandidates = (commits: readonly string[], formerPlace: FormerPlace) => {
    for (const commit of commits) if (!candidates.has(commit)) candidates.set(commit, formerPlace);
  };
  const headEntries = splitByBranch(
    entries.filter(({ ref }) => ref === 'HEAD'),
    branchName,
  );
  addCandidates(commitsOf(entries.filter(({ ref }) => ref === branch)), 'branch');
  addCandidates(commitsOf(headEntries.ofBranch), branch === '' ? 'detached' : 'branch');
  addCandidates(upstreamTip ? [upstreamTip] : [], 'upstream');
  addCandidates(commitsOf(entries.filter(({ ref }) => ref === upstream)), 'former-upstream');
  addCandidates(commitsOf(headEntries.ofOthers), 'other-branch');
  const lostCommits = findUnreachable(place, ['HEAD'], [...candidates.keys()]);
  // What another branch still has is not lost.
  const hasNoBranch = (formerPlace: FormerPlace) =>
    formerPlace === 'detached' || formerPlace === 'other-branch';
  const unreferencedCommits = findUnreachable(
    place,
    ['HEAD', '--all'],
    [...candidates].flatMap(([commit, formerPlace]) => (hasNoBranch(formerPlace) ? [commit] : [])),
  );
  const tips = [...candidates].filter(([commit, formerPlace]) =>
    (hasNoBranch(formerPlace) ? unreferencedCommits : lostCommits).has(commit),
  );
  const isBehind =
    upstreamTip !== '' && runGit(place, ['merge-base', '--is-ancestor', 'HEAD', upstreamTip]).status === 0;
  return {
    sources: [
      reflogSource(
        'HEAD',
        entries.filter(({ ref }) => ref === 'HEAD'),
      ),
      ...(branch
        ? [
            reflogSource(
              branchName,
              entries.filter(({ ref }) => ref === branch),
            ),
          ]
        : []),
      upstreamSource(branch, upstream, upstreamTip),
    ],
    tips: new Map(tips),
    upstream: upstreamName === '' ? null : upstreamName,
    isBehind,
  };
}

/** The output of a git that prints one line; empty if it fails. */
function gitLine(place: GitLocation, args: readonly string[]): string {
  const { status, output } = runGit(place, args);
  return status === 0 ? output.toString('utf8').trim() : '';
}

const shortName = (ref: string): string => ref.replace(/^refs\/(?:heads|remotes)\//, '');

/** One line of a reflog, newest first. */
interface ReflogEntry {
  readonly ref: string;
  readonly commit: string;
  /** `checkout: moving from main to side`. */
  readonly subject: string;
}

function readReflogs(place: GitLocation, refs: readonly string[]): readonly ReflogEntry[] {
  const { status, output } = runGit(place, [
    ...['log', '--walk-reflogs', '-z', '--no-patch', '--no-color', '--no-show-signature'],
    ...['--format=%H%x00%gD%x00%gs', ...refs, '--'],
  ]);
  if (status !== 0) return [];
  const fields = splitNul(output);
  return Array.from({ length: Math.floor(fields.length / 3) }, (_, index) => {
    const [commit = '', selector = '', subject = ''] = fields.slice(index * 3, index * 3 + 3);
    return { ref: selector.replace(/@\{\d+\}$/, ''), commit, subject };
  });
}

const commitsOf = (entries: readonly ReflogEntry[]): readonly string[] => entries.map(({ commit }) => commit);

/** Steps of a rebase, which are on no branch. */
const rebaseStep =
  /^(?:rebase\s*(?:-i\s*)?|pull\b[^(]*)\((?:start|pick|continue|squash|fixup|reword|edit|skip|abort|merge|label|reset)\)/;

/** The entries of HEAD that were made on a branch, also if the branch was deleted since, and the others. Without a branch, all are its own. */
function splitByBranch(entries: readonly ReflogEntry[], branch: string) {
  const ofBranch: ReflogEntry[] = [];
  const ofOthers: ReflogEntry[] = [];
  let current = branch;
  for (const entry of entries) {
    const [, from, to] = /^checkout: moving from (\S+) to (\S+)$/.exec(entry.subject) ?? [];
    if (to !== undefined) current = branch === '' ? '' : to;
    if (!rebaseStep.test(entry.subject)) (current === branch ? ofBranch : ofOthers).push(entry);
    if (from !== undefined) current = branch === '' ? '' : from;
  }
  return { ofBranch, ofOthers };
}

/** The commits that exist and that the names do not reach. */
function findUnreachable(
  place: GitLocation,
  names: readonly string[],
  commits: readonly string[],
): ReadonlySet<string> {
  if (commits.length === 0) return new Set();
  const args = ['rev-list', '--ignore-missing', '--stdin', '--not', ...names];
  const { status, output } = runGit(place, args, { input: `${commits.join('\n')}\n` });
  const unreachable = new Set(status === 0 ? output.toString('utf8').split('\n') : []);
  return new Set(commits.filter((commit) => unreachable.has(commit)));
}

const reflogSource = (name: string, entries: readonly ReflogEntry[]): FormerSource => ({
  name: `the reflog of ${name}`,
  commits: entries.length === 0 ? null : new Set(commitsOf(entries)).size,
  gap: entries.length === 0 ? 'it is missing or has expired' : null,
});

function upstreamSource(branch: string, upstream: string, upstreamTip: string): FormerSource {
  if (branch === '') return { name: 'the upstream', commits: null, gap: 'no branch is checked out' };
  if (upstream === '') return { name: 'the upstream', commits: null, gap: 'the branch has none' };
  const name = shortName(upstream);
  return upstreamTip === ''
    ? { name, commits: null, gap: 'it is not in this clone; fetch it' }
    : { name, commits: 1, gap: null };
}
