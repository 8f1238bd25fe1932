/** Checks that a document that evidence points to is recorded in the same commit, so that every clone of the register has it. */
import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { emptyFolder, expectSound, git, read, tryGit, write } from '../../helpers/register/repositories.ts';

const id = 'docks-2021-rec-1';
const location = 'evidence/docks/dip.pdf';
const evidence = ['evidence', id, '--title', 'Dip sample', '--location', location];
const pdf = '%PDF-1.7\n\u0000\u0001';

const withDocument = () => {
  const state = office();
  write(state.root, { [`register/${location}`]: pdf });
  return state;
};

describe('a document under evidence/', () => {
  test('is recorded in the same commit, with its fingerprint on the event', async () => {
    const { root, runSuccessfully } = withDocument();
    expect(await runSuccessfully(...evidence, '--on', '2021-11-25')).toMatch(
      /^Recorded with it: evidence\/docks\/dip\.pdf\nRecord evidence on docks-2021-rec-1 /,
    );
    expect(git(root, 'show', '--name-only', '--format=')).toBe(
      `register/actions/${id}.yaml\nregister/${location}\n`,
    );
    expect(read(root, `register/actions/${id}.yaml`)).toMatch(/sha256: [0-9a-f]{64}/);
    expectSound(root);
    const clone = join(emptyFolder(), 'x');
    tryGit(root, 'clone', '-q', root, clone);
    expect(readFileSync(join(clone, 'register', location), 'utf8')).toBe(pdf);
    expect((await openOffice(clone).runIn('check')).code).toBe(0);
    expect((await openOffice(clone).runIn('audit')).out).not.toContain('errors-brought');
  });

  test('may be staged already', async () => {
    const { root, runSuccessfully } = withDocument();
    git(root, 'add', '-A');
    await runSuccessfully(...evidence);
    expectSound(root);
  });

  test('is named in a dry run, and its content is not shown', async () => {
    const { runIn } = withDocument();
    const { out } = await runIn(...evidence, '--dry-run');
    expect(out).toContain('register/evidence/docks/dip.pdf (new, a document of 11 bytes)');
    expect(out).not.toContain('%PDF');
  });

  test('that is already recorded is left unchanged', async () => {
    const { root, runSuccessfully } = withDocument();
    await runSuccessfully('record');
    await runSuccessfully(...evidence);
    expect(git(root, 'show', '--name-only', '--format=')).toBe(`register/actions/${id}.yaml\n`);
  });

  test('is removed when the event is undone, and restored by redo', async () => {
    const { root, runSuccessfully } = withDocument();
    await runSuccessfully(...evidence);
    await runSuccessfully('undo');
    expect(existsSync(join(root, 'register', location))).toBe(false);
    await runSuccessfully('redo');
    expect(read(root, `register/${location}`)).toBe(pdf);
    expectSound(root);
  });
});

describe('evidence is refused', () => {
  test('if the file does not exist', async () => {
    expect(await office().runRefused(...evidence)).toContain(
      `there is no file \`${location}\` in the register`,
    );
  });

  test('if the file differs from the recorded document: a new document needs its own name', async () => {
    const { root, runSuccessfully, runRefused } = withDocument();
    await runSuccessfully('record');
    write(root, { [`register/${location}`]: 'another' });
    expect(await runRefused(...evidence)).toBe(
      `afi: nothing was recorded: ${location} is not the document that was recorded. Keep a new one under a name of its own.\n`,
    );
  });

  test('if the file is larger than hosts of git accept', async () => {
    const { root, runRefused } = withDocument();
    truncateSync(join(root, 'register', location), (50 << 20) + 1);
    expect(await runRefused(...evidence)).toBe(
      `afi: nothing was recorded: ${location} is too large: 52428801 bytes. Say with --reference where it is kept instead.\n`,
    );
  });
});
