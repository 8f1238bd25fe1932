/** What a command of ours recorded last: what its commit said, what it changed, and what became of that since. */
import type { LastChange } from '../../domain/file-change.ts';
import { readObjects, requireGitOutput, runGit, splitNul } from './git.ts';
import type { Repository } from './repository.ts';

/** The newest commit of a command of ours, against its parent; undefined where there is none. */
export function lastRecordedChange(repository: Repository): LastChange | undefined {
  const commit = newest(repository, ['--basic-regexp', '--grep=^Afi-Command: [a-z]', '--no-merges', 'HEAD']);
  if (commit === undefined) return undefined;
  const raw = ['--root', '--no-commit-id', '-r', '-z', '--no-renames', '--raw', '--no-abbrev', commit];
  const lines = splitNul(requireGitOutput(repository, ['diff-tree', ...raw]));
  const changed = lines.flatMap((line, i) => {
    const ids = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(line);
    return ids ? [{ file: lines[i + 1] ?? '', was: ids[1] ?? '', is: ids[2] ?? '' }] : [];
  });
  const { prefix } = repository;
  const inside = changed.filter(({ file }) => file.startsWith(prefix));
  const now = readObjects(
    repository,
    inside.map(({ file }) => `HEAD:${file}`),
  );
  const again = inside.find(({ is }, i) => now[i]?.id !== (isNone(is) ? undefined : is));
  const by = again && newest(repository, ['HEAD', '--', again.file]);
  const bytes = (id: string) =>
    isNone(id) ? undefined : requireGitOutput(repository, ['cat-file', 'blob', id]);
  return {
    commit,
    subject: subjectOf(repository, commit),
    files: inside.map(({ file, was, is }) => ({
      file: file.slice(prefix.length),
      before: bytes(was),
      after: bytes(is),
    })),
    createdRegister: inside.length < changed.length,
    changedSince: again && {
      file: again.file.slice(prefix.length),
      commit: by ?? '',
      subject: subjectOf(repository, by ?? 'HEAD'),
    },
  };
}

const isNone = (id: string) => /^0+$/.test(id);

function newest(repository: Repository, of: readonly string[]): string | undefined {
  const { status, out } = runGit(repository, ['rev-list', '--max-count=1', ...of]);
  return status === 0 ? out.toString().trim() || undefined : undefined;
}

function subjectOf(repository: Repository, commit: string): string {
  const text = requireGitOutput(repository, ['cat-file', 'commit', commit]).toString('utf8');
  return text.slice(text.indexOf('\n\n') + 2).split('\n')[0] ?? '';
}
