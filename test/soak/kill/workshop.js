/** Creates registers of plain text for the kill runs, and checks what must be true of them afterwards. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const home = resolve(import.meta.dirname, '../../..');

/** The driver as one file, built into a folder of its own. */
export function builtDriver(folder) {
  const outputFile = join(folder, 'driver.mjs');
  execFileSync(
    process.execPath,
    [
      join(home, 'node_modules/esbuild/bin/esbuild'),
      join(import.meta.dirname, 'driver.ts'),
      ...['--bundle', '--platform=node', '--format=esm', '--log-level=error', `--outfile=${outputFile}`],
    ],
    { cwd: home },
  );
  return outputFile;
}

export const newFolder = (parentFolder = tmpdir()) => mkdtempSync(join(parentFolder, 'afi-soak-'));

/** What every git and every driver is run with: nothing of the user's. */
export const env = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Liaison Officer',
  GIT_AUTHOR_EMAIL: 'officer@example.com',
  GIT_COMMITTER_NAME: 'Liaison Officer',
  GIT_COMMITTER_EMAIL: 'officer@example.com',
  GIT_AUTHOR_DATE: '2021-11-25T12:00:00Z',
  GIT_COMMITTER_DATE: '2021-11-25T12:00:00Z',
};

export const git = (root, ...args) =>
  execFileSync('git', ['-c', 'gc.auto=0', ...args], { cwd: root, env, encoding: 'utf8', maxBuffer: 2 ** 30 });

/** A register of so many action files, recorded. */
export function newRegister(root, count, { bytes = 600 } = {}) {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'register/actions'), { recursive: true });
  for (let n = 0; n < count; n++)
    writeFileSync(join(root, `register/actions/a-${n}.yaml`), `id: a-${n}\n${'x'.repeat(bytes)}\n`);
  git(root, 'init', '-q', '-b', 'main', '--template=', '.');
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'Begin');
  return root;
}

export const gitProgram = `${execFileSync('git', ['--exec-path'], { encoding: 'utf8' }).trim()}/git`;

/** An environment in which git is a script of ours; `real` in it is the true git. */
export function withGit(folder, script) {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'git'), `#!/bin/sh\nreal() { '${gitProgram}' "$@"; }\n${script}\n`, { mode: 0o755 });
  return { ...env, PATH: `${bin}:${env.PATH}` };
}

/** One in which a command is killed as its change becomes visible, or just before. */
export const interrupting = (folder, when) =>
  withGit(
    folder,
    `for one in "$@"; do [ "$one" = update-ref ] && { ${when === 'after' ? 'real "$@"; ' : ''}kill -9 $PPID; exit 1; }; done\nreal "$@"`,
  );

/** Runs the driver to its end. */
export function run(driver, args, { before = [], timeout = 120_000, env: environment = env } = {}) {
  const [command, ...commandArgs] = [...before, process.execPath, driver, ...args];
  const result = spawnSync(command, commandArgs, { env: environment, encoding: 'utf8', timeout, killSignal: 'SIGKILL', maxBuffer: 2 ** 28 });
  const line = (result.stdout ?? '').trim().split('\n').at(-1) ?? '';
  const answer = line.startsWith('{') ? JSON.parse(line) : {};
  return { code: result.status, signal: result.signal, answer, out: result.stdout, err: result.stderr };
}

/** Starts the driver, and kills it, or all of its group, after so many milliseconds. */
export function runAndKill(driver, args, { after, group, program = [] }) {
  return new Promise((resolveRun) => {
    const [command, ...commandArgs] = [...program, process.execPath, driver, ...args];
    const child = spawn(command, commandArgs, { env, stdio: ['ignore', 'ignore', 'ignore'], detached: true });
    const timer = setTimeout(() => {
      try {
        process.kill(group ? -child.pid : child.pid, 'SIGKILL');
      } catch {}
    }, after);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolveRun({ code, signal });
    });
  });
}

/** Everything that a command may leave behind and must not. */
export function listLeftovers(root) {
  const leftovers = [];
  const gitDir = join(root, '.git');
  if (existsSync(join(gitDir, 'afi'))) leftovers.push(...readdirSync(join(gitDir, 'afi')).map((name) => `afi/${name}`));
  for (const name of readdirSync(gitDir, { recursive: true })) {
    const relativeName = String(name);
    if (/\.lock$|(^|\/)tmp_|fast_import_crash|sharedindex/.test(relativeName) && !relativeName.startsWith('afi/')) leftovers.push(relativeName);
  }
  for (const name of readdirSync(join(root, 'register'), { recursive: true }))
    if (/(^|\/)\./.test(String(name)) || /\.(tmp|afi)$/.test(String(name))) leftovers.push(`register/${name}`);
  return leftovers;
}

/** The lines that were added, if every file of the register has the same; otherwise what is wrong. */
export function tags(root, count) {
  const lines = Array.from({ length: count }, (_, n) =>
    readFileSync(join(root, `register/actions/a-${n}.yaml`), 'utf8').split('\n').slice(2, -1).join(','),
  );
  return new Set(lines).size === 1 ? { tags: (lines[0] ?? '').split(',').filter(Boolean) } : { half: [...new Set(lines)] };
}

/** What is wrong with a register after the next command: nothing, if all is well. */
export function faults(root, { fsck = true } = {}) {
  const wrong = [];
  const status = git(root, 'status', '--porcelain');
  if (status !== '') wrong.push(`status: ${status}`);
  if (fsck) {
    const fsckRun = spawnSync('git', ['fsck', '--full', '--no-dangling'], { cwd: root, env, encoding: 'utf8' });
    if (fsckRun.status !== 0 || /error|missing|corrupt|broken/.test(fsckRun.stdout + fsckRun.stderr))
      wrong.push(`fsck: ${fsckRun.stdout}${fsckRun.stderr}`);
  }
  const leftovers = listLeftovers(root);
  if (leftovers.length > 0) wrong.push(`left: ${leftovers.join(' ')}`);
  return wrong;
}
