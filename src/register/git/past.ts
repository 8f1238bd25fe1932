/** The register as git recorded it: a shelf over one commit, read without a work tree. */

import { isNamedFolder } from '../layout.ts';
import { type Entry, type Listed, largestFile, type Shelf } from '../source.ts';
import { answer, firstLine, git, keptAs, listed } from './git.ts';
import { Refused } from './refusal.ts';
import type { Repository } from './repository.ts';

interface Recorded {
  readonly file: string;
  readonly mode: string;
  readonly id: string;
  /** In bytes; 0 for what is no file. */
  readonly size: number;
}

/** At most so many bytes are taken from git at once; whatever is larger comes alone. */
const together = 64 * 1024 * 1024;

/** The commit that a revision names, in full; refused where it names none. */
function commitAt(repository: Repository, revision: string): string {
  const asked = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { status, out, err } = git(repository, asked);
  if (status === 0) return out.toString().trim();
  const why = err === '' ? '' : ` (${firstLine(err)})`;
  throw new Refused(`git knows no commit \`${revision}\`${why}. \`git log\` lists them.`);
}

/** The register's folder as it was at a revision: a branch, a tag, a commit, `HEAD`. */
export function shelfAt(repository: Repository, revision: string): Shelf {
  const commit = commitAt(repository, revision);
  const folder = repository.prefix.replace(/\/$/, '');
  const [kept] = keptAs(repository, [`${commit}:${folder}`]);
  if (kept?.kind !== 'tree')
    throw new Refused(
      `there was no register in ${folder || 'the repository'} at ${revision}. Name a later commit.`,
    );
  const recorded = listed(answer(repository, ['ls-tree', '-r', '-l', '-z', kept.id])).map(recordedAs);
  return shelfOf(repository, recorded.sort(byName));
}

/** The register's folder as HEAD has it; empty where nothing of it is recorded yet. */
export function shelfAtHead(repository: Repository): Shelf {
  const folder = repository.prefix.replace(/\/$/, '');
  const [head, tree] = keptAs(repository, ['HEAD^{commit}', `HEAD:${folder}`]);
  if (tree?.kind === 'tree') return shelfAt(repository, 'HEAD');
  const { status } = git(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (!head && status === 0) throw new Refused('git cannot read what it recorded last. Ask `git fsck`.');
  return shelfOf(repository, []);
}

function recordedAs(line: string): Recorded {
  const [, mode = '', id = '', size = '', file = ''] =
    /^(\d+) \w+ ([0-9a-f]+) +(\S+)\t(.*)$/s.exec(line) ?? [];
  return { file, mode, id, size: Number(size) || 0 };
}

const isPlain = ({ mode }: Recorded) => mode.startsWith('100');
const isLink = ({ mode }: Recorded) => mode === '120000';

function shelfOf(repository: Repository, recorded: readonly Recorded[]): Shelf {
  const byFile = new Map(recorded.map((one) => [one.file, one]));
  const list = listedFrom(recorded);
  const contents = contentsOf(repository);
  const records = list.flatMap(({ file, unread }) => {
    const one = byFile.get(file);
    return one && !unread && one.size <= largestFile ? [one] : [];
  });
  const bytes = (one: Recorded, among: readonly Recorded[]): Buffer => {
    const found = contents(one, among);
    if (!found) throw new Refused(`git has lost ${one.file}. Fetch it again, or ask \`git fsck\`.`);
    return found;
  };
  return {
    list: () => list,
    read: (file): Entry => {
      const one = byFile.get(file);
      if (!one) return { file, unread: { why: 'unreadable', detail: 'ENOENT' } };
      if (isLink(one)) return { file, unread: { why: 'link', detail: '' } };
      if (!isPlain(one)) return { file, unread: { why: 'folder', detail: '' } };
      if (one.size > largestFile) return { file, unread: { why: 'too-large', detail: String(one.size) } };
      return { file, bytes: bytes(one, records) };
    },
    content: (file) => {
      const one = byFile.get(file);
      if (!one) throw new Refused(`git has no ${file} at that commit.`);
      return bytes(one, recorded.filter(isPlain));
    },
    everything: () =>
      recorded
        .filter((one) => isPlain(one) || isLink(one))
        .map((one) => ({ file: one.file, link: isLink(one), bytes: () => bytes(one, recorded) })),
  };
}

const byName = (a: Recorded, b: Recorded) => (a.file < b.file ? -1 : 1);

/** Every entry but the folders that the format names; a stray folder is one entry, as on disk. */
function listedFrom(recorded: readonly Recorded[]): readonly Listed[] {
  const entries = new Map<string, Listed>();
  for (const one of recorded) {
    const stray = strayAbove(one.file);
    const file = stray ?? one.file;
    if (stray !== undefined || !(isPlain(one) || isLink(one)))
      entries.set(file, { file, unread: { why: 'folder', detail: '' } });
    else if (isLink(one)) entries.set(file, { file, unread: { why: 'link', detail: '' } });
    else entries.set(file, { file });
  }
  return [...entries.values()].sort(({ file: a }, { file: b }) => (a < b ? -1 : 1));
}

/** The first folder above a file that the format does not name. */
function strayAbove(file: string): string | undefined {
  for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1))
    if (!isNamedFolder(file.slice(0, end))) return file.slice(0, end);
  return undefined;
}

/** Contents by id, taken from git with as many of their neighbours as go together, and kept until others are asked for. */
function contentsOf(
  repository: Repository,
): (one: Recorded, among: readonly Recorded[]) => Buffer | undefined {
  let held = new Map<string, Buffer>();
  return (one, among) => {
    const there = held.get(one.id);
    if (there) return there;
    const whole = among.reduce((sum, { size }) => sum + size, 0) <= together;
    const taken = whole ? among : [one, ...neighbours(one, among)];
    const ids = [...new Set(taken.map(({ id }) => id))];
    const kept = keptAs(repository, ids);
    held = new Map(kept.flatMap((object) => (object ? [[object.id, object.content] as const] : [])));
    return held.get(one.id);
  };
}

function* neighbours(one: Recorded, among: readonly Recorded[]): Generator<Recorded> {
  let size = one.size;
  for (const next of among.slice(among.indexOf(one) + 1)) {
    size += next.size;
    if (size > together) return;
    yield next;
  }
}
