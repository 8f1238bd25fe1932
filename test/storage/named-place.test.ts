/** Checks where a path that the user names leads: through links of the user's own, but not through links in the checkout. */
import { mkdirSync, realpathSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createNamedFileReader,
  findRegisterPlaces,
  resolveNamedPath,
} from '../../src/storage/named-place.ts';
import { FileError } from '../../src/storage/safe-folder.ts';
import { resolveTargetFile, resolveTargetFolder } from '../../src/storage/target-place.ts';
import { emptyFolder } from '../helpers/register/repositories.ts';
import { skipUnless } from '../helpers/requirements.ts';

/** A checkout with a register, beside folders of the user. */
function setUp() {
  const root = realpathSync(emptyFolder());
  for (const folder of ['checkout/.git', 'checkout/force/register', 'checkout/papers', 'home/documents'])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'checkout/force/register/register.yaml'), 'version: 1\n');
  const places = findRegisterPlaces(join(root, 'checkout/force/register'));
  return { root, places, resolveIn: (path: string) => resolveNamedPath(join(root, path), path, places) };
}

describe('the places of a register', () => {
  test('are its real folder and the work tree that contains it', skipUnless('unix'), () => {
    const { root } = setUp();
    symlinkSync(join(root, 'checkout/force'), join(root, 'home/force'));
    expect(findRegisterPlaces(join(root, 'home/force/register'))).toEqual({
      register: join(root, 'checkout/force/register'),
      checkout: join(root, 'checkout'),
    });
  });

  test('without git, the folder around the register counts as its checkout', () => {
    const { root } = setUp();
    renameSync(join(root, 'checkout/.git'), join(root, 'checkout/no-git'));
    expect(findRegisterPlaces(join(root, 'checkout/force/register')).checkout).toBe(
      join(root, 'checkout/force'),
    );
  });
});

describe('a path', skipUnless('unix'), () => {
  test('leads where it leads for the system, whatever the user’s own links', () => {
    const { root, places } = setUp();
    const names = ['a', 'b', 'c', 'd'];
    const step = fc.constantFrom(...names, '..', '.');
    const link = fc.record({
      at: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 2 }),
      to: fc.array(step, { minLength: 1, maxLength: 3 }),
      isAbsolute: fc.boolean(),
    });
    let run = 0;
    fc.assert(
      fc.property(
        fc.array(link, { maxLength: 5 }),
        fc.array(step, { minLength: 1, maxLength: 4 }),
        (links, steps) => {
          const base = join(root, `home/${run++}`);
          for (const name of names) mkdirSync(join(base, name), { recursive: true });
          for (const { at, to, isAbsolute } of links)
            try {
              symlinkSync(isAbsolute ? join(base, ...to) : to.join('/'), join(base, ...at));
            } catch {
              // The name is taken, or the link above leads nowhere.
            }
          const path = resolve(base, ...steps);
          const expectedPath = (() => {
            try {
              return realpathSync(path);
            } catch {
              return undefined;
            }
          })();
          if (expectedPath !== undefined) expect(resolveNamedPath(path, 'path', places)).toBe(expectedPath);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('whose end does not exist yet is resolved up to there', () => {
    const { root, resolveIn } = setUp();
    symlinkSync('documents', join(root, 'home/Documents'));
    expect(resolveIn('home/Documents/new/paper.md')).toBe(join(root, 'home/documents/new/paper.md'));
  });

  test('is refused where links form a circle', () => {
    const { root, resolveIn } = setUp();
    symlinkSync('second', join(root, 'home/first'));
    symlinkSync('first', join(root, 'home/second'));
    expect(() => resolveIn('home/first/paper.md')).toThrow(
      'home/first/paper.md leads through links in a circle.',
    );
  });

  test.each([
    ['checkout/papers/link', 'checkout/papers/link/x.md'],
    ['checkout/papers/link', 'home/way/papers/link/x.md'],
    ['checkout/force/link', 'home/../checkout/force/link'],
  ])('is refused through %s: %s', (link, path) => {
    const { root, resolveIn } = setUp();
    symlinkSync(join(root, 'checkout'), join(root, 'home/way'));
    symlinkSync(join(root, 'home/documents'), join(root, link));
    expect(() => resolveIn(path)).toThrow(FileError);
    expect(() => resolveIn(path)).toThrow(
      /a link in the folder of the register, where links are not followed/,
    );
  });
});

describe('a file to write', skipUnless('unix'), () => {
  test.each([
    ['checkout/force/register', 'is a file in the register', /is in the register/],
    ['checkout/force/register/deep/x.md', 'is deep in the register', /is in the register/],
    ['home/way/force/register/x.md', 'is in the register through the user’s own link', /is in the register/],
    ['checkout/.git/config', 'is in git’s folder', /is in a folder of git/],
    ['checkout/.GIT/config', 'is in git’s folder as Windows reads it', /is in a folder of git/],
    ['checkout/papers/git~1/config', 'has the short name of git’s folder', /is in a folder of git/],
    ['checkout/papers/.git', 'is the file of a linked work tree', /is in a folder of git/],
    ['home/bare/hooks/x', 'is in a repository without a work tree', /is in a folder of git/],
  ])('%s is refused: it %s', (path, _, reason) => {
    const { root, places } = setUp();
    symlinkSync(join(root, 'checkout'), join(root, 'home/way'));
    for (const folder of ['objects', 'refs', 'hooks', 'HEAD'])
      mkdirSync(join(root, 'home/bare', folder), { recursive: true });
    expect(() => resolveTargetFile(join(root, path), path, places)).toThrow(reason);
    expect(() => resolveTargetFolder(join(root, path), path, places)).toThrow(reason);
  });

  test.each(['checkout/papers/x.md', 'checkout/x.md', 'home/documents/x.md', 'checkout/.github/x.md'])(
    '%s is allowed',
    (path) => {
      const { root, places } = setUp();
      expect(resolveTargetFile(join(root, path), path, places)).toMatchObject({ file: 'x.md', name: path });
    },
  );

  test('a folder of pages does not contain the register', () => {
    const { root, places } = setUp();
    for (const path of ['checkout/force', 'checkout', '.'])
      expect(() => resolveTargetFolder(join(root, path), path, places)).toThrow(
        `the register is in ${path}.`,
      );
  });
});

describe('a file to read', () => {
  test('is found from the current folder, and is not a folder', () => {
    const { root } = setUp();
    const readFile = createNamedFileReader(join(root, 'home'), join(root, 'checkout/force/register'));
    writeFileSync(join(root, 'home/documents/x.txt'), 'text');
    expect(readFile('documents/x.txt')?.toString()).toBe('text');
    expect(() => readFile('documents')).toThrow('documents is a folder.');
    expect(readFile('documents/y.txt')).toBeUndefined();
    expect(() => readFile('documents/x.txt/z.txt')).toThrow(/x\.txt, which is not a folder\./);
    expect(() => readFile('documents/x.txt', 3)).toThrow('documents/x.txt is too large: 4 bytes.');
  });
});
