/** Checks that documents are stored through the user's filters, such as Git LFS, and that records are stored as they are. */
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addRegisterPrefix, openOffice } from '../../helpers/office.ts';
import {
  emptyFolder,
  git,
  leftoversIn,
  newRepository,
  read,
  userEnvironment,
  write,
} from '../../helpers/register/repositories.ts';
import { registerFiles } from '../../helpers/register.ts';
import { skipUnless } from '../../helpers/requirements.ts';

const id = 'docks-2021-rec-1';
const location = 'evidence/docks/dip.pdf';
const evidence = ['evidence', id, '--title', 'Dip sample', '--location', location];
const pdf = '%PDF-1.7\r\n\u0000\u0001';
const pointer = 'version pointer\nsize 12\n';

/** A program in place of Git LFS: it stores a pointer, and keeps what it was given in the user's home. */
const cleanScript =
  '#!/bin/sh\ncat > "$HOME/kept"\nprintf "version pointer\\nsize %s\\n" $(wc -c < "$HOME/kept" | tr -d " ")\n';

/** A register whose attributes are these, and an officer whose own configuration has the filter `lfs` unless it is only the repository's. */
function officeWithFilter(attributes: string, scope: 'user' | 'repository' | 'none' = 'user') {
  const root = newRepository({
    ...addRegisterPrefix(registerFiles({})),
    '.gitattributes': attributes,
  });
  const home = emptyFolder();
  write(home, { clean: cleanScript, '.gitconfig': '' });
  chmodSync(join(home, 'clean'), 0o755);
  const filter = `[filter "lfs"]\n\tclean = ${home}/clean\n\tsmudge = cat\n\trequired = true\n`;
  if (scope === 'user') write(home, { '.gitconfig': filter });
  if (scope === 'repository') git(root, 'config', 'filter.lfs.clean', `${home}/clean`);
  write(root, { [`register/${location}`]: pdf });
  const { GIT_CONFIG_GLOBAL: _, ...others } = userEnvironment;
  return { home, ...openOffice(root, { env: { ...others, HOME: home } }) };
}

const storedDocument = (root: string) => git(root, 'cat-file', 'blob', `HEAD:register/${location}`);

describe('a document under a filter', skipUnless('unix'), () => {
  test('is stored through it, and stays on disk as it was', async () => {
    const { root, home, runSuccessfully } = officeWithFilter('*.pdf filter=lfs -text\n');
    await runSuccessfully(...evidence);
    expect(storedDocument(root)).toBe(pointer);
    expect(readFileSync(join(home, 'kept'), 'latin1')).toBe(pdf);
    expect(read(root, `register/${location}`)).toBe(pdf);
    expect(leftoversIn(root)).toEqual([]);
    expect(git(root, 'fsck', '--full', '--no-dangling', '--no-progress')).toBe('');
  });

  test('is stored through it when it is copied into the register', async () => {
    const { root, home, runSuccessfully } = officeWithFilter('*.pdf filter=lfs -text\n');
    write(home, { 'new.pdf': 'another' });
    await runSuccessfully('evidence', id, '--file', join(home, 'new.pdf'));
    expect(git(root, 'cat-file', 'blob', 'HEAD:register/evidence/new.pdf')).toBe('version pointer\nsize 7\n');
    expect(read(root, 'register/evidence/new.pdf')).toBe('another');
    expect(leftoversIn(root)).toEqual([]);
  });

  test('does not count as an edit once it is stored, and is not stored again by other evidence', async () => {
    const { root, runSuccessfully } = officeWithFilter('*.pdf filter=lfs -text\n');
    await runSuccessfully('save');
    expect(storedDocument(root)).toBe(pointer);
    expect(await runSuccessfully('save')).toMatch(/^There are no changes to save/);
    await runSuccessfully(...evidence);
    expect(git(root, 'show', '--name-only', '--format=')).toBe(`register/actions/${id}.yaml\n`);
  });

  test('is removed when its recording is undone; git has to put it back', async () => {
    const { root, runSuccessfully, runRefused } = officeWithFilter('*.pdf filter=lfs -text\n');
    await runSuccessfully('save');
    await runSuccessfully('undo');
    expect(existsSync(join(root, 'register', location))).toBe(false);
    expect(await runRefused('redo')).toMatch(/is stored through the filter lfs.*`git checkout COMMIT -- /);
  });

  test('is refused if only the repository defines the filter', async () => {
    const { home, runRefused } = officeWithFilter('*.pdf filter=lfs -text\n', 'repository');
    expect(await runRefused(...evidence)).toMatch(/filter\.lfs\.clean is set by this repository only/);
    expect(existsSync(join(home, 'kept'))).toBe(false);
  });

  test('is refused if the filter fails', async () => {
    const { home, runRefused } = officeWithFilter('*.pdf filter=lfs -text\n');
    write(home, { '.gitconfig': '[filter "lfs"]\n\tclean = false\n' });
    expect(await runRefused(...evidence)).toMatch(/filter '\w+' failed/);
  });

  test('is refused if the filter is not installed', async () => {
    const { runRefused } = officeWithFilter('*.pdf filter=lfs -text\n', 'none');
    expect(await runRefused(...evidence)).toMatch(/your git knows no filter of that name.*`git lfs install`/);
  });

  test('has the line ends that its attributes ask for', async () => {
    const { root, runSuccessfully } = officeWithFilter('*.pdf text eol=crlf\n');
    await runSuccessfully(...evidence);
    expect(storedDocument(root)).toBe(pdf.replace('\r\n', '\n'));
    expect(git(root, 'status', '--porcelain')).toBe('');
  });
});

describe('a record', skipUnless('unix'), () => {
  test.each([
    ['*.yaml filter=lfs\n', 'filter=lfs'],
    ['* working-tree-encoding=UTF-16\n', 'working-tree-encoding=UTF-16'],
  ])('under %j is not changed, and the remedy works', async (attributes, attribute) => {
    const { root, runRefused, runSuccessfully } = officeWithFilter('');
    write(root, { '.gitattributes': attributes });
    const refusal = await runRefused('note', id, '--note', 'Seen.');
    expect(refusal).toContain(`${id}.yaml has the attribute ${attribute}`);
    const line =
      /end of \S*\.git\/info\/attributes, which precedes every \.gitattributes: `([^`]*)`/.exec(
        refusal,
      )?.[1] ?? '';
    write(root, { '.git/info/attributes': `${line}\n` });
    await runSuccessfully('note', id, '--note', 'Seen.');
    expect(git(root, 'cat-file', 'blob', `HEAD:register/actions/${id}.yaml`)).toContain('Seen.');
  });

  test('may be free of a filter of other files', async () => {
    const { runSuccessfully } = officeWithFilter('*.pdf filter=lfs -text\n', 'none');
    await runSuccessfully('note', id, '--note', 'Seen.');
  });

  test('that is new has the line ends that its attributes ask for', async () => {
    const { root, runSuccessfully } = officeWithFilter(
      'register/** text eol=lf\nregister/evidence/** -text\n',
    );
    write(root, { 'register/boards/piers.yaml': 'id: piers\r\nname: Piers\r\n' });
    await runSuccessfully('save');
    expect(git(root, 'cat-file', 'blob', 'HEAD:register/boards/piers.yaml')).toBe('id: piers\nname: Piers\n');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });
});
