/** Loads the register's history from git, on request with the errors that each commit introduced and the watched files outside the register. */
import { compareBy } from '../domain/collections.ts';
import type {
  CommitError,
  CommitHistory,
  HistoryQuery,
  RecordedCommit,
  RecordRevision,
  RecordVersion,
} from '../domain/commit-history.ts';
import { normaliseText, normaliseTexts } from '../domain/plain-data.ts';
import { actionIdFromFile } from '../domain/records/record-paths.ts';
import { withCatFile } from '../storage/git/cat-file.ts';
import { type CommittedFile, createFileSource } from '../storage/git/files-at-commit.ts';
import { readLogAcrossMoves } from '../storage/git/former-folders.ts';
import { type GitLocation, readObjects } from '../storage/git/git.ts';
import { GitError } from '../storage/git/git-error.ts';
import { type FileContent, type FileVersionChange, type LoggedCommit, readLog } from '../storage/git/log.ts';
import { classifyFile } from '../storage/layout.ts';
import { createCachedParser } from '../storage/parse-record.ts';
import { loadSurroundings } from './load-surroundings.ts';
import { findErrors } from './open-register.ts';

/** Reports the progress of long work. */
export type ProgressStep = (task: string, doneCount: number, total: number) => void;

/** The commits that changed the register's folder. Each version of a file is parsed once. @throws GitError if git fails. */
export async function loadCommitHistory(
  place: GitLocation,
  { files, revisions, errors, surroundings: hasSurroundings }: HistoryQuery,
  step: ProgressStep = () => undefined,
): Promise<CommitHistory> {
  const query = { ...(files && { files }), ...(revisions && { revisions }) };
  const log = revisions ? readLog(place, query) : readLogAcrossMoves(place, query);
  const contents = await readContents(place, log);
  const parse = createCachedParser();
  const readVersion = (file: string, content: FileContent | undefined): RecordVersion | undefined => {
    if (!content) return undefined;
    const { contains: kind, nameFields } = { nameFields: {}, ...classifyFile(file, []) };
    const bytes = contents.get(content.id);
    const isRecord = kind !== 'ignored' && kind !== 'nothing' && kind !== 'extract';
    return {
      id: content.id,
      data: bytes && isRecord ? normaliseTexts(parse(kind, bytes, nameFields).data) : undefined,
      ...(bytes && kind === 'extract' && { readText: () => normaliseText(bytes.toString('utf8')) }),
    };
  };
  const toRevision = ({ file, before, after }: FileVersionChange): RecordRevision => ({
    file,
    before: readVersion(file, before),
    after: readVersion(file, after),
  });
  const surroundings = hasSurroundings ? await loadSurroundings(place) : undefined;
  const introducedErrors = errors ? findIntroducedErrors(log, { contents, place, parse }, step) : undefined;
  const folders = new Map(log.map(({ commit, folder }) => [commit, folder]));
  const commits = log.map(
    (entry): RecordedCommit => ({
      ...entry,
      ...movedFolder(entry, folders),
      changesByParent: entry.changesByParent.map((changes) => changes.map(toRevision)),
      ...(surroundings && { surroundingsByParent: surroundings.get(entry.commit) ?? [] }),
      ...(introducedErrors && { introducedErrors: introducedErrors.get(entry.commit) ?? [] }),
    }),
  );
  return { commits };
}

/** The folder from which a commit moved the register: that of its first parent, if no parent has it in the commit's own. */
function movedFolder(
  { folder, parents }: LoggedCommit,
  folders: ReadonlyMap<string, string | undefined>,
): { readonly movedFrom?: string } {
  const parentFolders = parents.flatMap((parent) => folders.get(parent) ?? []);
  const [movedFrom] = parentFolders;
  return folder === undefined || movedFrom === undefined || parentFolders.includes(folder)
    ? {}
    : { movedFrom };
}

/** Whether a file's content is needed: records and extracts, but not evidence. */
const isRead = (file: string, mode: string) =>
  mode.startsWith('100') && /\.(?:yaml|csv)$/.test(file) && !/^(?:evidence|schemas)\//.test(file);

type Contents = Map<string, Buffer>;

async function readContents(place: GitLocation, log: readonly LoggedCommit[]): Promise<Contents> {
  const ids = new Set<string>();
  for (const { changesByParent } of log)
    for (const { file, before, after } of changesByParent.flat())
      for (const content of [before, after]) if (content && isRead(file, content.mode)) ids.add(content.id);
  const orderedIds = [...ids];
  const contentsById = await withCatFile(place, (reader) => reader.contents(orderedIds));
  return new Map(
    orderedIds.map((id, i) => {
      const content = contentsById[i];
      if (!content)
        throw new GitError(
          `git has lost ${id.slice(0, 8)}, an earlier version of a record. Fetch it again, or run \`git fsck\` to see what is damaged.`,
        );
      return [id, content] as const;
    }),
  );
}

type Files = ReadonlyMap<string, FileContent>;

interface ErrorSources {
  readonly contents: Contents;
  readonly place: GitLocation;
  readonly parse: ReturnType<typeof createCachedParser>;
}

/** The errors that each commit introduced. Each commit is checked as on its own day, so that dates after that day are found. */
function findIntroducedErrors(
  log: readonly LoggedCommit[],
  { contents, place, parse }: ErrorSources,
  step: ProgressStep,
): ReadonlyMap<string, readonly CommitError[]> {
  const states = new Map<string, Files>();
  const errorsByCommit = new Map<string, ReadonlySet<string>>();
  const children = new Map<string, number>();
  for (const parent of log.flatMap(({ parents }) => parents))
    children.set(parent, (children.get(parent) ?? 0) + 1);
  const introducedErrors = new Map<string, readonly CommitError[]>();
  for (const [index, { commit, parents, changesByParent, day }] of log.entries()) {
    step('Checking commits', index, log.length);
    const files = new Map(states.get(parents[0] ?? ''));
    for (const { file, after } of changesByParent[0] ?? [])
      after ? files.set(file, after) : files.delete(file);
    const isUnchanged = parents.length === 1 && changesByParent[0]?.length === 0;
    const commitErrors = isUnchanged ? [] : findErrors(createSource(files, contents, place), day, parse);
    const errorKeysBefore = new Set(parents.flatMap((parent) => [...(errorsByCommit.get(parent) ?? [])]));
    const replaceNames = createNameReplacer(changesByParent[0] ?? []);
    const earlierKeys = new Set([...errorKeysBefore].map(replaceNames));
    introducedErrors.set(
      commit,
      commitErrors.filter((entry) => !earlierKeys.has(replaceNames(errorKey(entry)))),
    );
    states.set(commit, files);
    errorsByCommit.set(commit, isUnchanged ? errorKeysBefore : new Set(commitErrors.map(errorKey)));
    for (const parent of parents) {
      const remainingCount = (children.get(parent) ?? 0) - 1;
      children.set(parent, remainingCount);
      if (remainingCount <= 0) for (const cache of [states, errorsByCommit]) cache.delete(parent);
    }
  }
  return introducedErrors;
}

/** A key without positions in lists, so that an error that only moved in its list is not new. */
const errorKey = ({ code, file, message }: CommitError) =>
  [code, file, message.replace(/\[\d+\]/g, '[]')].join('\0');

/** Returns a function that replaces the ids of renamed actions in a key, so that their errors are not new. */
function createNameReplacer(changes: readonly FileVersionChange[]): (key: string) => string {
  const actionIds = (versions: readonly FileVersionChange[]) =>
    versions.flatMap(({ file }) => actionIdFromFile(file) ?? []);
  const removedIds = actionIds(changes.filter(({ after }) => after === undefined));
  const addedIds = actionIds(changes.filter(({ before }) => before === undefined));
  if (removedIds.length === 0 || addedIds.length === 0) return (key) => key;
  const names = [...removedIds, ...addedIds].sort((a, b) => b.length - a.length);
  return (key) => names.reduce((text, name) => text.replaceAll(name, '*'), key);
}

function createSource(files: Files, contents: Contents, place: GitLocation) {
  const committedFiles = [...files]
    .map(([file, { id, mode }]): CommittedFile => ({ file, id, mode, size: contents.get(id)?.length ?? 0 }))
    .sort(compareBy(({ file }) => file));
  return createFileSource(committedFiles, ({ id }) => {
    // Evidence was not read with the records.
    const content = contents.get(id) ?? readObjects(place, [id])[0]?.content ?? Buffer.alloc(0);
    contents.set(id, content);
    return content;
  });
}
