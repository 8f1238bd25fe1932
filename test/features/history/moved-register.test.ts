/** Checks that `verify` follows the register where its folder was moved. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { officerEnvironment, registerOverTime } from '../../helpers/register-over-time.ts';
import { git, run } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';

async function registerWithNote() {
  const { root, on } = registerOverTime();
  await on('2021-03-01', 'note', id, '--note', 'Seen.');
  const commit = (day: string, message: string) => git(root, day, 'commit', '-qam', message);
  const removeNote = (folder: string) => {
    const path = join(root, folder, 'actions', `${id}.yaml`);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.lastIndexOf('\n  - ') + 1));
  };
  const moveTo = (formerFolder: string, folder: string) => {
    mkdirSync(join(root, folder, '..'), { recursive: true });
    git(root, '2021-03-02', 'mv', formerFolder, folder);
    commit('2021-03-02', `Move the register to ${folder}`);
  };
  const audit = async (folder: string, ...flags: readonly string[]) => {
    const argv = ['--register', folder, 'verify', '--json', ...flags];
    const { code, out, err } = await run(root, argv, { env: officerEnvironment });
    expect(err).toBe('');
    const { findings, notices, commits } = JSON.parse(out);
    const codesOf = (list: readonly { readonly code: string }[]) => list.map((entry) => entry.code);
    return { code, commits, findings: codesOf(findings), notices: codesOf(notices) };
  };
  return { root, on, commit, removeNote, moveTo, audit };
}

test.each(['records/reg', 'moved'])('a clean move to %s is a notice, and no finding', async (folder) => {
  const { moveTo, audit } = await registerWithNote();
  moveTo('register', folder);
  expect(await audit(folder)).toEqual({ code: 0, commits: 3, findings: [], notices: ['register-moved'] });
});

test('a move to the top of the repository, and on from it, is followed', async () => {
  const { root, audit } = await registerWithNote();
  for (const name of ['register.yaml', 'actions', 'batches', 'boards', 'inspections'])
    git(root, '2021-03-02', 'mv', `register/${name}`, name);
  git(root, '2021-03-02', 'commit', '-qam', 'Move it up');
  expect(await audit('.')).toMatchObject({ code: 0, findings: [], notices: ['register-moved'] });
  mkdirSync(join(root, 'deep/er'), { recursive: true });
  for (const name of ['register.yaml', 'actions', 'batches', 'boards', 'inspections'])
    git(root, '2021-03-03', 'mv', name, `deep/er/${name}`);
  git(root, '2021-03-03', 'commit', '-qam', 'Move it down');
  expect(await audit('deep/er')).toMatchObject({
    code: 0,
    findings: [],
    notices: ['register-moved', 'register-moved'],
  });
});

test('a move there and back is followed', async () => {
  const { moveTo, audit } = await registerWithNote();
  moveTo('register', 'moved');
  moveTo('moved', 'register');
  expect(await audit('register')).toMatchObject({ code: 0, commits: 4, findings: [] });
});

test('every reader of the history follows a move', async () => {
  const { root, on, moveTo } = await registerWithNote();
  moveTo('register', 'moved');
  const runMoved = async (...argv: readonly string[]) => {
    const { code, out, err } = await run(root, ['--register', 'moved', ...argv], { env: officerEnvironment });
    expect({ argv, code, err }).toMatchObject({ code: 0 });
    return out;
  };
  const history = await runMoved('history', id);
  expect(history).toContain('note of 2021-03-01');
  expect(history).not.toContain('Move the register');
  expect(await runMoved('show', id, '--recorded', '2021-03-01')).toContain('Seen.');
  expect(await runMoved('changes', '--between', '2021-03-01', 'HEAD')).not.toContain(id);
  expect(await runMoved('changes', '--between', 'HEAD~2', 'HEAD')).toContain('note of 2021-03-01');
  const monthly = ['trend', '--recorded', '--since', '2021-02-28', '--json'] as const;
  const before = (await run(root, ['--register', 'moved', ...monthly], { env: officerEnvironment })).out;
  moveTo('moved', 'register');
  expect((await run(root, [...monthly], { env: officerEnvironment })).out).toBe(before);
  await on('2021-03-05', 'note', id, '--note', 'Heard.');
});

describe('what was rewritten is found', () => {
  test('before a move', async () => {
    const { removeNote, commit, moveTo, audit } = await registerWithNote();
    removeNote('register');
    commit('2021-03-02', 'Tidy');
    moveTo('register', 'moved');
    expect(await audit('moved')).toMatchObject({ code: 1, findings: ['event-removed'] });
  });

  test('in the commit of a move', async () => {
    const { root, removeNote, moveTo, audit } = await registerWithNote();
    moveTo('register', 'moved');
    removeNote('moved');
    git(root, '2021-03-02', 'commit', '-qa', '--amend', '--no-edit');
    expect(await audit('moved')).toMatchObject({ code: 1, findings: ['event-removed'] });
  });
});

test('a register that was deleted, and is recorded in another folder later without an event, is followed', async () => {
  const { root, removeNote, audit } = await registerWithNote();
  const commitAll = (message: string) => {
    git(root, '2021-03-02', 'add', '-A');
    git(root, '2021-03-02', 'commit', '-qm', message);
  };
  renameSync(join(root, 'register'), join(root, '.git/kept'));
  commitAll('Delete it');
  renameSync(join(root, '.git/kept'), join(root, 'moved'));
  removeNote('moved');
  commitAll('Start again');
  const { code, findings } = await audit('moved');
  expect(code).toBe(1);
  expect(findings).toEqual(['record-deleted', 'event-removed']);
});

test('a register that was deleted is not the former one of a register with other actions', async () => {
  const { root, moveTo, audit } = await registerWithNote();
  mkdirSync(join(root, 'trial/actions'), { recursive: true });
  writeFileSync(join(root, 'trial/register.yaml'), 'version: 1\n');
  writeFileSync(join(root, 'trial/actions/try-2021-rec-1.yaml'), 'id: try-2021-rec-1\n');
  git(root, '2021-03-02', 'add', '-A');
  git(root, '2021-03-02', 'commit', '-qm', 'Try it');
  git(root, '2021-03-02', 'rm', '-rq', 'trial');
  git(root, '2021-03-02', 'commit', '-qm', 'End the trial');
  moveTo('register', 'moved');
  expect(await audit('moved')).toMatchObject({ code: 0, findings: [], notices: ['register-moved'] });
});

test('a fingerprint from before a move is still an anchor', async () => {
  const { root, moveTo, audit } = await registerWithNote();
  const fingerprint = git(root, '2021-03-01', 'rev-parse', 'HEAD^:register').trim();
  moveTo('register', 'moved');
  expect(await audit('moved', '--anchor', fingerprint)).toMatchObject({ code: 0 });
});
