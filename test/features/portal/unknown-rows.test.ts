/** What pages show about rows of the portal whose type or status the register does not know. */
import { expect, test } from 'vitest';
import { registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const register = () =>
  folder(
    registerFiles({
      'register.yaml': settingsText(
        'portal: {closed_statuses: [Closed], statuses: {In review: submitted}}\n',
      ),
      'portal/2022-06-01.csv': [
        'Reference,Type,Status',
        'AB7,Learning point,Open',
        'AB8,Recommendation,Parked',
        'AB9,Recommendation,In review',
        'AB10,Learning point,Closed',
        'AB11,Recommendation,On hold',
        '',
      ].join('\n'),
    }),
  );

const page = async (...argv: readonly string[]) => {
  const { out, err } = await run(register(), argv);
  return `${out}\n${err}`.replace(/\s+/g, ' ');
};

test('`summary` counts and names them', async () => {
  const text = await page('summary', '--as-at', '2022-06-30');
  expect(text).toContain('1 live row of the extract has an unknown type, and is not in any column: AB7.');
  expect(text).toContain(
    '2 rows of the extract have a status without a known meaning, and are counted as live: AB8, AB11.',
  );
});

test('the comparison counts and names them', async () => {
  const answer = JSON.parse((await run(register(), ['portal', 'compare', '2022-06-01', '--json'])).out);
  expect(answer).toMatchObject({ unplaced: ['AB7'], unknown_status: ['AB8', 'AB11'] });
  const text = await page('portal', 'compare', '2022-06-01');
  expect(text).toContain('Not in any total, because their type is not known: row AB7.');
  expect(text).toContain(
    'Counted as live, because the meaning of their status is not known: rows AB8, AB11.',
  );
});

test.each(['board-pack', 'reconciliation'])('%s counts and names them by reference', async (paper) => {
  const text = await page('report', paper, '--as-at', '2022-06-30');
  expect(text).toContain(
    'The portal has one live entry of a type with no known meaning, not counted in any total: AB7.',
  );
  expect(text).toContain(
    'Two entries on the portal have a status with no known meaning and are counted as live: AB8, AB11.',
  );
});

test('the public committee paper counts them, and names them by their line, since references are not public', async () => {
  const text = await page('report', 'audit-committee', '--as-at', '2022-06-30');
  expect(text).toContain('not counted in any total: line 2.');
  expect(text).toContain('are counted as live: line 3, line 6.');
  expect(text).not.toMatch(/AB\d/);
});

test('a page whose extract has none of them does not mention them', async () => {
  for (const paper of ['board-pack', 'audit-committee', 'reconciliation']) {
    const { out } = await run(process.cwd(), ['report', paper, '--as-at', '2021-11-25']);
    expect(out).not.toMatch(/no known meaning/);
  }
});
