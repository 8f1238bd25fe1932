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
const noted = (text: string, on: string) => addEvent(text, { on, event: 'note', note: `Seen on ${on}` });
const closed = (text: string, route: string) => addEvent(text, { on: '2021-05-01', event: 'closed', route });

/** One action on two branches, with ours checked out. */
function parted(ours: (text: string) => string, theirs: (text: string) => string): string {
  const root = repositoryWith(files);
  branch(root, 'theirs', { [file]: theirs(actionText()) });
  branch(root, 'ours', { [file]: ours(actionText()) });
  return root;
}

test('drawn pairs of branches, merged by git with the driver, are as a second judge has them', async () => {
  const pairs = Array.from({ length: 8 }, (_, number) => pairOf(number, 7));
  const { wrong, conflicts, contradictory, reported } = await mergeAndCheck(pairs);
  expect(wrong).toEqual([]);
  expect([conflicts, reported]).toEqual([contradictory, contradictory]);
});

describe('git, told of the driver,', () => {
  test('unites two histories and commits the merge', async () => {
    const root = parted(
      (text) => noted(text, '2021-03-01'),
      (text) => noted(text, '2021-02-01'),
    );
    expect(merge(root, 'theirs')).toEqual({ status: 0, said: `Auto-merging ${file}\n` });
    expect(read(root, file)).toBe(noted(noted(actionText(), '2021-02-01'), '2021-03-01'));
    expect(git(root, 'status', '--short')).toBe('');
    expect((await run(root, ['check'])).code).toBe(0);
  });

  test('stops where they contradict, says why and what to do, and check holds until it is settled', async () => {
    const root = parted(
      (text) => closed(text, 'revisit'),
      (text) => closed(text, 'reinspection'),
    );
    const { status, said } = merge(root, 'theirs');
    expect(status).toBe(1);
    expect(said).toContain(
      `${file}: it was closed twice: ours says closed 2021-05-01 (revisit); theirs says closed 2021-05-01 (reinspection).\n`,
    );
    expect(said).toContain(`Keep one side of each place between <<<<<<< and >>>>>>> in ${file}`);
    const checked = await run(root, ['check']);
    expect(checked.code).toBe(1);
    expect(checked.out).toContain('a merge conflict was left here');
    const settled = read(root, file).replace(/<{7}.*\n([\s\S]*)={7}\n[\s\S]*>{7}.*\n/, '$1');
    writeFileSync(join(root, file), settled);
    expect((await run(root, ['check'])).code).toBe(0);
    git(root, 'commit', '-aqm', 'Merge');
    expect(read(root, file)).toBe(closed(actionText(), 'revisit'));
  });

  test('merges as text where afi is not there, and never leaves a contradiction unmarked', () => {
    const root = parted(
      (text) => closed(text, 'revisit'),
      (text) => closed(text, 'reinspection'),
    );
    const { status } = merge(root, 'theirs', { afi: false });
    expect(status).toBe(1);
    expect(read(root, file)).toMatch(/^<{7}[\s\S]*^={7}$[\s\S]*^>{7}/m);
  });
});

test('git that was not told of it merges the files as text', () => {
  const root = parted(
    (text) => noted(text, '2021-03-01'),
    (text) => noted(text, '2021-02-01'),
  );
  git(root, 'config', '--unset', 'merge.afi.driver');
  expect(merge(root, 'theirs').status).toBe(1);
  expect(read(root, file)).toMatch(/^<{7} HEAD$/m);
});

describe('init', () => {
  const begin = async (root: string) =>
    await run(root, ['init', '.'], { today: '2022-01-03', env: { ...userEnvironment, HOME: root } });

  test('tells a repository that it makes of the driver, and the reader how to tell a clone', async () => {
    const root = emptyFolder();
    expect((await begin(root)).code).toBe(0);
    const driver = git(root, 'config', '--local', 'merge.afi.driver').trim();
    expect(driver).toContain('afi merge-file %O %A %B --path %P --marker-size %L');
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain(`git config merge.afi.driver '${driver}'`);
    expect((await run(root, ['merge-file', '--help'])).out).toContain(`merge.afi.driver '${driver}'`);
    expect(git(root, 'check-attr', 'merge', file, 'register/boards/quay.yaml')).toBe(
      `${file}: merge: afi\nregister/boards/quay.yaml: merge: unspecified\n`,
    );
  });

  test('leaves the configuration of a repository that is there as it is, and says how to tell it', async () => {
    const root = emptyFolder();
    git(root, 'init', '-q');
    expect((await begin(root)).out).toContain('`afi merge-file --help`');
    expect(tryGit(root, 'config', 'merge.afi.driver').status).toBe(1);
  });
});

describe('merge-file', () => {
  test('writes the result into ours, byte for byte, and touches nothing else', async () => {
    const root = emptyFolder();
    const [base, ours, theirs] = [
      actionText(),
      noted(actionText(), '2021-03-01'),
      noted(actionText(), '2021-02-01'),
    ];
    for (const [name, text] of Object.entries({ base, ours, theirs })) writeFileSync(join(root, name), text);
    expect(await run(root, ['merge-file', 'base', 'ours', 'theirs'])).toEqual({ code: 0, out: '', err: '' });
    expect([read(root, 'base'), read(root, 'theirs')]).toEqual([base, theirs]);
    expect(read(root, 'ours')).toBe(noted(theirs, '2021-03-01'));
  });

  test('refuses with 2 where a file is not there, or the marks have no length', async () => {
    const root = emptyFolder();
    writeFileSync(join(root, 'base'), '');
    expect(await run(root, ['merge-file', 'base', 'ours', 'theirs'])).toMatchObject({ code: 2 });
    const { code, err } = await run(root, ['merge-file', 'base', 'base', 'base', '--marker-size', 'x']);
    expect(code).toBe(2);
    expect(err).toContain('Write a number');
  });
});
