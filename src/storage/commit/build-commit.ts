/** Builds the commit of a change and all that putting it on disk will need; nobody sees any of it yet. */
import { deflateSync } from 'node:zlib';
import { sha256 } from '../fingerprint.ts';
import { firstLine, type GitLocation, type GitSettings, runGit } from '../git/git.ts';
import { GitRefusal } from '../git/git-refusal.ts';
import {
  commitOf,
  ended,
  type GitObject,
  headerOf,
  noId,
  objectOf,
  type TreeEntry,
  treesWith,
} from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { folderOf, nameIn } from '../git/safe-paths.ts';
import {
  fsyncFolder,
  lstatIfPresent,
  makeFolderLike,
  readIfPresent,
  renameInto,
  writeNew,
} from './durable-files.ts';
import type { Journal, Step } from './journal.ts';
import type { CommitRequest, Preflight, PreflightFile } from './preflight.ts';

/** Who records, as git says it; refused where nobody has told it. */
export function readIdentity(place: GitLocation): { readonly author: string; readonly committer: string } {
  const [author = '', committer = ''] = ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'].map((name) => {
    const { status, out, err } = runGit(place, ['var', name]);
    if (status === 0) return out.toString('utf8').trim();
    if (/date/.test(err))
      throw new GitRefusal(`git does not understand the day it was given: ${firstLine(err)}`);
    throw new GitRefusal(
      'git does not know who you are. Tell it once: `git config --global user.name "Your Name"` and `git config --global user.email you@example.org`',
    );
  });
  return { author, committer };
}

/** Writes the commit and its files aside in `work`, and says in a journal what is to be done with them. */
export function buildCommit(
  repository: Repository,
  { branch, base, trees, files }: Preflight,
  { message }: CommitRequest,
  { work, signing }: { readonly work: string; readonly signing: GitSettings | undefined },
): Journal {
  const { hash } = repository;
  const who = readIdentity(repository);
  const objects: GitObject[] = [];
  const entryOf = ({ was, recorded }: PreflightFile): TreeEntry | undefined => {
    if (!recorded) return undefined;
    const blob = objectOf(hash, 'blob', recorded);
    objects.push(blob);
    return { mode: was?.mode ?? '100644', id: blob.id };
  };
  const placed = files.map((one) => ({ file: one.file, entry: entryOf(one) }));
  const built = treesWith(hash, trees, placed);
  const tree = built.at(-1)?.id ?? '';
  objects.push(...built);
  const unsigned = commitOf(hash, { tree, parent: base, ...who, message });
  keep(repository, signing ? objects : [...objects, unsigned], work);
  const next = signing ? signed(repository, { tree, base, message, work, signing }) : unsigned.id;

  const steps = files.map((one, index) => stepOf(one, index, placed[index]?.entry));
  writeNew(
    files.flatMap(({ after, state }, index) => {
      const name = steps[index]?.made;
      return after && name ? [{ path: `${work}/${name}`, bytes: after, mode: state?.mode }] : [];
    }),
  );
  const subject = `afi: ${message.trim().split('\n')[0]}`;
  return { version: 1, branch, base: base ?? noId(hash), next, subject, work: nameIn(work), steps };
}

function stepOf({ file, state, after, was }: PreflightFile, index: number, is: TreeEntry | undefined): Step {
  const before = state ? sha256(state.bytes) : null;
  const wanted = after ? sha256(after) : null;
  return {
    file,
    before,
    after: wanted,
    made: wanted === null || wanted === before ? null : `new-${index}`,
    was: was ?? null,
    is: is ?? null,
  };
}

const looseAt = ({ objects }: Repository, id: string) => `${objects}/${id.slice(0, 2)}/${id.slice(2)}`;

/** The bytes of the file in which git keeps an object by itself. */
const looseFile = ({ kind, content }: GitObject): Uint8Array =>
  deflateSync(Buffer.concat([Buffer.from(headerOf(kind, content)), content]));

/** Puts objects where git keeps them, on the disk before anything speaks of them. */
function keep(repository: Repository, objects: readonly GitObject[], work: string): void {
  const mode = Number(lstatIfPresent(repository.objects)?.mode ?? 0o755) & 0o7777;
  const once = [...new Map(objects.map((object) => [object.id, object])).values()];
  const missing = once.filter(({ id }) => !lstatIfPresent(looseAt(repository, id))?.size);
  const aside = (index: number) => `${work}/object-${index}`;
  writeNew(
    missing.map((object, index) => ({ path: aside(index), bytes: looseFile(object), mode: 0o444 & mode })),
  );
  const folders = new Set(once.map(({ id }) => folderOf(looseAt(repository, id))));
  for (const folder of folders) makeFolderLike(folder, mode);
  missing.forEach(({ id }, index) => {
    renameInto(aside(index), looseAt(repository, id));
  });
  for (const folder of [...folders, repository.objects]) fsyncFolder(folder);
}

interface Unsigned {
  readonly tree: string;
  readonly base: string | undefined;
  readonly message: string;
  readonly work: string;
  readonly signing: GitSettings;
}

/** A commit signed by the program that the user, and never the repository, has named. */
function signed(repository: Repository, { tree, base, message, work, signing }: Unsigned): string {
  const aside = `${work}/objects`;
  makeFolderLike(aside, 0o755);
  const alternate = repository.objects.replace(/["\\]/g, '\\$&');
  const { status, out, err } = runGit(
    repository,
    ['commit-tree', tree, ...(base === undefined ? [] : ['-p', base]), '-S', '-F', '-'],
    {
      input: ended(message),
      config: signing,
      env: { GIT_OBJECT_DIRECTORY: aside, GIT_ALTERNATE_OBJECT_DIRECTORIES: `"${alternate}"` },
      signs: true,
    },
  );
  if (status !== 0)
    throw new GitRefusal(`the commit could not be signed, as your git configuration asks: ${firstLine(err)}`);
  const id = out.toString().trim();
  const place = looseAt(repository, id);
  if (!readIfPresent(place)) {
    makeFolderLike(folderOf(place), Number(lstatIfPresent(repository.objects)?.mode ?? 0o755) & 0o7777);
    renameInto(`${aside}/${id.slice(0, 2)}/${id.slice(2)}`, place);
  }
  for (const folder of [folderOf(place), repository.objects]) fsyncFolder(folder);
  return id;
}
