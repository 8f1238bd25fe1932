/**
 * Makes a recording fail, or kills it, at every system call of a kind, one after the other, by strace; then checks the exit
 * code, runs the next command, and checks again.
 *
 *   node test/soak/kill/inject.js [CALLS=rename,fsync,unlink,openat] [KINDS=KILL,ENOSPC,EIO,EACCES] [FILES=40] [FOLDER=/dev/shm] [EVERY=1] [recover]
 *
 * A kind with `+` fails from there on. Calls are those of the command's own thread; `git:rename` and so on are those
 * of the git processes that it runs. With EVERY, only every so-many-th point is used. With `recover` at the end, it is the recovery
 * of an interrupted change that fails or is killed; once from before, once from after it became visible. `write` cannot be
 * tried: node writes to its own pipes too, and waits for ever where those fail; disks.js has disks that are full.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { builtDriver, faults, git, interrupting, newFolder, newRegister, run, tags, gitProgram, withGit } from './workshop.js';

const [calls = 'rename,fsync,unlink,openat', kinds = 'KILL,ENOSPC,EIO,EACCES', files = '40', parentFolder = '/dev/shm', interval = '1', what = 'record'] =
  process.argv.slice(2);
const count = Number(files);
const folder = newFolder(parentFolder);
const driver = builtDriver(folder);
const root = join(folder, 'work');
const trace = join(folder, 'trace');
let runCount = 0;

/** Where git runs under strace. */
const gitUnder = (args) => withGit(folder, `real() { exec strace -q ${args.join(' ')} ${gitProgram} "$@"; }\nreal "$@"`);

const parseCall = (call) => (call.startsWith('git:') ? { ofGit: true, name: call.slice(4) } : { ofGit: false, name: call });
/** Those of the one interrupted change or of the other. */
const pointsOfBothChanges = (call) => [...new Set([...pointsOf(call), ...pointsOf(call)])].sort((a, b) => a - b);

/** A change that was killed when it was about to be visible, or had just become so; it is copied for each run. */
function createInterruptedRegister(when) {
  const register = newRegister(join(folder, when), count);
  run(driver, ['batch', register, 'interrupted', files], { env: interrupting(folder, when) });
  return register;
}

/** The register to be tried, and what is run on it. */
function prepare(tag) {
  if (what === 'record') {
    if (runCount++ % 60 === 0) newRegister(root, count);
    return ['batch', root, tag, files];
  }
  rmSync(root, { recursive: true, force: true });
  execFileSync('cp', ['-a', registers[runCount++ % 2], root]);
  return ['recover', root];
}

const linesOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []);

/** At which calls of a kind the command touches the register, counted as strace counts them. */
function pointsOf(call) {
  const { ofGit, name } = parseCall(call);
  if (what === 'record') newRegister(root, count);
  rmSync(trace, { force: true });
  const args = prepare('count');
  if (ofGit) {
    run(driver, args, { env: gitUnder(['-f', '-A', '-o', trace, '-e', `trace=${name}`]) });
    const callsByProcess = new Map();
    for (const line of linesOf(trace)) if (line.includes(`${name}(`)) callsByProcess.set(line.split(' ')[0], (callsByProcess.get(line.split(' ')[0]) ?? 0) + 1);
    return Array.from({ length: Math.max(0, ...callsByProcess.values()) }, (_, n) => n + 1);
  }
  run(driver, args, {
    before: ['strace', '-q', '-y', '-o', trace, '-e', `trace=${name}`] });
  const lines = linesOf(trace).filter((line) => line.includes(`${name}(`));
  return lines.flatMap((line, n) => (line.includes(root) ? [n + 1] : []));
}

const readState = (what) => [git(root, 'rev-parse', 'HEAD'), git(root, 'ls-files', '--stage'), JSON.stringify(tags(root, count))].slice(...what).join('\n');

function tryPoint(call, kind, n) {
  const { ofGit, name } = parseCall(call);
  const tag = what === 'record' ? `t-${runCount}` : 'interrupted';
  const args = prepare(tag);
  const earlierTags = what === 'record' ? tags(root, count).tags : [];
  const before = readState([]);
  const when = `when=${n}${kind.endsWith('+') ? '+' : ''}`;
  const how = kind.startsWith('KILL') ? `signal=SIGKILL:${when}` : `error=${kind.replace('+', '')}:${when}`;
  rmSync(trace, { force: true });
  const strace = ['-A', '-o', trace, '-e', `trace=${name}`, '-e', `inject=${name}:${how}`];
  const { code, answer, err } = run(
    driver,
    args,
    ofGit ? { env: gitUnder(strace) } : { before: ['strace', '-q', ...strace] },
  );
  const isInjected = linesOf(trace).some((line) => line.includes('INJECTED') || line.includes('SIGKILL'));
  const wrong = [];
  const tagsAfterRun = tags(root, count);
  if (what === 'record' && code === 0 && tagsAfterRun.tags?.join() !== [...earlierTags, tag].join()) wrong.push('it says done, and is not');
  if (what === 'record' && (code === 2 || code === 70) && readState([]) !== before) wrong.push(`it says nothing changed (${answer.refused}), and it has`);
  if (code === 70) wrong.push(`a fault of the tool: ${err}`);
  if (code === 3 && answer.commit !== git(root, 'rev-parse', 'HEAD').trim()) wrong.push('it says recorded, and is not');
  const next = run(driver, ['recover', root]);
  if (next.code !== 0) wrong.push(`the next command: ${next.code} ${JSON.stringify(next.answer)} ${next.err}`);
  const tagsAfterRecovery = tags(root, count);
  const isRecorded = tagsAfterRecovery.tags?.join() === [...earlierTags, tag].join();
  if (!isRecorded && tagsAfterRecovery.tags?.join() !== earlierTags.join()) wrong.push(`half: ${JSON.stringify(tagsAfterRecovery)}`);
  if ((code === 0 || code === 3 || what !== 'record') && !isRecorded) wrong.push('it said it was recorded, and is lost');
  if (what === 'record' && (code === 2 || code === 70) && isRecorded) wrong.push('it said nothing changed, and it was made later');
  wrong.push(...faults(root, { fsck: runCount % 4 === 0 }));
  if (wrong.length > 0) {
    process.stdout.write(`${call} ${kind} ${n}: ${wrong.join('; ')}\n`);
    newRegister(root, count);
  }
  return { code: isInjected ? (code ?? 'killed') : 'missed', after: isRecorded, bad: wrong.length > 0 };
}

const registers = what === 'record' ? [] : [createInterruptedRegister('before'), createInterruptedRegister('after')];
let badCount = 0;
for (const call of calls.split(',')) {
  const sampledPoints = (what === 'record' ? pointsOf(call) : pointsOfBothChanges(call)).filter((_, n) => n % Number(interval) === 0);
  const points = what === 'record' ? sampledPoints : sampledPoints.flatMap((n) => [n, n]);
  for (const kind of kinds.split(',')) {
    const tally = { points: points.length, before: 0, after: 0, codes: {}, bad: 0 };
    for (const n of points) {
      const result = tryPoint(call, kind, n);
      tally.codes[result.code] = (tally.codes[result.code] ?? 0) + 1;
      tally[result.after ? 'after' : 'before']++;
      if (result.bad) tally.bad++;
    }
    badCount += tally.bad;
    process.stdout.write(`${call} ${kind}: ${JSON.stringify(tally)}\n`);
  }
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = badCount === 0 ? 0 : 1;
