/** True runs of the built command that change a register: what only a real process, a real pipe and a real terminal can show. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { office } from '../helpers/office.ts';
import {
  emptyFolder,
  expectSound,
  git,
  read,
  userEnvironment,
  write,
} from '../helpers/register/repositories.ts';
import { skipUnless } from '../helpers/requirements.ts';
import { home } from '../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const afi = `${process.execPath} ${join(home, 'bin/afi.js')} --today 2022-06-30`;

const shell = (root: string, script: string) =>
  spawnSync('bash', ['--norc', '--noprofile', '-c', script], {
    cwd: root,
    env: userEnvironment,
    encoding: 'utf8',
  });

describe('a change', skipUnless('unix'), () => {
  /** What a shell said of a note, with its output led elsewhere; and whether it was recorded. */
  const noted = (led: string) => {
    const { root, last } = office();
    const { stdout, stderr } = shell(
      root,
      `exec 3>&1; { ${afi} note ${id} --note Seen.; echo "exit $?" >&3; } ${led}`,
    );
    expectSound(root);
    return { stdout, stderr, recorded: last().startsWith(`Note on ${id}`) };
  };

  test('whose answer goes to a full disk is done, exits 0, and reports it', skipUnless('fullDisk'), () => {
    const done = { stdout: 'exit 0\n', recorded: true };
    expect(noted('> /dev/full')).toEqual({
      ...done,
      stderr: 'afi: it is done, but the answer could not be written: the disk is full.\n',
    });
    expect(noted('> /dev/full 2> /dev/full')).toEqual({ ...done, stderr: '' });
  });

  test('whose answer is not read is done, and exits 0', () => {
    for (const led of ['>&-', '>&- 2>&-', '2>&-', '| true'])
      expect(noted(led)).toMatchObject({ stdout: expect.stringMatching(/exit 0\n$/), recorded: true });
  });

  test('that does not hear that another was finished first is done all the same', () => {
    const { root, last } = office();
    // A journal of a change that came to nothing: it is dropped, and said to have been taken back.
    const none = '0'.repeat(40);
    const journal = { version: 1, branch: 'refs/heads/main', base: none, next: none.replace(/0/g, '1') };
    const text = JSON.stringify({ ...journal, subject: 'x', work: 'work-1-1', steps: [] });
    write(root, { '.git/afi/journal': text });
    const { stdout, stderr } = shell(root, `${afi} note ${id} --note Seen. 2> /dev/full; echo "exit $?"`);
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/\nexit 0\n$/), stderr: '' });
    expect(last()).toContain(`Note on ${id}`);
    expectSound(root);
  });

  test('takes its text from a slow pipe, whole', () => {
    const { root } = office();
    shell(root, `(echo First; sleep 0.3; echo second) | ${afi} note ${id} --note-file -`);
    expect(read(root, `register/actions/${id}.yaml`)).toMatch(/note: \|-\n +First\n +second\n/);
    shell(root, `${afi} note ${id} --note-file <(echo Third)`);
    expect(read(root, `register/actions/${id}.yaml`)).toMatch(/note: Third\n/);
    expectSound(root);
  });
});

describe('on a terminal', skipUnless('terminal'), () => {
  /** A command on a terminal of its own, where each answer is typed when its question is there. */
  const typed = async (
    root: string,
    line: string,
    answers: readonly (readonly [question: string, answer: string])[],
    env: Readonly<Record<string, string>> = {},
  ) => {
    const child = spawn('script', ['-qec', `stty cols 120 rows 40; ${line}`, '/dev/null'], {
      cwd: root,
      env: { ...userEnvironment, TERM: 'xterm', ...env },
    });
    const waiting = [...answers];
    let seen = '';
    let since = 0;
    child.stdout.setEncoding('utf8').on('data', (more: string) => {
      seen += more;
      const [question, answer] = waiting[0] ?? [];
      if (question === undefined || !seen.includes(question, since)) return;
      waiting.shift();
      since = seen.length;
      child.stdin.write(answer ?? '');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    return { code, seen, unasked: waiting.map(([question]) => question) };
  };
  const down = '\u001b[B';

  /** An editor that writes something, and remembers where. */
  const editor = (text: string) => {
    const bin = emptyFolder();
    write(bin, {
      editor: `#!/bin/sh\nprintf '${text}' | cat - "$1" > '${bin}/text'\ncp "$1" '${bin}/seen'\ncat '${bin}/text' > "$1"\nprintf '%s' "$1" > '${bin}/where'\n`,
    });
    chmodSync(join(bin, 'editor'), 0o755);
    return { bin, EDITOR: `${join(bin, 'editor')}` };
  };

  test('add asks for what flags did not give, and for the wording in the officer’s editor', async () => {
    const { root, last } = office();
    const { bin, EDITOR } = editor('\\n# One: not a comment.\\n\\nThe force should paint it.\\n\\n');
    const answers = [
      ['What was issued?', `${down}\r`],
      ['From which inspection?', '\r'],
      ['Which number', '\r'],
      ['Its title', 'Paint the crane\r'],
      ['The deadline', 'within three months\r'],
      ['The day it comes to?', '2021-04-04\r'],
      ['The force lead', `${down}\r`],
      ['The delivery lead', `${down}${down}\r`],
      ['The board', `${down}\r`],
      ['Is that right?', '\r'],
    ] as const;
    const { code, seen, unasked } = await typed(root, `${afi} add`, answers, { EDITOR });
    expect({ code, unasked }, seen).toEqual({ code: 0, unasked: [] });
    expect(last()).toBe(
      'Add docks-2021-rec-2: Paint the crane\n\nAfi-Command: add\nAfi-Action: docks-2021-rec-2',
    );
    expect(read(root, 'register/actions/docks-2021-rec-2.yaml')).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=../schemas/action.schema.json
      id: docks-2021-rec-2
      type: recommendation
      inspection: docks-2021
      title: Paint the crane
      wording: |-
        # One: not a comment.

        The force should paint it.
      deadline:
        text: within three months
        by: 2021-04-04
      history:
        - on: 2021-01-04
          event: issued
        - on: 2021-01-04
          event: assigned
          force_lead: Harbour Master
          delivery_lead: Head of Docks
          board: quay
      "
    `);
    expect(read(bin, 'seen')).toContain('# The published text of docks-2021-rec-2: Paint the crane\n');
    const where = read(bin, 'where');
    expect(where.startsWith(root)).toBe(false);
    expect(existsSync(where) || existsSync(join(where, '..'))).toBe(false);
    expectSound(root);
  });

  const rest = `${afi} add --type recommendation --inspection docks-2021 --number 2 --title Paint`;

  test.each([
    ['nothing', ''],
    ['only blank lines', '\\n  \\n'],
  ])('add asks whether to write again where %s was written, and gives up where not', async (_, text) => {
    const { root } = office();
    const { code, seen } = await typed(root, rest, [['Open the editor again?', 'n']], editor(text));
    expect({ code, seen }).toEqual({
      code: 2,
      seen: expect.stringContaining('afi: nothing was added: the wording is empty.\r\n'),
    });
    expect(git(root, 'rev-list', '--count', 'HEAD').trim()).toBe('1');
    expectSound(root);
  });

  test('add gives up where the editor fails', async () => {
    const { root } = office();
    const { code, seen } = await typed(root, rest, [], { VISUAL: 'false', EDITOR: 'true' });
    expect({ code, seen }).toEqual({
      code: 2,
      seen: 'afi: nothing was changed: the editor `false` ended with 1.\r\n',
    });
    expectSound(root);
  });

  test('add asks for the wording where there is no editor, and can be left', async () => {
    const { root, last } = office();
    const { code } = await typed(root, rest, [['The published text', 'Paint it.\rTwice.\t\r']]);
    expect(code).toBe(0);
    expect(last()).toContain('Add docks-2021-rec-2: Paint');
    expect(read(root, 'register/actions/docks-2021-rec-2.yaml')).toMatch(/Paint it\.\n\s+Twice\./);
    const left = await typed(root, `${afi} add`, [['What was issued?', '\u0003']]);
    expect(left.code).toBe(2);
    expect(left.seen).toContain('afi: nothing was added.');
    expectSound(root);
  });
});
