/** The last commit, as far as it touched the register: what it said, and what it changed. */
import { answer, git, listed } from './git.ts';
import type { Repository } from './repository.ts';

export interface LastCommit {
  readonly commit: string;
  readonly message: string;
  /** Below the register's folder; undefined bytes are no file. */
  readonly files: readonly {
    readonly file: string;
    readonly before: Uint8Array | undefined;
    readonly after: Uint8Array | undefined;
  }[];
  /** Files it changed that lie outside the register's folder. */
  readonly outside: readonly string[];
}

/** What HEAD changed against its first parent; undefined before the first commit. */
export function lastCommit(repository: Repository): LastCommit | undefined {
  const { status, out } = git(repository, ['cat-file', 'commit', 'HEAD']);
  if (status !== 0) return undefined;
  const raw = out.toString('utf8');
  const message = raw.slice(raw.indexOf('\n\n') + 2);
  const commit = answer(repository, ['rev-parse', '--verify', 'HEAD']).toString().trim();
  const tree = ['diff-tree', '--root', '--no-commit-id', '-r', '-z', '--no-renames', '--raw', '--no-abbrev'];
  const lines = listed(answer(repository, [...tree, commit]));
  const changed = lines.flatMap((line, i) => {
    const ids = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(line);
    return ids ? [{ file: lines[i + 1] ?? '', before: ids[1] ?? '', after: ids[2] ?? '' }] : [];
  });
  const { prefix } = repository;
  const bytes = (id: string) => (/^0+$/.test(id) ? undefined : answer(repository, ['cat-file', 'blob', id]));
  return {
    commit,
    message,
    files: changed
      .filter(({ file }) => file.startsWith(prefix))
      .map(({ file, before, after }) => ({
        file: file.slice(prefix.length),
        before: bytes(before),
        after: bytes(after),
      })),
    outside: changed.filter(({ file }) => !file.startsWith(prefix)).map(({ file }) => file),
  };
}
