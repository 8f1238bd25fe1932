/** Checks that line ends stay as they are, on disk and in git. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  expectSound,
  firstFile,
  git,
  newRepository,
  read,
  recordIn,
  refusalOf,
  tryGit,
  write,
} from '../../helpers/register/repositories.ts';

describe('line ends', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const lines = 'id: one\ntitle: x\n';

  test('that git turned into CRLF at checkout do not count as edits, and are recorded as line feeds', () => {
    const root = newRepository({ [firstFile]: lines });
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, firstFile));
    git(root, '-c', 'core.autocrlf=true', 'checkout', '-q', '--', firstFile);
    expect(read(root, firstFile)).toBe(crlf(lines));
    recordIn(root, { [firstFile]: [crlf(lines), `${crlf(lines)}more: yes\r\n`] });
    expect(git(root, 'show', '--format=', '--numstat').trim()).toBe(`1\t0\t${firstFile}`);
    expect(git(root, 'show', `HEAD:${firstFile}`)).toBe(`${lines}more: yes\n`);
    expect(read(root, firstFile)).toBe(`${crlf(lines)}more: yes\r\n`);
    expect(tryGit(root, 'status', '--porcelain').stdout).toBe('');
  });

  test('that are CRLF in git stay CRLF, there and on disk', () => {
    const root = newRepository({ [firstFile]: crlf(lines) });
    recordIn(root, { [firstFile]: [crlf(lines), `${crlf(lines)}more: yes\r\n`] });
    expect(git(root, 'show', `HEAD:${firstFile}`)).toBe(`${crlf(lines)}more: yes\r\n`);
    expectSound(root);
  });

  test('given as line feeds under `eol=lf` are recorded as given', () => {
    const root = newRepository({ '.gitattributes': '*.yaml text eol=lf\n', [firstFile]: lines });
    recordIn(root, { [firstFile]: [lines, `${lines}more: yes\n`] });
    expect(git(root, 'show', `HEAD:${firstFile}`)).toBe(`${lines}more: yes\n`);
    expectSound(root);
  });

  test('of a file with other edits besides are an edit', () => {
    const root = newRepository({ [firstFile]: lines });
    write(root, { [firstFile]: crlf('id: one\ntitle: y\n') });
    const change = { [firstFile]: [crlf('id: one\ntitle: y\n'), 'x\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toMatch(/edits that are not recorded/);
  });
});
