/** What the portal's words mean, recorded with an extract, again with the same extract, or at any time. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { afi, lastCommit, newPortalRegister, readRegisterFile } from '../../helpers/portal.ts';
import { actionText } from '../../helpers/register.ts';

const extract =
  'Reference,Type,Status,Inspection\n7,Recommendation,Parked,Harbours 21\n8,Learning point,Done,Harbours 21\n';

/** A register with an extract of 1 June 2022, whose words it does not know. */
async function registerWithExtract() {
  const root = newPortalRegister({
    'actions/docks-2021-rec-1.yaml': actionText({ top: 'portal_refs: ["7"]\n' }),
  });
  writeFileSync(join(root, 'given.csv'), extract);
  expect((await afi(root, 'portal', 'import', 'given.csv', '--on', '2022-06-01')).code).toBe(0);
  return root;
}

const codes = async (root: string): Promise<readonly string[]> =>
  JSON.parse((await afi(root, 'check', '--json')).out).findings.map(({ code }: { code: string }) => code);

const comparison = async (root: string) =>
  JSON.parse((await afi(root, 'portal', 'compare', '2022-06-01', '--json')).out);

describe('`portal words`', () => {
  test('records statuses, types and names of inspections in one commit, and the findings disappear', async () => {
    const root = await registerWithExtract();
    expect(await codes(root)).toEqual([
      'portal-status-unknown',
      'portal-status-unknown',
      'portal-type-unknown',
    ]);
    expect((await comparison(root)).differs).toMatchObject([{ fields: ['inspection'] }]);
    const { code, err } = await afi(
      root,
      ...['portal', 'words', '--status', 'Parked=returned', '--status', 'Done=closed'],
      ...['--type', 'Learning point=recommendation', '--inspection', 'Harbours 21=docks-2021'],
    );
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(lastCommit(root)).toMatch(/^Record what words of the monitoring portal mean\n/);
    expect(lastCommit(root)).toMatch(/Afi-Command: portal words\n\n\nregister\/register\.yaml$/);
    expect(await codes(root)).toEqual([]);
    expect(await comparison(root)).toMatchObject({ differences: 0, unplaced: [], unknown_status: [] });
  });

  test('changes a meaning in both directions, whatever the spelling of the word', async () => {
    const root = await registerWithExtract();
    const statusAfter = async (meaning: string) => {
      expect((await afi(root, 'portal', 'words', '--status', `parked=${meaning}`)).code).toBe(0);
      const { matched, differs } = await comparison(root);
      return [...matched, ...differs][0].causes[0] ?? 'agrees';
    };
    expect(await statusAfter('closed')).toBe('closed-there');
    expect(await statusAfter('submitted')).toBe('submitted-there');
    expect(await statusAfter('closed')).toBe('closed-there');
    expect(await statusAfter('open')).toBe('inspection-word');
  });

  test.each([
    [['--status', 'Parked=lost'], '--status: `lost`'],
    [['--inspection', 'Harbours 21=docks-2012'], 'Did you mean `docks-2021`?'],
    [['--column', 'ref=Rec no', '--status', 'Parked=open'], '`afi portal words` has no option `--column`.'],
    [[], 'enter a word and its meaning'],
  ])('refuses %j, and changes nothing', async (argv, message) => {
    const root = await registerWithExtract();
    const textBefore = readRegisterFile(root, 'register.yaml');
    const { code, err } = await afi(root, 'portal', 'words', ...argv);
    expect(code).toBe(2);
    expect(err.replace(/\s+/g, ' ')).toContain(message);
    expect(readRegisterFile(root, 'register.yaml')).toBe(textBefore);
  });
});

test('an extract that is on the register already records the meanings given with it', async () => {
  const root = await registerWithExtract();
  const argv = ['portal', 'import', 'given.csv', '--on', '2022-06-01'];
  const { code, out } = await afi(root, ...argv, '--status', 'parked=submitted');
  expect(code).toBe(0);
  expect(out).toContain('already on the register. Only the meanings are recorded.');
  expect(readRegisterFile(root, 'register.yaml')).toContain('parked: submitted');
  expect(readRegisterFile(root, 'portal/2022-06-01.csv')).toBe(extract);
  expect((await comparison(root)).differs).toMatchObject([{ fields: ['status', 'inspection'] }]);
  expect((await afi(root, ...argv, '--status', 'parked=submitted')).code).toBe(2);
});

test('another extract of the same day records nothing, whatever meanings come with it', async () => {
  const root = await registerWithExtract();
  writeFileSync(join(root, 'given.csv'), extract.replace('Parked', 'Open'));
  const { code, err } = await afi(
    root,
    'portal',
    'given.csv',
    '--on',
    '2022-06-01',
    '--status',
    'Parked=open',
  );
  expect(code).toBe(2);
  expect(err).toContain('with other content');
  expect(readRegisterFile(root, 'register.yaml')).not.toContain('Parked');
});
