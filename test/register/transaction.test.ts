import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { settledAt } from '../../src/register/change/recovery.ts';
import { record } from '../../src/register/change/transaction.ts';
import { repositoryAt } from '../../src/register/git/repository.ts';
import type { Environment } from '../../src/register/process.ts';
import {
  emptyFolder,
  expectSound,
  files,
  git,
  lastChange,
  read,
  recorded,
  recordIn,
  refusalOf,
  repositoryOf,
  silent,
  someone,
  three,
  tryGit,
  write,
} from './repositories.ts';

const one = 'register/actions/one.yaml';
const two = 'register/actions/two.yaml';
const oneMore = { [one]: ['id: one\n', 'id: one\nmore: yes\n'] } as const;

describe('a change', () => {
  test('is one commit of exactly its files, with its message', () => {
    const root = recorded();
    const done = recordIn(
      root,
      { ...oneMore, [two]: ['id: two\n', undefined], 'register/batches/b.yaml': [undefined, 'id: b\n'] },
      'Submit 28 actions for closure (2021-09)\n\nAfi-Command: submit\nAfi-Batch: 2021-09\n',
    );
    expect(done).toEqual({ commit: git(root, 'rev-parse', 'HEAD').trim(), refreshed: true });
    expect(lastChange(root)).toBe(
      `Submit 28 actions for closure (2021-09)\n\nM\t${one}\nD\t${two}\nA\tregister/batches/b.yaml`,
    );
    expect(
      git(root, 'log', '-1', '--format=%an <%ae> %ad|%cn|%(trailers:key=Afi-Batch,valueonly)').trim(),
    ).toBe('Liaison Officer <officer@example.com> Thu Nov 25 12:00:00 2021 +0000|Liaison Officer|2021-09');
    expect(git(root, 'log', '--format=%s').trim().split('\n')).toHaveLength(2);
    expect(read(root, one)).toBe('id: one\nmore: yes\n');
    expect(existsSync(join(root, two))).toBe(false);
    expectSound(root);
  });

  test('is the same commit that git itself would make', () => {
    const [ours, theirs] = [recorded(), recorded()];
    recordIn(ours, { ...oneMore, 'register/a/b/c.yaml': [undefined, 'new\n'] }, 'Change');
    write(theirs, { [one]: 'id: one\nmore: yes\n', 'register/a/b/c.yaml': 'new\n' });
    git(theirs, 'add', '-A');
    git(theirs, 'commit', '-q', '-m', 'Change');
    expect(git(ours, 'rev-parse', 'HEAD')).toBe(git(theirs, 'rev-parse', 'HEAD'));
  });

  test('stands in the log of references', () => {
    const root = recorded();
    recordIn(root, oneMore, 'Note progress\n\nmore');
    expect(git(root, 'reflog', '-1').trim()).toMatch(/HEAD@\{0\}: afi: Note progress$/);
    expect(git(root, 'reflog', '-1', 'main').trim()).toMatch(/afi: Note progress$/);
  });

  test('leaves what is staged in other files as it is', () => {
    const root = recorded();
    write(root, { [two]: 'id: two\nstaged: yes\n' });
    git(root, 'add', two);
    recordIn(root, oneMore);
    expect(lastChange(root)).toBe(`Change\n\nM\t${one}`);
    expect(git(root, 'status', '--porcelain')).toBe(`M  ${two}\n`);
  });

  test('leaves git in doubt about a file where it was in doubt', async () => {
    const root = recorded();
    const soon = Date.now() / 1000 + 0.5;
    utimesSync(join(root, two), soon, soon);
    git(root, 'config', 'core.trustctime', 'false');
    git(root, 'add', two);
    write(root, { [two]: 'id: 2wo\n' });
    utimesSync(join(root, two), soon, soon);
    await setTimeout(1000);
    recordIn(root, oneMore);
    expect(git(root, 'status', '--porcelain')).toBe(` M ${two}\n`);
  });

  test.skipIf(process.platform === 'win32')('keeps the mode of a file, on disk and in git', () => {
    const root = recorded();
    chmodSync(join(root, one), 0o750);
    git(root, 'commit', '-qam', 'Make it a program');
    recordIn(root, oneMore);
    expect(statSync(join(root, one)).mode & 0o777).toBe(0o750);
    expect(git(root, 'ls-tree', 'HEAD', one)).toMatch(/^100755/);
    expectSound(root);
  });

  test('takes as many processes for three hundred files as for one', () => {
    const traced = (count: number) => {
      const root = recorded();
      const trace = join(emptyFolder(), 'trace');
      const bin = emptyFolder();
      write(bin, {
        git: `#!/bin/sh\necho x >> ${trace}\nexec ${tryGit('/', '--exec-path').stdout.trim()}/git "$@"\n`,
      });
      chmodSync(join(bin, 'git'), 0o755);
      const repository = repositoryOf(root, { ...someone, PATH: `${bin}:${someone.PATH}` });
      writeFileSync(trace, '');
      const made = Array.from(
        { length: count },
        (_, n) => [`register/new/${n}.yaml`, [undefined, `n: ${n}\n`]] as const,
      );
      record(repository, { files: files(Object.fromEntries(made)), message: 'Add' }, silent);
      return read('/', trace).split('\n').length - 1;
    };
    if (process.platform === 'win32') return;
    const few = traced(1);
    expect(few).toBeLessThanOrEqual(8);
    expect(traced(300)).toBe(few);
  });

  test('that changes nothing is refused', () => {
    const root = recorded();
    expect(refusalOf(root, () => recordIn(root, { [one]: ['id: one\n', 'id: one\n'] }))).toMatch(
      /nothing to record/,
    );
  });
});

describe('a change is made', () => {
  test('on a branch without any commit', () => {
    const root = emptyFolder();
    git(root, 'init', '-q');
    write(root, { 'notes.txt': 'mine\n' });
    git(root, 'add', 'notes.txt');
    recordIn(root, { 'register/register.yaml': [undefined, 'version: 1\n'] });
    expect(lastChange(root)).toBe('Change\n\nA\tregister/register.yaml');
    expect(git(root, 'status', '--porcelain')).toBe('A  notes.txt\n');
    expect(git(root, 'rev-list', '--count', 'HEAD').trim()).toBe('1');
  });

  test('in a linked work tree, on its own branch', () => {
    const root = recorded();
    const linked = join(emptyFolder(), 'linked').replaceAll('\\', '/');
    git(root, 'worktree', 'add', '-q', '-b', 'draft', linked);
    recordIn(linked, oneMore);
    expect(git(root, 'log', '--format=%s', 'main').trim()).toBe('Begin');
    expect(git(linked, 'log', '--format=%s').trim()).toBe('Change\nBegin');
    expect(git(linked, 'reflog', '-1').trim()).toMatch(/afi: Change$/);
    expectSound(linked);
    expectSound(root);
  });

  test('where `.git` is a file that names a folder elsewhere', () => {
    const root = recorded();
    const outer = recorded({ 'README.md': 'outer\n' });
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', root, 'force');
    git(outer, 'commit', '-qm', 'Add the register');
    const inner = `${outer}/force`;
    git(inner, 'switch', '-q', 'main');
    expect(settledAt(`${inner}/register`).interrupted).toBe(false);
    expect(settledAt(`${inner}/register`).stamp).toBe('');
    recordIn(inner, oneMore);
    expect(settledAt(`${inner}/register`).stamp).not.toBe('');
    expect(lastChange(inner)).toBe(`Change\n\nM\t${one}`);
    expectSound(inner);
  });

  test('where branches are packed', () => {
    const root = recorded();
    git(root, 'pack-refs', '--all');
    git(root, 'repack', '-adq');
    recordIn(root, oneMore);
    expect(lastChange(root)).toBe(`Change\n\nM\t${one}`);
    expectSound(root);
  });

  test('in a repository that counts in SHA-256', () => {
    const root = recorded(three, '--object-format=sha256');
    const { commit } = recordIn(root, { ...oneMore, [two]: ['id: two\n', undefined] });
    expect(commit).toHaveLength(64);
    expectSound(root);
  });

  test('in a folder with spaces and other letters, below the root', () => {
    const root = recorded({ 'Führung & Ziele/register/actions/ä b.yaml': 'id: x\n' });
    const repository = repositoryOf(`${root}/Führung & Ziele/register`);
    expect(repository.prefix).toBe('Führung & Ziele/register/');
    recordIn(root, { 'Führung & Ziele/register/actions/ä b.yaml': ['id: x\n', 'id: y\n'] });
    expectSound(root);
  });

  test('of edits made by hand, as they stand', () => {
    const root = recorded();
    write(root, { [one]: 'id: one\nby: hand\n', 'register/actions/three.yaml': 'id: three\n' });
    rmSync(join(root, two));
    git(root, 'add', one);
    const change = {
      byHand: true,
      message: 'Record what was edited',
      files: files({
        [one]: ['id: one\n', 'id: one\nby: hand\n'],
        [two]: ['id: two\n', undefined],
        'register/actions/three.yaml': [undefined, 'id: three\n'],
      }),
    };
    expect(record(repositoryOf(root), change, silent).refreshed).toBe(true);
    expect(git(root, 'show', '--format=', '--name-status')).toBe(
      `M\t${one}\nA\tregister/actions/three.yaml\nD\t${two}\n`,
    );
    expectSound(root);
  });

  test('by the name that the repository’s configuration has', () => {
    const root = recorded();
    git(root, 'config', 'user.name', 'Deputy');
    git(root, 'config', 'user.email', 'deputy@example.com');
    const { PATH, HOME, SystemRoot } = someone;
    record(
      repositoryOf(root, { PATH, HOME, SystemRoot }),
      { files: files(oneMore), message: 'Change' },
      silent,
    );
    expect(git(root, 'log', '-1', '--format=%an %cn').trim()).toBe('Deputy Deputy');
  });
});

describe('line ends', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const lines = 'id: one\ntitle: x\n';

  test('that git turned into CRLF at checkout are no edit, and are recorded as line feeds', () => {
    const root = recorded({ [one]: lines });
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, one));
    git(root, '-c', 'core.autocrlf=true', 'checkout', '-q', '--', one);
    expect(read(root, one)).toBe(crlf(lines));
    recordIn(root, { [one]: [crlf(lines), `${crlf(lines)}more: yes\r\n`] });
    expect(git(root, 'show', '--format=', '--numstat').trim()).toBe(`1\t0\t${one}`);
    expect(git(root, 'show', `HEAD:${one}`)).toBe(`${lines}more: yes\n`);
    expect(read(root, one)).toBe(`${crlf(lines)}more: yes\r\n`);
    expect(tryGit(root, 'status', '--porcelain').stdout).toBe('');
  });

  test('that are CRLF in git stay CRLF, there and on disk', () => {
    const root = recorded({ [one]: crlf(lines) });
    recordIn(root, { [one]: [crlf(lines), `${crlf(lines)}more: yes\r\n`] });
    expect(git(root, 'show', `HEAD:${one}`)).toBe(`${crlf(lines)}more: yes\r\n`);
    expectSound(root);
  });

  test('given as line feeds under `eol=lf` are recorded as given', () => {
    const root = recorded({ '.gitattributes': '*.yaml text eol=lf\n', [one]: lines });
    recordIn(root, { [one]: [lines, `${lines}more: yes\n`] });
    expect(git(root, 'show', `HEAD:${one}`)).toBe(`${lines}more: yes\n`);
    expectSound(root);
  });

  test('of a file with other edits besides are an edit', () => {
    const root = recorded({ [one]: lines });
    write(root, { [one]: crlf('id: one\ntitle: y\n') });
    const change = { [one]: [crlf('id: one\ntitle: y\n'), 'x\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toMatch(/edits that are not recorded/);
  });
});

describe('a change is refused, with what to do, and nothing has changed', () => {
  const refused: Readonly<Record<string, readonly [prepare: (root: string) => void, says: RegExp]>> = {
    'where the file has edits that are not recorded': [
      (root) => write(root, { [one]: 'id: one\n# mine\n' }),
      /one\.yaml (?:was changed by something else|has edits)/,
    ],
    'where edits of the file are staged': [
      (root) => {
        write(root, { [one]: 'id: one\n# mine\n' });
        git(root, 'add', one);
        write(root, { [one]: 'id: one\n' });
      },
      /one\.yaml has edits that are staged.*git restore --staged/,
    ],
    'where the file was taken out of the index': [
      (root) => void git(root, 'rm', '-q', '--cached', one),
      /one\.yaml has edits that are staged/,
    ],
    'where the file is gone': [(root) => rmSync(join(root, one)), /one\.yaml was changed by something else/],
    'where a merge is open': [
      (root) => {
        git(root, 'switch', '-qc', 'side');
        write(root, { [two]: 'id: side\n' });
        git(root, 'commit', '-qam', 'Side');
        git(root, 'switch', '-q', 'main');
        write(root, { [two]: 'id: main\n' });
        git(root, 'commit', '-qam', 'Main');
        tryGit(root, 'merge', 'side');
      },
      /a merge is open.*git merge --abort/,
    ],
    'where a rebase is open': [(root) => mkdirSync(join(root, '.git/rebase-merge')), /a rebase is open/],
    'where a patch is being applied': [
      (root) => mkdirSync(join(root, '.git/rebase-apply')),
      /a rebase is open/,
    ],
    'where a cherry-pick is open': [
      (root) => writeFileSync(join(root, '.git/CHERRY_PICK_HEAD'), git(root, 'rev-parse', 'HEAD')),
      /a cherry-pick is open/,
    ],
    'where a revert is open': [
      (root) => writeFileSync(join(root, '.git/REVERT_HEAD'), git(root, 'rev-parse', 'HEAD')),
      /a revert is open/,
    ],
    'where a bisection is open': [
      (root) => void git(root, 'bisect', 'start'),
      /a bisection is open.*git bisect reset/,
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

  test.each(Object.entries(refused))('%s', (_, [prepare, says]) => {
    const root = recorded();
    prepare(root);
    expect(refusalOf(root, () => recordIn(root, oneMore))).toMatch(says);
  });

  test('where the file has edits of which the change knows', () => {
    const root = recorded();
    write(root, { [one]: 'id: one\n# mine\n' });
    const change = { [one]: ['id: one\n# mine\n', 'id: one\n# mine\nmore: yes\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toBe(
      `${one} has edits that are not recorded. Record them with \`afi record\`, or drop them: \`git restore ${one}\`.`,
    );
  });

  test('where a file that git does not know is in the way', () => {
    const root = recorded();
    write(root, { 'register/actions/new.yaml': 'mine\n' });
    const change = { 'register/actions/new.yaml': ['mine\n', 'yours\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toMatch(/new\.yaml is in the way/);
    const unaware = { 'register/actions/new.yaml': [undefined, 'yours\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, unaware))).toMatch(/new\.yaml was changed by something else/);
  });

  test('where a file was changed since it was read', () => {
    const root = recorded();
    recordIn(root, oneMore);
    expect(refusalOf(root, () => recordIn(root, oneMore))).toMatch(
      /one\.yaml was changed by something else in the meantime\. Run the command again/,
    );
  });

  test('where git does not know who records', () => {
    const root = recorded();
    const { PATH, HOME, SystemRoot } = someone;
    const nobody = repositoryOf(root, { PATH, HOME, SystemRoot });
    const said = refusalOf(root, () => record(nobody, { files: files(oneMore), message: 'Change' }, silent));
    expect(said).toContain('git config --global user.name "Your Name"');
    expect(said).toContain('git config --global user.email');
  });

  test('where git does not understand when', () => {
    const root = recorded();
    const never = repositoryOf(root, { ...someone, GIT_AUTHOR_DATE: 'never' });
    expect(
      refusalOf(root, () => record(never, { files: files(oneMore), message: 'Change' }, silent)),
    ).toMatch(/does not understand the day.*never/);
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
    const root = recorded();
    expect(refusalOf(root, () => recordIn(root, { [file]: [undefined, 'x\n'] }))).toMatch(
      /is no name for a file/,
    );
  });

  test.skipIf(process.platform === 'win32')('where the way to a file is a link', () => {
    const outside = emptyFolder();
    write(outside, { 'one.yaml': 'id: one\n' });
    const root = recorded();
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
    const root = recorded();
    mkdirSync(join(root, 'register/other'));
    git(join(root, 'register/other'), 'init', '-q');
    expect(refusalOf(root, () => recordIn(root, { 'register/other/x.yaml': [undefined, 'x\n'] }))).toMatch(
      /register\/other is a git repository of its own/,
    );
  });

  test('where a folder is a file in git', () => {
    const root = recorded();
    git(root, 'rm', '-q', '--cached', one);
    write(root, { 'register/actions.txt': 'x' });
    git(root, 'add', 'register/actions.txt');
    git(root, 'commit', '-qm', 'A file');
    rmSync(join(root, 'register/actions.txt'));
    mkdirSync(join(root, 'register/actions.txt'));
    expect(
      refusalOf(root, () => recordIn(root, { 'register/actions.txt/x.yaml': [undefined, 'x\n'] })),
    ).toMatch(/not what it is here/);
  });
});

describe('there is no repository to record in', () => {
  const why = (folder: string, env: Environment = someone) => {
    const found = repositoryAt(folder, env);
    return 'why' in found ? found : undefined;
  };

  test('where there is none', () => {
    expect(why(emptyFolder())).toMatchObject({
      why: 'no-repository',
      message: expect.stringMatching(/git init/),
    });
  });

  test('where git is not installed', () => {
    expect(why(recorded(), { ...someone, PATH: emptyFolder() })?.why).toBe('no-git');
  });

  test.skipIf(process.platform === 'win32')('where git is too old', () => {
    const bin = emptyFolder();
    write(bin, { git: '#!/bin/sh\necho git version 2.34.1\n' });
    chmodSync(join(bin, 'git'), 0o755);
    expect(why(recorded(), { ...someone, PATH: bin })).toMatchObject({
      why: 'old-git',
      message: 'git is too old: 2.34. Install 2.36 or later.',
    });
  });

  test('where it is bare', () => {
    const root = emptyFolder();
    git(root, 'init', '-q', '--bare');
    expect(why(root)?.why).toBe('bare');
  });

  test('where it is shallow', () => {
    const root = recorded();
    recordIn(root, oneMore);
    const clone = join(emptyFolder(), 'clone');
    git(root, 'clone', '-q', '--depth=1', `file://${root.replace(/^(?!\/)/, '/')}`, clone);
    expect(why(clone)).toMatchObject({
      why: 'shallow',
      message: expect.stringMatching(/git fetch --unshallow/),
    });
  });

  test.skipIf(process.getuid?.() !== 0)(
    'where it belongs to another, with the line that says otherwise',
    () => {
      const root = recorded();
      expect(spawnSync('chown', ['-R', '65534', root]).status).toBe(0);
      expect(why(root)).toMatchObject({
        why: 'foreign',
        message: expect.stringContaining(`git config --global --add safe.directory ${root}`),
      });
    },
  );

  test('where the folder is outside of the work tree', () => {
    const root = recorded();
    git(root, 'config', 'core.worktree', emptyFolder());
    expect(why(root)?.why).toBe('unusable');
  });
});
