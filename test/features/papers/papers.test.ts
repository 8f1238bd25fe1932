/** Checks every paper of the model register against its golden file, and how a call names a paper. */
import { describe, expect, test } from 'vitest';
import { fullRegister } from '../../helpers/full-register.ts';
import { registerFiles, settingsText } from '../../helpers/register.ts';
import { folder, modelInGit, onModel, run, write } from '../../helpers/tool.ts';

/** Replaces the fingerprint in the last line, which changes with every file. */
const steady = (text: string) => text.replace(/register [0-9a-f]{40}/, 'register <fingerprint>');

describe('every paper of the model force, for review', () => {
  const day = ['--as-at', '2021-11-25'];
  test.each([
    ['board-pack', ['board-pack', ...day, '--since', '2021-09-27']],
    ['group-pack', ['group-pack', 'custody-dag', ...day, '--since', '2021-09-27']],
    ['chase', ['chase', 'Head of Custody', ...day]],
    ['closure-submission-ready', ['closure-submission', '2022-01', '--ready', ...day]],
    ['self-assessment', ['self-assessment', ...day]],
    ['self-assessment-internal', ['self-assessment', 'peel-2021-22', ...day, '--internal', '--months', '1']],
    ['programme', ['programme', ...day]],
    ['section-55', ['section-55', 'custody-2021', ...day]],
    ['cause-of-concern', ['cause-of-concern', 'peel-2019-coc-2', ...day]],
    ['cause-of-concern-internal', ['cause-of-concern', 'peel-2019-coc-1', ...day, '--internal']],
    ['annual', ['annual', ...day]],
  ])('%s', async (name, argv) => {
    const { code, out: output } = await onModel('report', ...argv);
    expect(code).toBe(0);
    await expect(steady(output)).toMatchFileSnapshot(`../../golden/papers/${name}.md`);
  });

  test('closure-submission, as its commit recorded it', async () => {
    const { code, out: output } = await run(modelInGit(), ['report', 'closure-submission', '2021-09']);
    expect(code).toBe(0);
    await expect(steady(output)).toMatchFileSnapshot('../../golden/papers/closure-submission.md');
  });
});

const page = async (count: number, ...argv: readonly string[]) =>
  (await run(folder(fullRegister(count)), ['report', ...argv])).out;

describe('sentences read as English, however many there are', () => {
  const sentences: readonly (readonly [
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[],
  ])[] = [
    [
      ['board-pack'],
      [
        'No decision is required on HMICFRS actions: every live action has an owner',
        'The register contains no live improvement actions from HMICFRS.',
        'No action was issued, submitted, returned, withdrawn, closed or reopened.',
        'No action is overdue',
        'No action is with HMICFRS.',
        'No cause of concern is live.',
        'it has no topics',
        'No inspection is recorded as under way or planned.',
      ],
      [
        '### Owners for one action',
        'The Board is asked to name the missing leads and boards.',
        '### Proposed for closure: one action\n\nIt is assessed as complete.',
        'The Board is asked to confirm it.',
        'five live improvement actions from HMICFRS. Of these, one is awaiting assessment by HMICFRS and is shown in brackets in the table.',
        'One action is awaiting assessment.',
        'One cause of concern is live. Recommendations are closed individually.',
        'one of one topic has been assessed',
      ],
      [
        '### Owners for two actions',
        '### Proposed for closure: two actions\n\nThey are assessed as complete.',
        '### Target changes to be confirmed: 2',
        'Of these, two are awaiting assessment by HMICFRS and are shown in brackets in the table.',
        'Four actions are overdue',
        'Two actions are awaiting assessment.',
        'Two causes of concern are live.',
        'two of two topics have been assessed',
      ],
    ],
    [
      ['closure-submission', '--ready'],
      [
        'No action is complete, so there is nothing to submit.',
        'No action from an earlier batch is awaiting assessment.',
      ],
      ['to close one action. It is set out below', 'One action from earlier batches is awaiting assessment'],
      [
        'to close two actions. They are set out below',
        'Two actions from earlier batches are awaiting assessment',
      ],
    ],
    [
      ['closure-submission', 'june'],
      ['No action is recorded as part of this batch.'],
      ['to close one action.', '**Approved by:** The quay board', 'No evidence is recorded.'],
      ['to close two actions.', '## 2. Mend the docks-2022-rec-12 ladder'],
    ],
    [
      ['group-pack', 'berths'],
      ['This board has no live HMICFRS actions.'],
      [
        'This board oversees four live HMICFRS actions. Of these, one is awaiting assessment by HMICFRS and three are with the force. **Two are overdue.**',
      ],
      [
        'This board oversees eight live HMICFRS actions. Of these, two are awaiting assessment by HMICFRS and six are with the force. **Four are overdue.**',
      ],
    ],
    [
      ['chase', 'head of docks'],
      ['No update is needed: you do not lead any live HMICFRS actions.'],
      [
        'You lead four live HMICFRS actions. One is with HMICFRS and needs no update. For each of the other three, please report what',
        '- One is **due within 28 days**. State',
      ],
      [
        'You lead eight live HMICFRS actions. Two are with HMICFRS and need no update. For each of the other six, please report what',
        '- Four are **overdue**. Give the reason for each delay. For an action that is not complete, also propose',
        'It is assessed as complete. Please provide the reason for the delay.',
      ],
    ],
    [
      ['self-assessment'],
      ['The framework has no topics. None has been assessed.', 'No judgement has changed.'],
      [
        'The framework has one topic. One has been assessed. One judgement is more than six months old.',
        'One judgement has changed.',
      ],
      [
        'The framework has two topics. Two have been assessed. Two judgements are more than six months old.',
        'Two judgements have changed.',
      ],
    ],
    [
      ['programme'],
      ['No inspection is recorded as under way or planned.'],
      ['One inspection is under way or planned.'],
      ['Two inspections are under way or planned.'],
    ],
    [
      ['section-55', 'docks-2022'],
      ['The register has no recommendation from this report.', '14 July 2022 (14 days left)'],
      ['The register has two recommendations from this report.', 'It was to be met by 20 June 2022.'],
      [
        'The register has four recommendations from this report.',
        'eight findings of this report that are not recommendations',
      ],
    ],
    [
      ['annual'],
      ['The register contains no live improvement actions.', 'No action was closed in the year.'],
      ['Events in the year: one submission to HMICFRS', 'one change of target date'],
      ['Events in the year: two submissions to HMICFRS', 'two changes of target date'],
    ],
  ];
  test.each(sentences)('%s', async (argv, withNone, withOne, withMany) => {
    for (const [count, sentencesOfCount] of [withNone, withOne, withMany].entries()) {
      const output = await page(count, ...argv);
      for (const sentence of sentencesOfCount) expect(output.replace(/As at .*/g, '')).toContain(sentence);
      expect(output).not.toMatch(/\b(undefined|null|NaN|\[object)\b/);
    }
  });

  test('cause-of-concern, with one recommendation and with several', async () => {
    expect(await page(1, 'cause-of-concern', 'docks-2022-coc-1')).toContain(
      'One recommendation was issued under this cause of concern. It is with HMICFRS, awaiting assessment.',
    );
    const two = await page(2, 'cause-of-concern', 'docks-2022-coc-1');
    expect(two).toContain(
      'Two recommendations were issued under this cause of concern. None is closed and two are live',
    );
    expect(await page(2, 'cause-of-concern', 'docks-2022-coc-2')).toContain('No recommendation is recorded');
  });
});

describe('which paper, for which subject and day', () => {
  const refusalOf = async (...argv: readonly string[]) => {
    const { code, out: output, err } = await run(folder(fullRegister(1)), ['report', ...argv]);
    expect({ code, out: output }).toEqual({ code: 2, out: '' });
    return err;
  };
  test('without a name, the papers and reports are listed', async () => {
    const { code, out: output } = await run(folder(fullRegister(1)), ['report']);
    expect(code).toBe(0);
    expect(output).toMatch(/^chase ROLE +The updates requested from one lead/m);
    expect(output).toMatch(/^self-assessment \[FRAMEWORK\]/m);
  });
  test('a misspelt name is corrected, and an unknown name lists the reports', async () => {
    expect(await refusalOf('bord-pack')).toContain('Did you mean `board-pack`?');
    expect(await refusalOf('frog')).toMatch(
      /You can also name a kind of paper: audit-committee, .*annual, reconciliation\.$/m,
    );
  });
  test('the subject must be named where it is needed, and known', async () => {
    expect(await refusalOf('group-pack')).toContain('afi report group-pack BOARD');
    expect(await refusalOf('group-pack', 'bertsh')).toContain('Did you mean `berths`?');
    expect(await refusalOf('annual', 'berths')).toContain('covers the full register');
    expect(await refusalOf('section-55', 'piers-1')).toContain('Use one of: docks-2022.');
  });
  test('options that do not apply are refused', async () => {
    expect(await refusalOf('closure-submission', 'june', '--ready')).toContain(
      'has been sent. Leave out --ready',
    );
    expect(await refusalOf('annual', '--ready')).toContain('--ready is only for closure-submission');
    expect(await refusalOf('annual', '--months', '3')).toContain('--months is only for self-assessment');
    expect(await refusalOf('annual', '--since', '2023-01-01')).toContain('is after');
  });
  test('a paper’s file sets its day, and a new paper starts from the last', async () => {
    const last = `id: may\ntitle: Pack of May\ntemplate: board-pack\nas_at: 2022-05-31\npublic: false\nmeeting: 2022-06-01\n`;
    const root = folder({ ...fullRegister(1), 'papers/may.yaml': last });
    expect((await run(root, ['report', 'may'])).out).toContain('# Pack of May: The quay board');
    expect((await run(root, ['report', 'may', '--as-at', '2022-06-01'])).err).toContain('papers/may.yaml');
    expect((await run(root, ['report', 'board-pack'])).out).toContain('Changes since 31 May 2022');
  });
});

describe('a closure submission', () => {
  const history = [
    '{on: 2021-01-04, event: issued}',
    '{on: 2021-01-05, event: target, by: 2021-03-01}',
    '{on: 2021-02-01, event: progress, note: The rope is new.}',
    '{on: 2021-02-10, event: note, note: Kept quiet., internal: true}',
    '{on: 2021-03-01, event: submitted, batch: first}',
    '{on: 2021-04-01, event: returned, note: Show it under load.}',
    '{on: 2021-05-01, event: evidence, title: Load test, location: evidence/load.csv}',
    '{on: 2021-05-02, event: completed, approved_by: quay, minute: Item 3}',
    '{on: 2021-06-01, event: submitted, batch: 2021-06}',
    '{on: 2021-07-01, event: progress, note: Written afterwards.}',
  ];
  test('covers the wording, work, evidence, approval and earlier feedback, and nothing later or internal', async () => {
    const files = registerFiles({
      'actions/docks-2021-rec-1.yaml': `id: docks-2021-rec-1\ntype: recommendation\ninspection: docks-2021\ntitle: Mend it\nwording: |-\n  Mend *all* ladders.\n\n  Do it soon.\nhistory:\n${history.map((event) => `  - ${event}\n`).join('')}`,
      'batches/first.yaml': 'id: first\ntitle: First\nsent: 2021-03-01\nto: FLL\n',
    });
    const root = folder(files);
    write(root, { 'load.csv': 'a\n' }, 'register/evidence');
    const { out: output } = await run(root, ['report', 'closure-submission', '2021-06']);
    expect(output).toContain('> Mend \\*all\\* ladders.\n>\n> Do it soon.');
    expect(output).toContain(
      'On 1 April 2021 HMICFRS returned this action (batch first): Show it under load.',
    );
    expect(output).toContain('- **1 May 2021:** New evidence: Load test');
    expect(output).toContain('File: evidence/load.csv');
    expect(output).toContain('The quay board agreed on 2 May 2021 that the work is complete (Item 3).');
    expect(output).toContain('Figures as at 1 June 2021');
    expect(output).not.toMatch(/Kept quiet|Written afterwards/);
  });
});

test('rejected files are reported in every paper, and fail it', async () => {
  const root = folder({ ...fullRegister(1), 'actions/docks-2022-rec-9.yaml': 'history: [' });
  for (const argv of [
    ['board-pack'],
    ['annual'],
    ['programme'],
    ['self-assessment'],
    ['group-pack', 'berths'],
    ['chase', 'Head of Docks'],
    ['closure-submission', 'june'],
    ['section-55', 'docks-2022'],
    ['cause-of-concern', 'docks-2022-coc-1'],
  ]) {
    const { code, out: output } = await run(root, ['report', ...argv]);
    expect({ argv, code }).toEqual({ argv, code: 1 });
    expect(output).toContain('one file could not be read and is not counted');
  }
});

test('no heading of any paper is left empty on an empty register', async () => {
  const root = folder({ 'register.yaml': settingsText('officer: Harbour Liaison Officer\n') });
  for (const name of [
    'audit-committee',
    'board-pack',
    'self-assessment',
    'programme',
    'annual',
    'reconciliation',
  ]) {
    const { code, out: output } = await run(root, ['report', name]);
    expect({ name, code }).toEqual({ name, code: 0 });
    const lines = output.split('\n').filter((line) => line !== '' && line !== '---');
    const empty = lines.filter((line, i) => {
      const [level, next] = [line, lines[i + 1] ?? '#'].map((text) => /^#*/.exec(text)?.[0].length ?? 0);
      return level && next && next <= level;
    });
    expect({ name, empty }).toEqual({ name, empty: [] });
    // The last heading is followed by more than the account of the files.
    expect(lines.at(-2)).not.toMatch(/^#/);
  }
});

test('a committee paper without a file shows its day and who prepared it', async () => {
  const root = folder({ 'register.yaml': settingsText('officer: Harbour Liaison Officer\n') });
  const { out: output } = await run(root, ['report', 'audit-committee']);
  expect(output).toContain('**Position as at:** 30 June 2022<br>\n**Prepared by:** Harbour Liaison Officer');
});
