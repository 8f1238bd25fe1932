/** Checks that refused changes exit with 2, explain what to do and leave every file unchanged. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../helpers/office.ts';
import {
  emptyFolder,
  expectSound,
  git,
  read,
  tryGit,
  userEnvironment,
  write,
} from '../helpers/register/repositories.ts';
import { actionText, registerFiles, settingsText } from '../helpers/register.ts';
import { folder, run } from '../helpers/tool.ts';

const id = 'docks-2021-rec-1';
const file = `register/actions/${id}.yaml`;
const note = ['note', id, '--note', 'Seen.'];

describe('a change is refused if the repository is not ready because', () => {
  const obstacles: Readonly<Record<string, readonly [prepare: (root: string) => void, message: RegExp]>> = {
    'a file it touches has edits that are not recorded': [
      (root) => write(root, { [file]: `${read(root, file)}# Mine.\n` }),
      /^afi: register\/actions\/docks-2021-rec-1\.yaml has edits that are not recorded\. Save them with `afi save`, or drop them: `git restore register\/actions\/docks-2021-rec-1\.yaml`\.\n$/,
    ],
    'its edits are staged': [
      (root) => {
        write(root, { [file]: `${read(root, file)}# Mine.\n` });
        git(root, 'add', '-A');
      },
      /has edits that are staged and not recorded\. Save them with `afi save`/,
    ],
    'a merge is open': [
      (root) => write(root, { '.git/MERGE_HEAD': git(root, 'rev-parse', 'HEAD') }),
      /^afi: a merge is in progress in this repository\. Finish it first: `git merge --continue` or `git merge --abort`\.\n$/,
    ],
    'a rebase is open': [
      (root) => mkdirSync(join(root, '.git/rebase-merge')),
      /^afi: a rebase is in progress in this repository\. Finish it first: `git rebase --continue`/,
    ],
    'no branch is checked out': [
      (root) => void git(root, 'checkout', '-q', '--detach'),
      /^afi: no branch is checked out.*`git switch BRANCH` first\.\n$/,
    ],
  };
  test.each(Object.entries(obstacles))('%s', async (_, [prepare, message]) => {
    const { root, runRefused } = office();
    prepare(root);
    expect(await runRefused(...note)).toMatch(message);
  });

  test('except for edits in a file that the change does not touch, which are kept', async () => {
    const { root, runSuccessfully } = office();
    write(root, { 'register/boards/quay.yaml': `${read(root, 'register/boards/quay.yaml')}# Mine.\n` });
    await runSuccessfully(...note);
    expect(git(root, 'status', '--porcelain')).toBe(' M register/boards/quay.yaml\n');
  });

  test('it is a shallow clone', async () => {
    const { root, runSuccessfully } = office();
    await runSuccessfully(...note);
    const clone = emptyFolder();
    tryGit(clone, 'clone', '-q', '--depth', '1', `file://${root}`, 'x');
    expect(await openOffice(join(clone, 'x')).runRefused(...note)).toBe(
      'afi: the repository is a shallow clone. Fetch the full history: `git fetch --unshallow`, or `fetch-depth: 0` in CI.\n',
    );
  });

  test('it is bare', async () => {
    const root = folder(registerFiles());
    git(root, 'init', '-q', '--bare', '.');
    const { code, err } = await run(root, note, { env: userEnvironment });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'afi: the repository is bare: it has no files to change. Work in a clone of it.\n',
    });
  });

  test('it does not exist', async () => {
    const { code, err } = await run(folder(registerFiles()), note, { env: userEnvironment });
    expect({ code, err }).toEqual({
      code: 2,
      err: 'afi: there is no git repository here. Create one with `git init`, or `afi init DIR`.\n',
    });
  });

  test('git does not know who records', async () => {
    const { root } = office();
    const { PATH, HOME, SystemRoot } = userEnvironment;
    const env = { PATH, HOME, SystemRoot, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    expect(await openOffice(root, { env }).runRefused(...note)).toBe(
      'afi: git does not know who you are. Enter your name and e-mail address once: `git config --global user.name "Your Name"` and `git config --global user.email you@example.org`\n',
    );
  });
});

describe('a change that would break the register', () => {
  test('shows an event that is not allowed as the new line, without a line number', async () => {
    const err = await office().runRefused('reopen', id, '--note', 'Again.');
    expect(err).toBe(
      `afi: nothing was changed, because the change would add an error.

register/actions/docks-2021-rec-1.yaml error \`reopened\` is not allowed while the action is open. Allowed: completed, submitted, closed (move-unlawful)
  + |     event: reopened
    |            ^^^^^^^^
  = Correct the event, or record the missing event before it.
`,
    );
  });

  test('shows a later event that an earlier one makes invalid at its own line', async () => {
    const { root, runSuccessfully, runRefused } = office();
    await runSuccessfully('close', id, '--route', 'revisit', '--on', '2021-06-01');
    const lines = read(root, file).split('\n');
    const line = lines.findIndex((text) => text.includes('event: closed')) + 1;
    const err = await runRefused('close', id, '--route', 'superseded', '--on', '2021-05-01');
    expect(err).toContain(`${file}:${line}:12 error \`closed\` is not allowed while the action is closed`);
    expect(err).toContain(`\n  ${line} |     event: closed\n`);
  });

  test('shows no line number for a file that does not exist yet', async () => {
    const { runRefused } = office();
    const err = await runRefused(
      ...['add', '--type', 'recommendation', '--inspection', 'docks-2021', '--number', '2'],
      ...['--title', 'Paint', '--wording', 'Paint it.', '--paf', 'eight'],
    );
    expect(err).toMatch(/^register\/actions\/docks-2021-rec-2\.yaml error /m);
    expect(err).toMatch(/^ {2}\+ \|.*eight/m);
  });

  test('shows a warning without a line number in a dry run, and at its line once recorded', async () => {
    const { runIn, root } = office();
    const assign = ['assign', id, '--force-lead', 'Nobody'];
    expect((await runIn(...assign, '--dry-run')).err).toMatch(
      /^register\/actions\/docks-2021-rec-1\.yaml warning [^\n]*\n {2}\+ \|/m,
    );
    const lineNumber = (text: string) => text.split('\n').findIndex((line) => line.includes('Nobody')) + 1;
    const { err } = await runIn(...assign);
    expect(err).toContain(`${file}:${lineNumber(read(root, file))}:`);
  });

  test('is refused for a board that is not in the register', async () => {
    expect(await office().runRefused('assign', id, '--board', 'key')).toMatch(/board[\s\S]*`key`/);
  });

  test('is not refused for old errors in other files', async () => {
    const { runSuccessfully } = office({
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        history: ['{on: 2021-01-04, event: issued}', '{on: 2021-01-05, event: reopened, note: x}'],
      }),
    });
    await runSuccessfully(...note);
  });

  test('is refused in a register of a version that this tool does not know', async () => {
    const { runRefused } = office({
      'register.yaml': settingsText().replace('version: 1', 'version: 2'),
    });
    expect(await runRefused(...note)).toContain('the register has another version of the format');
  });
});

describe('a command that does not make sense is refused', () => {
  test.each<readonly [readonly string[], RegExp]>([
    [['note', 'docks-2021-rec-l', '--note', 'x'], /no action is called.*Did you mean `docks-2021-rec-1`\?/],
    [['note', id, '--note', 'x', '--on', '2022-07-01'], /--on 2022-07-01 is after today, 2022-06-30\./],
    [['note', id, '--note', 'x', '--on', '31/02/2022'], /is not a real date. Enter the day as/],
    [['note', id, '--board', 'quay', '--note', 'x'], /ids of actions or filters, not both/],
    [['note', '--board', 'quai', '--note', 'x'], /no board is called `quai`\. Did you mean `quay`\?/],
    [['note', '--status', 'closed', '--note', 'x'], /no action matches these filters/],
    [['note', id], /^afi: add --note or --note-file\.\n$/],
    [['assign', id], /^afi: add --force-lead or --delivery-lead or --board\.\n$/],
    [['evidence', id, '--title', 'Sample'], /^afi: add --file or --location or --reference\.\n$/],
    [['note', id, '--note-file', 'nowhere.txt'], /the file nowhere\.txt does not exist/],
    [['progress', id, '--rag', 'orange', '--note', 'x'], /red, amber, green/],
    [['submit', '2022-07', id, '--to', 'FLL', '--approved-by', 'quay'], /has no evidence/],
    [['outcome', '2021-06', '--closed', id], /is not in the batch 2021-06/],
    [['outcome', '2021-99', '--closed', id], /no batch is called `2021-99`/],
    [['outcome', '2021-06'], /^afi: add --closed or --returned\.\n$/],
    [
      ['submit', '2021-06', id, '--without-evidence'],
      /the batch 2021-06 was sent on 2021-06-01\. Enter the id of a new batch, or add --on 2021-06-01/,
    ],
    [
      ['submit', '2021-06', id, '--on', '2021-06-01', '--to', 'FLL', '--without-evidence'],
      /the batch 2021-06 already exists and stays as it is. Leave out --to\./,
    ],
    [
      ['note', id, ...['--note', 'x', '--on', '2020-01-01']],
      /was issued on 2021-01-04, so nothing can be recorded for 2020-01-01/,
    ],
    [
      ['note', id, '--note', 'Red \u001b[31m'],
      /^afi: nothing was changed: the text of `note` contains the character U\+001B/,
    ],
    [
      ['correct', id, 'history[9].note', 'x', '--note', 'y'],
      /^afi: the field `history\[9\]\.note` does not exist\. `afi show` lists them\.\n$/,
    ],
    [
      ['correct', id, 'titel', 'x', '--note', 'y'],
      /^afi: the field `titel` does not exist\. Did you mean `title`\?\n$/,
    ],
    [
      ['correct', id, 'deadline.bye', '2022-01-01'],
      /the field `deadline\.bye` does not exist\. Did you mean `deadline\.by`/,
    ],
    [
      ['correct', id, 'history[1].force_leed', 'x'],
      /`history\[1\]\.force_leed` does not exist\. Did you mean `history\[1\]\.force_lead`\?/,
    ],
    [['correct', id, 'title', 'x'], /^afi: enter the reason with --note or --note-file\.\n$/],
    [['correct', id, 'id', 'x', '--note', 'A slip.'], /^afi: `id` cannot be corrected\.\n$/],
  ])('%j', async (argv, message) => {
    expect(await office().runRefused(...argv)).toMatch(message);
  });
});

test('a list that is a workbook is refused with a name for what it is', async () => {
  const { root, runRefused } = office();
  write(root, { 'list.csv': 'PK\u0003\u0004 and so on' });
  expect(await runRefused('add', '--from', 'list.csv')).toBe(
    'afi: list.csv is a workbook; a list is text, in YAML or CSV. Save its sheet as .csv, or import it with `afi import`.\n',
  );
});

test('a target that replaces another needs a reason and an approver', async () => {
  const { runSuccessfully, runRefused } = office();
  await runSuccessfully('target', id, '--by', '2022-09-30', '--on', '2022-06-01');
  expect(await runRefused('target', id, '--by', '2022-12-31')).toBe(
    `afi: ${id} already has a target, 2022-09-30. Give --reason and --approved-by to replace it, or --request to ask for a decision.\n`,
  );
  await runSuccessfully(
    'target',
    id,
    '--by',
    '2022-12-31',
    '--reason',
    'It is late.',
    '--approved-by',
    'quay',
  );
});

test('a warning that a change causes is shown, and the change is recorded', async () => {
  const { runIn } = office();
  const { code, err } = await runIn('assign', id, '--delivery-lead', 'Head of Dock');
  expect(code).toBe(0);
  expect(err).toMatch(
    /warning `Head of Dock` is not one of the roles in register\.yaml \(lead-unknown\)[\s\S]*Did you mean `Head of Docks`\?/,
  );
  expect((await runIn('note', id, '--note', 'x')).err).toBe('');
});

test('an earlier --on puts the event in its place by date', async () => {
  const { root, runSuccessfully } = office();
  await runSuccessfully('note', id, '--note', 'Later.', '--on', '2021-03-01');
  await runSuccessfully('note', id, '--note', 'Earlier.', '--on', '2021-01-11');
  const days = [
    ...read(root, file).matchAll(/on: (\S+?),?\n?\s+(?:event|.*event): (\w+)|on: (\S+), event: (\w+)/g),
  ];
  expect(days.map(([, a, b, c, d]) => `${a ?? c} ${b ?? d}`)).toEqual([
    '2021-01-04 issued',
    '2021-01-11 assigned',
    '2021-01-11 note',
    '2021-03-01 note',
  ]);
  expectSound(root);
});
