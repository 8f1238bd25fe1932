/** Checks `add`: the questions on a terminal, and the lists it accepts. */
import { expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { read, write } from '../../helpers/register/repositories.ts';
import { leftPrompt, terminal } from '../../helpers/terminal.ts';

const file = 'register/actions/docks-2021-rec-2.yaml';
const about = ['recommendation', 'docks-2021', '', 'Mend the gate'] as const;

test('a wording keeps all of its lines, an invalid answer is asked again, and the action is shown in full before it is added', async () => {
  const { root } = office();
  const wording = 'The force should:\n\n- mend the gate\n- paint it';
  const { interactive, ask, questions } = terminal(
    ...about,
    '',
    wording,
    'by October',
    '12/10/2026',
    '2026-10-12',
    'Harbour Master',
    '',
    'quay',
    'add',
  );
  expect((await openOffice(root, { interactive, prompter: ask }).runIn('add')).code).toBe(0);
  expect(questions).toContain('! Something is needed here.');
  expect(questions).toContain(
    '! `12/10/2026` is not a date. Enter the day as 25/11/2021 or 2021-11-25, for example.',
  );
  expect(questions.at(-1)).toMatch(
    /^docks-2021-rec-2: Mend the gate\n {2}The force should:[\s\S]*paint it\nby October; 2026-10-12; Harbour Master; quay\nIs that right\?$/,
  );
  for (const line of wording.split('\n')) expect(read(root, file)).toContain(line);
});

test('nothing is added if the user leaves the review or answers no', async () => {
  for (const answer of ['leave', leftPrompt] as const) {
    const { root } = office();
    const { interactive, ask } = terminal(...about, 'It should.', '', '', '', '', '', answer);
    const { code, err } = await openOffice(root, { interactive, prompter: ask }).runIn('add');
    expect({ code, err }).toEqual({ code: 2, err: 'afi: nothing was added.\n' });
  }
});

test('an editor that was closed with no text is opened again', async () => {
  const { root } = office();
  const writtenLines = ['', 'It should be mended.'];
  const { interactive, ask } = terminal(...about, true, '', '', '', '', '', 'add');
  const writing = { ...ask, write: () => writtenLines.shift() ?? '' };
  expect((await openOffice(root, { interactive, prompter: writing }).runIn('add')).code).toBe(0);
  expect(read(root, file)).toContain('It should be mended.');
});

test('types may have their short names, as in an import', async () => {
  const { root, runSuccessfully, runRefused } = office();
  write(root, {
    'new.csv':
      'type,inspection,number,title,wording\nrec,docks-2021,2,Gate,It should.\nAFI,docks-2021,3,Rope,It should.\n',
  });
  await runSuccessfully('add', '--from', 'new.csv');
  const flags = ['--inspection', 'docks-2021', '--number', '4', '--title', 'T', '--wording', 'W'];
  await runSuccessfully('add', '--type', 'coc', ...flags);
  expect(read(root, 'register/actions/docks-2021-afi-3.yaml')).toContain('type: area-for-improvement');
  expect(read(root, 'register/actions/docks-2021-coc-4.yaml')).toContain('type: cause-of-concern');
  expect(await runRefused('add', '--type', 'recomendation', ...flags)).toContain('recommendation');
});

test('the help of add lists the columns of a list', async () => {
  expect((await office().runIn('add', '--help')).out.replace(/\s+/g, ' ')).toContain(
    'type, inspection, number, title, wording, cause_of_concern',
  );
});
