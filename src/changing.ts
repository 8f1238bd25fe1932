/** Carries out a changing command: holds the register, lets the command decide, sees that it brings no error, and records it. */
import type { HandEdit, LastChange, Opened, Outcome, RecordedFile, Recording } from './commands/command.ts';
import { UserError } from './commands/command.ts';
import type { Finding } from './model/finding.ts';
import type { Action } from './model/records/action.ts';
import { validate } from './open.ts';
import { type Held, hold } from './register/change/transaction.ts';
import { readBytes, writeChange } from './register/disk.ts';
import { lastCommit } from './register/git/last-commit.ts';
import { shelfAt } from './register/git/past.ts';
import { Refused } from './register/git/refusal.ts';
import { type Repository, repositoryAt } from './register/git/repository.ts';
import { parseRecord } from './register/parse.ts';
import type { Shelf } from './register/source.ts';
import { rowsOf } from './register/text/listing.ts';
import { diffText } from './render/diff.ts';
import { findingText, placed } from './render/findings.ts';

export interface ChangingWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Said at once, on standard error. */
  readonly say: (sentence: string) => void;
  /** Asks yes or no; undefined where nobody is there to answer. */
  readonly confirm: ((question: string) => Promise<boolean>) | undefined;
}

export interface ChangingOptions {
  readonly dryRun: boolean;
  readonly yes: boolean;
}

/** Above so many actions a change asks first. */
const manyActions = 20;

export const repositoryOf = (folder: string, env: ChangingWorld['env']): Repository => {
  const found = repositoryAt(folder, env);
  if ('why' in found) throw new UserError(found.message);
  return found;
};

/** The rows of a list that the user names. */
export function listIn(path: string, named: string): ReturnType<typeof rowsOf> {
  const bytes = readBytes(path);
  return bytes === undefined ? `there is no file ${named}.` : rowsOf(named, bytes);
}

/** The register as the last commit has it. */
export const recordedShelf = (folder: string, env: ChangingWorld['env']): Shelf =>
  shelfAt(repositoryOf(folder, env), 'HEAD');

/** What only a changing command needs to know of git: hand edits, and the last commit. */
export const fromGit = (repository: Repository, shelf: Shelf): Pick<Opened, 'handEdits' | 'lastChange'> => ({
  handEdits: () => handEdits(shelfAt(repository, 'HEAD'), shelf),
  lastChange: () => lastChange(repository),
});

function handEdits(recorded: Shelf, shelf: Shelf): readonly HandEdit[] {
  const content = (from: Shelf) =>
    new Map(from.everything().map(({ file, bytes }) => [file, bytes] as const));
  const [then, now] = [content(recorded), content(shelf)];
  const actionIn = (file: string, bytes: Uint8Array | undefined): Action | undefined => {
    const id = /^actions\/(.+)\.yaml$/.exec(file)?.[1];
    return id === undefined || bytes === undefined ? undefined : parseRecord('action', bytes, { id }).record;
  };
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((file) => {
    const [before, after] = [then.get(file)?.(), now.get(file)?.()];
    if (before && after && Buffer.compare(before, after) === 0) return [];
    return [{ file, before, after, was: actionIn(file, before), is: actionIn(file, after) }];
  });
}

function lastChange(repository: Repository): LastChange | undefined {
  const last = lastCommit(repository);
  if (last === undefined) return undefined;
  const [subject = ''] = last.message.split('\n');
  if (last.outside.length > 0) return { ...last, subject, byAfi: false };
  return { commit: last.commit, subject, byAfi: /^Afi-Command: \S/m.test(last.message), files: last.files };
}

/** Takes the register for one command; whatever becomes of it, lets go. */
export async function whileHeld<Value>(
  repository: Repository,
  { say }: ChangingWorld,
  act: (held: Held) => Promise<Value>,
): Promise<Value> {
  return await refusing(async () => {
    const held = hold(repository, { say });
    try {
      if (held.recovered === 'finished') say('An interrupted change was finished first.');
      if (held.recovered === 'taken-back') say('An interrupted change was taken back first.');
      return await act(held);
    } finally {
      held.release();
    }
  });
}

async function refusing<Value>(act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused) throw new UserError(error.message);
    throw error;
  }
}

export interface Performed {
  readonly text: string;
  readonly exitCode: 0 | 3;
}

/** Records what a command decided, in one commit; or shows it, where that is all that is wanted. */
export async function carryOut(
  { opened, shelf, repository, held }: { opened: Opened; shelf: Shelf; repository: Repository; held: Held },
  outcome: Outcome,
  { dryRun, yes }: ChangingOptions,
  world: ChangingWorld,
): Promise<Performed> {
  const { recording, text } = outcome;
  const shown = text === undefined ? [] : [text];
  if (!recording) return { text: shown.join('\n'), exitCode: 0 };
  refuseNewErrors(opened, shelf, recording);
  if (dryRun)
    return {
      text: [...shown, ...diffs(opened, recording), 'Nothing was changed.'].join('\n\n'),
      exitCode: 0,
    };
  await refuseMany(recording, yes, world);
  const files = recording.changes.map((change) => namedFile(repository.prefix, change));
  const message = [
    recording.subject,
    '',
    ...recording.trailers.map(([name, value]) => `${name}: ${value}`),
  ].join('\n');
  if (recording.byHand) for (const change of files) putCorrections(repository.top, change);
  const done = held.record({ files, message, ...(recording.byHand && { byHand: true }) });
  const told = `${recording.subject} (${done.commit.slice(0, 8)})`;
  if (done.refreshed) return { text: [...shown, told].join('\n'), exitCode: 0 };
  world.say(
    'It is recorded in git, but not all files could be refreshed; the next changing command finishes it.',
  );
  return { text: [...shown, told].join('\n'), exitCode: 3 };
}

/** A hand edit to which corrections were added is first put on disk so: from there it is recorded like any other. */
function putCorrections(top: string, { file, after }: ReturnType<typeof namedFile>): void {
  const standing = readBytes(`${top}/${file}`);
  if (after && standing && Buffer.compare(standing, after) !== 0) writeChange(top, { file, after });
}

const namedFile = (prefix: string, { file, before, after }: RecordedFile) => ({
  file: prefix + file,
  before: bytesOf(before),
  after: bytesOf(after),
});

const bytesOf = (content: string | Uint8Array | undefined): Uint8Array | undefined =>
  typeof content === 'string' ? Buffer.from(content) : content;

const textOf = (content: RecordedFile['before']): string | undefined =>
  content === undefined || typeof content === 'string' ? content : new TextDecoder().decode(content);

const diffs = ({ folder, screen }: Opened, { changes }: Recording): readonly string[] =>
  changes.map(({ file, before, after }) =>
    diffText(placed(folder, file), textOf(before), textOf(after), screen.colour),
  );

async function refuseMany({ touched }: Recording, yes: boolean, { confirm }: ChangingWorld): Promise<void> {
  if (yes || touched.length <= manyActions) return;
  if (!confirm)
    throw new UserError(
      `this would change ${touched.length} actions. Say --yes if that is meant; --dry-run shows them.`,
    );
  if (!(await confirm(`Change ${touched.length} actions?`))) throw new UserError('nothing was changed.');
}

/** What is wrong after the change and was not before; a finding that only moved to another line is not new. */
function refuseNewErrors(opened: Opened, shelf: Shelf, { changes, byHand }: Recording): void {
  const key = ({ code, file, message }: Finding) => [code, file, message].join('\0');
  const old = new Set(byHand ? [] : opened.findings.filter(({ severity }) => severity === 'error').map(key));
  const touched = new Set(changes.map(({ file }) => file));
  const after = validate(overlay(shelf, changes), opened.register.today);
  const errors = after.findings.filter(({ severity }) => severity === 'error');
  const fresh = errors.filter((finding) => !old.has(key(finding)));
  const brought = byHand ? fresh.filter(({ file }) => touched.has(file)) : fresh;
  if (brought.length === 0) return;
  const told = brought
    .slice(0, 10)
    .map((finding) => findingText(finding, opened.folder, opened.screen.colour));
  const errorsWord = brought.length === 1 ? 'an error' : `${brought.length} errors`;
  throw new UserError(`nothing was changed: it would bring ${errorsWord}.\n\n${told.join('\n\n')}`);
}

/** The shelf as it would be after a change. */
function overlay(shelf: Shelf, changes: readonly RecordedFile[]): Shelf {
  const after = new Map(changes.map(({ file, after: content }) => [file, bytesOf(content)]));
  const have = (file: string) => after.get(file) ?? new Uint8Array();
  return {
    ...shelf,
    list: () => {
      const kept = shelf.list().filter(({ file }) => !after.has(file) || after.get(file) !== undefined);
      const listed = new Set(kept.map(({ file }) => file));
      const added = [...after].filter(([file, content]) => content !== undefined && !listed.has(file));
      return [...kept, ...added.map(([file]) => ({ file }))].sort((a, b) => (a.file < b.file ? -1 : 1));
    },
    read: (file) => (after.has(file) ? { file, bytes: have(file) } : shelf.read(file)),
    content: (file) => (after.has(file) ? have(file) : shelf.content(file)),
  };
}
