/** Checks that a document that evidence points to is recorded in the same commit, so that every clone of the register has it. */
import { existsSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
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
      /^Also recorded: evidence\/docks\/dip\.pdf\nRecord evidence on docks-2021-rec-1 /,
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
    expect((await openOffice(clone).runIn('verify')).out).not.toContain('errors-brought');
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
    await runSuccessfully('save');
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

describe('a document from anywhere', () => {
  const copyFrom = (folder: string, name: string) => ['evidence', id, '--file', join(folder, name)];

  test('is copied into the register in the same commit, under its own name', async () => {
    const { root, runSuccessfully, runIn } = office();
    const elsewhere = emptyFolder();
    write(elsewhere, { 'Dip sample, March.pdf': pdf });
    const { out } = await runIn(...copyFrom(elsewhere, 'Dip sample, March.pdf'), '--dry-run');
    expect(out).toContain('register/evidence/Dip sample, March.pdf (new, a document of 11 bytes)');
    expect(existsSync(join(root, 'register/evidence'))).toBe(false);
    await runSuccessfully(...copyFrom(elsewhere, 'Dip sample, March.pdf'));
    expect(git(root, 'show', '--name-only', '--format=')).toBe(
      `register/actions/${id}.yaml\nregister/evidence/Dip sample, March.pdf\n`,
    );
    expect(read(root, 'register/evidence/Dip sample, March.pdf')).toBe(pdf);
    expect(read(root, `register/actions/${id}.yaml`)).toMatch(
      /title: Dip sample, March\n +location: evidence\/Dip sample, March\.pdf\n +sha256: [0-9a-f]{64}/,
    );
    expect((await runIn('check')).code).toBe(0);
    expectSound(root);
  });

  test('gets a number if other bytes have its name, and the same bytes are not copied twice', async () => {
    const { root, runSuccessfully } = withDocument();
    const elsewhere = emptyFolder();
    write(elsewhere, {
      'dip.pdf': pdf,
      'other/Dip.PDF': 'other',
      'third/dip.pdf': 'third',
      'renamed.pdf': 'other',
    });
    await runSuccessfully(...copyFrom(elsewhere, 'dip.pdf'), '--title', 'The same');
    expect(git(root, 'ls-files', 'register/evidence')).toBe(`register/${location}\n`);
    await runSuccessfully(...copyFrom(elsewhere, 'other/Dip.PDF'));
    await runSuccessfully(...copyFrom(elsewhere, 'third/dip.pdf'));
    await runSuccessfully(...copyFrom(elsewhere, 'third/dip.pdf'), '--title', 'Again');
    await runSuccessfully(...copyFrom(elsewhere, 'renamed.pdf'), '--title', 'Renamed');
    expect(git(root, 'ls-files', 'register/evidence').trim().split('\n')).toEqual(
      ['evidence/Dip.PDF', 'evidence/dip-2.pdf', location].map((file) => `register/${file}`),
    );
  });

  test('is not copied by a refused change, nor through a link', async () => {
    const { root, runRefused } = office();
    const elsewhere = emptyFolder();
    write(elsewhere, { 'dip.pdf': pdf });
    expect(await runRefused(...copyFrom(elsewhere, 'none.pdf'))).toMatch(/none\.pdf does not exist\./);
    expect(await runRefused(...copyFrom(elsewhere, '.'))).toMatch(/is a folder\./);
    expect(await runRefused(...copyFrom(elsewhere, 'dip.pdf'), '--location', location)).toContain('not both');
    expect(await runRefused(...copyFrom(elsewhere, 'dip.pdf'), '--on', '2020-01-01')).toContain(
      'nothing can be recorded for 2020-01-01',
    );
    expect(existsSync(join(root, 'register/evidence'))).toBe(false);
    symlinkSync(elsewhere, join(root, 'register/evidence'));
    await runRefused(...copyFrom(elsewhere, 'dip.pdf'));
    truncateSync(join(elsewhere, 'dip.pdf'), (50 << 20) + 1);
    expect(await runRefused(...copyFrom(elsewhere, 'dip.pdf'))).toMatch(
      /too large: 52428801 bytes.*--reference/,
    );
  });
});

describe('evidence is refused', () => {
  test('if the file does not exist', async () => {
    expect(await office().runRefused(...evidence)).toContain(
      `here is no file \`${location}\` in the register`,
    );
  });

  test('if the file differs from the recorded document: a new document needs its own name', async () => {
    const { root, runSuccessfully, runRefused } = withDocument();
    await runSuccessfully('save');
    write(root, { [`register/${location}`]: 'another' });
    expect(await runRefused(...evidence)).toBe(
      `afi: nothing was recorded: ${location} is not the document that was recorded. Give the new document a different name.\n`,
    );
  });

  test('if the file is larger than hosts of git accept', async () => {
    const { root, runRefused } = withDocument();
    truncateSync(join(root, 'register', location), (50 << 20) + 1);
    expect(await runRefused(...evidence)).toBe(
      `afi: nothing was recorded: ${location} is too large: 52428801 bytes. If the document is kept elsewhere, use --reference to state where.\n`,
    );
  });
});
