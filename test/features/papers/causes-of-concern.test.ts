/** Checks how recommendations are grouped by cause of concern. */
import { expect, test } from 'vitest';
import type { Action } from '../../../src/domain/records/action.ts';
import { recommendationsByCause } from '../../../src/domain/register.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

test('only recommendations are grouped by cause of concern, in the order given', () => {
  const parentLine = recommendationsByCause(
    [
      { id: 'b', type: 'recommendation', cause_of_concern: 'c' },
      { id: 'a', type: 'recommendation', cause_of_concern: 'c' },
      { id: 'x', type: 'area-for-improvement', cause_of_concern: 'c' },
      { id: 'y', type: 'recommendation' },
    ] as Action[],
    (action) => action,
  );
  expect([...parentLine].map(([cause, actions]) => [cause, actions.map(({ id }) => id)])).toEqual([
    ['c', ['b', 'a']],
  ]);
});

test('a recommendation addressed to another body is listed under its cause of concern and not counted', async () => {
  const [cause, ownId, othersId] = ['docks-2021-coc-1', 'docks-2021-rec-1', 'docks-2021-rec-2'];
  const parentLine = `cause_of_concern: ${cause}\n`;
  const root = folder(
    registerFiles({
      [`actions/${cause}.yaml`]: actionText({ id: cause, type: 'cause-of-concern' }),
      [`actions/${ownId}.yaml`]: actionText({ id: ownId, top: parentLine }),
      [`actions/${othersId}.yaml`]: actionText({ id: othersId, top: `${parentLine}addressees: [pcc]\n` }),
    }),
  );
  const { out } = await run(root, ['report', 'cause-of-concern', cause, '--as-at', '2022-06-30']);
  expect(out).toContain('One recommendation was issued under this cause of concern. It is with the force.');
  expect(out).toContain(`| ${ownId} `);
  expect(out).toContain(`| ${othersId} `);
});
