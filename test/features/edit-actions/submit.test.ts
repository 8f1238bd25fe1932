/** Checks the refusals of `submit`, and of the location of evidence that is needed before it. */
import { expect, test } from 'vitest';
import { office } from '../../helpers/office.ts';

const id = 'docks-2021-rec-1';

test('an action in the place of the batch is refused with an example of a batch', async () => {
  const { runRefused } = office();
  const refusal = await runRefused('submit', id);
  expect(refusal).toContain(`\`${id}\` is an action. Enter the id of a batch here, such as 20`);
  expect(refusal).toContain('after the id of the batch, name the actions to submit');
  expect(await runRefused('submit', 'rec 1', id)).toContain('`rec 1` is an action');
});

test('missing evidence, completion and the recipient of the batch are named at once', async () => {
  const refusal = await office().runRefused('submit', '2021-07', id);
  expect(refusal).toContain('has no evidence');
  expect(refusal).toContain('the batch 2021-07 is new. Enter who receives it (--to)');
  expect(refusal).toContain(`Also, ${id} is not recorded as complete`);
});

test('a complete action is not called incomplete, and an incomplete one can still be submitted', async () => {
  const { runSuccessfully, runRefused, runIn } = office();
  const batchFlags = ['--to', 'FLL', '--approved-by', 'quay', '--without-evidence'];
  expect((await runIn('submit', '2021-07', id, ...batchFlags, '--dry-run')).code).toBe(0);
  await runSuccessfully('complete', id, '--approved-by', 'quay');
  const refusal = await runRefused('submit', '2021-07', id);
  expect(refusal).toContain('has no evidence');
  expect(refusal).not.toContain('not recorded as complete');
});

test.each([
  'SharePoint, Custody folder',
  'S:\\Custody\\plan.pdf',
  'evidence/none.pdf',
  'http://example.com/x',
])('evidence at %s is refused, and the refusal points to --reference and --file', async (location) => {
  const refusal = await office().runRefused('evidence', id, '--title', 'Plan', '--location', location);
  expect(refusal).toMatch(/use --reference to state where; .* use --file\./);
});
