/** Checks when a change is refused before anything is written. */
import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordChange } from '../../../src/storage/commit/transaction.ts';
import {
  emptyFolder,
  files,
  firstFile,
  git,
  newRepository,
  oneMoreLine,
  read,
  recordIn,
  refusalOf,
  repositoryOf,
  secondFile,
  silent,
  tryGit,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { skipUnless } from '../../helpers/requirements.ts';

describe('a change is refused, with what to do, and nothing has changed', () => {
  const refusedChanges: Readonly<Record<string, readonly [prepare: (root: string) => void, says: RegExp]>> = {
    'where the file has edits that are not recorded': [
      (root) => write(root, { [firstFile]: 'id: one\n# mine\n' }),
      /one\.yaml (?:was changed by something else|has edits)/,
    ],
    'where edits of the file are staged': [
      (root) => {
        write(root, { [firstFile]: 'id: one\n# mine\n' });
        git(root, 'add', firstFile);
        write(root, { [firstFile]: 'id: one\n' });
      },
      /one\.yaml has edits that are staged.*git restore --staged/,
    ],
    'where the file was taken out of the index': [
      (root) => void git(root, 'rm', '-q', '--cached', firstFile),
      /one\.yaml has edits that are staged/,
    ],
    'where the file is gone': [
      (root) => rmSync(join(root, firstFile)),
      /one\.yaml was changed by something else/,
    ],
    'where a merge is open': [
      (root) => {
        git(root, 'switch', '-qc', 'side');
        write(root, { [secondFile]: 'id: side\n' });
        git(root, 'commit', '-qam', 'Side');
        git(root, 'switch', '-q', 'main');
        write(root, { [secondFile]: 'id: main\n' });
        git(root, 'commit', '-qam', 'Main');
        tryGit(root, 'merge', 'side');
      },
      /a merge is in progress.*git merge --abort/,
    ],
    'where a rebase is open': [
      (root) => mkdirSync(join(root, '.git/rebase-merge')),
      /a rebase is in progress/,
    ],
    'where a patch is being applied': [
      (root) => mkdirSync(join(root, '.git/rebase-apply')),
      /a rebase is in progress/,
    ],
    'where a cherry-pick is open': [
      (root) => writeFileSync(join(root, '.git/CHERRY_PICK_HEAD'), git(root, 'rev-parse', 'HEAD')),
      /a cherry-pick is in progress/,
    ],
    'where a revert is open': [
      (root) => writeFileSync(join(root, '.git/REVERT_HEAD'), git(root, 'rev-parse', 'HEAD')),
      /a revert is in progress/,
    ],
    'where a bisection is open': [
      (root) => void git(root, 'bisect', 'start'),
      /a bisection is in progress.*git bisect reset/,
    ],
    'where no branch is checked out': [
      (root) => void git(root, 'checkout', '-q', '--detach'),
      /no branch is checked out/,
    ],
    'where git is at work on the index': [
      (root) => {
        writeFileSync(join(root, '.git/index.lock'), '');
        const earlier = Date.now() / 1000 - 3 * 3600;
        utimesSync(join(root, '.git/index.lock'), earlier, earlier);
      },
      /index\.lock is 3 hours old\. If no git is running, delete it/,
    ],
    'where git is at work on the branch': [
      (root) => writeFileSync(join(root, '.git/refs/heads/main.lock'), 'x'),
      /main\.lock.*File exists.*delete that file/,
    ],
  };

  test.each(Object.entries(refusedChanges))('%s', (_, [prepare, says]) => {
    const root = newRepository();
    prepare(root);
    expect(refusalOf(root, () => recordIn(root, oneMoreLine))).toMatch(says);
  });

  test('if the change includes the edits of the file', () => {
    const root = newRepository();
    write(root, { [firstFile]: 'id: one\n# mine\n' });
    const change = { [firstFile]: ['id: one\n# mine\n', 'id: one\n# mine\nmore: yes\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toBe(
      `${firstFile} has edits that are not recorded. Save them with \`afi save\`, or drop them: \`git restore ${firstFile}\`.`,
    );
  });

  test('where a file that git does not know is in the way', () => {
    const root = newRepository();
    write(root, { 'register/actions/new.yaml': 'mine\n' });
    const change = { 'register/actions/new.yaml': ['mine\n', 'yours\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toMatch(/new\.yaml is not recorded/);
    const unaware = { 'register/actions/new.yaml': [undefined, 'yours\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, unaware))).toMatch(/new\.yaml was changed by something else/);
  });

  test('where a file was changed since it was read', () => {
    const root = newRepository();
    recordIn(root, oneMoreLine);
    expect(refusalOf(root, () => recordIn(root, oneMoreLine))).toMatch(
      /one\.yaml was changed by something else in the meantime\. Run the command again/,
    );
  });

  test('where git does not know who records', () => {
    const root = newRepository();
    const { PATH, HOME, SystemRoot } = userEnvironment;
    const nobody = repositoryOf(root, { PATH, HOME, SystemRoot });
    const refusal = refusalOf(root, () =>
      recordChange(nobody, { files: files(oneMoreLine), message: 'Change' }, silent),
    );
    expect(refusal).toContain('git config --global user.name "Your Name"');
    expect(refusal).toContain('git config --global user.email');
  });

  test('where git does not understand when', () => {
    const root = newRepository();
    const never = repositoryOf(root, { ...userEnvironment, GIT_AUTHOR_DATE: 'never' });
    expect(
      refusalOf(root, () => recordChange(never, { files: files(oneMoreLine), message: 'Change' }, silent)),
    ).toMatch(/does not understand the date.*never/);
  });

  test.each([
    '../beside.yaml',
    '/etc/hosts',
    'register/../../x.yaml',
    '.git/config',
    'register/.GIT/hooks/x',
    'register/.git /x',
    'git~1/config',
    'C:/x.yaml',
    'register\\x.yaml',
    'register/a.yaml:stream',
    'register//x.yaml',
    'register/x.',
    'register/x\u202e.yaml',
    'register/x\n.yaml',
    '',
  ])('where a file is called %j', (file) => {
    const root = newRepository();
    expect(refusalOf(root, () => recordIn(root, { [file]: [undefined, 'x\n'] }))).toMatch(
      /is not a valid name for a file/,
    );
  });

  test('where the way to a file is a link', skipUnless('unix'), () => {
    const outside = emptyFolder();
    write(outside, { 'one.yaml': 'id: one\n' });
    const root = newRepository();
    symlinkSync(outside, join(root, 'register/linked'));
    symlinkSync(join(outside, 'one.yaml'), join(root, 'register/actions/link.yaml'));
    for (const file of ['register/linked/one.yaml', 'register/actions/link.yaml'])
      expect(refusalOf(root, () => recordIn(root, { [file]: ['id: one\n', 'x\n'] }))).toMatch(/is a link/);
    git(root, 'add', '-A');
    git(root, 'commit', '-qm', 'Links');
    for (const file of ['register/linked/one.yaml', 'register/actions/link.yaml'])
      expect(refusalOf(root, () => recordIn(root, { [file]: ['id: one\n', 'x\n'] }))).toMatch(/is a link/);
    expect(read(outside, 'one.yaml')).toBe('id: one\n');
  });

  test('where the way to a file leads into another repository', () => {
    const root = newRepository();
    mkdirSync(join(root, 'register/other'));
    git(join(root, 'register/other'), 'init', '-q');
    expect(refusalOf(root, () => recordIn(root, { 'register/other/x.yaml': [undefined, 'x\n'] }))).toMatch(
      /register\/other is a git repository of its own/,
    );
  });

  test('where a folder is a file in git', () => {
    const root = newRepository();
    git(root, 'rm', '-q', '--cached', firstFile);
    write(root, { 'register/actions.txt': 'x' });
    git(root, 'add', 'register/actions.txt');
    git(root, 'commit', '-qm', 'A file');
    rmSync(join(root, 'register/actions.txt'));
    mkdirSync(join(root, 'register/actions.txt'));
    expect(
      refusalOf(root, () => recordIn(root, { 'register/actions.txt/x.yaml': [undefined, 'x\n'] })),
    ).toMatch(/is different from the file on the disk/);
  });
});
