import { describe, expect, test } from 'vitest';
import { onModel } from './helpers/tool.ts';

/** The last line without the fingerprint, which moves with every file. */
const steady = (text: string) => text.replace(/register [0-9a-f]{40}/, 'register <fingerprint>');

describe('every paper of the model force, for review', () => {
  const day = ['--as-at', '2021-11-25'];
  test.each([
    ['board-pack', ['board-pack', ...day, '--since', '2021-09-27']],
    ['group-pack', ['group-pack', 'custody-dag', ...day, '--since', '2021-09-27']],
    ['chase', ['chase', 'Head of Custody', ...day]],
    ['closure-submission', ['closure-submission', '2021-09']],
    ['closure-submission-ready', ['closure-submission', '2022-01', '--ready', ...day]],
    ['self-assessment', ['self-assessment', ...day]],
    ['self-assessment-internal', ['self-assessment', 'peel-2021-22', ...day, '--internal', '--months', '1']],
    ['programme', ['programme', ...day]],
    ['section-55', ['section-55', 'custody-2021', ...day]],
    ['cause-of-concern', ['cause-of-concern', 'peel-2019-coc-2', ...day]],
    ['cause-of-concern-internal', ['cause-of-concern', 'peel-2019-coc-1', ...day, '--internal']],
    ['annual', ['annual', ...day]],
  ])('%s', async (name, argv) => {
    const { code, out } = await onModel('report', ...argv);
    expect(code).toBe(0);
    await expect(steady(out)).toMatchFileSnapshot(`golden/papers/${name}.md`);
  });
});
