/** Checks that files that git tracks and the disk does not have are an error, are named by every total, and are never recorded as deleted. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../helpers/office.ts';
import {
  countGitProcesses,
  emptyFolder,
  expectSound,
  git,
  read,
  tryGit,
  userEnvironment,
  write,
} from '../helpers/register/repositories.ts';
import { actionText, registerFiles } from '../helpers/register.ts';
import { folder, run } from '../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const file = `register/actions/${id}.yaml`;
const twoActions = () => office({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) });

function setSparseCheckout(root: string, ...args: readonly string[]): void {
  git(root, 'update-index', '-q', '--refresh');
  git(root, 'sparse-checkout', 'set', ...args);
}

/** The ways in which a tracked file is missing, each with the remedy that brings it back. */
const ways: Readonly<Record<string, readonly [remove: (root: string) => void, remedy: string]>> = {
  'by a sparse checkout': [
    (root) => setSparseCheckout(root, '--no-cone', '/*', `!/${file}`),
    'git sparse-checkout disable',
  ],
  'by a sparse checkout with a sparse index': [
    (root) => setSparseCheckout(root, '--cone', '--sparse-index', 'register/boards'),
    'git sparse-checkout disable',
  ],
  'because git was told to skip it': [
    (root) => {
      git(root, 'update-index', '--skip-worktree', file);
      rmSync(join(root, file));
    },
    'git sparse-checkout disable',
  ],
  'because it was deleted without git': [(root) => rmSync(join(root, file)), `git checkout -- :/${file}`],
  'because its folder was renamed': [
    (root) => renameSync(join(root, 'register/actions'), join(root, 'elsewhere')),
    `git checkout -- :/${file}`,
  ],
};

describe.each(Object.entries(ways))('a record that is missing from the disk %s', (_, [remove, remedy]) => {
  test('is an error of check, with the remedy, which works', async () => {
    const { root, runIn } = twoActions();
    remove(root);
    mkdirSync(join(root, 'papers'));
    const { code, out } = await runIn('check');
    expect(code).toBe(1);
    expect(out).toContain(`${file}:1:1 error Git has this file`);
    expect(out).toContain(`\`${remedy}\``);
    const [program = '', ...args] = remedy.split(' ');
    expect(spawnSync(program, args, { cwd: join(root, 'papers'), env: userEnvironment }).status).toBe(0);
    expect(read(root, file)).toContain(`id: ${id}`);
  });

  test('is named by every answer with totals, which fails', async () => {
    const { root, runIn } = twoActions();
    remove(root);
    for (const argv of [['summary'], ['list'], ['due'], ['trend'], ['report', 'board-pack']]) {
      const { code, err } = await runIn(...argv);
      expect({ argv, code }).toEqual({ argv, code: 1 });
      expect(err).toMatch(
        /files? (?:is|are) missing from the disk and not counted: .*docks-2021-rec-1\.yaml/,
      );
    }
    write(root, { 'r.csv': 'Action,Title\n' });
    for (const argv of [
      ['import', 'r.csv'],
      ['summary', '--json'],
      ['export', '--format', 'csv'],
      ['site', '-o', 'pages'],
    ])
      expect({ argv, code: (await runIn(...argv)).code }).toEqual({ argv, code: 1 });
    const { files } = JSON.parse((await runIn('summary', '--json')).out);
    expect(files.found).toBe(files.counted + files.rejected + files.ignored);
    expect(files.rejected).toBeGreaterThan(0);
  });

  test('is never recorded as deleted, and no change is made without it', async () => {
    const { root, runRefused } = twoActions();
    remove(root);
    for (const argv of [
      ['save'],
      ['save', '--correct', 'A reason.'],
      ['note', '--status', 'open', '--note', 'Seen.'],
      ['undo'],
    ])
      expect(await runRefused(...argv)).toMatch(/^afi: nothing was changed: .*missing from the disk/);
  });
});

test('a file on disk that the next commit would delete is named by check, with a remedy that works', async () => {
  const { root, runIn } = twoActions();
  expect((await runIn('check')).err).toBe('');
  git(root, 'rm', '-q', '--cached', file);
  const { code, err } = await runIn('check');
  expect(code).toBe(0);
  expect(err).toContain(`would delete 1 file of the register that is still on the disk: ${file}.`);
  const [, remedy = ''] = /`(git reset [^`]+)`/.exec(err) ?? [];
  const [program = '', ...args] = remedy.split(' ');
  expect(spawnSync(program, args, { cwd: root, env: userEnvironment }).status).toBe(0);
  expect((await runIn('check')).err).toBe('');
});

test('a file whose deletion is staged is not missing', async () => {
  const { root, runIn, runSuccessfully } = twoActions();
  git(root, 'rm', '-q', file);
  expect(await runIn('summary')).toMatchObject({ code: 0, err: '' });
  await runSuccessfully('save', '--correct', 'Entered twice.');
  expectSound(root);
});

test.each([
  ['this branch', 'main', 'side', '--ours'],
  ['the other branch', 'side', 'main', '--theirs'],
])(
  'a record in conflict that %s has and the disk lacks is an error, with a remedy that works',
  async (_, changingBranch, deletingBranch, side) => {
    const { root, runIn } = twoActions();
    git(root, 'branch', 'side');
    git(root, 'checkout', '-q', changingBranch);
    write(root, { [file]: `${read(root, file)}# Seen.\n` });
    git(root, 'commit', '-qam', 'Comment on it');
    git(root, 'checkout', '-q', deletingBranch);
    git(root, 'rm', '-q', file);
    git(root, 'commit', '-qm', 'Delete it');
    git(root, 'checkout', '-q', 'main');
    expect(tryGit(root, 'merge', 'side').status).toBe(1);
    rmSync(join(root, file));
    expect((await runIn('summary')).code).toBe(1);
    expect((await runIn('check')).out).toContain(`\`git checkout ${side} -- :/${file}\``);
    git(root, 'checkout', side, '--', `:/${file}`);
    expect(read(root, file)).toContain('# Seen.');
    rmSync(join(root, file));
    git(root, 'rm', '-q', '--', `:/${file}`);
    expect((await runIn('summary')).code).toBe(0);
  },
);

test('a file that was only announced to git, and deleted again, is not missing', async () => {
  const { root, runIn } = twoActions();
  const name = 'register/evidence/new.csv';
  write(root, { [name]: 'a,b\n' });
  git(root, 'add', '--intent-to-add', name);
  rmSync(join(root, name));
  expect(await runIn('check')).toMatchObject({ code: 0 });
});

test('a missing file of evidence is an error of check and leaves the totals as they are', async () => {
  const name = 'evidence/ålesund/prøve 1.csv';
  const { root, runIn, runRefused } = office({ [name]: 'a,b\n' });
  expect((await runIn('check')).code).toBe(0);
  rmSync(join(root, 'register', name));
  const { code, out } = await runIn('check');
  expect(code).toBe(1);
  expect(out).toContain(`register/${name}:1:1 error Git has this file`);
  expect(out).toContain(`git checkout -- ":/register/${name}"`);
  expect(await runIn('summary')).toMatchObject({ code: 0, err: '' });
  expect(await runRefused('save')).toContain('missing from the disk');
});

test('a name in another Unicode normal form is the same name', async () => {
  const name = 'evidence/prøve å.csv';
  const { root, runIn } = office({ [name]: 'a,b\n' });
  rmSync(join(root, 'register', name));
  write(root, { [`register/${name.normalize('NFD')}`]: 'a,b\n' });
  expect((await runIn('check')).code).toBe(0);
});

test('a checkout that ended before git wrote its index is incomplete', async () => {
  const { root, runIn, runRefused } = twoActions();
  rmSync(join(root, '.git/index'));
  expect((await runIn('summary')).code).toBe(0);
  rmSync(join(root, file));
  expect((await runIn('summary')).code).toBe(1);
  expect((await runIn('check')).out).toContain('its checkout was not finished');
  rmSync(join(root, 'register'), { recursive: true });
  expect(await runRefused('summary')).toContain('afi: register/register.yaml: git has this file');
});

test('a register whose register.yaml is missing is refused with the remedy, from any folder', async () => {
  const { root, runRefused } = twoActions();
  setSparseCheckout(root, '--no-cone', '/*', '!/register/');
  const message =
    'afi: register/register.yaml: git has this file, but its settings leave it out of this folder (sparse checkout). Restore every file: `git sparse-checkout disable`.\n';
  expect(await runRefused('summary')).toBe(message);
  expect(await runRefused('summary', '--register', 'register')).toBe(message);
  mkdirSync(join(root, 'papers'));
  expect((await run(join(root, 'papers'), ['list'], { env: userEnvironment })).err).toBe(message);
});

test('files are missing from a submodule and from a linked work tree too', async () => {
  const { root } = twoActions();
  const outer = emptyFolder();
  git(outer, 'init', '-q');
  tryGit(outer, '-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', root, 'sub');
  git(root, 'worktree', 'add', '-q', join(outer, 'linked'));
  for (const top of [join(outer, 'sub'), join(outer, 'linked')]) {
    const { runIn } = openOffice(top);
    expect((await runIn('check')).code).toBe(0);
    rmSync(join(top, file));
    expect((await runIn('summary')).code).toBe(1);
  }
});

test('the register may be the root of the repository', async () => {
  const root = folder(registerFiles(), '.');
  git(root, 'init', '-q');
  git(root, 'add', '-A');
  rmSync(join(root, `actions/${id}.yaml`));
  const { code, out } = await run(root, ['check', '--register', '.'], { env: userEnvironment });
  expect(code).toBe(1);
  expect(out).toContain(`git checkout -- :/actions/${id}.yaml`);
});

test('one process compares the disk with the index, and none without a repository', async () => {
  const { root } = twoActions();
  const { processes, env } = countGitProcesses();
  await run(root, ['summary'], { env });
  expect(processes()).toBe(1);
  await run(folder(registerFiles()), ['summary'], { env });
  expect(processes()).toBe(1);
});

test('where git cannot be asked, the answer is given with the reason', async () => {
  const { root, runIn } = twoActions();
  write(root, { '.git/index': 'damaged' });
  const { code, err } = await runIn('summary');
  expect(code).toBe(0);
  expect(err).toMatch(/^It is not known whether files are missing from the disk: /);
});
