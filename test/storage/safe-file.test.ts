/** Checks that files which are not records are read, written and removed only where they seem to be, also while another program plants links. */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readSafeFile } from '../../src/storage/safe-file.ts';
import { FileError, type SafePlace } from '../../src/storage/safe-folder.ts';
import {
  makeSafeFolder,
  removeEmptyFolder,
  removeSafeFile,
  writeSafeFile,
  writeSafePage,
} from '../../src/storage/write-safe-file.ts';
import { emptyFolder } from '../helpers/register/repositories.ts';
import { skipUnless } from '../helpers/requirements.ts';

/** A folder of pages with one page, next to a folder of another person with a file of the same name. */
function twoFolders() {
  const root = realpathSync(emptyFolder());
  const [pages, elsewhere] = [join(root, 'pages'), join(root, 'elsewhere')];
  mkdirSync(join(pages, 'actions'), { recursive: true });
  mkdirSync(elsewhere);
  writeFileSync(join(pages, 'actions/one.html'), 'page');
  writeFileSync(join(elsewhere, 'one.html'), 'not ours');
  const place = (file: string): SafePlace => ({ folder: pages, file, name: `pages/${file}` });
  return {
    root,
    pages,
    elsewhere,
    place,
    elsewhereText: () => readFileSync(join(elsewhere, 'one.html'), 'utf8'),
  };
}

const limit = 1000;

/** What each function does with a place. */
const uses: readonly (readonly [string, (place: SafePlace) => unknown])[] = [
  ['read', (place) => readSafeFile(place, limit)],
  ['written', (place) => writeSafeFile(place, 'new')],
  ['written as a page', (place) => writeSafePage(place, 'new')],
  ['removed', (place) => removeSafeFile(place)],
];

test('a plain file is read, replaced and removed; one that does not exist is neither', () => {
  const { place, pages } = twoFolders();
  const page = place('actions/one.html');
  expect(readSafeFile(page, limit)?.toString()).toBe('page');
  writeSafeFile(page, 'second text');
  expect(readSafeFile(page, limit)?.toString()).toBe('second text');
  writeSafePage(page, 'third text');
  expect(readSafeFile(page, limit)?.toString()).toBe('third text');
  expect(removeSafeFile(page)).toBe(true);
  expect(removeSafeFile(page)).toBe(false);
  expect(readSafeFile(page, limit)).toBeUndefined();
  expect(readSafeFile(place('absent/one.html'), limit)).toBeUndefined();
  expect(readdirSync(pages, { recursive: true })).toEqual(['actions']);
});

test('a file that is replaced keeps its permissions', skipUnless('unix'), () => {
  const { place, pages } = twoFolders();
  const path = join(pages, 'actions/one.html');
  for (const mode of [0o600, 0o664]) {
    chmodSync(path, mode);
    writeSafeFile(place('actions/one.html'), `text of ${mode}`);
    expect(statSync(path).mode & 0o777).toBe(mode);
  }
});

test('a page that has its text already is not written again', () => {
  const { place, pages } = twoFolders();
  const path = join(pages, 'actions/one.html');
  const { ino } = statSync(path);
  writeSafePage(place('actions/one.html'), 'page');
  expect(statSync(path).ino).toBe(ino);
});

test('folders are made and, once empty, removed', () => {
  const { place, pages } = twoFolders();
  makeSafeFolder(place('lists/of/actions'));
  makeSafeFolder(place('lists/of/actions'));
  expect(existsSync(join(pages, 'lists/of/actions'))).toBe(true);
  removeEmptyFolder(place('lists/of'));
  removeEmptyFolder(place('lists/of/actions'));
  removeEmptyFolder(place('nowhere'));
  expect(readdirSync(join(pages, 'lists/of'))).toEqual([]);
});

test('a file larger than the limit is refused with its size', () => {
  const { place, pages } = twoFolders();
  writeFileSync(join(pages, 'large.html'), 'x'.repeat(limit + 1));
  expect(() => readSafeFile(place('large.html'), limit)).toThrow(
    'pages/large.html is too large: 1001 bytes.',
  );
  expect(readSafeFile(place('large.html'), limit + 1)?.length).toBe(limit + 1);
});

describe.each(uses)('%s', skipUnless('unix'), (_, use) => {
  test.each([
    [
      'a link to a file',
      (pages: string, elsewhere: string) => symlinkSync(join(elsewhere, 'one.html'), join(pages, 'x.html')),
    ],
    ['a link that leads nowhere', (pages: string) => symlinkSync('nowhere', join(pages, 'x.html'))],
    ['a pipe', (pages: string) => execFileSync('mkfifo', [join(pages, 'x.html')])],
    ['a folder', (pages: string) => mkdirSync(join(pages, 'x.html'))],
  ])('%s is refused', (_kind, plant) => {
    const { place, pages, elsewhere, elsewhereText } = twoFolders();
    plant(pages, elsewhere);
    expect(() => use(place('x.html'))).toThrow(FileError);
    expect(readdirSync(pages).sort()).toEqual(['actions', 'x.html']);
    expect([readdirSync(elsewhere), elsewhereText()]).toEqual([['one.html'], 'not ours']);
  });

  test.each([
    ['a folder', 'linked/one.html', 'pages/linked, which is a link'],
    ['a folder above that', 'linked/elsewhere/one.html', 'pages/linked, which is a link'],
    [
      'a file in place of a folder',
      'actions/one.html/x.html',
      'pages/actions/one.html, which is not a folder',
    ],
  ])('nothing is done behind %s', (_kind, file, reason) => {
    const { root, place, pages, elsewhere, elsewhereText } = twoFolders();
    symlinkSync(file.includes('elsewhere') ? root : elsewhere, join(pages, 'linked'));
    expect(() => use(place(file))).toThrow(`pages/${file} leads through ${reason}`);
    expect([readdirSync(elsewhere), elsewhereText()]).toEqual([['one.html'], 'not ours']);
  });

  test('nothing is done where a step above the folder is now a link', () => {
    const { root, elsewhere, elsewhereText } = twoFolders();
    symlinkSync(elsewhere, join(root, 'way'));
    expect(() => use({ folder: join(root, 'way'), file: 'one.html', name: 'one.html' })).toThrow(FileError);
    expect([readdirSync(elsewhere), elsewhereText()]).toEqual([['one.html'], 'not ours']);
  });
});

test('a file that is written over a second name of another file leaves the other as it is', () => {
  const { place, pages, elsewhere, elsewhereText } = twoFolders();
  linkSync(join(elsewhere, 'one.html'), join(pages, 'two.html'));
  writeSafeFile(place('two.html'), 'new');
  expect(elsewhereText()).toBe('not ours');
  expect(readFileSync(join(pages, 'two.html'), 'utf8')).toBe('new');
});

test('temporary names cannot be foreseen, and nothing is left under them', () => {
  const { place, pages } = twoFolders();
  const names = ['.one.html.tmp', `.one.html.${process.pid}.tmp`, '.one.html.afi'];
  for (const name of names) symlinkSync('/nowhere/at/all', join(pages, 'actions', name));
  writeSafeFile(place('actions/one.html'), 'new');
  writeSafePage(place('actions/one.html'), 'newer');
  expect(readdirSync(join(pages, 'actions')).sort()).toEqual([...names, 'one.html'].sort());
  expect(() => writeSafeFile(place('nowhere/one.html'), 'new')).toThrow(/its folder does not exist/);
});

/** A process that puts a link to a folder in the place of another folder and back, until the test is over. */
async function startSwapping(pages: string, elsewhere: string): Promise<void> {
  symlinkSync(elsewhere, join(pages, 'trap'));
  const script = `
    const { renameSync } = require('node:fs');
    const move = (a, b) => { try { renameSync(a, b); } catch {} };
    process.stdout.write('ready');
    setInterval(() => {
      for (let i = 0; i < 200; i++) {
        move('actions', 'aside'); move('trap', 'actions'); move('actions', 'trap'); move('aside', 'actions');
      }
    }, 0);`;
  const child = spawn(process.execPath, ['-e', script], { cwd: pages, stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolveReady) => child.stdout.once('data', resolveReady));
}

describe('while another program swaps a folder and a link', skipUnless('linux'), () => {
  test.each(uses)('a file is %s in the folder only', async (_, use) => {
    const { pages, elsewhere, place, elsewhereText } = twoFolders();
    await startSwapping(pages, elsewhere);
    for (let run = 0; run < 1000; run++) {
      try {
        const result = use(place('actions/one.html'));
        if (Buffer.isBuffer(result)) expect(result.toString()).toBe('page');
      } catch (error) {
        if (!(error instanceof FileError))
          expect(String(error)).toMatch(/ENOENT|ELOOP|ENOTDIR|ENOTEMPTY|EEXIST/);
      }
      expect(elsewhereText()).toBe('not ours');
    }
    expect(readdirSync(elsewhere)).toEqual(['one.html']);
  });
});
