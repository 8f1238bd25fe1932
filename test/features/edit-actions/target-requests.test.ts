/** Checks that a requested target moves nothing until it is approved, and that the decision and the target are one commit. */
import { expect, test } from 'vitest';
import { office } from '../../helpers/office.ts';
import { expectSound, git, read } from '../../helpers/register/repositories.ts';

const id = 'docks-2021-rec-1';
const recordOf = (root: string) => read(root, `register/actions/${id}.yaml`);
const approval = ['--approved-by', 'quay', '--minute', 'Item 4'];

function requestedTarget() {
  const state = office();
  const request = async (target: string, on: string) =>
    await state.runSuccessfully(
      ...['target', id, '--by', target, '--request', '--reason', 'The supplier is late.'],
      ...['--reported-by', 'Head of Docks', '--on', on],
    );
  return { ...state, request };
}

const targetIn = async (runIn: ReturnType<typeof office>['runIn']): Promise<unknown> =>
  (JSON.parse((await runIn('show', id, '--json')).out) as { position: { target: unknown } }).position.target;

test('a request does not move the target; its approval does, in one commit', async () => {
  const { root, runIn, runSuccessfully, request } = requestedTarget();
  const before = await targetIn(runIn);
  await request('2022-03-31', '2021-11-20');
  expect(await targetIn(runIn)).toEqual(before);
  expect((await runIn('due')).out).toContain('Requests awaiting a decision: 1');
  await runSuccessfully('target', id, '--approve', ...approval, '--on', '2021-11-24');
  expect(await targetIn(runIn)).toBe('2022-03-31');
  expect(recordOf(root)).toContain(`
  - on: 2021-11-24
    event: decided
    request: 2021-11-20 target
    granted: true
    approved_by: quay
    minute: Item 4
  - on: 2021-11-24
    event: target
    by: 2022-03-31
    reason: The supplier is late.
    approved_by: quay
    minute: Item 4
`);
  expect((await runIn('due')).out).not.toContain('Requests awaiting');
  expect((await runIn('check')).code).toBe(0);
  expect(git(root, 'log', '-1', '--format=%s')).toBe(`Approve the new target requested for ${id}\n`);
  expectSound(root);
});

test('a refused request leaves the target, and cannot be decided twice', async () => {
  const { runIn, runSuccessfully, request } = requestedTarget();
  const before = await targetIn(runIn);
  await request('2022-03-31', '2021-11-20');
  await runSuccessfully('target', id, '--refuse', ...approval);
  expect(await targetIn(runIn)).toEqual(before);
  const secondDecision = await runIn('target', id, '--approve', ...approval);
  expect(secondDecision.code).toBe(2);
  expect(secondDecision.err).toContain(`${id} has no pending request for a new target`);
});

test('of two requests, --by decides which one is meant', async () => {
  const { runIn, runSuccessfully, request } = requestedTarget();
  await request('2022-03-31', '2021-11-20');
  await request('2022-04-30', '2021-11-21');
  const ambiguous = await runIn('target', id, '--approve', ...approval);
  expect(ambiguous.err).toContain(
    '2022-03-31 (requested on 2021-11-20), 2022-04-30 (requested on 2021-11-21)',
  );
  await runSuccessfully('target', id, '--approve', '--by', '2022-04-30', ...approval);
  expect(await targetIn(runIn)).toBe('2022-04-30');
});

test('every contradiction of a call is named at once', async () => {
  const { runIn } = requestedTarget();
  const { code, err } = await runIn('target', id, '--approve', '--refuse', '--request');
  expect(code).toBe(2);
  expect(err).toContain('enter only one of --request and --approve and --refuse');
  expect(err).toContain('--reason');
  expect(err).toContain('--approved-by');
});
