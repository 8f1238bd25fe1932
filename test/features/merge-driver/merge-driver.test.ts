/** Checks that git merges records with `afi merge-file` as its merge driver, and that `init` configures it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addEvent } from '../../../src/storage/yaml-edit/edit.ts';
import { branch, merge, mergeAndCheck, repositoryWith } from '../../helpers/register/merge-driver.ts';
import { pairOf } from '../../helpers/register/merge-pairs.ts';
import { emptyFolder, git, read, tryGit, userEnvironment } from '../../helpers/register/repositories.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { run } from '../../helpers/tool.ts';

const file = 'register/actions/docks-2021-rec-1.yaml';
const files = Object.fromEntries(
  Object.entries(registerFiles()).map(([name, text]) => [`register/${name}`, String(text)]),
);
const addNote = (text: string, on: string) => addEvent(text, { on, event: 'note', note: `Seen on ${on}` });
const addClosure = (text: string, route: string) =>
  addEvent(text, { on: '2021-05-01', event: 'closed', route });

/** A repository with one action edited on two branches, with `ours` checked out. */
function repositoryWithBranches(
  ourEdit: (text: string) => string,
  theirEdit: (text: string) => string,
): string {
  const root = repositoryWith(files);
  branch(root, 'theirs', { [file]: theirEdit(actionText()) });
  branch(root, 'ours', { [file]: ourEdit(actionText()) });
  return root;
}

test('random pairs of branches, merged by git with the driver, match an independent merge', async () => {
  const pairs = Array.from({ length: 8 }, (_, number) => pairOf(number, 7));
  const { wrong, conflicts, contradictory, reportedCount } = await mergeAndCheck(pairs);
  expect(wrong).toEqual([]);
  expect([conflicts, reportedCount]).toEqual([contradictory, contradictory]);
});

describe('git with the merge driver', () => {
  test('merges two histories and commits the merge', async () => {
    const root = repositoryWithBranches(
      (text) => addNote(text, '2021-03-01'),
      (text) => addNote(text, '2021-02-01'),
    );
    expect(merge(root, 'theirs')).toEqual({ status: 0, said: `Auto-merging ${file}\n` });
    expect(read(root, file)).toBe(addNote(addNote(actionText(), '2021-02-01'), '2021-03-01'));
    expect(git(root, 'status', '--short')).toBe('');
    expect((await run(root, ['check'])).code).toBe(0);
  });

  test('prints few sentences about many places, and none that is long', async () => {
    const withExtra = (word: string) => (text: string) =>
      text.replace(
        'history:',
        `extra:\n${Array.from({ length: 50 }, (_, n) => `  berth_${n}: ${word.repeat(500)}\n`).join('')}history:`,
      );
    const root = repositoryWithBranches(withExtra('a'), withExtra('b'));
    const lines = merge(root, 'theirs').said.split('\n');
    expect(lines.length).toBeLessThan(30);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(400);
  });

  test('stops at a contradiction, reports the reason and the remedy, and check fails until it is resolved', async () => {
    const root = repositoryWithBranches(
      (text) => addClosure(text, 'revisit'),
      (text) => addClosure(text, 'reinspection'),
    );
    const { status, said } = merge(root, 'theirs');
    expect(status).toBe(1);
    expect(said).toContain(
      `${file}: it was closed twice: ours has closed 2021-05-01 (revisit); theirs has closed 2021-05-01 (reinspection).\n`,
    );
    expect(said).toContain(`Keep one side of each place between <<<<<<< and >>>>>>> in ${file}`);
    const checkRun = await run(root, ['check']);
    expect(checkRun.code).toBe(1);
    expect(checkRun.out).toContain('A merge conflict was left in the text');
    const resolvedText = read(root, file).replace(/<{7}.*\n([\s\S]*)={7}\n[\s\S]*>{7}.*\n/, '$1');
    writeFileSync(join(root, file), resolvedText);
    expect((await run(root, ['check'])).code).toBe(0);
    git(root, 'commit', '-aqm', 'Merge');
    expect(read(root, file)).toBe(addClosure(actionText(), 'revisit'));
  });

  test('merges as text if afi is not installed, and marks every contradiction', () => {
    const root = repositoryWithBranches(
      (text) => addClosure(text, 'revisit'),
      (text) => addClosure(text, 'reinspection'),
    );
    const { status } = merge(root, 'theirs', { afi: false });
    expect(status).toBe(1);
    expect(read(root, file)).toMatch(/^<{7}[\s\S]*^={7}$[\s\S]*^>{7}/m);
  });
});

test('git without the merge driver merges the files as text', () => {
  const root = repositoryWithBranches(
    (text) => addNote(text, '2021-03-01'),
    (text) => addNote(text, '2021-02-01'),
  );
  git(root, 'config', '--unset', 'merge.afi.driver');
  expect(merge(root, 'theirs').status).toBe(1);
  expect(read(root, file)).toMatch(/^<{7} HEAD$/m);
});

describe('init', () => {
  const runInit = async (root: string) =>
    await run(root, ['init', '.'], { today: '2022-01-03', env: { ...userEnvironment, HOME: root } });

  test('configures the driver in a repository that it creates, and explains how to configure a clone', async () => {
    const root = emptyFolder();
    expect((await runInit(root)).code).toBe(0);
    const driver = git(root, 'config', '--local', 'merge.afi.driver').trim();
    expect(driver).toContain('afi merge-file %O %A %B --path %P --marker-size %L');
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain(`git config merge.afi.driver '${driver}'`);
    expect((await run(root, ['merge-file', '--help'])).out).toContain(`merge.afi.driver '${driver}'`);
    expect(git(root, 'check-attr', 'merge', file, 'register/boards/quay.yaml')).toBe(
      `${file}: merge: afi\nregister/boards/quay.yaml: merge: unspecified\n`,
    );
  });

  test('leaves the configuration of an existing repository unchanged, and explains how to configure it', async () => {
    const root = emptyFolder();
    git(root, 'init', '-q');
    expect((await runInit(root)).out).toContain('`afi merge-file --help`');
    expect(tryGit(root, 'config', 'merge.afi.driver').status).toBe(1);
  });
});

describe('merge-file', () => {
  test('writes the result to our file, byte for byte, and changes no other file', async () => {
    const root = emptyFolder();
    const [base, ours, theirs] = [
      actionText(),
      addNote(actionText(), '2021-03-01'),
      addNote(actionText(), '2021-02-01'),
    ];
    for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(root, name), text);
    expect(await run(root, ['merge-file', 'base', 'ours', 'theirs'])).toEqual({ code: 0, out: '', err: '' });
    expect([read(root, 'base'), read(root, 'theirs')]).toEqual([base, theirs]);
    expect(read(root, 'ours')).toBe(addNote(theirs, '2021-03-01'));
  });

  test('exits with 2 if a file does not exist or the marker length is not a number', async () => {
    const root = emptyFolder();
    writeFileSync(join(root, 'base'), '');
    expect(await run(root, ['merge-file', 'base', 'ours', 'theirs'])).toMatchObject({ code: 2 });
    const { code, err } = await run(root, ['merge-file', 'base', 'base', 'base', '--marker-size', 'x']);
    expect(code).toBe(2);
    expect(err).toContain('Enter a number');
  });
});
