/** Checks the confirmations before a change is recorded, on a terminal and without one. */
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../helpers/office.ts';
import { git } from '../helpers/register/repositories.ts';
import { actionText } from '../helpers/register.ts';
import { terminal } from '../helpers/terminal.ts';

const id = 'docks-2021-rec-1';
const note = ['progress', id, '--note', 'See PC 4471 (07700 900123).'];

describe('text that looks like personal data', () => {
  test('needs a confirmation before git records it', async () => {
    const { root, last } = office();
    const { ask, questions } = terminal(false);
    const commitBefore = last();
    const { code, err } = await openOffice(root, { interactive: true, prompter: ask }).runIn(...note);
    expect({ code, err }).toEqual({ code: 2, err: 'afi: nothing was changed.\n' });
    expect(last()).toBe(commitBefore);
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatch(/what looks like a telephone number: “\(07…” \(personal-data\)/);
    expect(questions[0]).toMatch(/Once recorded, it stays in git’s history\. Record it anyway\?$/);
  });

  test('is recorded if the user answers yes', async () => {
    const { root, last } = office();
    const { ask } = terminal(true);
    expect((await openOffice(root, { interactive: true, prompter: ask }).runIn(...note)).code).toBe(0);
    expect(last()).toContain(`Record progress on ${id}`);
  });

  test('needs no confirmation with --yes or once it is recorded', async () => {
    const { root } = office();
    const { ask, questions } = terminal();
    expect((await openOffice(root, { interactive: true, prompter: ask }).runIn(...note, '--yes')).code).toBe(
      0,
    );
    expect(
      (await openOffice(root, { interactive: true, prompter: ask }).runIn('note', id, '--note', 'Seen.'))
        .code,
    ).toBe(0);
    expect(questions).toEqual([]);
  });

  test('is reported with the commit of a run without a terminal, and by --dry-run before it', async () => {
    const { runIn, last } = office();
    const commitBefore = last();
    expect((await runIn(...note, '--dry-run')).err).toContain('(personal-data)');
    expect(last()).toBe(commitBefore);
    const { code, err } = await runIn(...note);
    expect({ code, reported: err.includes('(personal-data)') }).toEqual({ code: 0, reported: true });
  });
});

describe('a change of more than twenty actions', () => {
  const officeOfManyActions = () =>
    office(
      Object.fromEntries(
        Array.from({ length: 21 }, (_, i) => `docks-2021-afi-${i + 1}`).map((name) => [
          `actions/${name}.yaml`,
          actionText({ id: name, type: 'area-for-improvement' }),
        ]),
      ),
    );

  test('needs --yes without a terminal, and its undo needs a confirmation too', async () => {
    const { root, runSuccessfully, runRefused } = officeOfManyActions();
    await runSuccessfully('note', '--type', 'area-for-improvement', '--note', 'Seen.', '--yes');
    expect(await runRefused('undo')).toBe(
      'afi: this would change 21 actions. Add --yes to confirm, or --dry-run to see them.\n',
    );
    const { ask, questions } = terminal(true);
    expect((await openOffice(root, { interactive: true, prompter: ask }).runIn('undo')).code).toBe(0);
    expect(questions[0]).toMatch(/docks-2021-afi-21[\s\S]*Change these 21 actions\?$/);
    expect(git(root, 'diff', '--stat', 'HEAD~2')).toBe('');
  });
});
