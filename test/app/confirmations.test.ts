/** What is asked before a change is recorded: on a terminal, and where there is none. */
import { describe, expect, test } from 'vitest';
import { office, officeIn } from '../helpers/office.ts';
import { git } from '../helpers/register/repositories.ts';
import { actionText } from '../helpers/register.ts';
import { terminal } from '../helpers/terminal.ts';

const id = 'docks-2021-rec-1';
const note = ['progress', id, '--note', 'See PC 4471 (07700 900123).'];

describe('what looks like personal data', () => {
  test('is asked about before git keeps it', async () => {
    const { root, last } = office();
    const { ask, questions: asked } = terminal(false);
    const before = last();
    const { code, err } = await officeIn(root, { interactive: true, ask }).on(...note);
    expect({ code, err }).toEqual({ code: 2, err: 'afi: nothing was changed.\n' });
    expect(last()).toBe(before);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/what looks like a telephone number: “\(07…” \(personal-data\)/);
    expect(asked[0]).toMatch(/What git has recorded stays in its history\. Record it all the same\?$/);
  });

  test('is recorded where that was answered with yes', async () => {
    const { root, last } = office();
    const { ask } = terminal(true);
    expect((await officeIn(root, { interactive: true, ask }).on(...note)).code).toBe(0);
    expect(last()).toContain(`Record progress on ${id}`);
  });

  test('is not asked about twice, nor with --yes', async () => {
    const { root } = office();
    const { ask, questions: asked } = terminal();
    expect((await officeIn(root, { interactive: true, ask }).on(...note, '--yes')).code).toBe(0);
    expect((await officeIn(root, { interactive: true, ask }).on('note', id, '--note', 'Seen.')).code).toBe(0);
    expect(asked).toEqual([]);
  });

  test('is told with the commit where nobody can be asked, and shown by --dry-run before', async () => {
    const { on, last } = office();
    const before = last();
    expect((await on(...note, '--dry-run')).err).toContain('(personal-data)');
    expect(last()).toBe(before);
    const { code, err } = await on(...note);
    expect({ code, told: err.includes('(personal-data)') }).toEqual({ code: 0, told: true });
  });
});

describe('a change of more than twenty actions', () => {
  const many = () =>
    office(
      Object.fromEntries(
        Array.from({ length: 21 }, (_, i) => `docks-2021-afi-${i + 1}`).map((one) => [
          `actions/${one}.yaml`,
          actionText({ id: one, type: 'area-for-improvement' }),
        ]),
      ),
    );

  test('wants --yes without a terminal, also to be taken back', async () => {
    const { root, done, refused } = many();
    await done('note', '--type', 'area-for-improvement', '--note', 'Seen.', '--yes');
    expect(await refused('undo')).toBe(
      'afi: this would change 21 actions. Say --yes if that is meant; --dry-run shows them.\n',
    );
    const { ask, questions: asked } = terminal(true);
    expect((await officeIn(root, { interactive: true, ask }).on('undo')).code).toBe(0);
    expect(asked[0]).toMatch(/docks-2021-afi-21[\s\S]*Change these 21 actions\?$/);
    expect(git(root, 'diff', '--stat', 'HEAD~2')).toBe('');
  });
});
