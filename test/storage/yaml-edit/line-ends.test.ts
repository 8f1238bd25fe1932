import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  expectSound,
  git,
  one,
  read,
  recorded,
  recordIn,
  refusalOf,
  tryGit,
  write,
} from '../../helpers/register/repositories.ts';

describe('line ends', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const lines = 'id: one\ntitle: x\n';

  test('that git turned into CRLF at checkout are no edit, and are recorded as line feeds', () => {
    const root = recorded({ [one]: lines });
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, one));
    git(root, '-c', 'core.autocrlf=true', 'checkout', '-q', '--', one);
    expect(read(root, one)).toBe(crlf(lines));
    recordIn(root, { [one]: [crlf(lines), `${crlf(lines)}more: yes\r\n`] });
    expect(git(root, 'show', '--format=', '--numstat').trim()).toBe(`1\t0\t${one}`);
    expect(git(root, 'show', `HEAD:${one}`)).toBe(`${lines}more: yes\n`);
    expect(read(root, one)).toBe(`${crlf(lines)}more: yes\r\n`);
    expect(tryGit(root, 'status', '--porcelain').stdout).toBe('');
  });

  test('that are CRLF in git stay CRLF, there and on disk', () => {
    const root = recorded({ [one]: crlf(lines) });
    recordIn(root, { [one]: [crlf(lines), `${crlf(lines)}more: yes\r\n`] });
    expect(git(root, 'show', `HEAD:${one}`)).toBe(`${crlf(lines)}more: yes\r\n`);
    expectSound(root);
  });

  test('given as line feeds under `eol=lf` are recorded as given', () => {
    const root = recorded({ '.gitattributes': '*.yaml text eol=lf\n', [one]: lines });
    recordIn(root, { [one]: [lines, `${lines}more: yes\n`] });
    expect(git(root, 'show', `HEAD:${one}`)).toBe(`${lines}more: yes\n`);
    expectSound(root);
  });

  test('of a file with other edits besides are an edit', () => {
    const root = recorded({ [one]: lines });
    write(root, { [one]: crlf('id: one\ntitle: y\n') });
    const change = { [one]: [crlf('id: one\ntitle: y\n'), 'x\n'] } as const;
    expect(refusalOf(root, () => recordIn(root, change))).toMatch(/edits that are not recorded/);
  });
});
