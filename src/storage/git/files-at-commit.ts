/** The register as git recorded it: a shelf over one commit, read without a work tree. */
import { compareBy } from '../../domain/collections.ts';
import { isDay } from '../../domain/dates/partial-date.ts';
import { type Entry, type FileSource, type ListedFile, largestFile } from '../file-source.ts';
import { isNamedFolder } from '../layout.ts';
import { type ObjectReader, withCatFile } from './cat-file.ts';
import { commitOn, firstParents } from './first-parents.ts';
import { type GitLocation, readObjects, runGit } from './git.ts';
import { GitRefusal } from './git-refusal.ts';
import { entriesOf, type TreeEntry } from './objects.ts';
import type { Repository } from './repository.ts';

interface Found extends TreeEntry {
  readonly file: string;
}

/** A file of a commit. */
export interface CommittedFile extends Found {
  /** In bytes; 0 for what is no record. */
  readonly size: number;
}

/** The register's folder as it was at a revision: a branch, a tag, a commit, `HEAD`. */
export async function filesAtCommit(repository: Repository, revision: string): Promise<FileSource> {
  const place = { ...repository, folder: `${repository.top}/${repository.prefix}` };
  return (await resolveCommit(place, revision)).source;
}

/** The register's folder as HEAD has it; empty where nothing of it is recorded yet. */
export async function filesAtHead(repository: Repository): Promise<FileSource> {
  const place = { ...repository, folder: `${repository.top}/${repository.prefix}` };
  const [head, tree] = await withCatFile(place, (reader) => reader.describe(['HEAD^{commit}', 'HEAD:./']));
  if (tree?.kind === 'tree') return filesAtCommit(repository, 'HEAD');
  const { status } = runGit(repository, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if (!head && status === 0) throw new GitRefusal('git cannot read what it recorded last. Ask `git fsck`.');
  return createFileSource([], () => Buffer.alloc(0));
}

/** A commit, a branch, a tag; or a day, for the last commit of it or before it on the current branch's line. */
export async function resolveCommit(place: GitLocation, when: string): Promise<AtCommit> {
  const revision = isDay(when) ? commitOn(firstParents(place), when).commit : when;
  return await withCatFile(place, (reader) => readCommittedFiles(reader, place, revision));
}

/** The register at a commit. */
export interface AtCommit {
  /** The commit, in full. */
  readonly commit: string;
  /** The day it was made, where it was made. */
  readonly day: string;
  readonly source: FileSource;
}

/** Contents by id, so that what several commits share is read once. */
export type ContentCache = Map<string, Buffer>;

/** The same, of several revisions in one process. The place's folder is the register's. */
export async function readCommittedFiles(
  reader: ObjectReader,
  place: GitLocation,
  revision: string,
  known: ContentCache = new Map(),
): Promise<AtCommit> {
  const [commit] = await reader.describe([`${revision}^{commit}`]);
  if (commit === undefined)
    throw new GitRefusal(`git knows no commit \`${revision}\`. \`git log\` lists them.`);
  const [root] = await reader.describe([`${commit.id}:./`]);
  if (root?.kind !== 'tree')
    throw new GitRefusal(`there was no register in this folder at ${revision}. Name a later commit.`);
  const recorded = await filesBelow(reader, root.id, known);
  const [written] = await reader.contents([commit.id]);
  return { commit: commit.id, day: dayOf(written), source: shelfOf(place, recorded, known) };
}

/** Of a commit whose date says nothing: before all others, so that an audit finds it. */
export const unreadableDay = '0001-01-01';

/** The day on which a commit was made, where it was made. */
function dayOf(commit: Buffer | undefined): string {
  const [, seconds, sign, hours, minutes] =
    /^committer .* (\d+) ([-+])(\d\d)(\d\d)$/m.exec(commit?.toString('utf8') ?? '') ?? [];
  const offset = Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 60;
  const moment = new Date((Number(seconds) + offset) * 1000);
  const readable = moment.getTime() >= 0 && moment.getUTCFullYear() < 10_000;
  return readable ? moment.toISOString().slice(0, 10) : unreadableDay;
}

/** Every file below a tree, in the order of names. */
async function filesBelow(
  reader: ObjectReader,
  root: string,
  known: ContentCache,
): Promise<readonly CommittedFile[]> {
  const found: Found[] = [];
  let level: readonly Found[] = [{ file: '', mode: folderMode, id: root }];
  while (level.length > 0) {
    const trees = await reader.contents(level.map(({ id }) => id));
    const below = level.flatMap(({ file, id }, i) => entriesBelow(file, id, trees[i]));
    found.push(...below.filter(({ mode }) => mode !== folderMode));
    level = below.filter(({ mode }) => mode === folderMode);
  }
  // The records' bytes come with their sizes; what only few ask for, evidence above all, when it is asked for.
  const wanted = found.filter((one) => isRecord(one) && !known.has(one.id));
  const answers = await reader.contentsUpTo(
    largestFile,
    wanted.map(({ id }) => id),
  );
  const sizes = new Map<string, number>();
  for (const [i, { id }] of wanted.entries()) {
    const answer = answers[i];
    if (answer?.content) known.set(id, answer.content);
    else sizes.set(id, answer?.size ?? 0);
  }
  return found
    .map((one) => ({ ...one, size: known.get(one.id)?.length ?? sizes.get(one.id) ?? 0 }))
    .sort(byName);
}

function entriesBelow(folder: string, id: string, tree: Buffer | undefined): readonly Found[] {
  if (!tree)
    throw new GitRefusal(
      `git has lost ${folder || 'the register’s folder'}. Fetch it again, or ask \`git fsck\`.`,
    );
  const hash = id.length === 40 ? 'sha1' : 'sha256';
  return [...entriesOf(hash, tree)].map(([name, entry]) => ({
    file: `${folder}${folder && '/'}${Buffer.from(name, 'latin1').toString('utf8')}`,
    ...entry,
  }));
}

const folderMode = '40000';

const isPlain = ({ mode }: Found) => mode.startsWith('100');
const isLink = ({ mode }: CommittedFile) => mode === '120000';

const shelfOf = (place: GitLocation, recorded: readonly CommittedFile[], known: ContentCache): FileSource =>
  createFileSource(recorded, ({ id, file }) => {
    const found = known.get(id) ?? readObjects(place, [id])[0]?.content;
    if (!found) throw new GitRefusal(`git has lost ${file}. Fetch it again, or ask \`git fsck\`.`);
    return found;
  });

/** Whether a file is read whenever the register is. */
const isRecord = (one: Found) =>
  isPlain(one) && !/^(?:evidence|schemas)\//.test(one.file) && strayAbove(one.file) === undefined;

/** A shelf over files that git has, in the order of names. */
export function createFileSource(
  recorded: readonly CommittedFile[],
  bytes: (one: CommittedFile) => Buffer,
): FileSource {
  const byFile = new Map(recorded.map((one) => [one.file, one]));
  const list = listedFrom(recorded);
  return {
    list: () => list,
    read: (file): Entry => {
      const one = byFile.get(file);
      if (!one) return { file, unread: { why: 'unreadable', detail: 'ENOENT' } };
      if (isLink(one)) return { file, unread: { why: 'link', detail: '' } };
      if (!isPlain(one)) return { file, unread: { why: 'folder', detail: '' } };
      if (one.size > largestFile) return { file, unread: { why: 'too-large', detail: String(one.size) } };
      return { file, bytes: bytes(one) };
    },
    content: (file) => {
      const one = byFile.get(file);
      if (!one) throw new GitRefusal(`git has no ${file} at that commit.`);
      return bytes(one);
    },
    everything: () =>
      recorded
        .filter((one) => isPlain(one) || isLink(one))
        .map((one) => ({ file: one.file, link: isLink(one), id: one.id, bytes: () => bytes(one) })),
  };
}

const byName = compareBy<{ readonly file: string }>(({ file }) => file);

/** Every entry but the folders that the format names; a stray folder is one entry, as on disk. */
function listedFrom(recorded: readonly CommittedFile[]): readonly ListedFile[] {
  const entries = new Map<string, ListedFile>();
  for (const one of recorded) {
    const stray = strayAbove(one.file);
    const file = stray ?? one.file;
    if (stray !== undefined || !(isPlain(one) || isLink(one)))
      entries.set(file, { file, unread: { why: 'folder', detail: '' } });
    else if (isLink(one)) entries.set(file, { file, unread: { why: 'link', detail: '' } });
    else entries.set(file, { file });
  }
  return [...entries.values()].sort(byName);
}

/** The first folder above a file that the format does not name. */
function strayAbove(file: string): string | undefined {
  for (let end = file.indexOf('/'); end >= 0; end = file.indexOf('/', end + 1))
    if (!isNamedFolder(file.slice(0, end))) return file.slice(0, end);
  return undefined;
}
