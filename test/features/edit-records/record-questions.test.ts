/** Checks the questions of `inspection add` and `paper new` on a terminal. */
import { describe, expect, test } from 'vitest';
import { office, openOffice } from '../../helpers/office.ts';
import { read } from '../../helpers/register/repositories.ts';
import { type Answer, enterKey, escapeKey, terminal } from '../../helpers/terminal.ts';

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
