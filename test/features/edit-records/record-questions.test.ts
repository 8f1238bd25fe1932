/** Checks the questions of `inspection add`, `board add` and `paper new` on a terminal, and what follows from other values. */
import { describe, expect, test } from 'vitest';
import { searchChoices } from '../../../src/app/prompts.ts';
import { office, openOffice } from '../../helpers/office.ts';
import { read } from '../../helpers/register/repositories.ts';
import { settingsText } from '../../helpers/register.ts';
import { type Answer, enterKey, escapeKey, leftPrompt, terminal } from '../../helpers/terminal.ts';

const save = '(save)';

/** Runs a command with answers in the repository of an office. */
async function runWith(root: string, call: readonly string[], answers: readonly Answer[]) {
  const { interactive, ask, questions, shownTexts } = terminal(...answers);
  const { code, err } = await openOffice(root, { interactive, prompter: ask }).runIn(...call);
  return { code, err, questions, shownTexts };
}

describe('inspection add', () => {
  test('asks for what the call lacks, proposes an id from the title, and refuses a key date that cannot be read', async () => {
    const { root, last } = office();
    const { code, questions } = await runWith(
      root,
      ['inspection', 'add', '--origin', 'docks'],
      ['PEEL 2025/27', enterKey, 'planned', 'Fieldwork', 'November 2025: Fieldwork', save],
    );
    expect(code).toBe(0);
    expect(questions).toEqual([
      'Title of the inspection:',
      'Short id (press Enter for peel-2025-27):',
      'What is its status?',
      expect.stringMatching(/^Key date/),
      expect.stringMatching(/^! .*"when: activity"/),
      expect.stringMatching(/^Key date/),
      'Add this inspection to the register?',
    ]);
    expect(last()).toContain('Add inspection peel-2025-27');
    expect(read(root, 'register/inspections/peel-2025-27.yaml')).toContain(
      'id: peel-2025-27\ntitle: PEEL 2025/27\norigin: docks\nstatus: planned\n',
    );
  });

  test('keeps the answers where the user leaves, and asks nothing where the call is complete', async () => {
    const { root } = office();
    const call = ['inspection', 'add'];
    expect(await runWith(root, call, ['Custody 2025', escapeKey, escapeKey])).toMatchObject({
      code: 2,
      err: 'Cancelled. Your answers are kept: afi inspection add --resume\n',
    });
    const answers: readonly Answer[] = [enterKey, 'custody 2025', 'docks', 'published', '1st May 2025', save];
    expect((await runWith(root, [...call, '--resume'], answers)).code).toBe(0);
    expect(read(root, 'register/inspections/custody-2025.yaml')).toContain(
      'status: published\npublished: 2025-05-01\n',
    );
    const completeCall = [...call, 'x-1', '--title', 'X', '--origin', 'docks', '--status', 'planned'];
    expect((await runWith(root, completeCall, [])).code).toBe(0);
  });
});

test('the status of an inspection follows from the day of its publication, unless that is after today', async () => {
  const { root, runSuccessfully, runRefused } = office();
  const call = ['inspection', 'add', '--origin', 'docks'];
  await runSuccessfully(...call, '--title', 'Custody 2021', '--published', '1 May 2021');
  expect(read(root, 'register/inspections/custody-2021.yaml')).toContain(
    'id: custody-2021\ntitle: Custody 2021\norigin: docks\nstatus: published\npublished: 2021-05-01\n',
  );
  expect(await runRefused(...call, '--title', 'Custody 2021', '--status', 'planned')).toContain(
    'already exists',
  );
  expect(await runRefused(...call, '--title', 'Later', '--published', '2099-05-01')).toContain(
    'Add --status',
  );
  await runSuccessfully(...call, '--title', 'Later', '--status', 'planned');
  await runSuccessfully('inspection', 'set', 'later', '--published', '2021-06-01');
  expect(read(root, 'register/inspections/later.yaml')).toContain(
    'status: published\npublished: 2021-06-01\n',
  );
  await runSuccessfully('inspection', 'set', 'later', '--status', 'not-proceeding');
  await runSuccessfully('inspection', 'set', 'later', '--published', '2021-06-02');
  expect(read(root, 'register/inspections/later.yaml')).toContain(
    'status: not-proceeding\npublished: 2021-06-02\n',
  );
  const { questions } = await runWith(
    root,
    [...call, '--published', '2021-05-02'],
    ['Roads', enterKey, save],
  );
  expect(questions).not.toContain('What is its status?');
});

test('a part of the name of an origin is enough where only one has it; otherwise ids and labels are listed', async () => {
  const { root, runSuccessfully, runRefused } = office({
    'register.yaml': settingsText().replace(
      'roles:',
      '  - {id: local-peel, label: Local PEEL}\n  - {id: local-audit, label: Local audit}\nroles:',
    ),
  });
  const call = ['inspection', 'add', '--title', 'PEEL 2021', '--status', 'planned', '--origin'];
  await runSuccessfully(...call, 'peel');
  expect(read(root, 'register/inspections/peel-2021.yaml')).toContain('origin: local-peel');
  expect(await runRefused(...call, 'local')).toContain(
    '`local` may mean several. Use one of: local-peel (Local PEEL), local-audit (Local audit).',
  );
  expect(await runRefused(...call, 'moon')).toContain('local-peel (Local PEEL)');
});

describe('board add', () => {
  test('asks for what the call lacks, and records a chair that is not in the list', async () => {
    const { root } = office();
    const { code, questions } = await runWith(
      root,
      ['board', 'add'],
      ['Pier Assurance Board', enterKey, '(new)', 'Head of Piers', 'quay', save],
    );
    expect(code).toBe(0);
    expect(questions).toEqual([
      'Name of the board:',
      'Short id (press Enter for pier-assurance-board):',
      'Which role chairs it?',
      'Role:',
      'To which board does it report?',
      'Add this board to the register?',
    ]);
    expect(read(root, 'register/boards/pier-assurance-board.yaml')).toContain(
      'id: pier-assurance-board\nname: Pier Assurance Board\nchair: Head of Piers\nparent: quay\n',
    );
  });

  test('without a terminal needs a name, and makes the id from it', async () => {
    const { root, runSuccessfully, runRefused } = office();
    expect(await runRefused('board', 'add')).toMatch(
      /^afi: --name <text> is missing: Name of the board\.\n$/,
    );
    await runSuccessfully('board', 'add', '--name', 'Night Watch');
    expect(read(root, 'register/boards/night-watch.yaml')).toMatch(/\nid: night-watch\nname: Night Watch\n$/);
    expect(await runRefused('board', 'add', '--name', 'Night Watch')).toContain('already exists');
  });
});

test('a list of kinds finds those that an option accepts', async () => {
  const { root } = office({ 'papers/chase-1.yaml': earlierPaper });
  const { interactive, ask } = terminal(leftPrompt);
  let kindsBySearch: readonly (readonly string[])[] = [];
  const choose: typeof ask.choose = (question, choices, ...settings) => {
    kindsBySearch = ['Audit Committee paper', 'annual report', 'updates please', 'chase-1'].map((search) =>
      searchChoices(search, choices).map(({ value }) => value),
    );
    return ask.choose(question, choices, ...settings);
  };
  await openOffice(root, { interactive, prompter: { ...ask, choose } }).runIn('paper', 'new');
  expect(kindsBySearch).toEqual([['audit-committee'], ['annual'], ['chase'], ['chase']]);
});

test('a group alone lists what the register has, and its help lists the commands', async () => {
  const { root, runSuccessfully } = office();
  await runSuccessfully('assign', 'docks-2021-rec-1', '--force-lead', 'Pilot');
  expect(await runSuccessfully('inspection')).toMatch(/docks-2021 .*Docks/);
  expect(await runSuccessfully('board')).toMatch(/quay /);
  expect(await runSuccessfully('role')).toMatch(/Harbour Master +yes\n[\s\S]*Pilot +no\n/);
  for (const [call, name] of [
    ['boards', 'board-list'],
    ['inspections', 'inspection-list'],
    ['roles', 'role-list'],
  ] as const)
    expect(JSON.parse(await runSuccessfully(call, '--json')).schema).toBe(`afi.${name}/1`);
  expect(await runSuccessfully('board', '--help')).toContain('board set');
  expect(await openOffice(root).runIn('help', 'board')).toMatchObject({
    out: await runSuccessfully('board', '--help'),
  });
});

const earlierPaper =
  'id: chase-1\ntemplate: chase\nas_at: 2021-11-25\ntitle: Updates please\nto: Leads\npublic: false\n';

describe('paper new', () => {
  test('proposes the kind, the day, the title and the receiver of the last paper', async () => {
    const { root, last } = office({ 'papers/chase-1.yaml': earlierPaper });
    const days: readonly Answer[] = ['14 July 2022', enterKey, enterKey];
    const { code, shownTexts } = await runWith(
      root,
      ['paper', 'new'],
      [enterKey, ...days, enterKey, enterKey, save],
    );
    expect(code).toBe(0);
    expect(shownTexts.at(-1)).toMatch(
      /Meeting +14 July 2022\n.*30 June 2022\nLast update +25 November 2021\nTitle +Updates please\nSubmitted to +Leads\n/,
    );
    expect(last()).toContain('Add paper chase-2022-07-14');
  });

  test('refuses a paper that exists and days in the wrong order, and asks again what depends on the kind', async () => {
    const { root } = office({
      'papers/chase-1.yaml': earlierPaper,
      'papers/annual-2022-07-14.yaml':
        'id: annual-2022-07-14\ntemplate: annual\nas_at: 2022-06-01\ntitle: A\n',
    });
    const { code, questions } = await runWith(
      root,
      ['paper', 'new', '--meeting', '2022-07-14', '--id', 'july'],
      [
        'chase',
        '2022-07-15',
        '2022-06-30',
        '2022-07-01',
        enterKey,
        enterKey,
        enterKey,
        'kind',
        'annual',
        enterKey,
        enterKey,
        enterKey,
        save,
      ],
    );
    expect(code).toBe(0);
    expect(questions.filter((question) => question.startsWith('! '))).toEqual([
      '! That is after the meeting on 14 July 2022.',
      '! That is after the day of its figures, 30 June 2022.',
    ]);
    expect(read(root, 'register/papers/july.yaml')).toMatch(/^template: annual\ntitle: A\n/m);
    const repeatedCall = await runWith(
      root,
      ['paper', 'new', 'annual'],
      ['2022-07-14', escapeKey, escapeKey],
    );
    expect(repeatedCall.questions).toContain(
      '! The paper annual-2022-07-14 already exists. `afi paper set annual-2022-07-14` changes it.',
    );
  });

  test('refuses a text without a slot on a terminal too', async () => {
    const call = ['paper', 'new', 'annual', '--meeting', '2022-07-14', '--note', 'Noted.'];
    expect(await runWith(office().root, call, [])).toMatchObject({
      code: 2,
      err: expect.stringContaining('name the slot for the text with --slot'),
    });
  });

  test('without a terminal names what is missing', async () => {
    expect(await office().runRefused('paper', 'new')).toMatch(
      /<kind> is missing[\s\S]*--meeting <date> is missing/,
    );
  });
});
