/** Checks `correct`: a field of an action gets another value, and its former value is recorded. */
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { expectSound, git, read } from '../../helpers/register/repositories.ts';
import { actionText, inspectionText } from '../../helpers/register.ts';

const id = 'docks-2021-rec-1';
const file = (name: string) => `register/actions/${name}.yaml`;
const slip = ['--note', 'A slip.'];

describe('a wrong type or inspection', () => {
  test('is corrected together with the id and every reference to it', async () => {
    const { root, runSuccessfully, last, runIn } = office({
      'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2', top: `carried_from: ${id}\n` }),
    });
    await runSuccessfully('correct', id, 'type', 'area-for-improvement', ...slip);
    expect(last()).toBe(
      `Correct type of ${id}, now docks-2021-afi-1\n\nAfi-Command: correct\nAfi-Action: docks-2021-afi-1\nAfi-Formerly: ${id}`,
    );
    expect(read(root, file('docks-2021-afi-1'))).toMatch(
      /type: area-for-improvement[\s\S]*formerly: \[docks-2021-rec-1\][\s\S]*field: type\n\s+was: recommendation/,
    );
    expect(read(root, file('docks-2021-rec-2'))).toContain('carried_from: docks-2021-afi-1');
    expectSound(root);
    expect((await runIn('check')).code).toBe(0);
    const { findings } = JSON.parse((await runIn('verify', '--json')).out);
    expect(findings.filter(({ code }: { code: string }) => code !== 'errors-brought')).toEqual([]);
  });

  test('may be the inspection', async () => {
    const { root, runSuccessfully } = office({
      'inspections/piers-2021.yaml': inspectionText('piers-2021', 'piers'),
    });
    await runSuccessfully('correct', id, 'inspection', 'piers-2021', ...slip);
    expect(read(root, file('piers-2021-rec-1'))).toContain('inspection: piers-2021');
  });

  test('is not corrected to the id of another action, nor to an unknown type', async () => {
    const { runRefused } = office({
      'actions/docks-2021-afi-1.yaml': actionText({ id: 'docks-2021-afi-1', type: 'area-for-improvement' }),
    });
    expect(await runRefused('correct', id, 'type', 'area-for-improvement', ...slip)).toContain(
      'there is already an action `docks-2021-afi-1`',
    );
    expect(await runRefused('correct', id, 'type', 'recomendation', ...slip)).toContain(
      'Did you mean `recommendation`?',
    );
  });
});

describe('a list', () => {
  test('may get another value, also if it was empty', async () => {
    const { root, runSuccessfully, runRefused } = office();
    await runSuccessfully('correct', id, 'themes[0]', 'ladders', ...slip);
    await runSuccessfully('correct', id, 'themes[1]', 'piers', ...slip);
    expect(read(root, file(id))).toMatch(/themes: \[ladders, piers\]\n/);
    expect(await runRefused('correct', id, 'themes[3]', 'ropes', ...slip)).toContain(
      'there is no `themes[3]` to set',
    );
  });
});

test('an empty value removes the field', async () => {
  const { root, runSuccessfully } = office({
    [`actions/${id}.yaml`]: actionText({ top: 'marking: SECRET\n' }),
  });
  await runSuccessfully('correct', id, 'marking', '', ...slip);
  expect(read(root, file(id))).not.toContain('marking:');
  expect(git(root, 'show', '--format=')).toContain('was: SECRET');
});

test('a note may come from standard input', async () => {
  const { root } = office();
  const { runSuccessfully } = openOffice(root, { input: async () => Buffer.from('Seen.\nAnd heard.\n') });
  await runSuccessfully('note', id, '--note', '-');
  expect(read(root, file(id))).toMatch(/Seen\.\n\s+And heard\./);
});
