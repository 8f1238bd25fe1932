/** Runs the built program with real processes, pipes and terminals to change a register. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { office } from '../helpers/office.ts';
import { emptyFolder, expectSound, read, userEnvironment, write } from '../helpers/register/repositories.ts';
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
  /** Records a note in a shell with redirected output; returns what the shell printed and whether git has the note. */
  const recordNote = (redirection: string) => {
    const { root, last } = office();
    const { stdout, stderr } = shell(
      root,
      `exec 3>&1; { ${afi} note ${id} --note Seen.; echo "exit $?" >&3; } ${redirection}`,
    );
    expectSound(root);
    return { stdout, stderr, isRecorded: last().startsWith(`Note on ${id}`) };
  };

  test(
    'whose answer cannot be written to a full disk is recorded, exits 0 and reports the fault',
    skipUnless('fullDisk'),
    () => {
      const expectedRun = { stdout: 'exit 0\n', isRecorded: true };
      expect(recordNote('> /dev/full')).toEqual({
        ...expectedRun,
        stderr: 'afi: the command succeeded, but its answer could not be printed: the disk is full.\n',
      });
      expect(recordNote('> /dev/full 2> /dev/full')).toEqual({ ...expectedRun, stderr: '' });
    },
  );

  test('whose answer is not read is recorded and exits 0', () => {
    for (const redirection of ['>&-', '>&- 2>&-', '2>&-', '| true'])
      expect(recordNote(redirection)).toMatchObject({
        stdout: expect.stringMatching(/exit 0\n$/),
        isRecorded: true,
      });
  });

  test('is recorded even if its report about an earlier interrupted change cannot be written', () => {
    const { root, last } = office();
    // The journal of a change that was never committed: the next change drops it and reports that it was undone.
    const nullCommit = '0'.repeat(40);
    const journal = {
      version: 1,
      branch: 'refs/heads/main',
      base: nullCommit,
      next: nullCommit.replace(/0/g, '1'),
    };
    const text = JSON.stringify({ ...journal, subject: 'x', work: 'work-1-1', steps: [] });
    write(root, { '.git/afi/journal': text });
    const { stdout, stderr } = shell(root, `${afi} note ${id} --note Seen. 2> /dev/full; echo "exit $?"`);
    expect({ stdout, stderr }).toEqual({ stdout: expect.stringMatching(/\nexit 0\n$/), stderr: '' });
    expect(last()).toContain(`Note on ${id}`);
    expectSound(root);
  });

  test('reads all of its text from a slow pipe', () => {
    const { root } = office();
    shell(root, `(echo First; sleep 0.3; echo second) | ${afi} note ${id} --note-file -`);
    expect(read(root, `register/actions/${id}.yaml`)).toMatch(/note: \|-\n +First\n +second\n/);
    shell(root, `${afi} note ${id} --note-file <(echo Third)`);
    expect(read(root, `register/actions/${id}.yaml`)).toMatch(/note: Third\n/);
    expectSound(root);
  });
});

describe('on a terminal', skipUnless('terminal'), () => {
  /** Runs a command on its own terminal and types each answer when its question appears. */
  const runOnTerminal = async (
    root: string,
    line: string,
    answers: readonly (readonly [question: string, answer: string])[],
    env: Readonly<Record<string, string>> = {},
  ) => {
    const child = spawn('script', ['-qec', `stty cols 120 rows 40; ${line}`, '/dev/null'], {
      cwd: root,
      env: { ...userEnvironment, TERM: 'xterm', ...env },
      timeout: 60_000,
    });
    const pendingAnswers = [...answers];
    let screenText = '';
    let searchStart = 0;
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      screenText += chunk;
      const [question, answer] = pendingAnswers[0] ?? [];
      if (question === undefined || !screenText.includes(question, searchStart)) return;
      pendingAnswers.shift();
      searchStart = screenText.length;
      child.stdin.write(answer ?? '');
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    return { code, screenText, unansweredQuestions: pendingAnswers.map(([question]) => question) };
  };
  const [down, escapeKey] = ['\u001b[B', '\u001b'];

  /** An editor that writes the text and records the path and first content of the file it opened. */
  const editor = (text: string) => {
    const bin = emptyFolder();
    write(bin, {
      editor: `#!/bin/sh\nprintf '${text}' | cat - "$1" > '${bin}/text'\ncp "$1" '${bin}/seen'\ncat '${bin}/text' > "$1"\nprintf '%s' "$1" > '${bin}/where'\n`,
    });
    chmodSync(join(bin, 'editor'), 0o755);
    return { bin, EDITOR: `${join(bin, 'editor')}` };
  };

  test('add asks for what the flags leave out, and for the wording in the user’s editor', async () => {
    const { root, last } = office();
    const { bin, EDITOR } = editor('\\n# One: not a comment.\\n\\nThe force should paint it.\\n\\n');
    const answers = [
      ['What was issued?', 'rec\r'],
      ['Which inspection', 'dock\r'],
      ['Number in the report', '\r'],
      ['Date of issue', '\r'],
      ['Title', 'Paint the crane\r'],
      ['Deadline, as the report words it', 'within three months\r'],
      ['Deadline, as a date', '2021-04-04\r'],
      ['Force lead', 'harbour\r'],
      ['Delivery lead', `${down}${down}\r`],
      ['Which board', 'quay\r'],
      ['Target date', '\r'],
      ['Add this action to the register?', '\r'],
    ] as const;
    const { code, screenText, unansweredQuestions } = await runOnTerminal(root, `${afi} add`, answers, {
      EDITOR,
    });
    expect({ code, unansweredQuestions }, screenText).toEqual({ code: 0, unansweredQuestions: [] });
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
    expect(read(bin, 'seen')).toContain('# The published wording of docks-2021-rec-2: Paint the crane\n');
    const where = read(bin, 'where');
    expect(where.startsWith(root)).toBe(false);
    expect(existsSync(where) || existsSync(join(where, '..'))).toBe(false);
    expectSound(root);
  });

  const addCommand = `${afi} add --type recommendation --inspection docks-2021 --number 2 --title Paint`;

  const wordingIn = (root: string) => read(root, 'register/actions/docks-2021-rec-2.yaml');

  test('add offers the editor again if the user wrote nothing, and then the terminal', async () => {
    const { root } = office();
    const answers = [
      ['There is no published wording. A title is not enough. Open the editor again?', 'n'],
      ['press Enter, then Ctrl-D', 'Paint it.\r'],
      ['Paint it.', '\u0004'],
    ] as const;
    const { code, screenText } = await runOnTerminal(root, addCommand, answers, editor('\\n  \\n'));
    expect(code, screenText).toBe(0);
    expect(wordingIn(root)).toContain('wording: Paint it.');
    expectSound(root);
  });

  test('the text of an editor that fails is kept, and completed on the terminal', async () => {
    const { root } = office();
    const { bin, EDITOR } = editor('Paint it.');
    write(bin, { failing: `#!/bin/sh\n'${EDITOR}' "$1"\nexit 3\n` });
    chmodSync(join(bin, 'failing'), 0o755);
    const answers = [
      ['Keep this text?', 'add\r'],
      ['press Enter, then Ctrl-D', 'Twice.\r'],
      ['Twice.', '\u0004'],
    ] as const;
    const failing = { VISUAL: join(bin, 'failing'), EDITOR: 'true' };
    const { code, screenText } = await runOnTerminal(root, addCommand, answers, failing);
    expect(code, screenText).toBe(0);
    expect(wordingIn(root)).toMatch(/Paint it\.\n\s+Twice\./);
  });

  test('an editor that does not exist leads to the terminal, where pasted text keeps its lines', async () => {
    const { root } = office();
    const pastedText = Array.from({ length: 40 }, (_, i) => `${i + 1}. Paint\tit.\r`).join('');
    const answers = [
      ['press Enter, then Ctrl-D', `\u001b[200~${pastedText}\u001b[201~`],
      ['40. Paint', '\u0004'],
    ] as const;
    const { code, screenText } = await runOnTerminal(root, addCommand, answers, { EDITOR: 'no-such-editor' });
    expect(code, screenText).toBe(0);
    expect(wordingIn(root).match(/^ {2}\d+\. Paint it\.$/gm)).toHaveLength(40);
  });

  test('Escape returns to the last question, twice leaves, and the answers are continued with --resume', async () => {
    const { root, last } = office();
    const cancelMessage = 'Cancelled. Your answers are kept: afi add --resume';
    const first = await runOnTerminal(root, `${afi} add`, [
      ['What was issued?', 'rec\r'],
      ['Which inspection', 'dock\r'],
      ['Number in the report', escapeKey],
      ['To leave, press Escape again.', escapeKey],
    ]);
    expect(first.code).toBe(2);
    expect(first.screenText).toContain(cancelMessage);
    const answers = [
      ['Continue with them?', '\r'],
      ['Which inspection', '\r'],
      ['Number in the report', '\r'],
      ['Date of issue', '\r'],
      ['Title', 'Paint\r'],
      ['press Enter, then Ctrl-D', 'Paint it.\r'],
      ['Paint it.', '\u0003'],
    ] as const;
    expect((await runOnTerminal(root, `${afi} add --resume`, answers)).screenText).toContain(cancelMessage);
    const end = await runOnTerminal(root, `${afi} add --resume`, [
      ['Continue with them?', '\r'],
      ['Keep this text?', '\r'],
      ['Deadline, as the report', '\r'],
      ['Deadline, as a date', '\r'],
      ['Force lead', '\r'],
      ['Delivery lead', '\r'],
      ['Which board', '\r'],
      ['Target date', '\r'],
      ['Add this action', '\r'],
    ]);
    expect(end.code, end.screenText).toBe(0);
    expect(last()).toContain('Add docks-2021-rec-2: Paint');
    expect((await runOnTerminal(root, `${afi} add --resume`, [])).screenText).toContain(
      'no answers are kept for this command',
    );
    expectSound(root);
  });
});
