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
import { GitRefusal } from '../git/git-refusal.ts';
import { codeOf } from '../system-error.ts';

/** Does nothing for some milliseconds. */
export function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

/** Whose a lock is. What a system does not tell is empty. */
interface Holder {
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

const told = (path: string) => quietly(() => readFileSync(path, 'utf8').trim()) ?? '';

/** When a process began, where the system tells; `gone` where only its parent has not yet noticed. */
function startOf(pid: number | 'self'): string {
  // The name of the program stands in brackets and may hold anything.
  const fields = told(`/proc/${pid}/stat`)
    .replace(/^.*\)\s*/s, '')
    .split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'gone' : (fields[19] ?? '');
}

const thisProcess = (): Holder => ({
  pid: process.pid,
  start: startOf('self'),
  boot: told('/proc/sys/kernel/random/boot_id'),
  space: quietly(() => readlinkSync('/proc/self/ns/pid')) ?? '',
  host: hostname(),
  machine: told('/etc/machine-id'),
});

const tokenOf = ({ pid, start }: Holder): string => `${pid}-${start.replace(/\D/g, '')}`;

/** What the folder of a change is called after; no two living processes of a machine have the same. */
export const ownToken = (): string => tokenOf(thisProcess());

/** A lock's holder; `unknown` where it says nothing that is understood, undefined where there is no lock. */
function holderOf(path: string): Holder | 'unknown' | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  const holder = quietly(() => JSON.parse(text) as Holder | null);
  return holder && Number.isSafeInteger(holder.pid) && holder.pid > 0 && typeof holder.start === 'string'
    ? holder
    : 'unknown';
}

/** Only what is certain is dead. Elsewhere means: on another machine, or where its processes cannot be seen from here. */
function stateOf(holder: Holder, me: Holder): 'dead' | 'alive' | 'elsewhere' {
  if (holder.host !== me.host || holder.machine !== me.machine) return 'elsewhere';
  if (holder.boot !== me.boot) return holder.boot && me.boot ? 'dead' : 'elsewhere';
  if (holder.space !== me.space) return 'elsewhere';
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it is there, and somebody else's.
    if (codeOf(error) === 'ESRCH') return 'dead';
  }
  const start = startOf(holder.pid);
  return start === '' || start === holder.start ? 'alive' : 'dead';
}

/** Gives a file a second name, if that name is free. */
function linked(file: string, name: string): boolean {
  try {
    linkSync(file, name);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return false;
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS' || code === 'EMLINK')
      throw new GitRefusal(
        `no lock can be held in ${name}: this disk gives a file no second name. Use another disk.`,
      );
    throw error;
  }
}

/**
 * Takes a lock by linking a file to its name, or says who has it. The lock of a dead process is taken over by whoever first
 * holds a second lock, named after the dead one; so that nobody takes away what somebody has just taken over.
 */
function taken(lock: string, mine: string, me: Holder): true | Holder | 'unknown' {
  for (;;) {
    if (linked(mine, lock)) return true;
    const holder = holderOf(lock);
    if (holder === undefined) continue;
    if (holder === 'unknown' || stateOf(holder, me) !== 'dead') return holder;
    const right = `${lock}.${tokenOf(holder)}`;
    const got = taken(right, mine, me);
    if (got !== true) return got;
    const still = holderOf(lock);
    if (typeof still === 'object' && JSON.stringify(still) === JSON.stringify(holder)) {
      renameSync(right, lock);
      return true;
    }
    unlinkSync(right);
  }
}

function writeSelf(path: string, text: string): void {
  const handle = openSync(path, 'w');
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** How often, and how many milliseconds apart, a second command looks again: ten seconds. */
const tries = 400;
const pause = 25;

/** Holds the lock of a folder and answers with what lets it go. Waits, saying once for whom, then refuses. */
export function acquireLock(folder: string, say: (sentence: string) => void, patience = tries): () => void {
  const lock = `${folder}/lock`;
  const me = thisProcess();
  const mine = `${folder}/lock-${tokenOf(me)}`;
  try {
    writeSelf(mine, JSON.stringify(me));
    for (let tried = 0; ; tried++) {
      const got = taken(lock, mine, me);
      if (got === true) break;
      const where = got === 'unknown' || stateOf(got, me) === 'elsewhere';
      const whom = got === 'unknown' ? 'somebody' : `process ${got.pid}${where ? ` on ${got.host}` : ''}`;
      if (tried === 0) say(`Waiting for ${whom}, which is changing the register.`);
      if (tried === patience)
        throw new GitRefusal(
          where
            ? `${whom} is changing the register, or has left its lock there. If nothing runs any more, delete ${lock}`
            : `${whom} is still changing the register. Try again when it is done.`,
        );
      sleep(pause);
    }
    sweepLocks(folder, me);
  } finally {
    quietly(() => unlinkSync(mine));
  }
  return () => quietly(() => unlinkSync(lock));
}

/** What processes left that died while they were taking the lock. */
function sweepLocks(folder: string, me: Holder): void {
  for (const name of readdirSync(folder)) {
    if (!/^lock[-.]/.test(name)) continue;
    const holder = holderOf(`${folder}/${name}`);
    // One that was stopped before it had written who it is has its number in the name.
    const [, pid, start] = /^lock-(\d+)-(\d*)$/.exec(name) ?? [];
    const named = { ...me, pid: Number(pid), start: start ?? '' };
    const left = typeof holder === 'object' ? holder : pid !== undefined ? named : undefined;
    if (left && stateOf(left, me) === 'dead') quietly(() => unlinkSync(`${folder}/${name}`));
  }
}

/** Whether two names are those of one file. */
export function isSameProcess(one: string, other: string): boolean {
  const [a, b] = [one, other].map((path) => quietly(() => lstatSync(path, { bigint: true })));
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
}

/** Holds git's own lock of the index, as a second name of a file of ours: so that it can be told whose it is. */
export function lockIndex(index: string, mine: string): void {
  writeSelf(
    mine,
    'afi is recording a change, or was stopped while it did. The next afi command that changes the register finishes it.\n',
  );
  for (let tried = 0; !linked(mine, `${index}.lock`); tried++) {
    if (tried === 80) {
      const age = quietly(() => Number(lstatSync(mine).mtimeMs - lstatSync(`${index}.lock`).mtimeMs) / 1000);
      if (age === undefined) continue;
      throw new GitRefusal(
        `git is at work in this repository, or was stopped there: ${index}.lock is ${inWords(age)} old. If no git is running, delete it.`,
      );
    }
    sleep(pause);
  }
}

const inWords = (seconds: number): string => {
  const [count, unit] =
    seconds < 120
      ? [seconds, 'second']
      : seconds < 7200
        ? [seconds / 60, 'minute']
        : [seconds / 3600, 'hour'];
  const whole = Math.max(0, Math.round(count));
  return `${whole} ${unit}${whole === 1 ? '' : 's'}`;
};
