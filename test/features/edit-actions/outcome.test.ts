/** Checks `outcome`: the actions that HMICFRS closed or returned, and to which of them its note belongs. */
import { describe, expect, test } from 'vitest';
import { office } from '../../helpers/office.ts';
import { expectSound, read } from '../../helpers/register/repositories.ts';
import { actionText } from '../../helpers/register.ts';

const sent = (id: string, submission = '{on: 2021-06-01, event: submitted, batch: 2021-06}') => ({
  [`actions/${id}.yaml`]: actionText({
    id,
    history: [
      '{on: 2021-01-04, event: issued}',
      '{on: 2021-05-01, event: completed, approved_by: quay}',
      submission,
    ],
  }),
});
const [first, second, third] = ['docks-2021-rec-1', 'docks-2021-rec-2', 'docks-2021-rec-3'] as const;
const recordText = (root: string, id: string) => read(root, `register/actions/${id}.yaml`);
const note = ['--note', 'Show evidence.'];

describe('the note of HMICFRS', () => {
  test('is feedback on the returned actions, and not on actions closed at the same time', async () => {
    const { root, runSuccessfully } = office({ ...sent(first), ...sent(second) });
    await runSuccessfully('outcome', '2021-06', '--closed', first, '--returned', second, ...note);
    expect(recordText(root, second)).toMatch(/event: returned\n\s+note: Show evidence\.\n/);
    expect(recordText(root, first)).toContain('event: closed');
    expect(recordText(root, first)).not.toContain('Show evidence.');
    expectSound(root);
  });

  test('belongs to the closed actions if no action was returned', async () => {
    const { root, runSuccessfully } = office(sent(first));
    await runSuccessfully('outcome', '2021-06', '--closed', first, '--note', 'Good work.');
    expect(recordText(root, first)).toContain('note: Good work.');
  });
});

describe('an action submitted without a batch, in an older register', () => {
  const legacy = '{on: 2021-06-01, event: submitted, legacy: true}';

  test('is answered without a batch', async () => {
    const { root, runSuccessfully, last } = office({ ...sent(first, legacy), ...sent(second, legacy) });
    await runSuccessfully('outcome', '--closed', first, '--returned', second, ...note);
    expect(last()).toBe(
      'Record the decision of HMICFRS on 2 actions: 1 closed, 1 returned\n\nAfi-Command: outcome',
    );
    expect((await runSuccessfully('show', second, '--json')).replace(/\s/g, '')).toContain(
      '"status":"returned"',
    );
    expectSound(root);
  });

  test('is not answered as part of a batch, and the message explains how to answer', async () => {
    expect(await office(sent(first, legacy)).runRefused('outcome', '2021-06', '--closed', first)).toBe(
      `afi: nothing was recorded: ${first} was submitted without a batch: leave out the batch for it.\n`,
    );
  });
});

test('without a batch, the commit names the batch of each action', async () => {
  const { runSuccessfully, runRefused, last } = office({ ...sent(first), ...sent(second) });
  await runSuccessfully('outcome', '--returned', first, ...note);
  expect(last()).toBe(
    'Record the decision of HMICFRS on 2021-06: 1 returned\n\nAfi-Command: outcome\nAfi-Batch: 2021-06',
  );
  expect(await runRefused('outcome', '--returned', first, ...note)).toBe(
    `afi: nothing was recorded: ${first} is not with HMICFRS: it is returned on 2022-06-30.\n`,
  );
  expect(await runRefused('outcome', '--closed', third)).toContain('no action is called');
});
