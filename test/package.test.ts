/** Checks the npm package: its guides lead only to files that it contains, and its files alone run. */
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { topicNames } from '../src/features/help/topics.ts';
import { emptyFolder, userEnvironment } from './helpers/register/repositories.ts';
import { home } from './helpers/tool.ts';

/** The files that npm puts into the package, as it lists them. */
function listPackedFiles(): readonly string[] {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: home,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(stdout);
  return files.map(({ path }: { path: string }) => path);
}

const packedFiles = listPackedFiles();

const guides = [
  'README.md',
  'register/README.md',
  'templates/README.md',
  'src/README.md',
  ...topicNames.map((topic) => `src/features/help/topics/${topic}.md`),
];

test.each(guides)('%s is in the package, and so is every file to which it links', (guide) => {
  expect(packedFiles).toContain(guide);
  const targets = [...readFileSync(join(home, guide), 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
    ([, target = '']) => posix.join(posix.dirname(guide), target),
  );
  expect(targets.filter((target) => !packedFiles.includes(target))).toEqual([]);
});

test('the files of the package, without any library, start a register and write a paper', () => {
  const folder = emptyFolder();
  for (const file of packedFiles) cpSync(join(home, file), join(folder, 'package', file));
  const runPackage = (cwd: string, ...words: readonly string[]) =>
    spawnSync(process.execPath, [join(folder, 'package/bin/afi.js'), ...words], {
      cwd,
      env: userEnvironment,
      encoding: 'utf8',
    });
  const root = join(folder, 'harbour');
  expect(runPackage(folder, 'help', 'start').stdout).toContain('afi init our-register');
  expect(runPackage(folder, 'init', 'harbour', '--name', 'Harbour Police')).toMatchObject({ status: 0 });
  expect(runPackage(root, 'report', 'board-pack', '-o', 'board.docx')).toMatchObject({ status: 0 });
  expect(runPackage(root, 'completion', 'bash').stdout).toContain('__complete');
});
