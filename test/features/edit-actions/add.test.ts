/** Checks `add`: the questions on a terminal, and the lists it accepts. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { emptyFolder, git, read, write } from '../../helpers/register/repositories.ts';
import { type Answer, enterKey, escapeKey, leftPrompt, terminal } from '../../helpers/terminal.ts';
import { run } from '../../helpers/tool.ts';

const file = 'register/actions/docks-2021-rec-2.yaml';
/** Type, inspection, number, day of issue and title. */
const about = ['recommendation', 'docks-2021', enterKey, enterKey, 'Mend the gate'] as const;
const wordingAndNoDetails: readonly Answer[] = [
  'It should.',
  enterKey,
  enterKey,
  enterKey,
  enterKey,
  enterKey,
  enterKey,
];
const save = '(save)';

/** Runs `add` with answers in the repository of an office. */
async function addWith(
  root: string,
  answers: readonly (Answer | readonly Answer[])[],
  ...flags: readonly string[]
) {
  const { interactive, ask, questions, shownTexts } = terminal(...answers.flat());
  const { code, err } = await openOffice(root, { interactive, prompter: ask }).runIn('add', ...flags);
  return { code, err, questions, shownTexts };
}

test('a wording keeps all of its lines, an invalid answer is asked again, and all answers are shown before the action is added', async () => {
  const { root } = office();
  const wording = 'The force should:\n\n- mend the gate\n- paint it';
  const { code, questions, shownTexts } = await addWith(root, [
    ...about,
    '',
    wording,
    'by October',
    '31/02/2026',
    '12th Oct 2026',
    'Harbour Master',
    enterKey,
    'quay',
    '30 September 2022',
    save,
  ]);
  expect(code).toBe(0);
  expect(questions).toContain('! There is no published wording. A title is not enough.');
  expect(questions.filter((question) => question.startsWith('! 31/02/2026'))).toHaveLength(1);
  expect(shownTexts.at(-1)).toMatch(/Title +Mend the gate\nWording +The force should:[\s\S]*paint it\n/);
  expect(shownTexts.at(-1)).toMatch(/Deadline +12 October 2026\nForce lead +Harbour Master\n/);
  expect(read(root, file)).toMatch(/event: target\n +by: 2022-09-30\n/);
  for (const line of wording.split('\n')) expect(read(root, file)).toContain(line);
});

test('nothing is added if the user leaves at the end, and the next call continues with the answers', async () => {
  const exits: readonly (readonly Answer[])[] = [['(leave)'], [leftPrompt], [escapeKey, escapeKey]];
  for (const exit of exits) {
    const { root, last } = office();
    const lastCommit = last();
    expect(await addWith(root, [about, wordingAndNoDetails, exit])).toMatchObject({
      code: 2,
      err: 'Cancelled. Your answers are kept: afi add --resume\n',
    });
    expect(last()).toBe(lastCommit);
    expect((await addWith(root, ['continue', exit.length > 1 ? [enterKey] : [], save])).code).toBe(0);
    expect(read(root, file)).toContain('wording: It should.');
  }
});

test('--resume shows the answers first, so that one can be changed before the next question', async () => {
  const { root } = office();
  const begun: readonly Answer[] = [...about, 'It should.', enterKey, enterKey, 'Harbour Master'];
  await addWith(root, [begun, leftPrompt]);
  const { code, questions, shownTexts } = await addWith(
    root,
    ['forceLead', '(new)', 'Pilot', 'continue', enterKey, enterKey, enterKey, save],
    '--resume',
  );
  expect(code).toBe(0);
  expect(shownTexts[0]).toMatch(/Title +Mend the gate\n[\s\S]*Force lead +Harbour Master\n/);
  expect(questions.slice(0, 5)).toEqual([
    'Your answers from an earlier call are kept. Continue with them?',
    'Force lead (accountable):',
    'Role:',
    'Your answers from an earlier call are kept. Continue with them?',
    'Delivery lead (responsible for the work):',
  ]);
  expect(read(root, file)).toContain('force_lead: Pilot');
});

test('kept answers can be left, and a new start forgets them', async () => {
  const { root } = office();
  const begun: readonly Answer[] = [...about, leftPrompt];
  for (const exit of ['(leave)', leftPrompt] as const) {
    await addWith(root, begun.slice(-1));
    await addWith(root, ['restart', ...begun].slice(exit === '(leave)' ? 1 : 0));
    expect((await addWith(root, [exit], '--resume')).err).toContain('afi add --resume');
  }
  const { code, questions } = await addWith(
    root,
    ['restart', ...about, ...wordingAndNoDetails, save],
    '--resume',
  );
  expect(code).toBe(0);
  expect(questions[1]).toBe('What was issued?');
});

test.each([
  ['AFI 1', 'area-for-improvement', 'afi-1'],
  ['Recommendation 7(a)', 'recommendation', 'rec-7a'],
  ['No. 12', 'recommendation', 'rec-12'],
  ['3B', 'recommendation', 'rec-3b'],
])('the number %j of a type %s is read as in %s', async (number, type, idEnd) => {
  const { root, runSuccessfully } = office();
  await runSuccessfully(
    'add',
    '--type',
    type,
    '--inspection',
    'docks-2021',
    '--number',
    number,
    '--title',
    'T',
    '--wording',
    'W',
  );
  expect(read(root, `register/actions/docks-2021-${idEnd}.yaml`)).toContain(`id: docks-2021-${idEnd}`);
});

test('a number of another type, and a text that is not a number, are refused', async () => {
  const { root, runRefused } = office();
  const { questions } = await addWith(root, ['recommendation', 'docks-2021', 'AFI 7', 'Rec 7', leftPrompt]);
  expect(questions).toContain('! `AFI 7` is not the number of a recommendation. Enter the number only.');
  expect(questions.at(-1)).toMatch(/^Date of issue/);
  expect(
    await runRefused('add', '--type', 'x', '--inspection', 'docks-2021', '--number', 'Chapter 7'),
  ).toMatch(/--type: `x`[\s\S]*--number: `Chapter 7` is not a number/);
});

test('the last step changes one answer, and asks again what no longer fits', async () => {
  const { root } = office({
    'actions/docks-2021-afi-2.yaml': read(office().root, 'register/actions/docks-2021-rec-1.yaml')
      .replace('docks-2021-rec-1', 'docks-2021-afi-2')
      .replace('type: recommendation', 'type: area-for-improvement'),
  });
  const { code, questions } = await addWith(root, [
    ...about,
    ...wordingAndNoDetails,
    'title',
    'Mend both gates',
    'type',
    'area-for-improvement',
    '7',
    save,
  ]);
  expect(code).toBe(0);
  expect(questions.filter((question) => question.startsWith('Number'))).toHaveLength(2);
  expect(read(root, 'register/actions/docks-2021-afi-7.yaml')).toContain('title: Mend both gates');
});

test('a commit that is refused keeps the answers', async () => {
  const { root, last } = office();
  const head = git(root, 'rev-parse', 'HEAD').trim();
  write(root, { '.git/MERGE_HEAD': `${head}\n` });
  const refusedRun = await addWith(root, [...about, ...wordingAndNoDetails, save]);
  expect(refusedRun.code).toBe(2);
  expect(refusedRun.err).toMatch(/merge[\s\S]*\nYour answers are kept: afi add --resume\n$/);
  rmSync(join(root, '.git/MERGE_HEAD'));
  expect((await addWith(root, [save], '--resume')).code).toBe(0);
  expect(last()).toContain('Add docks-2021-rec-2: Mend the gate');
});

test('a role and a board that are not on the register are recorded, and the board is added', async () => {
  const { root } = office();
  const answers: readonly (readonly Answer[])[] = [
    [...about, 'It should.', enterKey, enterKey],
    ['(new)', 'Head of Pontoons', enterKey],
    ['(new)', 'Pier Board', enterKey, enterKey, save],
  ];
  const { code, shownTexts } = await addWith(root, answers);
  expect(code).toBe(0);
  expect(shownTexts.join('\n')).toContain('`afi check` gives a warning');
  expect(read(root, file)).toContain('force_lead: Head of Pontoons\n    board: pier-board');
  expect(read(root, 'register/boards/pier-board.yaml')).toContain('name: Pier Board');
});

test('another role that means one of the register is that role, and a name of the register is not added again', async () => {
  const { root } = office();
  const answers: readonly (readonly Answer[])[] = [
    [...about, 'It should.', enterKey, enterKey],
    ['(new)', 'HM', enterKey, '(new)', 'the Quay Board', 'Pier Board', enterKey, enterKey, save],
  ];
  const { code, questions, shownTexts } = await addWith(root, answers);
  expect(code).toBe(0);
  expect(shownTexts).toContain('Read as Harbour Master.');
  expect(questions).toContain('! The board `the Quay Board` is already on the register, with the id quay.');
  expect(read(root, file)).toContain('force_lead: Harbour Master\n    board: pier-board');
});

test('a new inspection is added with the action, and its day of publication is the day of issue', async () => {
  const { root } = office();
  const answers: readonly (readonly Answer[])[] = [
    ['area-for-improvement', '(new)', 'PEEL 2021/22: The Harbour', enterKey, enterKey, 'piers', '2022-03-01'],
    [enterKey, enterKey, 'Count the boats'],
    [...wordingAndNoDetails, save],
  ];
  const { code, questions } = await addWith(root, answers);
  expect(questions).toContain('! Choose an answer from the list.');
  expect(code).toBe(0);
  expect(read(root, 'register/actions/peel-2021-22-the-harbour-afi-1.yaml')).toContain('on: 2022-03-01');
  expect(read(root, 'register/inspections/peel-2021-22-the-harbour.yaml')).toContain('origin: piers');
});

test('an option of the call is not asked for, and the wording alone needs no last step', async () => {
  const { root } = office();
  const flags = ['--type', 'rec', '--inspection', 'docks-2021', '--number', '2', '--title', 'T'];
  const { code, questions } = await addWith(root, ['It should.'], ...flags);
  expect({ code, questions }).toEqual({ code: 0, questions: ['Published wording, in full:'] });
});

test('--resume needs answers that are kept, and a terminal', async () => {
  const { root, runRefused } = office();
  expect(await runRefused('add', '--resume')).toContain('so it needs a terminal');
  expect((await addWith(root, [], '--resume')).err).toContain('no answers are kept for this command');
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

test('a target of the call or of a list is recorded after the leads, and one before the issue is a warning', async () => {
  const { root, runSuccessfully, runIn } = office();
  const flags = [
    '--type',
    'rec',
    '--inspection',
    'docks-2021',
    '--title',
    'T',
    '--wording',
    'W',
    '--board',
    'quay',
  ];
  await runSuccessfully(
    'add',
    ...flags,
    '--number',
    '2',
    '--target',
    '30 September 2022',
    '--on',
    '2021-02-01',
  );
  expect(read(root, file)).toMatch(
    /board: quay\n {2}- on: 2021-02-01\n {4}event: target\n {4}by: 2022-09-30\n$/,
  );
  write(root, {
    'new.csv': 'number,target\n3,2022-10-31\n',
  });
  await runSuccessfully('add', ...flags, '--from', 'new.csv');
  expect(read(root, 'register/actions/docks-2021-rec-3.yaml')).toContain('by: 2022-10-31');
  const { err } = await runIn('add', ...flags, '--number', '4', '--target', '2020-01-01');
  expect(err).toContain('before the action was issued');
});

test('a deadline in the words is named with the option that records it, and is not recorded unasked', async () => {
  const { root, runSuccessfully } = office();
  const base = ['--type', 'rec', '--inspection', 'docks-2021', '--title', 'T', '--number', '2'];
  const add = (...flags: readonly string[]) => runSuccessfully('add', ...base, ...flags, '--dry-run');
  const datedFlags = ['--wording', 'By 31 December 2026 the force should mend the gate.'];
  expect(await add(...datedFlags)).toContain(
    '“By 31 December 2026” is not recorded as a date. Add --deadline-by 2026-12-31',
  );
  expect(await add('--wording', 'The force should, within three months, mend it.')).toContain(
    '“within three months” is not recorded as a date. Add --deadline-by DATE',
  );
  expect(await add('--wording', 'It should.', '--deadline', 'by 1 May 2023')).toContain(
    '--deadline-by 2023-05-01',
  );
  for (const flags of [
    [...datedFlags, '--deadline-by', '2026-12-31'],
    ['--wording', 'The force should immediately mend it.'],
    ['--wording', 'It should.'],
  ])
    expect(await add(...flags)).not.toContain('not recorded as a date');
  await runSuccessfully('add', ...base, ...datedFlags);
  expect(read(root, file)).not.toContain('deadline:');
  write(root, { 'dated.csv': 'number,wording\n3,By 31 December 2026 the force should paint it.\n' });
  const flags = base.slice(0, -2);
  expect(await runSuccessfully('add', ...flags, '--from', 'dated.csv')).toContain(
    '`afi correct docks-2021-rec-3 deadline.by 2026-12-31',
  );
});

test('without a register, the refusal does not list what is missing, and lists what is wrong after that', async () => {
  const path = emptyFolder();
  expect((await run(path, ['add'])).err).toMatch(/^afi: there is no register here: .*\n$/);
  expect((await run(path, ['add', '--type', 'x'])).err).toMatch(
    /\n- there is no register here: .*\n- --type: /,
  );
});

test('the help of add lists the columns of a list', async () => {
  expect((await office().runIn('add', '--help')).out.replace(/\s+/g, ' ')).toContain(
    'type, inspection, number, title, wording, cause_of_concern',
  );
});
