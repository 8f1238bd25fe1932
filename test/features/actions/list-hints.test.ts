/** Checks the notes of `list` about words that mean a filter, and about closed actions that it leaves out. */
import { expect, test } from 'vitest';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const history = [
  '{on: 2021-01-04, event: issued}',
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}',
  '{on: 2021-02-01, event: target, by: 2021-03-01}',
  '{on: 2021-02-02, event: progress, rag: amber, note: Begun.}',
];
const root = () =>
  folder(
    registerFiles({
      'actions/docks-2021-rec-1.yaml': actionText({ history, title: 'Mend the ladder' }),
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        title: 'Paint the crane',
        history: [...history, '{on: 2021-05-01, event: closed, route: revisit}'],
      }),
    }),
  );
const list = async (...words: readonly string[]) => {
  const { out, err } = await run(root(), ['list', ...words]);
  return out + err;
};

test.each([
  ['overdue', '--overdue'],
  ['Unassigned', '--unassigned'],
  ['closed', '--status closed'],
  ['signed off', '--status closed'],
  ['amber', '--rag amber'],
  ['AFIs', '--type area-for-improvement'],
  ['amber overdue', '--rag amber --overdue'],
  ['Harbour Master', '--force-lead "Harbour Master"'],
  ['head of docks', '--delivery-lead "Head of Docks"'],
  ['past due', '--overdue'],
  ['no owner', '--unassigned'],
  ['overdue ladder', '--overdue ladder'],
  ['docks amber', '--rag amber docks'],
])('`list %s` names the filter %s', async (words, filter) => {
  const text = await list(...words.split(' '));
  expect(text).toContain(`\`afi list ${filter}\``);
  expect(text).not.toMatch(/` or `/);
});

test('a search that only closed actions answer points to --all', async () => {
  expect(await list('crane')).toContain(
    'No live actions match, but 1 closed action does: add --all to list it.',
  );
  expect(await list('--text', 'crane')).toContain('add --all');
  expect(await list('crane', '--all')).not.toContain('add --all');
  expect(await list('nonsense')).toBe('No actions match.\n');
});

test('a text that actions contain is only a text', async () => {
  expect(await list('ladder')).not.toContain('To filter');
});

test('words for every live action, and texts that a shell would read, name no filter', async () => {
  for (const words of [['outstanding'], ['overdue', '$HOME'], ['action', 'plan'], ['a', 'crime']])
    expect(await list(...words)).toBe('No actions match.\n');
});
