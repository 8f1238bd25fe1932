/** Reads the last change that this tool recorded, and whether its files have changed since. */
import type { LastChange } from '../../domain/file-change.ts';
import { readObjects, requireGitOutput, runGit, splitNul } from './git.ts';
import { assertCompleteClone } from './partial-clone.ts';
import type { Repository } from './repository.ts';

/** The newest commit of this tool, compared with its parent; undefined if there is none. */
export function lastRecordedChange(repository: Repository): LastChange | undefined {
  assertCompleteClone(repository);
  const commit = newestCommit(repository, [
    '--basic-regexp',
    '--grep=^Afi-Command: [a-z]',
    '--no-merges',
    'HEAD',
  ]);
  if (commit === undefined) return undefined;
  const args = ['--root', '--no-commit-id', '-r', '-z', '--no-renames', '--raw', '--no-abbrev', commit];
  const lines = splitNul(requireGitOutput(repository, ['diff-tree', ...args]));
  const changedFiles = lines.flatMap((line, i) => {
    const ids = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) [A-Z]/.exec(line);
    return ids ? [{ file: lines[i + 1] ?? '', idBefore: ids[1] ?? '', idAfter: ids[2] ?? '' }] : [];
  });
  const { prefix } = repository;
  const filesInRegister = changedFiles.filter(({ file }) => file.startsWith(prefix));
  const currentObjects = readObjects(
    repository,
    filesInRegister.map(({ file }) => `HEAD:${file}`),
  );
  const changedSince = filesInRegister.find(
    ({ idAfter }, i) => currentObjects[i]?.id !== (isNullId(idAfter) ? undefined : idAfter),
  );
  const laterCommit = changedSince && newestCommit(repository, ['HEAD', '--', changedSince.file]);
  const readBlob = (id: string) =>
    isNullId(id) ? undefined : requireGitOutput(repository, ['cat-file', 'blob', id]);
  const message = readMessage(repository, commit);
  return {
    commit,
    subject: readSubject(message),
    command: /^Afi-Command: ([a-z-]+)$/m.exec(message)?.[1] ?? '',
    files: filesInRegister.map(({ file, idBefore, idAfter }) => ({
      file: file.slice(prefix.length),
      before: readBlob(idBefore),
      after: readBlob(idAfter),
    })),
    createdRegister: filesInRegister.length < changedFiles.length,
    changedSince: changedSince && {
      file: changedSince.file.slice(prefix.length),
      commit: laterCommit ?? '',
      subject: readSubject(readMessage(repository, laterCommit ?? 'HEAD')),
    },
  };
}

const isNullId = (id: string) => /^0+$/.test(id);

function newestCommit(repository: Repository, args: readonly string[]): string | undefined {
  const { status, output } = runGit(repository, ['rev-list', '--max-count=1', ...args]);
  return status === 0 ? output.toString().trim() || undefined : undefined;
}

function readMessage(repository: Repository, commit: string): string {
  const text = requireGitOutput(repository, ['cat-file', 'commit', commit]).toString('utf8');
  return text.slice(text.indexOf('\n\n') + 2);
}

const readSubject = (message: string): string => message.split('\n')[0] ?? '';
