/**
 * Runs the tool on disks that are too small, read-only or another user's, and checks its exit codes.
 *
 *   sudo node test/soak/kill/disks.js
 *
 * Needs root and Linux: it mounts small disks in a namespace of its own, which ends with it.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtDriver, env, faults, git, newFolder, newRegister, run, tags } from './workshop.js';

if (process.argv[2] !== 'inside') {
  const { status } = spawnSync('unshare', ['-m', process.execPath, import.meta.filename, 'inside'], { stdio: 'inherit' });
  process.exit(status ?? 1);
}

const folder = newFolder();
const driver = builtDriver(folder);
const source = newRegister(join(folder, 'source'), 40);
const disk = join(folder, 'disk');
mkdirSync(disk);
const root = join(disk, 'work');
let badCount = 0;

const readState = () => [git(root, 'rev-parse', 'HEAD'), git(root, 'ls-files', '--stage'), JSON.stringify(tags(root, 40))].join('\n');
const reportResult = (what, wrong, details) => {
  if (wrong.length > 0) badCount++;
  process.stdout.write(`${what}: ${JSON.stringify(details)}${wrong.length > 0 ? ` WRONG ${wrong.join('; ')}` : ''}\n`);
};

/** Fills a disk but for so many KiB. */
function fillDisk(freeKiB) {
  const { bavail, bsize } = statfsSync(disk);
  const size = Math.max(0, bavail * bsize - freeKiB * 1024);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(size));
}

for (const freeKiB of [0, 8, 40, 100, 180, 260, 300, 340, 380, 420, 460, 500, 700]) {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]);
  cpSync(source, root, { recursive: true });
  git(root, 'update-index', '-q', '--refresh');
  const before = readState();
  fillDisk(freeKiB);
  const { code, answer } = run(driver, ['batch', root, 'added', '40']);
  const wrong = [];
  if (code === 2 && readState() !== before) wrong.push('it says that nothing changed');
  if (code === 0 && tags(root, 40).tags?.join() !== 'added') wrong.push('it says done');
  if (code === 3 && git(root, 'rev-parse', 'HEAD').trim() !== answer.commit) wrong.push('it says recorded');
  if (![0, 2, 3].includes(code)) wrong.push(`it ended with ${code}`);
  rmSync(join(disk, 'filler'));
  const next = run(driver, ['recover', root]);
  if (next.code !== 0) wrong.push(`the next command: ${next.code}`);
  if (code === 2 && readState() !== before) wrong.push('it said that nothing changed, and it was made later');
  if (code !== 2 && tags(root, 40).tags?.join() !== 'added') wrong.push('it is lost');
  wrong.push(...faults(root));
  reportResult(`${freeKiB} KiB free`, wrong, { code, refused: answer.refused?.replaceAll(root, '…'), next: next.answer.recoveryResult });
  execFileSync('umount', [disk]);
}

/** A refusal that leaves everything as it was. */
function expectRefusal(what, prepare, restore, runOptions = {}) {
  rmSync(root, { recursive: true, force: true });
  cpSync(source, root, { recursive: true });
  git(root, 'update-index', '-q', '--refresh');
  const before = readState();
  prepare();
  const { code, answer, err } = run(driver, ['batch', root, 'added', '40'], runOptions);
  restore();
  const wrong = [...(code === 2 ? [] : [`it ended with ${code} ${err}`]), ...(readState() === before ? [] : ['something changed']), ...faults(root)];
  reportResult(what, wrong, { code, refused: answer.refused?.replaceAll(root, '…') });
}

const nobodyCommand = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const asNobody = { before: nobodyCommand, env: { ...env, HOME: folder } };
const changeOwner = (path, user) => execFileSync('chown', ['-R', user, path]);
for (const path of [folder, disk]) chmodSync(path, 0o755);
expectRefusal(
  'a read-only disk',
  () => {
    execFileSync('mount', ['--bind', root, root]);
    execFileSync('mount', ['-o', 'remount,bind,ro', root]);
  },
  () => execFileSync('umount', [root]),
);
expectRefusal('a repository of another user', () => changeOwner(root, '65534'), () => changeOwner(root, '0'));
expectRefusal('a repository that may only be read', () => {}, () => {}, asNobody);
for (const [what, closedPath] of [
  ['a git folder that may not be changed', '.git'],
  ['a folder of objects that may not be changed', '.git/objects'],
  ['a folder of branches that may not be changed', '.git/refs/heads'],
  ['a folder of the register that may not be changed', 'register/actions'],
  ['a file of the register that may not be changed', 'register/actions/a-7.yaml'],
  ['a folder in which a new one would have to be made', 'register'],
])
  expectRefusal(
    what,
    () => {
      changeOwner(root, '65534');
      chmodSync(join(root, closedPath), closedPath.endsWith('.yaml') ? 0o444 : 0o555);
    },
    () => {
      chmodSync(join(root, closedPath), closedPath.endsWith('.yaml') ? 0o644 : 0o755);
      changeOwner(root, '0');
      if (existsSync(join(root, '.git/afi'))) run(driver, ['recover', root]);
    },
    asNobody,
  );
process.stdout.write(`${badCount === 0 ? 'all true' : `${badCount} untrue`} ${readFileSync('/proc/loadavg', 'utf8')}`);
rmSync(folder, { recursive: true, force: true });
process.exitCode = badCount === 0 ? 0 : 1;
