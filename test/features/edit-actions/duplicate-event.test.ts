/** Checks that a change that the register already has is not recorded again, and that unusual changes are reported. */
import { expect, test } from 'vitest';
import { office } from '../../helpers/office.ts';
import { git } from '../../helpers/register/repositories.ts';
import { actionText } from '../../helpers/register.ts';

const [id, other] = ['docks-2021-rec-1', 'docks-2021-rec-2'] as const;
const commits = (root: string) => git(root, 'rev-list', '--count', 'HEAD').trim();
const two = () =>
  office({
    [`actions/${other}.yaml`]: actionText({ id: other, history: ['{on: 2021-01-04, event: issued}'] }),
  });

test('an assignment, a target or a note that the register already has makes no commit', async () => {
  const { root, runSuccessfully } = office();
  await runSuccessfully('target', id, '--by', '2022-09-30');
  await runSuccessfully('note', id, '--note', 'Seen.');
  const before = commits(root);
  expect(await runSuccessfully('assign', id, '--board', 'quay')).toBe(
    `${id} already has these leads and board: nothing is recorded on it.\n`,
  );
  expect(await runSuccessfully('target', id, '--by', '2022-09-30')).toBe(
    `${id} has the target 2022-09-30 already: nothing is recorded on it.\n`,
  );
  expect(await runSuccessfully('note', id, '--note', 'Seen.')).toBe(
    `${id} already has the same entry on 2022-06-30: nothing is recorded on it.\n`,
  );
  expect(commits(root)).toBe(before);
});

test('other actions of the same call are changed', async () => {
  const { runSuccessfully } = two();
  expect(await runSuccessfully('assign', id, other, '--board', 'quay')).toMatch(
    /^docks-2021-rec-1 already has these leads and board: nothing is recorded on it\.\nAssign docks-2021-rec-2 to quay \(/,
  );
});

test('a return to an earlier value is recorded', async () => {
  const { root, runSuccessfully } = office();
  const before = Number(commits(root));
  const complete = ['complete', id, '--approved-by', 'quay'];
  await runSuccessfully('progress', id, '--rag', 'red', '--note', 'x');
  await runSuccessfully('progress', id, '--rag', 'green', '--note', 'x');
  await runSuccessfully('progress', id, '--rag', 'red', '--note', 'x');
  await runSuccessfully(...complete);
  await runSuccessfully('reopen', id, '--note', 'The sample failed.');
  await runSuccessfully(...complete);
  expect(Number(commits(root))).toBe(before + 6);
  expect(await runSuccessfully(...complete)).toContain('already');
});

test('work recorded on a closed action is reported', async () => {
  const { runSuccessfully } = office();
  await runSuccessfully('close', id, '--route', 'revisit');
  expect(await runSuccessfully('progress', id, '--note', 'Still at it.')).toMatch(
    /^docks-2021-rec-1 is closed. The entry is recorded anyway\.\nRecord progress on docks-2021-rec-1 /,
  );
  expect(await runSuccessfully('note', id, '--note', 'For the file.')).not.toContain('closed');
});
