/** Checks that a role is found by its short form wherever it is written, and that a name in its place is pointed out. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { read, write } from '../../helpers/register/repositories.ts';
import { terminal } from '../../helpers/terminal.ts';

const id = 'docks-2021-rec-1';
const role = 'Deputy Chief Constable';

/** An office whose register has the role. */
async function officeWithRole() {
  const desk = office();
  await desk.runSuccessfully('settings', 'set', '--role', role);
  return desk;
}

test('an option, a cell and a list record the role of the register for its short form', async () => {
  const { root, runIn, runSuccessfully } = await officeWithRole();
  const { out, err } = await runIn('settings', 'set', '--role', 'DCC');
  expect([out, err].join('\n')).toMatch(/Nothing was changed[\s\S]*"DCC" is Deputy Chief Constable/);
  write(root, { 'sheet.csv': `id,force lead\n${id},DCC\n` });
  const plan = await runSuccessfully('import', join(root, 'sheet.csv'));
  expect(plan).toContain(`“DCC”: force_lead ${role}`);
  write(root, {
    'list.csv':
      'type,inspection,number,title,wording,force_lead\nrecommendation,DOCKS 2021,8,Gate,Mend the gate.,DCC\n',
  });
  const { err: refusal } = await runIn('add', '--from', join(root, 'list.csv'));
  expect(refusal).not.toContain('there is no inspection');
  expect(read(root, 'register/actions/docks-2021-rec-8.yaml')).toContain(`force_lead: ${role}`);
});

test('a name in the place of a role is pointed out, and confirmed on a terminal', async () => {
  const { root, runIn } = await officeWithRole();
  const assign = ['assign', id, '--force-lead', 'ACC Jane Smith'];
  expect((await runIn(...assign, '--dry-run')).err).toContain('Enter a role, never the name of a person.');
  const { interactive, ask, questions } = terminal(false);
  const { code } = await openOffice(root, { interactive, prompter: ask }).runIn(...assign);
  expect(code).toBe(2);
  expect(questions.join('\n')).toContain('Roles are recorded, never the names of people. Record it anyway?');
  expect(read(root, `register/actions/${id}.yaml`)).not.toContain('Smith');
});

test('undo with a commit explains that it takes back the last change', async () => {
  expect(await office().runRefused('undo', 'a441bf48')).toContain(
    '`afi undo` takes back the last change, and `afi undo --steps 3` the last three',
  );
});

test('an incomplete date is refused with days on its own side of today', async () => {
  const { runRefused } = office();
  const refuse = (...argv: readonly string[]) => runRefused(...argv, '--today', '2021-11-25');
  expect(await refuse('note', id, '--note', 'x', '--on', 'Friday')).toContain(
    'Friday 19 November 2021 or Friday 12 November 2021',
  );
  expect(await refuse('note', id, '--note', 'x', '--on', '25 December')).toContain(
    '25 December 2020 or 25 December 2019',
  );
  expect(await refuse('target', id, '--by', 'Friday')).toContain(
    'Friday 26 November 2021 or Friday 3 December',
  );
  expect(await refuse('target', id, '--by', '25 March')).toContain('25 March 2022 or 25 March 2023');
});
