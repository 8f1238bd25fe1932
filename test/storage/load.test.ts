/** Checks which entries of a register’s folder are counted, rejected or ignored, and the finding on each rejected one. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRegisterFolder } from '../../src/storage/disk.ts';
import type { FileSource } from '../../src/storage/file-source.ts';
import { loadFiles, loadWithFaults } from '../helpers/loading.ts';
import { actionText, boardText, type Files, registerFiles, settingsText } from '../helpers/register.ts';
import { isMet, skipUnless } from '../helpers/requirements.ts';
import { folder, run } from '../helpers/tool.ts';

const id = 'docks-2021-rec-1';

interface CheckAnswer {
  readonly findings: readonly {
    code: string;
    file: string;
    line: number;
    column: number;
    message: string;
    help: string;
  }[];
  readonly files: { found: number; counted: number; rejected: number; ignored: number };
}

/** The answer of `check` for a register on a disk, with each finding as a line such as `boards/x.yaml:1:1 file-kind`, and the counts of files. */
async function checkRegister(root: string) {
  const { code, out, err } = await run(root, ['check', '--json']);
  const { findings, files } = JSON.parse(out) as CheckAnswer;
  const lines = findings.map(
    ({ file, line, column, code: findingCode }) => `${file.slice(9)}:${line}:${column} ${findingCode}`,
  );
  return { code, err, findings, lines, ...files };
}

/** Acts as a user who is not root, who may read anything. */
async function asPlainUser<CheckAnswer>(act: () => Promise<CheckAnswer>): Promise<CheckAnswer> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

const onDisk = (changes: Readonly<Record<string, string | Uint8Array | undefined>> = {}) =>
  folder(registerFiles(changes));

test('every file of a sound register on a disk is counted', async () => {
  const { code, lines, found, counted } = await checkRegister(onDisk());
  expect([code, lines, found, counted]).toEqual([0, [], 5, 5]);
});

test('each of five unreadable files is rejected with its finding, and the others are counted', async () => {
  const root = onDisk({
    'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }).replace('history:', 'history: ['),
    'actions/docks-2021-rec-3.yaml': `${actionText({ id: 'docks-2021-rec-3' })}title: Another\n`,
    'actions/docks-2021-rec-4.yaml': `<<<<<<< HEAD\n${actionText({ id: 'docks-2021-rec-4' })}=======\n>>>>>>> x\n`,
    'actions/docks-2021-rec-5.yaml': Buffer.from(
      `\ufeff${actionText({ id: 'docks-2021-rec-5' })}`,
      'utf16le',
    ),
    'actions/docks-2021-rec-6.yaml': '',
  });
  const { code, lines, found, counted, rejected, ignored } = await checkRegister(root);
  expect(code).toBe(1);
  expect({ found, counted, rejected, ignored }).toEqual({ found: 10, counted: 5, rejected: 5, ignored: 0 });
  expect(lines).toEqual([
    'actions/docks-2021-rec-2.yaml:6:10 yaml-syntax',
    'actions/docks-2021-rec-3.yaml:9:1 key-twice',
    'actions/docks-2021-rec-4.yaml:1:1 file-conflict',
    'actions/docks-2021-rec-4.yaml:10:1 file-conflict',
    'actions/docks-2021-rec-4.yaml:11:1 file-conflict',
    'actions/docks-2021-rec-5.yaml:1:1 file-encoding',
    'actions/docks-2021-rec-6.yaml:1:1 file-empty',
  ]);
  const summary = await run(root, ['summary']);
  expect(summary.code).toBe(1);
  expect(summary.out).toContain('5 of 10 files are rejected and left out.');
});

describe('entries that are not plain files', skipUnless('unix'), () => {
  test('links are not followed, wherever they lead', async () => {
    const root = onDisk();
    const secret = join(root, 'secret.yaml');
    writeFileSync(secret, actionText({ id: 'docks-2021-rec-2' }));
    symlinkSync(secret, join(root, 'register/actions/docks-2021-rec-2.yaml'));
    symlinkSync('docks-2021-rec-1.yaml', join(root, 'register/actions/docks-2021-rec-3.yaml'));
    symlinkSync('nowhere', join(root, 'register/actions/docks-2021-rec-4.yaml'));
    symlinkSync('docks-2021-rec-5.yaml', join(root, 'register/actions/docks-2021-rec-5.yaml'));
    symlinkSync(root, join(root, 'register/papers'));
    const { lines, found, counted, rejected } = await checkRegister(root);
    expect(lines).toEqual([
      ...[2, 3, 4, 5].map((n) => `actions/docks-2021-rec-${n}.yaml:1:1 file-kind`),
      'papers:1:1 file-kind',
    ]);
    expect({ found, counted, rejected }).toEqual({ found: 10, counted: 5, rejected: 5 });
  });

  test('a pipe, a socket and a device are not waited on', async () => {
    const root = onDisk();
    const pathOf = (name: string) => join(root, 'register/actions', name);
    execFileSync('sh', [
      '-c',
      'mkfifo "$@"',
      'sh',
      pathOf('docks-2021-rec-2.yaml'),
      join(root, 'register/portal.csv'),
    ]);
    const server = createServer();
    await new Promise<void>((resolveListening) =>
      server.listen(pathOf('docks-2021-rec-3.yaml'), resolveListening),
    );
    onTestFinished(() => void server.close());
    const expectedPlaces = ['actions/docks-2021-rec-2.yaml', 'actions/docks-2021-rec-3.yaml', 'portal.csv'];
    try {
      execFileSync('mknod', [pathOf('docks-2021-rec-4.yaml'), 'c', '1', '5'], { stdio: 'ignore' });
      expectedPlaces.splice(2, 0, 'actions/docks-2021-rec-4.yaml');
    } catch {
      // Only root may make devices, and not everywhere.
    }
    const { lines, rejected } = await checkRegister(root);
    expect(lines).toEqual(expectedPlaces.map((file) => `${file}:1:1 file-kind`));
    expect(rejected).toBe(expectedPlaces.length);
  });

  test('register.yaml that is a link is rejected', async () => {
    const root = onDisk({ 'register.yaml': undefined });
    symlinkSync('/etc/hostname', join(root, 'register/register.yaml'));
    const { lines, counted, rejected } = await checkRegister(root);
    expect(lines).toContain('register.yaml:1:1 file-kind');
    expect({ counted, rejected }).toEqual({ counted: 4, rejected: 1 });
  });

  test('a folder with the name of a record is reported as a stray folder', async () => {
    const root = onDisk();
    mkdirSync(join(root, 'register/actions/docks-2021-rec-2.yaml'));
    writeFileSync(join(root, 'register/actions/docks-2021-rec-2.yaml/x.yaml'), 'x');
    const { lines, found } = await checkRegister(root);
    expect(lines).toEqual(['actions/docks-2021-rec-2.yaml:1:1 folder-stray']);
    expect(found).toBe(6);
  });
});

test('a file over 1 MiB is refused before it is read, one of 1 MiB is not', async () => {
  const root = onDisk({ 'actions/docks-2021-rec-2.yaml': '', 'actions/docks-2021-rec-3.yaml': '' });
  const pathOf = (n: number) => join(root, `register/actions/docks-2021-rec-${n}.yaml`);
  truncateSync(pathOf(2), 3 * 1024 ** 3);
  writeFileSync(pathOf(3), `${actionText({ id: 'docks-2021-rec-3' })}# `.padEnd(1024 ** 2, 'x'));
  const { findings } = await checkRegister(root);
  expect(findings).toMatchObject([
    {
      code: 'file-size',
      line: 1,
      column: 1,
      message: 'The file has 3,221,225,472 bytes. At most 1,048,576 can be read',
    },
  ]);
});

test('a file that may not be read is reported', skipUnless('unix'), async () => {
  const root = onDisk();
  // A temporary folder is closed to all users but its own.
  chmodSync(root, 0o755);
  const [closedFile, closedFolder] = ['actions/docks-2021-rec-1.yaml', 'boards'].map((name) =>
    join(root, 'register', name),
  ) as [string, string];
  chmodSync(closedFile, 0o000);
  chmodSync(closedFolder, 0o000);
  onTestFinished(() => chmodSync(closedFolder, 0o700));
  const { lines, rejected } = await asPlainUser(() => checkRegister(root));
  expect(lines).toEqual(['actions/docks-2021-rec-1.yaml:1:1 file-unreadable', 'boards:1:1 file-unreadable']);
  expect(rejected).toBe(2);
});

function registerFilesIn(root: string): FileSource {
  const source = openRegisterFolder(join(root, 'register'));
  if (!source.ok) throw new Error(source.error);
  return source.value;
}

test('a file that is gone between the listing and the reading is reported', () => {
  const root = onDisk();
  const source = registerFilesIn(root);
  const listedFiles = source.list();
  rmSync(join(root, 'register/boards/quay.yaml'));
  const { lines, locatedFaults, account } = loadWithFaults({ ...source, list: () => listedFiles });
  expect(lines).toEqual(['boards/quay.yaml:1:1 file-unreadable']);
  expect(locatedFaults[0]?.message).toBe('the file cannot be read: ENOENT');
  expect(account).toEqual({ counted: 4, rejected: 1, ignored: 0 });
});

const [copy, stray] = ['file-copy', 'file-stray'];

test.each([
  ['actions/docks-2021-rec-2.yml', 'file-ending', 'Rename the file to docks-2021-rec-2.yaml.'],
  ['actions/docks-2021-rec-2.YAML', 'file-ending', 'Rename the file to docks-2021-rec-2.yaml.'],
  ['portal/2021-11-25.CSV', 'file-ending', 'Rename the file to 2021-11-25.csv.'],
  ['portal/explanations.yml', 'file-ending', 'Rename the file to explanations.yaml.'],
  ['assessments/tides/1.yml', 'file-ending', 'Rename the file to 1.yaml.'],
  ['actions/docks-2021-rec-1 - Copy.yaml', copy, undefined],
  ['actions/docks-2021-rec-1 - Copy (2).yaml', copy, undefined],
  ['actions/docks-2021-rec-1 (1).yaml', copy, undefined],
  ['actions/docks-2021-rec-1 copy.yaml', copy, undefined],
  ['actions/Copy of docks-2021-rec-1.yaml', copy, undefined],
  ['actions/docks-2021-rec-1.yaml~', copy, undefined],
  ['actions/docks-2021-rec-1~', copy, undefined],
  ['actions/.docks-2021-rec-1.yaml.swp', copy, undefined],
  ['actions/#docks-2021-rec-1.yaml#', copy, undefined],
  ['actions/.#docks-2021-rec-1.yaml', copy, undefined],
  ['actions/docks-2021-rec-1.yaml.bak', copy, undefined],
  ['actions/docks-2021-rec-1.yaml.orig', copy, undefined],
  ['actions/docks-2021-rec-1_BACKUP_4242.yaml', copy, undefined],
  ["actions/docks-2021-rec-1 (Officer's conflicted copy 2021-11-25).yaml", copy, undefined],
  ['register.yaml.bak', copy, undefined],
  ['register (1).yaml', copy, undefined],
  ['actions/Docks-2021-rec-2.yaml', 'file-name', undefined],
  ['actions/docks_2021.yaml', 'file-name', undefined],
  ['actions/docks--2021.yaml', 'file-name', undefined],
  ['actions/-docks.yaml', 'file-name', undefined],
  ['actions/docks-.yaml', 'file-name', undefined],
  ['actions/döcks.yaml', 'file-name', undefined],
  ['actions/dосks.yaml', 'file-name', undefined],
  ['actions/docks 2021.yaml', 'file-name', undefined],
  ['actions/docks.2021.yaml', 'file-name', undefined],
  ['actions/.yaml', 'file-name', undefined],
  ['actions/con.yaml', 'file-name', undefined],
  ['boards/nul.yaml', 'file-name', undefined],
  ['boards/com1.yaml', 'file-name', undefined],
  ['boards/lpt9.yaml', 'file-name', undefined],
  [`actions/${'a'.repeat(65)}.yaml`, 'file-name', undefined],
  ['portal/2021-02-30.csv', 'file-name', undefined],
  ['portal/november.csv', 'file-name', undefined],
  ['assessments/tides/one.yaml', 'file-name', undefined],
  ['assessments/tides/123.yaml', 'file-name', undefined],
  ['actions/notes.txt', stray, undefined],
  ['actions/docks-2021-rec-2', stray, undefined],
  ['actions/docks-2021-rec-2.json', stray, undefined],
  ['actions/.gitkeep', stray, undefined],
  ['portal/2021-11-25.xlsx', stray, undefined],
  ['portal/2021-11-25.yaml', stray, undefined],
  ['assessments/1.yaml', stray, undefined],
  ['actions/README.md', stray, undefined],
  ['readme.md', stray, undefined],
  ['custody.yaml', stray, undefined],
  ['register.yml', stray, undefined],
  ['Thumbs.db', stray, undefined],
])('%s is %s', (file, code, help) => {
  const { locatedFaults, account } = loadFiles(registerFiles({ [file]: actionText({ id }) }));
  expect(locatedFaults).toMatchObject([{ file, code, line: 1, column: 1, length: 0, excerpt: '' }]);
  if (help !== undefined) expect(locatedFaults[0]?.help).toBe(help);
  expect(account).toEqual({ counted: 5, rejected: 1, ignored: 0 });
});

test('an id may have 64 characters, and a longer id is reported with its length', () => {
  const longest = 'a'.repeat(64);
  expect(loadFiles({ [`boards/${longest}.yaml`]: boardText(longest) }).lines).toEqual([]);
  const longer = 'a'.repeat(65);
  expect(loadFiles({ [`boards/${longer}.yaml`]: boardText(longer) }).locatedFaults[0]?.message).toBe(
    `\`${longer}\` is not an id: 65 characters`,
  );
});

test('of two files that differ only in case the one in capitals is rejected', () => {
  const files = registerFiles({ 'actions/Docks-2021-REC-1.yaml': actionText() });
  const { locatedFaults, account } = loadFiles(files);
  expect(locatedFaults).toMatchObject([
    {
      file: 'actions/Docks-2021-REC-1.yaml',
      code: 'file-twin',
      message: 'this name and actions/docks-2021-rec-1.yaml differ only in upper and lower case',
    },
  ]);
  expect(account).toEqual({ counted: 5, rejected: 1, ignored: 0 });
});

describe('folders', () => {
  test.each([
    ['drafts/x.yaml', 'drafts'],
    ['actions/old/x.yaml', 'actions/old'],
    ['Papers/x.yaml', 'Papers'],
    ['assessments/Tides/1.yaml', 'assessments/Tides'],
    ['assessments/tides/more/1.yaml', 'assessments/tides/more'],
    ['portal/2021/x.csv', 'portal/2021'],
    ['README.md/x', 'README.md'],
  ])('%s is in an unknown folder, which is one entry', async (file, entry) => {
    const { lines, found, rejected } = await checkRegister(onDisk({ [file]: 'x', [`${file}.too`]: 'y' }));
    expect(lines).toEqual([`${entry}:1:1 folder-stray`]);
    expect({ found, rejected }).toEqual({ found: 6, rejected: 1 });
  });

  test('README.md, schemas and evidence are ignored by nature, file by file', async () => {
    const { lines, found, ignored } = await checkRegister(
      onDisk({
        'README.md': 'How to keep it',
        'schemas/action.schema.json': '{}',
        'evidence/docks/deep/Sample (1).pdf': '%PDF',
        'evidence/x~': '',
      }),
    );
    expect(lines).toEqual([]);
    expect({ found, ignored }).toEqual({ found: 9, ignored: 4 });
  });

  test('git’s own folder is ignored too if the register’s folder is a repository', async () => {
    const { lines, found, ignored } = await checkRegister(onDisk({ '.git/HEAD': 'ref: refs/heads/main' }));
    expect(lines).toEqual([]);
    expect({ found, ignored }).toEqual({ found: 6, ignored: 1 });
  });

  test('only the plain files under evidence/ are evidence', () => {
    const root = onDisk({ 'evidence/a.pdf': 'a', 'evidence/docks/b.pdf': 'b' });
    if (isMet('unix')) symlinkSync('a.pdf', join(root, 'register/evidence/c.pdf'));
    expect([...loadWithFaults(registerFilesIn(root)).evidence]).toEqual([
      'evidence/a.pdf',
      'evidence/docks/b.pdf',
    ]);
  });

  test('an empty folder of the register is not an entry', async () => {
    const root = onDisk();
    mkdirSync(join(root, 'register/papers'));
    expect((await checkRegister(root)).found).toBe(5);
  });
});

describe('what register.yaml ignores', () => {
  const ignoring = (patterns: string, extraFiles: Files) =>
    checkRegister(onDisk({ 'register.yaml': settingsText(`ignore: ${patterns}\n`), ...extraFiles }));

  test.each([
    ['["notes/**"]', ['notes/a.txt', 'notes/deep/b.txt'], 1],
    ['[notes]', ['notes/a.txt', 'notes/b.txt'], 1],
    ['[notes/]', ['notes/a.txt'], 1],
    ['["notes/*"]', ['notes/a.txt', 'notes/deep/b.txt'], 1],
    ['["actions/old/**"]', ['actions/old/x.yaml'], 1],
    ['["**/old"]', ['actions/old/x.yaml', 'boards/old/x.yaml'], 2],
    ['["**/.gitkeep"]', ['.gitkeep', 'papers/.gitkeep', 'actions/.gitkeep'], 3],
    ['["*.txt"]', ['a.txt', 'b.txt'], 2],
    ['["**/*.txt"]', ['a.txt', 'actions/b.txt'], 2],
    ['["actions/*~", "**/*.sw?"]', ['actions/x.yaml~', 'boards/.x.yaml.swp'], 2],
  ])('%s', async (patterns, files, entries) => {
    const { lines, found, ignored } = await ignoring(
      patterns,
      Object.fromEntries(files.map((file) => [file, 'x'])),
    );
    expect(lines).toEqual([]);
    expect({ found, ignored }).toEqual({ found: 5 + entries, ignored: entries });
  });

  test.each([
    ['["*.txt"]', 'actions/a.txt', 'file-stray'],
    ['["notes/*.txt"]', 'notes/a.txt', 'folder-stray'],
    ['[note]', 'notes/a.txt', 'folder-stray'],
    ['["actions/*/**"]', 'boards/a.txt', 'file-stray'],
    ['["Notes/**"]', 'notes/a.txt', 'folder-stray'],
  ])('%s leaves %s where it is', async (patterns, file, code) => {
    const { findings, counted, ignored } = await ignoring(patterns, { [file]: 'x' });
    expect(findings).toMatchObject([{ code }]);
    expect({ counted, ignored }).toEqual({ counted: 5, ignored: 0 });
  });

  test.each([['["actions/*"]'], ['["**"]'], ['[actions]'], ['["*"]']])(
    'records are counted although %s could match them, and the pattern is an error',
    async (patterns) => {
      const { lines, counted, ignored } = await ignoring(patterns, {});
      expect({ lines, counted, ignored }).toEqual({
        lines: ['register.yaml:7:10 ignore-record'],
        counted: 5,
        ignored: 0,
      });
    },
  );

  test('links may be ignored too', skipUnless('unix'), async () => {
    const root = onDisk({ 'register.yaml': settingsText('ignore: [latest]\n') });
    symlinkSync('actions', join(root, 'register/latest'));
    expect(await checkRegister(root)).toMatchObject({ lines: [], ignored: 1 });
  });
});

test('if register.yaml is rejected, everything else is still read', async () => {
  const { lines, counted, rejected } = await checkRegister(onDisk({ 'register.yaml': 'version: 2\n' }));
  expect(lines.filter((line) => !line.startsWith('register.yaml'))).toEqual([]);
  expect({ counted, rejected }).toEqual({ counted: 4, rejected: 1 });
});

test('register.yaml needs nothing but its version, and a field of the force’s own may be empty', async () => {
  const boardFile = 'id: pier\nname: The pier board\nextra: {room: ""}\n';
  const { lines } = await checkRegister(
    onDisk({ 'register.yaml': 'version: 1\n', 'boards/pier.yaml': boardFile }),
  );
  expect(lines.filter((line) => !line.includes('-unknown'))).toEqual([]);
});

test('a check writes nothing', async () => {
  const root = onDisk({ 'actions/x.txt': 'x' });
  const entriesBefore = readdirSync(root, { recursive: true });
  await checkRegister(root);
  expect(readdirSync(root, { recursive: true })).toEqual(entriesBefore);
});
