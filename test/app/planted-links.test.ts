/** Checks that links, pipes and second names planted in the checkout of a register lead no command to read or write elsewhere. */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { userEnvironment } from '../helpers/register/repositories.ts';
import { registerFiles } from '../helpers/register.ts';
import { skipUnless } from '../helpers/requirements.ts';
import { folder, registerInGit, run } from '../helpers/tool.ts';

const canary = 'The private file of another person';
const paperText = `id: update
template: audit-committee
title: Update
as_at: 2022-06-30
since: 2022-01-01
`;

/** A register in git, and a folder outside its checkout with a private file. */
function setUp() {
  const root = registerInGit(registerFiles({ 'papers/update.yaml': paperText }));
  const outside = mkdtempSync(join(tmpdir(), 'afi-outside-'));
  onTestFinished(() => rmSync(outside, { recursive: true, force: true }));
  for (const name of ['private.txt', 'index.html', 'paper.md']) writeFileSync(join(outside, name), canary);
  const outsideFiles = () =>
    readdirSync(outside, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => [name, readFileSync(join(outside, name), 'utf8')]);
  const before = outsideFiles();
  return { root, outside, expectOutsideUntouched: () => expect(outsideFiles()).toEqual(before) };
}

const readRecords = (root: string) =>
  readdirSync(join(root, 'register'), { recursive: true, withFileTypes: true })
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();

describe('a site', skipUnless('unix'), () => {
  const plants: readonly (readonly [string, (root: string, outside: string) => void])[] = [
    [
      'its folder is a link',
      (root, outside) => {
        renameSync(join(root, 'site'), join(root, 'moved'));
        symlinkSync(outside, join(root, 'site'));
      },
    ],
    [
      'a folder of pages is a link',
      (root, outside) => {
        rmSync(join(root, 'site/actions'), { recursive: true });
        symlinkSync(outside, join(root, 'site/actions'));
      },
    ],
    [
      'a page is a link',
      (root, outside) => {
        rmSync(join(root, 'site/index.html'));
        symlinkSync(join(outside, 'index.html'), join(root, 'site/index.html'));
      },
    ],
    [
      'its list of pages is a link',
      (root, outside) => {
        renameSync(join(root, 'site/afi-site.json'), join(outside, '..', 'afi-site.json'));
        onTestFinished(() => rmSync(join(outside, '..', 'afi-site.json'), { force: true }));
        symlinkSync(join(outside, '..', 'afi-site.json'), join(root, 'site/afi-site.json'));
      },
    ],
    [
      'a page is a pipe',
      (root) => {
        rmSync(join(root, 'site/index.html'));
        execFileSync('mkfifo', [join(root, 'site/index.html')]);
      },
    ],
    [
      'the list has a page of an earlier site, in a folder that is now a link',
      (root, outside) => {
        const listFile = join(root, 'site/afi-site.json');
        const list = JSON.parse(readFileSync(listFile, 'utf8'));
        writeFileSync(listFile, JSON.stringify({ ...list, files: [...list.files, 'old/index.html'] }));
        symlinkSync(outside, join(root, 'site/old'));
      },
    ],
  ];

  test.each(plants)('is refused where %s, and nothing elsewhere changes', async (_, plant) => {
    const { root, outside, expectOutsideUntouched } = setUp();
    expect((await run(root, ['site', '-o', 'site'])).code).toBe(0);
    plant(root, outside);
    const { code, err } = await run(root, ['site', '-o', 'site']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/link|pipe/) });
    expectOutsideUntouched();
  });

  test('writes over no file by a temporary name that can be foreseen', async () => {
    const { root, outside, expectOutsideUntouched } = setUp();
    await run(root, ['site', '-o', 'site']);
    rmSync(join(root, 'site/index.html'));
    for (const name of ['.index.html.tmp', `.index.html.${process.pid}.tmp`])
      symlinkSync(join(outside, 'private.txt'), join(root, 'site', name));
    expect((await run(root, ['site', '-o', 'site'])).code).toBe(0);
    expectOutsideUntouched();
  });

  test('removes the temporary files of one that was interrupted', async () => {
    const { root } = setUp();
    await run(root, ['site', '-o', 'site']);
    const leftover = join(root, 'site/actions/.afi-0123456789abcdef01234567.tmp');
    writeFileSync(leftover, 'half');
    expect((await run(root, ['site', '-o', 'site'])).code).toBe(0);
    expect(existsSync(leftover)).toBe(false);
  });

  test.each(['.git', '.git/site', 'module', 'module/pages'])(
    'is never in a folder of git: %s',
    async (dir) => {
      const { root } = setUp();
      execFileSync('git', ['init', '-q', '--bare', 'module'], { cwd: root });
      const { code, err } = await run(root, ['site', '-o', dir]);
      expect({ code, err }).toEqual({
        code: 2,
        err: `afi: ${dir} is in a folder of git. Name a folder outside it.\n`,
      });
    },
  );
});

describe('a file that `-o` names', skipUnless('unix'), () => {
  const commands: readonly (readonly [string, readonly string[]])[] = [
    ['report', ['report', 'update', '--format', 'markdown']],
    ['export', ['export', '--format', 'csv']],
  ];

  describe.each(commands)('of %s', (_, argv) => {
    test.each([
      ['a link in the checkout to a file', 'paper.md', /paper\.md is a link in the folder of the register/],
      [
        'a link in the checkout to a folder',
        'papers/new.md',
        /leads through papers, which is a link in the folder/,
      ],
      ['a link to the records', 'way/boards/new.md', /leads through way, which is a link/],
      ['a link to the records, which lies elsewhere', '../OUT/records/boards/new.md', /is in the register/],
      ['the register', 'register/boards/new.md', /is in the register/],
      ['the register of another checkout', '../OUT/other/boards/new.md', /is in the register/],
      ['a folder of git', '.git/hooks/pre-commit', /is in a folder of git/],
      ['the file of a linked work tree', '.git', /is a folder|is in a folder of git/],
      ['another name of a record', 'quay.yaml', /is another name of the record boards\/quay\.yaml/],
      ['a pipe', 'pipe', /is a pipe, a device or a socket|no plain file/],
      ['a device', '/dev/null', /is a pipe, a device or a socket|no plain file/],
      ['an open file', '/dev/stdout', /is not a plain file. To print the paper/],
    ])('is refused where it is %s', async (_kind, file, reason) => {
      const { root, outside, expectOutsideUntouched } = setUp();
      symlinkSync(join(outside, 'paper.md'), join(root, 'paper.md'));
      symlinkSync(outside, join(root, 'papers'));
      symlinkSync('register', join(root, 'way'));
      linkSync(join(root, 'register/boards/quay.yaml'), join(root, 'quay.yaml'));
      execFileSync('mkfifo', [join(root, 'pipe')]);
      for (const name of ['first', 'second']) symlinkSync('.', join(root, 'register', name));
      const records = readRecords(root);
      const elsewhere = mkdtempSync(join(tmpdir(), 'afi-elsewhere-'));
      onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
      symlinkSync(join(root, 'register'), join(elsewhere, 'records'));
      mkdirSync(join(elsewhere, 'other/boards'), { recursive: true });
      writeFileSync(join(elsewhere, 'other/register.yaml'), 'version: 1\n');
      const path = file.startsWith('../OUT') ? file.replace('../OUT', elsewhere) : file;
      const { code, err } = await run(root, [...argv, '-o', path]);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(reason) });
      expect(readRecords(root)).toEqual(records);
      expect(readdirSync(join(elsewhere, 'other/boards'))).toEqual([]);
      expectOutsideUntouched();
    });

    test('is written through links of the user’s own, outside the checkout', async () => {
      const { root, outside } = setUp();
      const ownFolder = mkdtempSync(join(tmpdir(), 'afi-own-'));
      onTestFinished(() => rmSync(ownFolder, { recursive: true, force: true }));
      symlinkSync(outside, join(ownFolder, 'Documents'));
      symlinkSync(join(outside, 'paper.md'), join(ownFolder, 'paper.md'));
      for (const path of ['Documents/new.md', 'paper.md'])
        expect((await run(root, [...argv, '-o', join(ownFolder, path)])).code).toBe(0);
      const writtenText = readFileSync(join(outside, 'new.md'), 'utf8');
      expect(writtenText).not.toBe('');
      expect(readFileSync(join(outside, 'paper.md'), 'utf8')).toBe(writtenText);
      expect(readdirSync(ownFolder).sort()).toEqual(['Documents', 'paper.md']);
    });
  });
});

describe('a new register', skipUnless('unix'), () => {
  test.each(['.git', '.github', 'templates', 'register', '.gitattributes', 'register/schemas'])(
    'is not begun where %s is a link, and nothing is left behind',
    async (name) => {
      const { outside, expectOutsideUntouched } = setUp();
      const root = folder({});
      mkdirSync(join(root, 'register'), { recursive: true });
      rmSync(join(root, name), { recursive: true, force: true });
      symlinkSync(outside, join(root, name));
      const entries = readdirSync(root);
      const { code, err } = await run(root, ['init', '.'], { env: userEnvironment });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(name) });
      expect(readdirSync(root)).toEqual(entries);
      expectOutsideUntouched();
    },
  );
});

describe('a template', skipUnless('unix'), () => {
  const templateFiles = (root: string, files: Readonly<Record<string, string>>) => {
    mkdirSync(join(root, 'templates'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'templates', name), text);
  };

  const tags = ['include', 'render', 'layout'].flatMap((tag) =>
    [
      '../.git/config',
      '../private.txt',
      'OUT/private.txt',
      'private.txt',
      'deep/private.md',
      './foot.md',
    ].map((name) => [`{% ${tag} "${name}" %}`, name] as const),
  );

  test.each([
    ...tags,
    ['{% assign file = "../private.txt" %}{% include file %}', '../private.txt'] as const,
    ['{% for file in "../private.txt" %}{% include file %}{% endfor %}', '../private.txt'] as const,
  ])('that contains %s is refused', async (text, name) => {
    const { root, outside } = setUp();
    templateFiles(root, { 'audit-committee.md': text.replace('OUT', outside), 'private.txt': canary });
    writeFileSync(join(root, 'private.txt'), canary);
    mkdirSync(join(root, 'templates/deep'));
    writeFileSync(join(root, 'templates/deep/private.md'), canary);
    const { code, out, err } = await run(root, ['report', 'update']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`\`${name.replace('OUT', outside)}\` is not the name of a template.`);
  });

  test('is not found outside by the name in a paper’s file', async () => {
    const { root } = setUp();
    templateFiles(root, {});
    writeFileSync(join(root, 'private.md'), canary);
    const paperFile = join(root, 'register/papers/update.yaml');
    writeFileSync(paperFile, paperText.replace('audit-committee', '../private'));
    const { code, out, err } = await run(root, ['report', 'update']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).not.toContain(canary);
  });

  const plants: readonly (readonly [string, string, (root: string, outside: string) => void])[] = [
    [
      'the folder of templates is a link',
      'templates',
      (root, outside) => {
        writeFileSync(join(outside, 'audit-committee.md'), canary);
        symlinkSync(outside, join(root, 'templates'));
      },
    ],
    [
      'its file is a link',
      'templates/audit-committee.md',
      (root, outside) => {
        templateFiles(root, {});
        symlinkSync(join(outside, 'private.txt'), join(root, 'templates/audit-committee.md'));
      },
    ],
    [
      'a file that it includes is a link',
      'templates/mine.md',
      (root, outside) => {
        templateFiles(root, { 'audit-committee.md': '{% include "mine.md" %}' });
        symlinkSync(join(outside, 'private.txt'), join(root, 'templates/mine.md'));
      },
    ],
    [
      'its file is a pipe',
      'templates/audit-committee.md',
      (root) => {
        templateFiles(root, {});
        execFileSync('mkfifo', [join(root, 'templates/audit-committee.md')]);
      },
    ],
  ];

  test.each(plants)('is refused where %s, and `check` reports it', async (_, name, plant) => {
    const { root, outside } = setUp();
    plant(root, outside);
    const paper = await run(root, ['report', 'update']);
    expect({ code: paper.code, out: paper.out }).toEqual({ code: 2, out: '' });
    expect(paper.err).toContain(name);
    const check = await run(root, ['check']);
    expect(check.code).toBe(1);
    expect(check.out).toContain(
      `register/papers/update.yaml:2:11 error The template \`audit-committee\` cannot be used: ${name}`,
    );
    expect(check.out).not.toContain(root);
  });

  test('`reference.docx` that is a link lends nothing', async () => {
    const { root, outside } = setUp();
    templateFiles(root, {});
    symlinkSync(join(outside, 'private.txt'), join(root, 'templates/reference.docx'));
    const { code, err } = await run(root, ['report', 'update', '-o', 'paper.docx']);
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringContaining('templates/reference.docx is a link'),
    });
    expect(existsSync(join(root, 'paper.docx'))).toBe(false);
  });
});

describe('a file that a command reads', skipUnless('unix'), () => {
  const id = 'docks-2021-rec-1';
  const commands: readonly (readonly string[])[] = [
    ['note', id, '--note-file'],
    ['add', '--from'],
    ['import'],
    ['portal', 'import', '--on', '2022-06-30'],
    ['import', 'sheet.csv', '--mapping'],
  ];

  test.each(commands)(
    'is refused where it is a link in the checkout, a pipe or a device: %s %s %s',
    async (...argv) => {
      const { root, outside, expectOutsideUntouched } = setUp();
      writeFileSync(join(root, 'sheet.csv'), 'Action,Title\n');
      symlinkSync(join(outside, 'private.txt'), join(root, 'notes.csv'));
      symlinkSync(outside, join(root, 'inbox'));
      execFileSync('mkfifo', [join(root, 'pipe.csv')]);
      for (const file of ['notes.csv', 'inbox/private.txt', 'pipe.csv', '/dev/zero']) {
        const { code, out, err } = await run(root, [...argv, file]);
        expect({ file, code, out }).toEqual({ file, code: 2, out: '' });
        expect(err).toMatch(/link|a pipe, a device or a socket/);
        expect(err).not.toContain(canary);
      }
      expectOutsideUntouched();
    },
  );

  test('is refused where standard input does not end', async () => {
    const { root } = setUp();
    const { code, err } = await run(root, ['note', id, '--note', '-'], {
      input: async (limit) => Buffer.alloc(limit + 1, 'a'),
    });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('standard input is too large') });
  });

  test('may be behind the user’s own links', async () => {
    const { root, outside } = setUp();
    const ownFolder = mkdtempSync(join(tmpdir(), 'afi-own-'));
    onTestFinished(() => rmSync(ownFolder, { recursive: true, force: true }));
    symlinkSync(outside, join(ownFolder, 'Documents'));
    const file = join(ownFolder, 'Documents/private.txt');
    const { code, out } = await run(root, ['note', id, '--note-file', file, '--dry-run']);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(canary) });
  });

  test('is not accepted as evidence where it is behind a link', async () => {
    const { root, outside } = setUp();
    mkdirSync(join(root, 'register/evidence'));
    symlinkSync(outside, join(root, 'register/evidence/linked'));
    symlinkSync(join(outside, 'private.txt'), join(root, 'register/evidence/private.txt'));
    for (const location of ['evidence/private.txt', 'evidence/linked/private.txt']) {
      const { code, err } = await run(root, ['evidence', id, '--title', 'Look', '--location', location]);
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/link|there is no file/i) });
    }
  });
});
