/** Checks that history is never read from a partial clone that lacks part of it, and that nothing is fetched. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Office, office, openOffice } from '../helpers/office.ts';
import {
  countGitProcesses,
  emptyFolder,
  git,
  tryGit,
  userEnvironment,
} from '../helpers/register/repositories.ts';

const id = 'docks-2021-rec-1';
const refusal =
  'afi: this is a partial clone, and it lacks part of the history. Fetch the full history: `git fetch --refetch --no-filter`, or clone it again without `--filter`.\n';

/** A clone with a filter of a register with three commits. */
async function cloneWith(filter: string): Promise<Office> {
  const { root, runSuccessfully } = office();
  await runSuccessfully('note', id, '--note', 'Seen.');
  await runSuccessfully('note', id, '--note', 'Heard.');
  git(root, 'config', 'uploadpack.allowFilter', 'true');
  git(root, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const clone = join(emptyFolder(), 'clone');
  tryGit(root, 'clone', '-q', `--filter=${filter}`, `file://${root}`, clone);
  return openOffice(clone);
}

const historyCommands = [
  ['history'],
  ['history', id],
  ['verify'],
  ['summary', '--recorded', 'HEAD~1'],
  ['summary', '--recorded', '2022-06-30'],
  ['changes', '--between', 'HEAD~1', 'HEAD'],
  ['trend', '--recorded', '--since', '2021-01-01'],
  ['undo'],
];

describe.each(['tree:0', 'blob:none', 'blob:limit=1'])('a partial clone with the filter %s', (filter) => {
  test('is refused wherever history is read, and fetches nothing', async () => {
    const { root, runRefused } = await cloneWith(filter);
    const packs = () => readdirSync(join(root, '.git/objects/pack')).length;
    const packsBefore = packs();
    for (const argv of historyCommands)
      expect({ argv, err: await runRefused(...argv) }).toEqual({ argv, err: refusal });
    expect(packs()).toBe(packsBefore);
  });

  test('answers what needs no history, and records a change', async () => {
    const { runIn, runSuccessfully } = await cloneWith(filter);
    for (const argv of [['check'], ['summary'], ['report', 'board-pack']])
      expect({ argv, code: (await runIn(...argv)).code }).toEqual({ argv, code: 0 });
    expect((await runIn('report', 'board-pack')).err).toContain(
      'Changes to past records are not listed: this is a partial clone',
    );
    await runSuccessfully('note', id, '--note', 'Felt.');
  });

  test('is read once the remedy of the refusal was followed', async () => {
    const { root, runSuccessfully } = await cloneWith(filter);
    git(root, '-c', 'protocol.file.allow=always', 'fetch', '-q', '--refetch', '--no-filter');
    expect(await runSuccessfully('history', id)).toContain('Heard.');
    expect(await runSuccessfully('undo')).toContain('Undo');
  });
});

test('a partial clone that lacks nothing of the register is complete', async () => {
  const { runSuccessfully } = await cloneWith('blob:limit=1g');
  expect(await runSuccessfully('history', id)).toContain('Heard.');
});

test('a clone is asked what it lacks only if it is partial', async () => {
  const { root } = office();
  const { processes, env } = countGitProcesses();
  await openOffice(root, { env: { ...userEnvironment, ...env } }).runIn('history');
  const processesOfFullClone = processes();
  git(root, 'config', 'remote.origin.promisor', 'true');
  await openOffice(root, { env: { ...userEnvironment, ...env } }).runIn('history');
  expect(processes() - processesOfFullClone).toBe(processesOfFullClone + 1);
});

test('grafts, which change for git which commits follow which, are not obeyed', async () => {
  const { root, runSuccessfully } = office();
  await runSuccessfully('note', id, '--note', 'Seen.');
  await runSuccessfully('note', id, '--note', 'Heard.');
  mkdirSync(join(root, '.git/info'), { recursive: true });
  writeFileSync(join(root, '.git/info/grafts'), git(root, 'rev-parse', 'HEAD'));
  expect(await runSuccessfully('history', id)).toContain('Seen.');
  await runSuccessfully('note', id, '--note', 'Felt.');
});
