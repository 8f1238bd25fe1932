/** Checks that `due` warns, without asking a remote, where commits of the register are on one disk only. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { emptyFolder, git } from '../../helpers/register/repositories.ts';
import { registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';

/** A register with a remote on another computer that has its first commit. */
function pushedOffice() {
  const result = office();
  git(result.root, 'remote', 'add', 'origin', 'https://git.example.org/register.git');
  git(result.root, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  return result;
}

test('without a remote, the number of commits and the oldest day are named', async () => {
  const { runIn } = office();
  const { code, err } = await runIn('due');
  expect(code).toBe(0);
  expect(err).toBe(
    'This register is on this disk only, as far as git knows: its repository has no remote (a copy on another disk). 1 commit of the register, of 25 November 2021, would be lost with the disk. Ask your IT department for the address of an empty repository, and add it: `git remote add origin ADDRESS`. Push: `git push -u origin main`.\n',
  );
});

test('commits that no remote is known to have are counted, until they are pushed', async () => {
  const { root, runIn, runSuccessfully } = pushedOffice();
  expect((await runIn('due')).err).toBe('');
  await runSuccessfully('note', id, '--note', 'Seen.');
  await runSuccessfully('note', id, '--note', 'Heard.');
  expect((await runIn('due')).err).toMatch(
    /^2 commits of the register, the oldest of [^,]+, have not been pushed, as far as git knows\. Push: `git push -u origin main`\.\n$/,
  );
  git(root, 'update-ref', 'refs/remotes/origin/other', 'HEAD');
  expect((await runIn('due')).err).toBe('');
});

test('commits that do not change the register are not counted', async () => {
  const { root, runIn } = pushedOffice();
  git(root, 'commit', '-q', '--allow-empty', '-m', 'Nothing');
  expect((await runIn('due')).err).toBe('');
});

test('without a branch, the advice begins with one', async () => {
  const { root, runIn, runSuccessfully } = pushedOffice();
  await runSuccessfully('note', id, '--note', 'Seen.');
  git(root, 'checkout', '-q', '--detach');
  expect((await runIn('due')).err).toContain(
    'No branch is checked out: `git switch BRANCH`, then `git push`.',
  );
});

test('a remote on the same disk is not another copy, and one elsewhere is', async () => {
  const { root, runIn } = office();
  const bare = join(emptyFolder(), 'bare.git');
  git(root, 'clone', '-q', '--bare', root, bare);
  git(root, 'remote', 'add', 'copy', bare);
  git(root, 'update-ref', 'refs/remotes/copy/main', 'HEAD');
  expect((await runIn('due')).err).toBe(
    `The register has no remote on another disk, only \`copy\` (${bare}). Add one: \`git remote add backup ADDRESS\`.\n`,
  );
  for (const address of [
    'ssh://git@host/x.git',
    'git@host:x.git',
    '\\\\server\\share\\x.git',
    '/mnt/absent/x.git',
  ]) {
    git(root, 'remote', 'set-url', 'copy', address);
    expect({ address, err: (await runIn('due')).err }).toEqual({ address, err: '' });
  }
});

test('a remote without branches in this clone is not judged', async () => {
  const { root, runIn } = office();
  git(root, 'remote', 'add', '--mirror=push', 'mirror', 'https://git.example.org/register.git');
  expect((await runIn('due')).err).toBe('');
});

test('the warning is not part of the answer, and concerns the present only', async () => {
  const { root, runIn } = office();
  const { out, err } = await runIn('due', '--json');
  expect(Object.keys(JSON.parse(out))).not.toContain('notices');
  expect(err).toContain('no remote');
  for (const argv of [
    ['due', '--quiet'],
    ['due', '--as-at', '2021-06-30'],
    ['summary'],
    ['report', 'board-pack'],
  ])
    expect({ argv, err: (await runIn(...argv)).err }).toEqual({
      argv,
      err: expect.not.stringContaining('remote'),
    });
  expect((await openOffice(root).runIn('due', '--recorded', 'HEAD')).err).not.toContain('remote');
});

test('due does not warn without a repository or before the first commit', async () => {
  const root = folder(registerFiles());
  expect((await run(root, ['due'])).err).toBe('');
  git(root, 'init', '-q');
  expect((await run(root, ['due'])).err).toBe('');
});
