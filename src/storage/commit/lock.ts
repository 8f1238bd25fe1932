/** One writer at a time: a lock that a dead process cannot hold and, on one machine, a live one cannot lose. */
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { GitError } from '../git/git-refusal.ts';
import { codeOf } from '../system-error.ts';

/** Does nothing for some milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Whose a lock is. What a system does not tell is empty. */
interface LockHolder {
  readonly pid: number;
  /** When the process began, in the system's own measure: the same number is given to others later. */
  readonly start: string;
  /** Which start of the machine it belongs to. */
  readonly boot: string;
  /** Within which processes see each other by number. */
  readonly space: string;
  readonly host: string;
  readonly machine: string;
}

const quietly = <Value>(read: () => Value): Value | undefined => {
  try {
    return read();
  } catch {
    return undefined;
  }
};

const readTrimmed = (path: string) => quietly(() => readFileSync(path, 'utf8').trim()) ?? '';

/** When a process began, where the system tells; `gone` where only its parent has not yet noticed. */
function processStart(pid: number | 'self'): string {
  // The name of the program stands in brackets and may hold anything.
  const fields = readTrimmed(`/proc/${pid}/stat`)
    .replace(/^.*\)\s*/s, '')
    .split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'gone' : (fields[19] ?? '');
}

const thisProcess = (): LockHolder => ({
  pid: process.pid,
  start: processStart('self'),
  boot: readTrimmed('/proc/sys/kernel/random/boot_id'),
  space: quietly(() => readlinkSync('/proc/self/ns/pid')) ?? '',
  host: hostname(),
  machine: readTrimmed('/etc/machine-id'),
});

const holderToken = ({ pid, start }: LockHolder): string => `${pid}-${start.replace(/\D/g, '')}`;

/** What the folder of a change is called after; no two living processes of a machine have the same. */
export const ownToken = (): string => holderToken(thisProcess());

/** A lock's holder; `unknown` where it says nothing that is understood, undefined where there is no lock. */
function readHolder(path: string): LockHolder | 'unknown' | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const holder = quietly(() => JSON.parse(text) as LockHolder | null);
  return holder && Number.isSafeInteger(holder.pid) && holder.pid > 0 && typeof holder.start === 'string'
    ? holder
    : 'unknown';
}

/** Only what is certain is dead. Elsewhere means: on another machine, or where its processes cannot be seen from here. */
function holderState(holder: LockHolder, self: LockHolder): 'dead' | 'alive' | 'elsewhere' {
  if (holder.host !== self.host || holder.machine !== self.machine) return 'elsewhere';
  if (holder.boot !== self.boot) return holder.boot && self.boot ? 'dead' : 'elsewhere';
  if (holder.space !== self.space) return 'elsewhere';
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if (codeOf(error) === 'ESRCH') return 'dead';
  }
  const start = processStart(holder.pid);
  return start === '' || start === holder.start ? 'alive' : 'dead';
}

/** Gives a file a second name, if that name is free. */
function linkIfFree(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS' || code === 'EMLINK')
      throw new GitError(
        `no lock can be held in ${name}: this disk gives a file no second name. Use another disk.`,
      );
    throw error;
  }
}

/**
 * Takes a lock by linking a file to its name, or says who has it. The lock of a dead process is taken over by whoever first
 * holds a second lock, named after the dead one; so that nobody takes away what somebody has just taken over.
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

function writeDurably(path: string, text: string): void {
  const handle = openSync(path, 'w');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** How often, and how many milliseconds apart, a second command looks again: ten seconds. */
const defaultAttempts = 400;
const retryInterval = 25;

/** Holds the lock of a folder and answers with what lets it go. Waits, saying once for whom, then refuses. */
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
    for (let attempt = 0; ; attempt++) {
      const blocker = tryLock(lock, ownFile, self);
      if (blocker === true) break;
      const isElsewhere = blocker === 'unknown' || holderState(blocker, self) === 'elsewhere';
      const holderName =
        blocker === 'unknown'
          ? 'somebody'
          : `process ${blocker.pid}${isElsewhere ? ` on ${blocker.host}` : ''}`;
      if (attempt === 0) notify(`Waiting for ${holderName}, which is changing the register.`);
      if (attempt === attempts)
        throw new GitError(
          isElsewhere
            ? `${holderName} is changing the register, or has left its lock there. If nothing runs any more, delete ${lock}`
            : `${holderName} is still changing the register. Try again when it is done.`,
        );
      sleep(retryInterval);
    }
    removeDeadLocks(folder, self);
  } finally {
    quietly(() => unlinkSync(ownFile));
  }
  return () => quietly(() => unlinkSync(lock));
}

/** What processes left that died while they were taking the lock. */
function removeDeadLocks(folder: string, self: LockHolder): void {
  for (const name of readdirSync(folder)) {
    if (!/^lock[-.]/.test(name)) continue;
    const holder = readHolder(`${folder}/${name}`);
    // One that was stopped before it had written who it is has its number in the name.
    const [, pid, start] = /^lock-(\d+)-(\d*)$/.exec(name) ?? [];
    const unwritten = { ...self, pid: Number(pid), start: start ?? '' };
    const abandoned = typeof holder === 'object' ? holder : pid !== undefined ? unwritten : undefined;
    if (abandoned && holderState(abandoned, self) === 'dead') quietly(() => unlinkSync(`${folder}/${name}`));
  }
}

/** Whether two names are those of one file. */
export function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => quietly(() => lstatSync(path, { bigint: true })));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** Holds git's own lock of the index, as a second name of a file of ours: so that it can be told whose it is. */
export function lockIndex(index: string, ownFile: string): void {
  writeDurably(
    ownFile,
    'afi is recording a change, or was stopped while it did. The next afi command that changes the register finishes it.\n',
  );
  for (let attempt = 0; !linkIfFree(ownFile, `${index}.lock`); attempt++) {
    if (attempt === 80) {
      const age = quietly(
        () => Number(lstatSync(ownFile).mtimeMs - lstatSync(`${index}.lock`).mtimeMs) / 1000,
      );
      if (age === undefined) continue;
      throw new GitError(
        `git is at work in this repository, or was stopped there: ${index}.lock is ${formatAge(age)} old. If no git is running, delete it.`,
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
  const rounded = Math.max(0, Math.round(count));
  return `${rounded} ${unit}${rounded === 1 ? '' : 's'}`;
};
