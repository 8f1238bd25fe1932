/** Reads the register's files at a commit, without a work tree. */
import { compareBy } from '../../domain/collections.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { settingsFile } from '../../domain/records/record-paths.ts';
import { type FileEntry, type FileSource, type ListedFile, maxRecordBytes } from '../file-source.ts';
import { isNamedFolder } from '../layout.ts';
import { type ObjectReader, withCatFile } from './cat-file.ts';
import { findFormerFolders } from './former-folders.ts';
import { type GitLocation, readObjects, runGit } from './git.ts';
import { GitError } from './git-error.ts';
import { findLastCommit, listFirstParents, unreadableDay } from './log.ts';
import { folderMode, parseTree, type TreeEntry } from './objects.ts';
import { assertCompleteClone, lostObjectError } from './partial-clone.ts';
import type { Repository } from './repository.ts';

interface TreeFile extends TreeEntry {
  readonly file: string;
}

/** A file of a commit. */
export interface CommittedFile extends TreeFile {
  /** In bytes; 0 for a file that is not a record. */
  readonly size: number;
}

/** The register's files at a revision: a branch, a tag, a commit, `HEAD`. */
export async function filesAtCommit(repository: Repository, revision: string): Promise<FileSource> {
  const place = { ...repository, folder: `${repository.top}/${repository.prefix}` };
  return (await resolveCommit(place, revision)).source;
}

/** The register's files at HEAD; empty if nothing is recorded yet. */
export async function filesAtHead(repository: Repository): Promise<FileSource> {
  const place = { ...repository, folder: `${repository.top}/${repository.prefix}` };
  const [head, tree] = await withCatFile(place, (reader) => reader.describe(['HEAD^{commit}', 'HEAD:./']));
  if (tree?.kind === 'tree') return filesAtCommit(repository, 'HEAD');
  const { status } = runGit(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (!head && status === 0) throw new GitError('git cannot read the last commit. Run `git fsck`.');
  return createFileSource([], () => Buffer.alloc(0));
}

/** The register at a commit, a branch or a tag; or at the end of a day, on the first-parent line of the current branch. */
export async function resolveCommit(place: GitLocation, revisionOrDay: string): Promise<AtCommit> {
  const revision = isDay(revisionOrDay)
    ? findLastCommit(listFirstParents(place), revisionOrDay).commit
    : revisionOrDay;
  if (revisionOrDay !== 'HEAD') assertCompleteClone(place);
  return await withCatFile(place, (reader) => readCommittedFiles(reader, place, revision));
}

/** The register at a commit. */
export interface AtCommit {
  /** The commit, in full. */
  readonly commit: string;
  /** The day it was made, in its author's time zone. */
  readonly day: string;
  readonly source: FileSource;
}

/** Contents by id, so that contents that commits share are read once. */
type ContentCache = Map<string, Buffer>;

/** What the readings of several commits share. */
export interface CommitReading {
  readonly contents: ContentCache;
  /** The folders in which the register was before it was moved. */
  readonly formerFolders: () => readonly string[];
}

/** A reading that finds the former folders once, when a commit needs them. */
export function createCommitReading(place: GitLocation): CommitReading {
  let formerFolders: readonly string[] | undefined;
  return { contents: new Map(), formerFolders: () => (formerFolders ??= findFormerFolders(place)) };
}

/** The id of the register's tree in a commit: in the place's folder or, before it was moved, in the former one; undefined if the commit has no register. */
export async function findRegisterTree(
  reader: ObjectReader,
  commit: string,
  { formerFolders }: CommitReading,
): Promise<string | undefined> {
  const [settings, tree] = await reader.describe([`${commit}:./${settingsFile}`, `${commit}:./`]);
  if (settings === undefined)
    for (const folder of formerFolders()) {
      const prefix = folder === '' ? '' : `${folder}/`;
      const [formerSettings, formerTree] = await reader.describe([
        `${commit}:${prefix}${settingsFile}`,
        `${commit}:${folder}`,
      ]);
      if (formerSettings !== undefined && formerTree?.kind === 'tree') return formerTree.id;
    }
  return tree?.kind === 'tree' ? tree.id : undefined;
}

/** The register at a revision, by a reader that several calls can share. The place's folder is the register's. */
export async function readCommittedFiles(
  reader: ObjectReader,
  place: GitLocation,
  revision: string,
  reading = createCommitReading(place),
): Promise<AtCommit> {
  const [commit] = await reader.describe([`${revision}^{commit}`]);
  if (commit === undefined) throw new GitError(`git has no commit \`${revision}\`. \`git log\` lists them.`);
  const tree = await findRegisterTree(reader, commit.id, reading);
  if (tree === undefined)
    throw new GitError(`there was no register in this folder at ${revision}. Name a later commit.`);
  const committedFiles = await readTreeFiles(reader, tree, reading.contents);
  const [commitContent] = await reader.contents([commit.id]);
  return {
    commit: commit.id,
    day: readCommitDay(commitContent),
    source: lazyFileSource(place, committedFiles, reading.contents),
  };
}

/** The day on which a commit was made, in its committer's time zone. */
function readCommitDay(commit: Buffer | undefined): string {
  const [, seconds, sign, hours, minutes] =
    /^committer .* (\d+) ([-+])(\d\d)(\d\d)$/m.exec(commit?.toString('utf8') ?? '') ?? [];
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60;
  const moment = new Date((Number(seconds) + offset) * 1000);
  const readable = moment.getTime() >= 0 && moment.getUTCFullYear() < 10_000;
  return readable ? moment.toISOString().slice(0, 10) : unreadableDay;
}

/** Every file below a tree, in the order of names. */
async function readTreeFiles(
  reader: ObjectReader,
  root: string,
  cache: ContentCache,
): Promise<readonly CommittedFile[]> {
  const files: TreeFile[] = [];
  let folders: readonly TreeFile[] = [{ file: '', mode: folderMode, id: root }];
  while (folders.length > 0) {
    const trees = await reader.contents(folders.map(({ id }) => id));
    const entriesBelow = folders.flatMap(({ file, id }, i) => parseFolder(file, id, trees[i]));
    for (const entry of entriesBelow) if (entry.mode !== folderMode) files.push(entry);
    folders = entriesBelow.filter(({ mode }) => mode === folderMode);
  }
  // The records are read now; other files, such as evidence, when a command needs them.
  const unreadFiles = files.filter((file) => isRecord(file) && !cache.has(file.id));
  const recordContents = await reader.contentsUpTo(
    maxRecordBytes,
    unreadFiles.map(({ id }) => id),
  );
  const sizes = new Map<string, number>();
  for (const [i, { id }] of unreadFiles.entries()) {
    const answer = recordContents[i];
    if (answer?.content) cache.set(id, answer.content);
    else sizes.set(id, answer?.size ?? 0);
  }
  return files
    .map((file) => ({ ...file, size: cache.get(file.id)?.length ?? sizes.get(file.id) ?? 0 }))
    .sort(byName);
}

function parseFolder(folder: string, id: string, tree: Buffer | undefined): readonly TreeFile[] {
  if (!tree)
    throw new GitError(
      `git has lost ${folder || 'the register’s folder'}. Fetch it again, or run \`git fsck\`.`,
    );
  const hash = id.length === 40 ? 'sha1' : 'sha256';
  return [...parseTree(hash, tree)].map(([name, entry]) => ({
    file: `${folder}${folder && '/'}${Buffer.from(name, 'latin1').toString('utf8')}`,
    ...entry,
  }));
}

const isPlain = ({ mode }: TreeFile) => mode.startsWith('100');
const isLink = ({ mode }: CommittedFile) => mode === '120000';

const lazyFileSource = (
  place: GitLocation,
  committedFiles: readonly CommittedFile[],
  cache: ContentCache,
): FileSource =>
  createFileSource(committedFiles, ({ id, file }) => {
    const content = cache.get(id) ?? readObjects(place, [id])[0]?.content;
    if (!content) throw lostObjectError(place, file);
    return content;
  });

/** Whether a file is read whenever the register is. */
const isRecord = (entry: TreeFile) =>
  isPlain(entry) &&
  !/^(?:evidence|schemas)\//.test(entry.file) &&
  findUnknownFolder(entry.file) === undefined;

/** A source of files that git has, in the order of their names; `readBytes` is called when a file is read. */
export function createFileSource(
  committedFiles: readonly CommittedFile[],
  readBytes: (entry: CommittedFile) => Buffer,
): FileSource {
  const byFile = new Map(committedFiles.map((entry) => [entry.file, entry]));
  const list = listEntries(committedFiles);
  return {
    list: () => list,
    read: (file): FileEntry => {
      const entry = byFile.get(file);
      if (!entry) return { file, unreadable: { reason: 'unreadable', detail: 'ENOENT' } };
      if (isLink(entry)) return { file, unreadable: { reason: 'link', detail: '' } };
      if (!isPlain(entry)) return { file, unreadable: { reason: 'folder', detail: '' } };
      if (entry.size > maxRecordBytes)
        return { file, unreadable: { reason: 'too-large', detail: String(entry.size) } };
      return { file, bytes: readBytes(entry) };
    },
    content: (file) => {
      const entry = byFile.get(file);
      if (!entry) throw new GitError(`git has no ${file} at that commit.`);
      return readBytes(entry);
    },
    allFiles: () =>
      committedFiles
        .filter((entry) => isPlain(entry) || isLink(entry))
        .map((entry) => ({
          file: entry.file,
          isLink: isLink(entry),
          id: entry.id,
          bytes: () => readBytes(entry),
        })),
  };
}

const byName = compareBy<{ readonly file: string }>(({ file }) => file);

/** Every entry except the folders that the format names; an unknown folder is one entry, as on disk. */
function listEntries(committedFiles: readonly CommittedFile[]): readonly ListedFile[] {
  const entries = new Map<string, ListedFile>();
  for (const entry of committedFiles) {
    const unknownFolder = findUnknownFolder(entry.file);
    const file = unknownFolder ?? entry.file;
    if (unknownFolder !== undefined || !(isPlain(entry) || isLink(entry)))
      entries.set(file, { file, unreadable: { reason: 'folder', detail: '' } });
    else if (isLink(entry)) entries.set(file, { file, unreadable: { reason: 'link', detail: '' } });
    else entries.set(file, { file });
  }
  return [...entries.values()].sort(byName);
}

/** The first folder above a file that the format does not name. */
function findUnknownFolder(file: string): string | undefined {
  for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1))
    if (!isNamedFolder(file.slice(0, end))) return file.slice(0, end);
  return undefined;
}
