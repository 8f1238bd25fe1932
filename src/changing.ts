/** Carries out a changing command: holds the register, lets the command decide, sees that it brings no error, and records it. */

import { ofMany, ofPeople, openAmong, type Unagreed, warnings } from './agreeing.ts';

import type { HandEdit, Opened, Outcome, RecordedFile, Recording } from './commands/command.ts';
import { UserError } from './commands/command.ts';
import type { Finding } from './model/finding.ts';
import type { Action } from './model/records/action.ts';
import { validate } from './open.ts';
import { isAsKept } from './register/change/examine.ts';
import { type Held, hold } from './register/change/transaction.ts';
import { bytesGiven, readBytes } from './register/disk.ts';
import { EditRefusal } from './register/edit/edit.ts';
import { keptAs } from './register/git/git.ts';
import { lastOfOurs } from './register/git/last-commit.ts';
import { shelfAtHead } from './register/git/past.ts';
import { type Repository, repositoryAt } from './register/git/repository.ts';
import { dataOf, parseRecord } from './register/parse.ts';
import type { Shelf } from './register/source.ts';
import { rowsOf } from './register/text/listing.ts';
import { diffText } from './render/diff.ts';
import { findingText, placed } from './render/findings.ts';
import { clean, wrap } from './render/text.ts';

export interface ChangingWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Said at once, on standard error. */
  readonly say: (sentence: string) => void;
}

export interface ChangingOptions {
  readonly dryRun: boolean;
  /** The questions that were answered with yes; true where none is to be put. */
  readonly agreed: true | ReadonlySet<string>;
  /** Whether there is somebody to ask. */
  readonly asks: boolean;
}

/** Bytes of a document that git is given to keep; hosts refuse what is twice as large. */
const largestDocument = 50 << 20;

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

/** What only a changing command needs to know of git: hand edits, and the last change. */
export const fromGit = (
  repository: Repository,
  shelf: Shelf,
): Pick<Opened, 'handEdits' | 'lastChange' | 'documentAt'> => ({
  handEdits: async () => handEdits(await shelfAtHead(repository), shelf),
  lastChange: () => {
    const last = lastOfOurs(repository);
    return last && { ...last, began: last.outside.length > 0 };
  },
  documentAt: (file) => {
    const inside = repository.prefix + file;
    const bytes = bytesGiven(`${repository.top}/${inside}`, file, largestDocument);
    if (typeof bytes === 'string') return bytes;
    const [kept] = keptAs(repository, [`HEAD:${inside}`]);
    return { bytes, recorded: !kept ? 'no' : isAsKept(kept.content, bytes) ? 'so' : 'otherwise' };
  },
});

function handEdits(recorded: Shelf, shelf: Shelf): readonly HandEdit[] {
  const content = (from: Shelf) =>
    new Map(from.everything().map(({ file, bytes }) => [file, bytes] as const));
  const [then, now] = [content(recorded), content(shelf)];
  const actionIn = (file: string, bytes: Uint8Array | undefined): Action | undefined => {
    const id = /^actions\/(.+)\.yaml$/.exec(file)?.[1];
    return id === undefined || bytes === undefined ? undefined : parseRecord('action', bytes, { id }).record;
  };
  const dataIn = (file: string, bytes: Uint8Array | undefined) =>
    bytes && file.endsWith('.yaml') ? dataOf(bytes) : undefined;
  return [...new Set([...then.keys(), ...now.keys()])].sort().flatMap((file) => {
    const [before, after] = [then.get(file)?.(), now.get(file)?.()];
    if (before && after && isAsKept(before, after)) return [];
    const data = { was: dataIn(file, before), is: dataIn(file, after) };
    return [{ file, before, after, data, was: actionIn(file, before), is: actionIn(file, after) }];
  });
}

/** Takes the register for one command; whatever becomes of it, lets go. */
export async function whileHeld<Value>(
  repository: Repository,
  { say }: ChangingWorld,
  act: (held: Held) => Promise<Value>,
): Promise<Value> {
  const held = hold(repository, { say });
  try {
    if (held.recovered === 'finished') say('An interrupted change was finished first.');
    if (held.recovered === 'taken-back') say('An interrupted change was taken back first.');
    return await act(held);
  } catch (error) {
    if (error instanceof EditRefusal)
      throw new UserError(`nothing was changed: ${error.message[0]?.toLowerCase()}${error.message.slice(1)}`);
    throw error;
  } finally {
    held.release();
  }
}

export interface Performed {
  readonly text: string;
  /** Warnings that it brought: for standard error. */
  readonly notes: readonly string[];
  readonly exitCode: 0 | 3;
  /** Undefined where nothing was recorded. */
  readonly commit?: string;
}

/** Records what a command decided, in one commit; or shows it, where that is all that is wanted. */
export async function carryOut(
  { opened, shelf, repository, held }: { opened: Opened; shelf: Shelf; repository: Repository; held: Held },
  outcome: Outcome,
  { dryRun, agreed, asks }: ChangingOptions,
  { say }: ChangingWorld,
): Promise<Performed | Unagreed> {
  const { recording } = outcome;
  const shown = outcome.text === undefined ? [] : [outcome.text];
  if (!recording) return { text: shown.join('\n'), notes: [], exitCode: 0 };
  const subject = clean(recording.subject).replace(/ +/g, ' ').trim();
  const brought = await broughtBy(opened, shelf, recording, () => shelfAtHead(repository));
  refuseErrors(opened, brought);
  const notes = warnings(opened, brought);
  const { touched } = recording;
  const ids = wrap(touched.join(', '), opened.screen.width, '  ');
  if (dryRun) {
    const would = [subject, ...(touched.length > 1 ? [ids] : [])].join('\n');
    const text = [...shown, would, ...diffs(opened, recording), 'Nothing was changed.'].join('\n\n');
    return { text, notes, exitCode: 0 };
  }
  const first = [...ofPeople(opened, brought), ...ofMany(`${subject}:\n${ids}`, touched.length)];
  const unagreed = openAmong(first, { agreed, asks });
  if (unagreed) return unagreed;
  const files = recording.changes.map((change) => namedFile(repository.prefix, change));
  const trailers = recording.trailers.map(([name, value]) => `${name}: ${clean(value)}`);
  const message = [subject, '', ...trailers].join('\n');
  const done = held.record({ files, message, ...(recording.byHand && { byHand: true }) });
  if (!done.refreshed)
    say(
      'It is recorded in git, but not all files could be refreshed; the next changing command finishes it.',
    );
  const told = [`${subject} (${done.commit.slice(0, 8)})`, ...(touched.length > 1 ? [ids] : [])];
  const text = [...shown, ...told].join('\n');
  return { text, notes, exitCode: done.refreshed ? 0 : 3, commit: done.commit };
}

const namedFile = (prefix: string, { file, before, after, edited }: RecordedFile) => ({
  file: prefix + file,
  before: bytesOf(before),
  after: bytesOf(after),
  ...(edited && { edited }),
});

const bytesOf = (content: string | Uint8Array | undefined): Uint8Array | undefined =>
  typeof content === 'string' ? Buffer.from(content) : content;

const textOf = (content: RecordedFile['before']): string | undefined =>
  content === undefined || typeof content === 'string' ? content : new TextDecoder().decode(content);

const diffs = ({ folder, screen }: Opened, { changes }: Recording): readonly string[] =>
  changes.map(({ file, before, after }) =>
    isDocument(file)
      ? `${placed(folder, file)} (${after === undefined ? 'deleted' : before === undefined ? 'new' : 'changed'}, a document of ${(after ?? before ?? '').length} bytes)`
      : diffText(placed(folder, file), textOf(before), textOf(after), screen.colour),
  );

/** What no line by line comparison is drawn of. */
const isDocument = (file: string) => file.startsWith('evidence/');

/** What is wrong after the change and was not before; a finding that only moved to another line is not new. */
async function broughtBy(
  opened: Opened,
  shelf: Shelf,
  { changes, byHand }: Recording,
  recorded: () => Promise<Shelf>,
): Promise<readonly Finding[]> {
  const key = ({ code, file, message }: Finding) => [code, file, message].join('\0');
  const { today } = opened.register;
  const earlier = byHand ? validate(await recorded(), today) : opened;
  const old = new Set(earlier.findings.map(key));
  const touched = new Set(changes.map(({ file }) => file));
  return validate(overlay(shelf, changes), today).findings.filter(
    (finding) => !old.has(key(finding)) && (finding.severity === 'error' || touched.has(finding.file)),
  );
}

function refuseErrors({ folder, screen }: Opened, brought: readonly Finding[]): void {
  const errors = brought.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  const told = errors.slice(0, 10).map((finding) => findingText(finding, folder, screen.colour));
  const errorsWord = errors.length === 1 ? 'an error' : `${errors.length} errors`;
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
