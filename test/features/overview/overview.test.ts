/** Checks what `afi` prints without a command: what needs attention in a register, or how to start one. */
import { describe, expect, test } from 'vitest';
import { registerFiles, settingsText } from '../../helpers/register.ts';
import { answerOf } from '../../helpers/response-checks.ts';
import { emptyFolder, folder, onModel, onModelAcross, run } from '../../helpers/tool.ts';

interface Attention {
  readonly id: string;
  readonly heading: string;
  readonly count: number;
  readonly ids: readonly string[];
  readonly next: string;
}

describe('in a register', () => {
  test('each list of due is a row with its number and the next command', async () => {
    const answer = answerOf(await onModel('--today', '2021-11-25', '--json'), 'overview');
    const attention = answer['attention'] as readonly Attention[];
    expect(answer['as_at']).toBe('2021-11-25');
    const due = answerOf(await onModel('due', '--as-at', '2021-11-25', '--json'), 'due');
    for (const list of ['unassigned', 'overdue', 'near', 'quiet', 'waiting', 'ready'] as const)
      expect(attention.find(({ id }) => id === list)?.ids).toEqual(
        (due[list] as readonly { readonly id: string }[]).map(({ id }) => id),
      );
    const { out } = await onModel('--today', '2021-11-25');
    for (const { heading, count, ids, next } of attention) {
      expect(ids).toHaveLength(count);
      expect(next).toMatch(/^afi [a-z-]+$/);
      expect(out).toMatch(new RegExp(`^${heading} +${count} +${next}$`, 'm'));
    }
  });

  test('it fits one screen of 24 lines and 80 columns', async () => {
    const { out } = await onModelAcross(80, ['--today', '2021-11-25']);
    const lines = out.split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test('the number of findings is that of check', async () => {
    const files = registerFiles({ 'boards/pier.yaml': 'id: pier\nname: [\n', 'actions/notes.txt': 'x' });
    const root = folder(files);
    const findings = answerOf(await run(root, ['check', '--json']), 'check')['findings'] as readonly {
      readonly severity: string;
    }[];
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    const result = await run(root, ['--json']);
    expect(answerOf(result, 'overview')).toMatchObject({
      errors: count('error'),
      warnings: count('warning'),
    });
    expect(count('error')).toBeGreaterThan(0);
  });

  test('broken files are named, and it exits with 1 as other answers do', async () => {
    const { code, out, err } = await run(
      folder(registerFiles({ 'boards/pier.yaml': 'id: pier\nname: [\n' })),
      [],
    );
    expect(code).toBe(1);
    expect(out).toContain('`afi check` finds');
    expect(`${out}${err}`).toContain('boards/pier.yaml');
  });

  test('settings that cannot be read do not stop it', async () => {
    const { code, out } = await run(folder(registerFiles({ 'register.yaml': 'version: [\n' })), []);
    expect(code).toBe(1);
    expect(out).toContain('`afi check` finds');
  });

  test('a register without actions prints how to add the first one', async () => {
    const { code, out } = await run(folder({ 'register.yaml': settingsText() }), []);
    expect(code).toBe(0);
    expect(out).toContain('no actions yet');
    expect(out).toContain('`afi add`');
  });
});

test('without a register it prints how to start one', async () => {
  const { path, remove } = emptyFolder();
  const { code, out, err } = await run(path, []);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/afi init .*\n[\s\S]*afi help start\n[\s\S]*afi help\n/);
  expect(answerOf(await run(path, ['--json']), 'overview')).toMatchObject({ as_at: null, attention: [] });
  expect((await run(path, ['--register', 'nowhere'])).code).toBe(2);
  expect((await run(path, ['list'])).err).toContain('there is no register here');
  remove();
});
