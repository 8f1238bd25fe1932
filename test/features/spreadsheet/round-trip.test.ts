/** Tests that an unchanged export changes nothing when it is imported: as CSV, as a workbook, and after a spreadsheet program saved it. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomRegister } from '../../helpers/random-register.ts';
import { actionText, registerFiles } from '../../helpers/register.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { gitEnvironment, newSpreadsheetRegister, planOf } from '../../helpers/spreadsheet.ts';
import { folder, git, modelInGit, run } from '../../helpers/tool.ts';

const today = { today: '2021-12-16' };

async function changesNothing(root: string, file: string): Promise<void> {
  const head = git(root, '2022-01-01', 'rev-parse', 'HEAD');
  const { code, out, err } = await run(root, ['import', file, '--apply', '--yes'], {
    ...gitEnvironment(root),
    ...today,
  });
  expect({ file, code, err }).toEqual({ file, code: 0, err: '' });
  expect(out).toContain('0 new, 0 changed, 240 unchanged, 0 refused.\n\nThere is nothing to record.');
  expect(git(root, '2022-01-01', 'status', '--porcelain', 'register')).toBe('');
  expect(git(root, '2022-01-01', 'rev-parse', 'HEAD')).toBe(head);
}

describe('importing an export of the model register changes nothing', () => {
  test.each(['r.csv', 'r.xlsx'])('%s', async (file) => {
    const root = modelInGit();
    await run(root, ['export', '-o', file], today);
    await changesNothing(root, file);
  });

  test(
    'through a spreadsheet program: workbook to workbook, to CSV, and back',
    skipUnless('office'),
    async () => {
      const root = modelInGit();
      await run(root, ['export', '-o', 'r.xlsx'], today);
      await run(root, ['export', '-o', 'r.csv'], today);
      const convert = (source: string, filter: string, into: string, ...extraArgs: readonly string[]) => {
        const profile = `-env:UserInstallation=file://${root}/profile`;
        execFileSync(
          'soffice',
          [profile, '--headless', ...extraArgs, '--convert-to', filter, '--outdir', join(root, into), source],
          {
            cwd: root,
            stdio: 'ignore',
          },
        );
        return join(into, `r.${filter}`);
      };
      const utf8 = '--infilter=CSV:44,34,76,1';
      const workbook = convert('r.xlsx', 'xlsx', 'a');
      const list = convert('r.xlsx', 'csv', 'b');
      const workbookOfList = convert('r.csv', 'xlsx', 'd', utf8);
      for (const file of [workbook, list, convert(list, 'xlsx', 'c', utf8), workbookOfList])
        await changesNothing(root, file);
      const id = 'abuse-of-position-2019-rec-2';
      await run(root, ['progress', id, '--rag', 'red', '--note', 'Delayed'], {
        ...gitEnvironment(root),
        ...today,
      });
      for (const file of [workbook, workbookOfList]) await changesNothing(root, file);
    },
  );
});

describe('importing an export of any register changes nothing', () => {
  const expectUnchanged = async (root: string, file: string) => {
    const { files } = JSON.parse((await run(root, ['check', '--json'])).out);
    const { code } = await run(root, ['export', '-o', file]);
    expect(code).toBe(files.rejected > 0 ? 1 : 0);
    const exportedIds = JSON.parse((await run(root, ['list', '--all', '--json'])).out).actions.map(
      ({ id }: { readonly id: string }) => id,
    );
    if (exportedIds.length === 0) return;
    const { added, changed, refused, absent, unchanged: same } = await planOf(root, file);
    expect({ added, changed, refused, absent }).toEqual({ added: [], changed: [], refused: [], absent: [] });
    expect([...same].sort()).toEqual([...exportedIds].sort());
  };

  test.each(['r.csv', 'r.xlsx'])('whatever the history of its actions: %s', async (file) => {
    await fc.assert(
      fc.asyncProperty(
        randomRegister('unlawful'),
        async ({ files }) => await expectUnchanged(folder(files), file),
      ),
      { numRuns: 40 },
    );
  });

  const piece = fc.constantFrom(
    ...[
      'a',
      ' ',
      '\n',
      "'",
      '=',
      '-',
      '+1',
      '@',
      '"',
      ',',
      ';',
      ':',
      '007',
      '1e3',
      '2021-05-01',
      '<',
      '&',
      '_x000D_',
      '–',
      '🦢',
      '\u00a0',
      '#',
      '\t',
    ],
  );
  const text = fc
    .array(piece, { minLength: 1, maxLength: 8 })
    .map((pieces) => pieces.join(''))
    .filter((text) => text.trim() !== '');

  test.each(['r.csv', 'r.xlsx'])('whatever its texts: %s', async (file) => {
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (title, wording, ref, lead) => {
        const id = 'docks-2021-rec-1';
        const root = folder(
          registerFiles({
            [`actions/${id}.yaml`]: actionText({
              title: JSON.stringify(title),
              wording: JSON.stringify(wording),
              top: `portal_refs: ${JSON.stringify([ref, lead])}\nthemes: ${JSON.stringify([lead])}\nextra: {berth: ${JSON.stringify(ref)}}\nmarking: ${JSON.stringify(lead)}\n`,
              history: [
                '{on: 2021-01-04, event: issued}',
                `{on: 2021-01-05, event: assigned, force_lead: ${JSON.stringify(title)}}`,
                `{on: 2021-01-06, event: progress, note: ${JSON.stringify(wording)}}`,
              ],
            }),
          }),
        );
        const { out } = await run(root, ['check', '--json']);
        fc.pre(JSON.parse(out).files.rejected === 0);
        await expectUnchanged(root, file);
      }),
      { numRuns: 60 },
    );
  });
});

test('a text that was cut to fit a cell is not imported as a shorter text', async () => {
  const root = newSpreadsheetRegister(
    registerFiles({ 'actions/docks-2021-rec-1.yaml': actionText({ wording: 'word '.repeat(8000).trim() }) }),
  );
  await run(root, ['export', '-o', 'r.xlsx']);
  expect(await planOf(root, 'r.xlsx')).toMatchObject({ unchanged: ['docks-2021-rec-1'], changed: [] });
});
