/** Finds files that git tracks and the disk does not have: left out by a sparse checkout, not checked out, or deleted without git. */
import { compareBy } from '../../domain/collections.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { lstatIfPresent, resolveIfPresent } from '../commit/durable-files.ts';
import type { FileSource } from '../file-source.ts';
import type { MissingEntry } from '../missing-file-fault.ts';
import type { Environment } from '../process.ts';
import { orUndefined } from '../system-error.ts';
import { explainGitFailure } from './explain-failure.ts';
import { type GitLocation, runGit, splitNul } from './git.ts';
import { GitError } from './git-error.ts';
import { createObject } from './objects.ts';
import { findWorkTree } from './work-tree.ts';

/** A file that git tracks and the disk does not have. Its name is relative to the folder. */
export interface MissingFile {
  readonly file: string;
  readonly unreadable: MissingEntry;
}

/** The files of a folder on disk, with those that only git has. */
export interface TrackedFiles {
  readonly source: FileSource;
  /** Why git could not be asked when the files were last listed, as a sentence; undefined if it answered. */
  readonly failure: () => string | undefined;
}

/** Adds to the files of a folder an unreadable entry for each file that git tracks there and the disk does not have. One or two processes for each list. */
export function addMissingFiles(source: FileSource, folder: string, env: Environment): TrackedFiles {
  let failure: string | undefined;
  const list = () => {
    const listedFiles = source.list();
    const missingFiles = listMissingFiles(
      { folder, env },
      new Set(listedFiles.map(({ file }) => file.normalize('NFC'))),
    );
    failure = missingFiles.ok ? undefined : missingFiles.error.message;
    if (!missingFiles.ok || missingFiles.value.length === 0) return listedFiles;
    return [...listedFiles, ...missingFiles.value].sort(compareBy(({ file }) => file));
  };
  return { source: { ...source, list }, failure: () => failure };
}

/**
 * The tracked files below a folder that are not on disk. Files whose deletion is staged are not tracked any more. `existingFiles`
 * are known to exist, in Unicode normal form C.
 */
function listMissingFiles(
  place: GitLocation,
  existingFiles: ReadonlySet<string> = new Set(),
): Result<readonly MissingFile[], GitError> {
  const folder = resolveIfPresent(place.folder) ?? place.folder;
  const workTree = findWorkTree(folder);
  if (!workTree) return ok([]);
  const trackedFiles = listTrackedFiles(place, workTree.gitDir);
  if (!trackedFiles.ok) return trackedFiles;
  const prefix = folder.replaceAll('\\', '/').slice(workTree.top.length + 1);
  return ok(
    trackedFiles.value
      .filter(({ file }) => !existingFiles.has(file.normalize('NFC')) && isAbsent(`${place.folder}/${file}`))
      .map(({ file, reason }) => ({
        file,
        unreadable: { reason, detail: prefix === '' ? file : `${prefix}/${file}` },
      })),
  );
}

/** A missing register around a folder: the `register.yaml` that git tracks at a path or, without a path, in a folder `register`. */
export function findMissingRegister(
  start: string,
  path: string | undefined,
  env: Environment,
): MissingFile | undefined {
  const top = findWorkTree(start)?.top;
  const missingFiles = top === undefined ? undefined : listMissingFiles({ folder: top, env });
  return missingFiles?.ok
    ? missingFiles.value.find(({ file }) =>
        path === undefined
          ? /(?:^|\/)register\/register\.yaml$/.test(file)
          : `${top}/${file}` === `${path.replaceAll('\\', '/')}/register.yaml`,
      )
    : undefined;
}

interface TrackedFile {
  readonly file: string;
  /** Why it is missing, if it is. */
  readonly reason: MissingEntry['reason'];
}

/** The files that git tracks below a folder: by its index or, where a checkout ended before it wrote one, by the last commit. */
function listTrackedFiles(place: GitLocation, gitDir: string): Result<readonly TrackedFile[], GitError> {
  const { status, output, errorOutput } = runGit(place, ['ls-files', '-z', '-t', '--stage']);
  if (status !== 0) return fail(new GitError(explainGitFailure(place.folder, errorOutput)));
  if (output.length === 0 && !lstatIfPresent(`${gitDir}/index`)) {
    const tree = runGit(place, ['ls-tree', '-r', '-z', 'HEAD']);
    return ok(tree.status === 0 ? splitNul(tree.output).flatMap(parseTreeEntry) : []);
  }
  // A file in conflict has an entry for each side; the first one is enough.
  const trackedFiles = splitNul(output).flatMap(parseIndexEntry);
  return ok(
    [...new Map(trackedFiles.toReversed().map((entry) => [entry.file, entry])).values()].toReversed(),
  );
}

/** Reads a line of `ls-files`: plain files and links. Git marks what is outside the sparse checkout with S. */
function parseIndexEntry(line: string): readonly TrackedFile[] {
  const [, tag, id = '', stage = '', file = ''] =
    /^(\S) 1[02]\d{4} ([0-9a-f]+) ([023])\t(.*)$/s.exec(line) ?? [];
  // A file that was only announced (`git add --intent-to-add`) has no content in git.
  if (emptyContents.has(id)) return [];
  if (stage === '0') return namedFile(file, tag === 'S' ? 'left-out' : 'missing');
  return namedFile(file, stage === '2' ? 'unmerged-ours' : 'unmerged-theirs');
}

/** The ids of empty content, by both ways in which git names content. */
const emptyContents: ReadonlySet<string> = new Set(
  (['sha1', 'sha256'] as const).map((hash) => createObject(hash, 'blob', new Uint8Array()).id),
);

/** Reads a line of `ls-tree`. */
const parseTreeEntry = (line: string) =>
  namedFile(/^1[02]\d{4} blob [0-9a-f]+\t(.*)$/s.exec(line)?.[1] ?? '', 'not-checked-out');

/** The file with a name; none for a name that is not UTF-8, which cannot be looked for. */
const namedFile = (file: string, reason: MissingEntry['reason']): readonly TrackedFile[] =>
  file === '' || file.includes('\ufffd') ? [] : [{ file, reason }];

/** Whether there is nothing at a path; false where that cannot be seen. */
const isAbsent = (path: string): boolean => orUndefined(() => lstatIfPresent(path) === undefined) ?? false;
