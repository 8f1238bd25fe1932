/** Finds out whether the register's commits are anywhere but on this disk, as far as git knows without asking a remote. */
import { lstatIfPresent, readIfPresent } from '../commit/durable-files.ts';
import type { Environment } from '../process.ts';
import { runGit, splitNul } from './git.ts';
import { findLinkedWorkTree } from './work-tree.ts';

/** A remote of the repository. */
export interface Remote {
  readonly name: string;
  /** Its address if that is a folder on the same disk as the repository. */
  readonly localFolder: string | undefined;
  /** Whether git keeps here what it fetched from the remote and pushed to it. */
  readonly isTracked: boolean;
}

/** Where the register's commits are. */
export interface BackupState {
  readonly remotes: readonly Remote[];
  /** The current branch; undefined if none is checked out. */
  readonly branch: string | undefined;
  /** The remote that `git push` would choose; undefined if there is none. */
  readonly pushRemote: string | undefined;
  /** Commits of the current branch that changed the register and that no remote is known to have. */
  readonly unpushedCount: number;
  /** The day of the oldest of them, as YYYY-MM-DD in its committer's time zone; undefined if there is none. */
  readonly oldestDay: string | undefined;
}

/** The state of the repository around a register's folder; undefined without one, or if git cannot read it. Two processes. */
export function readBackupState(folder: string, env: Environment): BackupState | undefined {
  const workTree = findLinkedWorkTree(folder);
  if (!workTree) return undefined;
  const place = { folder, env };
  const config = runGit(place, ['config', '--list', '-z']);
  const log = runGit(place, [
    ...['log', '--no-show-signature', '--no-color', '--format=%cI'],
    ...['HEAD', '--not', '--remotes', '--', '.'],
  ]);
  if (config.status !== 0 || log.status !== 0) return undefined;
  const settings = parseSettings(splitNul(config.output));
  const head = readIfPresent(`${workTree.gitDir}/HEAD`)?.toString() ?? '';
  const branch = /^ref: refs\/heads\/(.*\S)/.exec(head)?.[1];
  const remotes = listRemotes(settings, workTree.top);
  const preferredRemotes = [`branch.${branch}.pushremote`, 'remote.pushdefault', `branch.${branch}.remote`];
  const names = [...preferredRemotes.map((key) => settings.get(key)?.at(-1)), 'origin'];
  const days = log.output.toString().split('\n').slice(0, -1).sort();
  return {
    remotes,
    branch,
    pushRemote: names.find((name) => remotes.some((remote) => remote.name === name)) ?? remotes[0]?.name,
    unpushedCount: days.length,
    oldestDay: days[0]?.slice(0, 10),
  };
}

/** The values of each setting, in their order. */
function parseSettings(entries: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const settings = new Map<string, string[]>();
  for (const entry of entries) {
    const [key = '', ...lines] = entry.split('\n');
    const values = settings.get(key);
    if (values) values.push(lines.join('\n'));
    else settings.set(key, [lines.join('\n')]);
  }
  return settings;
}

function listRemotes(settings: ReadonlyMap<string, readonly string[]>, top: string): readonly Remote[] {
  const disk = lstatIfPresent(top || '/')?.dev;
  return [...settings].flatMap(([key, urls]) => {
    const name = /^remote\.(.*)\.url$/s.exec(key)?.[1];
    if (name === undefined) return [];
    const addresses = settings.get(`remote.${name}.pushurl`) ?? urls;
    const isOnSameDisk = addresses.every((address) => {
      const folder = localFolder(address, top);
      return folder !== undefined && lstatIfPresent(folder)?.dev === disk;
    });
    return {
      name,
      localFolder: isOnSameDisk ? addresses[0] : undefined,
      isTracked: settings.has(`remote.${name}.fetch`),
    };
  });
}

/** The folder that a remote's address names; undefined for the address of another computer. */
function localFolder(address: string, top: string): string | undefined {
  const path = address.replace(/^file:\/\/(?:localhost)?(?=\/)/i, '').replaceAll('\\', '/');
  if (
    path.startsWith('//') ||
    /^[a-z][a-z0-9+.-]+:/i.test(path) ||
    /^[^/]+:/.test(path.replace(/^[A-Za-z]:\//, '/'))
  )
    return undefined;
  return /^(?:\/|[A-Za-z]:\/)/.test(path) ? path : `${top}/${path}`;
}
