/** Checks that the user's own commit hooks run as for `git commit`, and that hooks of the repository do not. */
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordChange } from '../../../src/storage/commit/transaction.ts';
import {
  emptyFolder,
  expectSound,
  files,
  firstFile,
  git,
  newRepository,
  oneMoreLine,
  read,
  refusalOf,
  repositoryOf,
  silent,
  threeFiles,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';

/** Writes hooks into a folder. */
function writeHooks(folder: string, scripts: Readonly<Record<string, string>>): void {
  for (const [hook, script] of Object.entries(scripts)) {
    write(folder, { [hook]: `#!/bin/sh\n${script}\n` });
    chmodSync(join(folder, hook), 0o755);
  }
}

/** A user whose own configuration names a folder of these hooks. */
function userWithHooks(scripts: Readonly<Record<string, string>>) {
  const home = emptyFolder();
  writeHooks(join(home, 'hooks'), scripts);
  write(home, { '.gitconfig': '[core]\n\thooksPath = ~/hooks\n' });
  const { GIT_CONFIG_GLOBAL: _, ...others } = userEnvironment;
  return { home, env: { ...others, HOME: home } };
}

const change = { files: files(oneMoreLine), message: 'Change\n\nAfi-Command: note\n' };
const recordAs = (root: string, env: Readonly<Record<string, string | undefined>>) =>
  recordChange(repositoryOf(root, env), change, silent);
const messageOf = (root: string) => git(root, 'log', '-1', '--format=%B').trim();

describe("the user's own hooks", skipUnless('unix'), () => {
  test.each(['pre-commit', 'prepare-commit-msg', 'commit-msg'])(
    '%s may refuse a change; then nothing is changed, and its words are shown',
    (hook) => {
      const root = newRepository();
      const { env, home } = userWithHooks({ [hook]: 'echo "policy: no ticket" >&2\nexit 3' });
      expect(refusalOf(root, () => recordAs(root, env))).toBe(
        `your hook ${hook} in ${home}/hooks refused the commit, and nothing was changed. It printed:\n  policy: no ticket`,
      );
      expectSound(root);
    },
  );

  test('run in order, see the change in the index, and get what git gives them', () => {
    const root = newRepository();
    const write = (name: string) => `echo "${name} $# $2 $GIT_AUTHOR_EMAIL $GIT_EDITOR $(pwd -P)" >> ~/log`;
    const { env, home } = userWithHooks({
      'pre-commit': `${write('pre-commit')}\ngit diff --cached --name-status >> ~/log; git status --porcelain > ~/status`,
      'prepare-commit-msg': write('prepare-commit-msg'),
      'commit-msg': `${write('commit-msg')}\ncat "$1" > ~/message`,
      'post-commit': `${write('post-commit')}\ngit log -1 --format=%H >> ~/log\ngit status --porcelain >> ~/log`,
    });
    const { commit } = recordAs(root, env);
    const email = 'officer@example.com : ';
    expect(readFileSync(join(home, 'log'), 'utf8').trim().split('\n')).toEqual([
      `pre-commit 0  ${email}${root}`,
      `M\t${firstFile}`,
      `prepare-commit-msg 2 message ${email}${root}`,
      `commit-msg 1  ${email}${root}`,
      `post-commit 0  ${email}${root}`,
      commit,
    ]);
    expect(readFileSync(join(home, 'message'), 'utf8')).toBe('Change\n\nAfi-Command: note\n');
    expectSound(root);
  });

  test('may edit the message, which is tidied as git does and reported', () => {
    const root = newRepository();
    const { env } = userWithHooks({
      'commit-msg': 'sed -i "1s/^/[T-42] /" "$1"; printf "\\n\\n\\nTicket: 42  \\n\\n" >> "$1"',
    });
    expect(recordAs(root, env).subject).toBe('[T-42] Change');
    expect(messageOf(root)).toBe('[T-42] Change\n\nAfi-Command: note\n\nTicket: 42');
    expectSound(root);
  });

  test('may not leave a message that is not UTF-8', () => {
    const root = newRepository();
    const { env } = userWithHooks({ 'commit-msg': 'printf "Costs \\243500" > "$1"' });
    expect(refusalOf(root, () => recordAs(root, env))).toMatch(/the byte 0xA3 at line 1, column 7/);
    expectSound(root);
  });

  test('may not leave the message empty', () => {
    const root = newRepository();
    const { env } = userWithHooks({ 'commit-msg': ': > "$1"' });
    expect(refusalOf(root, () => recordAs(root, env))).toMatch(/left no message/);
  });

  test('may not stage what was not checked', () => {
    const root = newRepository();
    const { env } = userWithHooks({
      'pre-commit': `git update-index --force-remove ${firstFile}`,
    });
    expect(refusalOf(root, () => recordAs(root, env))).toMatch(
      /^the hook pre-commit changed what would be recorded \(register\/actions\/one\.yaml\), so nothing was\./,
    );
  });

  test('may not edit a file of the change: the edit stays, and nothing is recorded', () => {
    const root = newRepository();
    const { env } = userWithHooks({ 'pre-commit': `echo mine >> ${firstFile}` });
    expect(() => recordAs(root, env)).toThrow(/one\.yaml was changed by one of your hooks/);
    expect(read(root, firstFile)).toBe('id: one\nmine\n');
    expect(git(root, 'rev-list', '--count', 'HEAD').trim()).toBe('1');
  });

  test('print for the user, and what fails after the commit does not undo it', () => {
    const root = newRepository();
    const { env } = userWithHooks({
      'pre-commit': 'printf "\\033[31mchecked\\033[0m\\n"',
      'post-commit': 'echo cannot tell; exit 1',
    });
    const { notes } = recordAs(root, env);
    expect(notes).toEqual([
      'pre-commit: checked',
      'post-commit: cannot tell',
      'The hook post-commit failed. The change is recorded.',
    ]);
    expectSound(root);
  });

  test('see only the files of the change, not what else is staged', () => {
    const root = newRepository();
    write(root, { 'other.txt': 'x\n' });
    git(root, 'add', 'other.txt');
    const { env, home } = userWithHooks({ 'pre-commit': 'git diff --cached --name-only > ~/log' });
    recordAs(root, env);
    expect(readFileSync(join(home, 'log'), 'utf8')).toBe(`${firstFile}\n`);
    expect(git(root, 'status', '--porcelain')).toBe('A  other.txt\n');
  });

  test('start no program that the repository names, even by way of git', () => {
    const root = newRepository({ ...threeFiles, 'a.md': 'x\n' });
    const trap = join(root, 'trap');
    write(root, {
      trap: `#!/bin/sh\ntouch ${root}/sprung\n`,
      '.gitattributes': '*.md filter=evil\n',
      'a.md': 'y\n',
    });
    chmodSync(trap, 0o755);
    for (const key of ['core.fsmonitor', 'filter.evil.clean', 'alias.st', 'core.pager'])
      git(root, 'config', key, key === 'alias.st' ? `!${trap}` : trap);
    const { env } = userWithHooks({ 'pre-commit': 'git status >/dev/null; git st; git diff >/dev/null; :' });
    recordAs(root, env);
    expect(existsSync(join(root, 'sprung'))).toBe(false);
  });
});

describe('hooks of the repository', skipUnless('unix'), () => {
  const refusing = { 'pre-commit': 'exit 1', 'commit-msg': 'exit 1', 'pre-push': 'exit 1' };

  test('in .git/hooks are not run, and a note reports it', () => {
    const root = newRepository();
    writeHooks(join(root, '.git/hooks'), refusing);
    const { notes } = recordAs(root, userEnvironment);
    expect(notes).toEqual([
      expect.stringMatching(
        /^Not run: the hooks pre-commit, commit-msg in .*\.git\/hooks\. .*core\.hooksPath/,
      ),
    ]);
  });

  test.each(['.githooks', '../ROOT/.githooks'])(
    'are not run where the user names %s, a part of it',
    (name) => {
      const root = newRepository();
      writeHooks(join(root, '.githooks'), refusing);
      const home = emptyFolder();
      const path = name.replace('ROOT', root.split('/').at(-1) ?? '');
      write(home, { '.gitconfig': `[core]\n\thooksPath = ${path}\n` });
      const { GIT_CONFIG_GLOBAL: _, ...others } = userEnvironment;
      expect(recordAs(root, { ...others, HOME: home }).notes).toEqual([
        expect.stringMatching(/^Not run: the hooks .*\.githooks/),
      ]);
    },
  );

  test('whose folder only the repository names stop the change, with the name of the setting', () => {
    const root = newRepository();
    git(root, 'config', 'core.hooksPath', '.githooks');
    expect(refusalOf(root, () => recordAs(root, userEnvironment))).toMatch(
      /^core\.hooksPath is set by this repository only \(.*\.git\/config\).*`git config --global core\.hooksPath …`.*--unset-all core\.hooksPath`\.$/,
    );
    git(root, 'config', '--unset', 'core.hooksPath');
    const includedFile = join(emptyFolder(), 'more');
    write(join(includedFile, '..'), { more: '[core]\n\thooksPath = x\n' });
    git(root, 'config', 'include.path', includedFile);
    expect(refusalOf(root, () => recordAs(root, userEnvironment))).toContain(`(${includedFile})`);
  });

  test("whose folder the user names too give way to the user's", () => {
    const root = newRepository();
    mkdirSync(join(root, '.githooks'));
    git(root, 'config', 'core.hooksPath', '.githooks');
    const { env } = userWithHooks({ 'commit-msg': 'echo "Seen: yes" >> "$1"' });
    recordAs(root, env);
    expect(messageOf(root)).toMatch(/Seen: yes$/);
  });

  test('are one thing, and hooks that the user’s configuration includes for this folder another: those run', () => {
    const root = newRepository();
    const { env, home } = userWithHooks({ 'commit-msg': 'echo "Work: yes" >> "$1"' });
    write(home, {
      '.gitconfig': `[includeIf "gitdir:${root}/"]\n\tpath = work\n`,
      work: '[core]\n\thooksPath = ~/hooks\n',
    });
    recordAs(root, env);
    expect(messageOf(root)).toMatch(/Work: yes$/);
  });
});
