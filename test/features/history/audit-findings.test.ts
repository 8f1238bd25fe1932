/** Checks what `verify` finds in a history, and that it shows its progress. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { registerFiles } from '../../helpers/register.ts';
import { officerEnvironment, registerOverTime } from '../../helpers/register-over-time.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { folder, git, run, write } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';

test('audit lists late entries, which are allowed, and does not call them findings', async () => {
  const { on } = registerOverTime();
  await on('2021-03-01', 'note', id, '--note', 'Of March.');
  await on('2021-03-20', 'note', id, '--note', 'Of February.', '--on', '2021-02-10');
  const page = await on('2021-03-22', 'verify');
  expect(page).toContain('Recorded late, in date order: 1\n  docks-2021-rec-1: note of 2021-02-10');
  expect(page).toContain('No past record was changed.');
});

test('a commit is in the future by the clock, whatever earlier day `--today` names', async () => {
  const { root, on } = registerOverTime();
  await on('2021-03-01', 'note', id, '--note', 'x');
  const auditOn = (clockDay: string) =>
    run(root, ['verify', '--today', '2021-01-15'], { env: officerEnvironment, today: clockDay });
  expect(await auditOn('2021-03-01')).toMatchObject({ code: 0 });
  expect((await auditOn('2021-02-20')).out).toContain('which is in the future: today is 2021-02-20');
});

test('audit refuses a shallow clone, and a folder without a repository', async () => {
  const { root, on } = registerOverTime();
  await on('2021-03-01', 'note', id, '--note', 'x');
  const clone = folder({});
  git(root, '2021-03-01', 'clone', '-q', '--depth=1', `file://${root}`, `${clone}/c`);
  const shallow = await run(`${clone}/c`, ['verify'], { env: officerEnvironment });
  expect(shallow.code).toBe(2);
  expect(shallow.err).toContain('fetch-depth: 0');
  const nowhere = await run(folder(registerFiles()), ['verify'], { env: officerEnvironment });
  expect(nowhere.code).toBe(2);
  expect(nowhere.err).toContain('there is no git repository here');
});

test(
  'audit --signatures: a commit that closes or submits must be signed by an allowed signer',
  skipUnless('ssh'),
  async () => {
    const { root, on } = registerOverTime();
    const keys = folder({});
    const generateKey = (name: string) =>
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(keys, name)]);
    generateKey('officer');
    generateKey('stranger');
    const [type, key] = readFileSync(join(keys, 'officer.pub'), 'utf8').split(' ');
    writeFileSync(join(root, 'signers'), `officer@example.com ${type} ${key}\n`);
    const config = ['-c', 'gpg.format=ssh', '-c', 'commit.gpgSign=true'];
    const signCommit = (day: string, who: string) =>
      git(
        root,
        day,
        ...config,
        '-c',
        `user.signingKey=${join(keys, who)}`,
        'commit',
        '-q',
        '--amend',
        '--no-edit',
      );
    const argv = ['verify', '--signatures', 'signers', '--json'];

    await on('2021-03-01', 'note', id, '--note', 'Needs no signature.');
    await on('2021-03-02', 'close', id, '--route', 'revisit');
    const runSignatures = async () => {
      const { code, out } = await run(root, argv, { env: officerEnvironment });
      const { findings, signatures } = JSON.parse(out);
      return { code, findings: findings.map(({ message }: { message: string }) => message), signatures };
    };
    expect(await runSignatures()).toMatchObject({
      code: 1,
      findings: ['the commit closes or submits actions, and it is not signed'],
    });
    signCommit('2021-03-02', 'stranger');
    expect(await runSignatures()).toMatchObject({
      code: 1,
      findings: ['the commit closes or submits actions, and its signer is not an allowed signer'],
    });
    signCommit('2021-03-02', 'officer');
    expect(await runSignatures()).toMatchObject({
      code: 0,
      findings: [],
      signatures: [{ good: true, signer: 'officer@example.com' }],
    });
    const missing = await run(root, ['verify', '--signatures', 'nobody'], { env: officerEnvironment });
    expect(missing).toMatchObject({ code: 2 });
    expect(missing.err).toContain('there is no file nobody');
  },
);

test('an anchor is a commit of the history, or the fingerprint that a paper printed', async () => {
  const { root, on } = registerOverTime();
  const fingerprint = git(root, '2021-03-01', 'rev-parse', 'HEAD:register').trim();
  const commit = git(root, '2021-03-01', 'rev-parse', 'HEAD').trim();
  await on('2021-03-01', 'note', id, '--note', 'x');
  const page = await on('2021-03-02', 'verify', '--anchor', commit, '--anchor', fingerprint);
  expect(page).toContain(`${commit} is in this history.\n${fingerprint} is in this history.`);
  const lost = await run(root, ['verify', '--anchor', 'f'.repeat(40)], { env: officerEnvironment });
  expect(lost.code).toBe(1);
  expect(lost.out).toContain(
    `${'f'.repeat(40)} was published, but is no longer a commit or fingerprint of this history`,
  );
});

test('audit lists values that a correction changed, and does not call the correction late', async () => {
  const { root, on } = registerOverTime();
  await on('2021-03-01', 'note', id, '--note', 'First.', '--on', '2021-02-20');
  await on('2021-03-02', 'note', id, '--note', 'Second.');
  await on('2021-03-03', 'correct', id, 'history[2].note', 'Put right.', '--note', 'Misheard.');
  const page = await on('2021-03-04', 'verify');
  expect(page).toContain(
    'Corrected, with the former text kept: 1\n  actions/docks-2021-rec-1.yaml: history[2].note: Put right. (was First.)',
  );
  expect(page).toContain('No past record was changed without a correction.');
  expect(page).not.toContain('Entered late');
  expect(await on('2021-03-04', 'history', id)).toContain(
    'note of 2021-02-20 changed: note: Put right. (was First.)',
  );
  expect(git(root, '2021-03-04', 'status', '--short')).toBe('');
});

test('a correction may change the day of an event, even if the event has only a day', async () => {
  const { on } = registerOverTime();
  await on('2021-03-01', 'correct', id, 'history[0].on', '2021-01-03', '--note', 'Misread.');
  const page = await on('2021-03-02', 'verify');
  expect(page).toContain('history[0].on: 2021-01-03 (was 2021-01-04)');
  expect(page).toContain('No past record was changed without a correction.');
});

test('history lists a merge only for changes that neither branch has', async () => {
  const { root, on } = registerOverTime();
  git(root, '2021-03-01', 'checkout', '-qb', 'side');
  await on('2021-03-01', 'assign', id, '--delivery-lead', 'Head of Piers');
  git(root, '2021-03-01', 'checkout', '-q', 'main');
  await on('2021-03-02', 'target', id, '--by', '2021-09-30');
  git(
    root,
    '2021-03-03',
    '-c',
    'merge.conflictStyle=merge',
    'merge',
    '-q',
    '-X',
    'theirs',
    '-m',
    'Merge',
    'side',
  );
  write(root, {
    'actions/docks-2021-rec-1.yaml': [
      git(root, '2021-03-03', 'show', 'main~1:register/actions/docks-2021-rec-1.yaml').trimEnd(),
      ...git(root, '2021-03-03', 'show', 'side:register/actions/docks-2021-rec-1.yaml')
        .trimEnd()
        .split('\n')
        .slice(-3),
      '',
    ].join('\n'),
  });
  git(root, '2021-03-03', 'commit', '-qa', '--amend', '--no-edit');
  const page = await on('2021-03-04', 'history', id, '--field', 'delivery_lead');
  expect(page.match(/delivery_lead: Head of Piers/g)).toHaveLength(1);
  expect(page).not.toContain('Merge');
});

test('trend --recorded leaves out dates before the register, and audit refuses an empty repository', async () => {
  const root = folder({});
  git(root, '2021-01-01', 'init', '-q');
  const nothing = await run(write(root, registerFiles()) ?? root, ['verify'], { env: officerEnvironment });
  expect(nothing).toMatchObject({ code: 2 });
  expect(nothing.err).toContain('nothing is recorded here yet');
  const bare = folder({});
  git(bare, '2021-01-01', 'init', '-q');
  git(bare, '2021-01-01', 'commit', '-q', '--allow-empty', '-m', 'Begin');
  write(bare, registerFiles());
  git(bare, '2021-03-05', 'add', '-A');
  git(bare, '2021-03-05', 'commit', '-qm', 'Start the register');
  const ran = await run(bare, ['trend', '--recorded', '--since', '2021-01-31', '--as-at', '2021-03-31'], {
    env: officerEnvironment,
  });
  expect(ran.code).toBe(0);
  expect(ran.err).toContain('Nothing was recorded by 2021-02-28');
});

describe('progress while the whole history is read', () => {
  const clock = () => {
    let milliseconds = 0;
    return () => (milliseconds += 400);
  };
  const registerWithNotes = async () => {
    const { root, on } = registerOverTime();
    for (const month of ['03', '04', '05', '06'])
      await on(`2021-${month}-01`, 'note', id, '--note', `Of ${month}.`);
    return root;
  };
  const commands = [
    [['verify'], /\rChecking commits \[#*\.*\] +\d+ % {2}\d of \d/],
    [['trend', '--recorded', '--since', '2021-02-28'], /\rReading periods \[#*\.*\] +\d+ % {2}\d of \d/],
  ] as const;

  test.each(commands)(
    'is shown on a terminal after a second, and removed at the end: %j',
    async (argv, bar) => {
      const { code, err } = await run(await registerWithNotes(), argv, {
        env: officerEnvironment,
        milliseconds: clock(),
        errWidth: 80,
      });
      expect(code, err).toBe(0);
      expect(err).toMatch(bar);
      expect(err.endsWith('\r\u001b[K')).toBe(true);
    },
  );

  test.each(commands)(
    'is not shown if the command is quick, is not on a terminal, or has --quiet: %j',
    async (argv) => {
      const root = await registerWithNotes();
      for (const [flags, runtime] of [
        [[], { errWidth: 80 }],
        [[], { milliseconds: clock() }],
        [['--quiet'], { milliseconds: clock(), errWidth: 80 }],
      ] as const)
        expect((await run(root, [...argv, ...flags], { env: officerEnvironment, ...runtime })).err).toBe('');
    },
  );
});
