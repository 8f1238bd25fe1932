/** Locks the register for one writer: a dead process cannot keep the lock and, on one machine, a live process cannot lose it. */
import {
  fsyncSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { GitError } from '../git/git-error.ts';
import { errorCode, orUndefined } from '../system-error.ts';
import { readIfPresent, sleep, unlinkIfPresent, withOpenFile } from './durable-files.ts';

/** The process that has a lock. What the system does not show is empty. */
interface LockHolder {
  readonly pid: number;
  /** When the process began, in the system's own measure: process numbers are used again. */
  readonly start: string;
  /** The id that the machine was given when it started. */
  readonly boot: string;
  /** The namespace in which processes see each other. */
  readonly space: string;
  readonly host: string;
  readonly machine: string;
}

const readTrimmed = (path: string) => orUndefined(() => readFileSync(path, 'utf8').trim()) ?? '';

/** When a process began, empty if the system does not show it; `gone` for a process that has ended but is still listed. */
function processStart(pid: number | 'self'): string {
  // The name of the program is in brackets and may contain anything.
  const fields = readTrimmed(`/proc/${pid}/stat`)
    .replace(/^.*\)\s*/s, '')
    .split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'gone' : (fields[19] ?? '');
}

const thisProcess = (): LockHolder => ({
  pid: process.pid,
  start: processStart('self'),
  boot: readTrimmed('/proc/sys/kernel/random/boot_id'),
  space: orUndefined(() => readlinkSync('/proc/self/ns/pid')) ?? '',
  host: hostname(),
  machine: readTrimmed('/etc/machine-id'),
});

const holderToken = ({ pid, start }: LockHolder): string => `${pid}-${start.replace(/\D/g, '')}`;

/** This process's token, after which its work folder is named; unique among the living processes of a machine. */
export const ownToken = (): string => holderToken(thisProcess());

/** A lock's holder; `unknown` if the file cannot be parsed, undefined if nothing is locked. */
function readHolder(path: string): LockHolder | 'unknown' | undefined {
  const text = readIfPresent(path)?.toString();
  if (text === undefined) return undefined;
  // The fields that name a process are checked here; the others are only compared.
  const holder = orUndefined(() => JSON.parse(text) as LockHolder | null);
  return holder && Number.isSafeInteger(holder.pid) && holder.pid > 0 && typeof holder.start === 'string'
    ? holder
    : 'unknown';
}

/** Whether the process is alive; `dead` only if that is certain, `elsewhere` on another machine or in another namespace of processes. */
function holderState(holder: LockHolder, self: LockHolder): 'dead' | 'alive' | 'elsewhere' {
  if (holder.host !== self.host || holder.machine !== self.machine) return 'elsewhere';
  if (holder.boot !== self.boot) return holder.boot && self.boot ? 'dead' : 'elsewhere';
  if (holder.space !== self.space) return 'elsewhere';
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: the process exists, and belongs to another user.
    if (errorCode(error) === 'ESRCH') return 'dead';
  }
  const start = processStart(holder.pid);
  return start === '' || start === holder.start ? 'alive' : 'dead';
}

/** Gives a file a second name. Returns false if that name is not free. */
function linkIfFree(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EEXIST') return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS' || code === 'EMLINK')
      throw new GitError(
        `no lock can be held in ${name}: its disk does not support hard links. Use another disk.`,
      );
    throw error;
  }
}

/**
 * Takes a lock by linking a file to its name: returns true, or the present holder. The lock of a dead process passes to the
 * first process with a second lock, named after the dead one, so that no process removes a lock that was just taken.
 */
function tryLock(lock: string, ownFile: string, self: LockHolder): true | LockHolder | 'unknown' {
  for (;;) {
    if (linkIfFree(ownFile, lock)) return true;
    const holder = readHolder(lock);
    if (holder === undefined) continue;
    if (holder === 'unknown' || holderState(holder, self) !== 'dead') return holder;
    const takeover = `${lock}.${holderToken(holder)}`;
    const blocker = tryLock(takeover, ownFile, self);
    if (blocker !== true) return blocker;
    const current = readHolder(lock);
    if (typeof current === 'object' && JSON.stringify(current) === JSON.stringify(holder)) {
      renameSync(takeover, lock);
      return true;
    }
    unlinkSync(takeover);
  }
}

/** Writes a new file in place of an old one: what a link leads to under the same name is not written. */
function writeDurably(path: string, text: string): void {
  unlinkIfPresent(path);
  withOpenFile(path, 'wx', (handle) => {
    writeFileSync(handle, text);
    fsyncSync(handle);
  });
}

/** How often a second command tries while one holder has the lock, and the milliseconds between: thirty seconds in all. */
const defaultAttempts = 1200;
const retryInterval = 25;

/**
 * Locks a folder, and returns the function that unlocks it. Waits up to thirty seconds for each other holder, after
 * one notice of it: where commands queue, each has its turn.
 * @throws GitError if one holder still has it then.
 */
export function acquireLock(
  folder: string,
  notify: (sentence: string) => void,
  attempts = defaultAttempts,
): () => void {
  const lock = `${folder}/lock`;
  const self = thisProcess();
  const ownFile = `${folder}/lock-${holderToken(self)}`;
  try {
    writeDurably(ownFile, JSON.stringify(self));
    let lastBlocker = '';
    for (let attempt = 0; ; attempt++) {
      const blocker = tryLock(lock, ownFile, self);
      if (blocker === true) break;
      const blockerText = JSON.stringify(blocker);
      if (blockerText !== lastBlocker) attempt = 0;
      lastBlocker = blockerText;
      const isElsewhere = blocker === 'unknown' || holderState(blocker, self) === 'elsewhere';
      const holderName =
        blocker === 'unknown'
          ? 'somebody'
          : `process ${blocker.pid}${isElsewhere ? ` on ${blocker.host}` : ''}`;
      if (attempt === 0) notify(`Waiting for ${holderName}, which is changing the register.`);
      if (attempt === attempts)
        throw new GitError(
          isElsewhere
            ? `${holderName} is changing the register, or has left its lock there. If no afi is running, delete ${lock}`
            : `${holderName} is still changing the register. Try again when it is done.`,
        );
      sleep(retryInterval);
    }
    removeDeadLocks(folder, self);
  } finally {
    orUndefined(() => unlinkSync(ownFile));
  }
  return () => orUndefined(() => unlinkSync(lock));
}

/** Removes the files of processes that died while they were taking the lock. */
function removeDeadLocks(folder: string, self: LockHolder): void {
  for (const name of readdirSync(folder)) {
    if (!/^lock[-.]/.test(name)) continue;
    const holder = readHolder(`${folder}/${name}`);
    // A process that was stopped before it wrote its details has its number in the name.
    const [, pid, start] = /^lock-(\d+)-(\d*)$/.exec(name) ?? [];
    const namedHolder = { ...self, pid: Number(pid), start: start ?? '' };
    const deadHolder = typeof holder === 'object' ? holder : pid !== undefined ? namedHolder : undefined;
    if (deadHolder && holderState(deadHolder, self) === 'dead')
      orUndefined(() => unlinkSync(`${folder}/${name}`));
  }
}

/** Whether two paths are names of one file. */
export function isSameFile(...paths: readonly [string, string]): boolean {
  const [a, b] = paths.map((path) => orUndefined(() => lstatSync(path, { bigint: true })));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** Takes git's own lock of the index as a second name of our own file, so that a later command can recognise it. */
export function lockIndex(index: string, ownFile: string): void {
  writeDurably(
    ownFile,
    'afi is recording a change, or was stopped while it did. The next afi command that changes the register finishes it.\n',
  );
  for (let attempt = 0; !linkIfFree(ownFile, `${index}.lock`); attempt++) {
    if (attempt === 80) {
      const age = orUndefined(
        () => Number(lstatSync(ownFile).mtimeMs - lstatSync(`${index}.lock`).mtimeMs) / 1000,
      );
      if (age === undefined) continue;
      throw new GitError(
        `git is running in this repository, or was interrupted: ${index}.lock is ${formatAge(age)} old. If no git is running, delete it.`,
      );
    }
    sleep(retryInterval);
  }
}

const formatAge = (seconds: number): string => {
  const [count, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [seconds / 60, 'minute']
        : [seconds / 3600, 'hour'];
  const wholeCount = Math.max(0, Math.round(count));
  return `${wholeCount} ${unit}${wholeCount === 1 ? '' : 's'}`;
};
