/** A document that evidence points to: recorded with the event, so that whoever clones the register has it. */
import { existsSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { office, officeIn } from '../../helpers/office.ts';
import { emptyFolder, expectSound, git, read, tryGit, write } from '../../helpers/register/repositories.ts';

const id = 'docks-2021-rec-1';
const at = 'evidence/docks/dip.pdf';
const evidence = ['evidence', id, '--title', 'Dip sample', '--location', at];
const pdf = '%PDF-1.7\n\u0000\u0001';

const withDocument = () => {
  const made = office();
  write(made.root, { [`register/${at}`]: pdf });
  return made;
};

describe('a document under evidence/', () => {
  test('goes into the same commit, with its fingerprint on the event', async () => {
    const { root, done } = withDocument();
    expect(await done(...evidence, '--on', '2021-11-25')).toMatch(
      /^Recorded with it: evidence\/docks\/dip\.pdf\nRecord evidence on docks-2021-rec-1 /,
    );
    expect(git(root, 'show', '--name-only', '--format=')).toBe(
      `register/actions/${id}.yaml\nregister/${at}\n`,
    );
    expect(read(root, `register/actions/${id}.yaml`)).toMatch(/sha256: [0-9a-f]{64}/);
    expectSound(root);
    const clone = join(emptyFolder(), 'x');
    tryGit(root, 'clone', '-q', root, clone);
    expect(readFileSync(join(clone, 'register', at), 'utf8')).toBe(pdf);
    expect((await officeIn(clone).on('check')).code).toBe(0);
    expect((await officeIn(clone).on('audit')).out).not.toContain('errors-brought');
  });

  test('may be staged already', async () => {
    const { root, done } = withDocument();
    git(root, 'add', '-A');
    await done(...evidence);
    expectSound(root);
  });

  test('is named in a dry run, and not drawn', async () => {
    const { on } = withDocument();
    const { out } = await on(...evidence, '--dry-run');
    expect(out).toContain('register/evidence/docks/dip.pdf (new, a document of 11 bytes)');
    expect(out).not.toContain('%PDF');
  });

  test('that is recorded already is left as it is', async () => {
    const { root, done } = withDocument();
    await done('record');
    await done(...evidence);
    expect(git(root, 'show', '--name-only', '--format=')).toBe(`register/actions/${id}.yaml\n`);
  });

  test('is taken back with the event, and stands again when that is undone', async () => {
    const { root, done } = withDocument();
    await done(...evidence);
    await done('undo');
    expect(existsSync(join(root, 'register', at))).toBe(false);
    await done('undo');
    expect(read(root, `register/${at}`)).toBe(pdf);
    expectSound(root);
  });
});

describe('it is refused', () => {
  test('where there is no such file', async () => {
    expect(await office().refused(...evidence)).toContain(`there is no file \`${at}\` in the register`);
  });

  test('where the file was recorded otherwise: a new document has a name of its own', async () => {
    const { root, done, refused } = withDocument();
    await done('record');
    write(root, { [`register/${at}`]: 'another' });
    expect(await refused(...evidence)).toBe(
      `afi: nothing was recorded: ${at} is not the document that was recorded. Keep a new one under a name of its own.\n`,
    );
  });

  test('where it is larger than hosts of git take', async () => {
    const { root, refused } = withDocument();
    truncateSync(join(root, 'register', at), (50 << 20) + 1);
    expect(await refused(...evidence)).toBe(
      `afi: nothing was recorded: ${at} is too large: 52428801 bytes. Say with --reference where it is kept instead.\n`,
    );
  });
});
