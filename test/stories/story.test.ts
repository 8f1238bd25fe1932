/** Tests the work of a force by commands alone: its actions are added, assigned, completed, submitted, closed, corrected and undone. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { git, run } from '../helpers/tool.ts';

/** An empty folder of a force, and functions that run commands in it on a given day. */
async function createForce() {
  const root = mkdtempSync(join(tmpdir(), 'afi-story-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const runOnDay = async (day: string, ...argv: readonly string[]) => {
    const date = `${day}T12:00:00Z`;
    const env = {
      PATH: process.env['PATH'],
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Liaison Officer',
      GIT_AUTHOR_EMAIL: 'officer@example.com',
      GIT_COMMITTER_NAME: 'Liaison Officer',
      GIT_COMMITTER_EMAIL: 'officer@example.com',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    };
    return await run(root, argv, { today: day, env });
  };
  const runSuccessfully = async (day: string, ...argv: readonly string[]) => {
    const { code, out: output, err } = await runOnDay(day, '--quiet', ...argv);
    expect({ argv, code, err }).toEqual({ argv, code: 0, err: '' });
    return output;
  };
  const edit = (file: string, text: (before: string) => string) =>
    writeFileSync(join(root, 'register', file), text(readFileSync(join(root, 'register', file), 'utf8')));
  return { root, runOnDay, runSuccessfully, edit };
}

test('git log reads like minutes', async () => {
  const { root, runOnDay, runSuccessfully, edit } = await createForce();
  await runSuccessfully('2022-01-03', 'init', '.', '--name', 'Harbour Police');
  expect(await runSuccessfully('2022-01-03', 'check')).toContain('0 errors, 0 warnings');

  writeFileSync(
    join(root, 'register/boards/quay.yaml'),
    'id: quay\nname: Quay board\nchair: Deputy Chief Constable\n',
  );
  await runSuccessfully('2022-01-04', 'save', '--message', 'Found the Quay board');

  const custody = ['--inspection', 'custody-2022', '--on', '2022-02-01'];
  await runSuccessfully(
    '2022-02-02',
    ...[
      'add',
      '--type',
      'cause-of-concern',
      '--number',
      '1',
      '--title',
      'Use of force is not recorded',
      ...custody,
    ],
    ...[
      '--wording',
      'The force does not record each use of force in custody.',
      '--inspection-title',
      'Custody visit',
    ],
    ...['--origin', 'custody', '--published', '2022-02-01'],
  );
  for (const number of ['1', '2'])
    await runSuccessfully(
      '2022-02-02',
      ...[
        'add',
        '--type',
        'recommendation',
        '--number',
        number,
        '--title',
        `Record use of force, part ${number}`,
      ],
      ...[
        '--cause-of-concern',
        'custody-2022-coc-1',
        '--deadline',
        'within three months',
        '--deadline-by',
        '2022-05-01',
      ],
      ...[
        '--wording',
        `Within three months the force should put right part ${number}: # not a comment.`,
        ...custody,
      ],
    );

  const bothIds = ['custody-2022-rec-1', 'custody-2022-rec-2'];
  await runSuccessfully(
    '2022-02-03',
    'assign',
    '--inspection',
    'custody-2022',
    '--board',
    'quay',
    '--force-lead',
    'ACC Local Policing',
    '--delivery-lead',
    'Head of Custody',
  );
  await runSuccessfully('2022-02-03', 'target', ...bothIds, '--by', '2022-05-01');
  await runSuccessfully(
    '2022-03-01',
    'progress',
    ...bothIds,
    '--rag',
    'amber',
    '--note',
    'A form is drafted.\nTraining follows.',
  );
  await runSuccessfully(
    '2022-04-20',
    'target',
    'custody-2022-rec-2',
    '--by',
    '2022-06-30',
    '--reason',
    'The form was late.',
    '--approved-by',
    'quay',
  );
  await runSuccessfully(
    '2022-05-10',
    'evidence',
    ...bothIds,
    '--title',
    'Dip sample of 40 records',
    '--reference',
    'Evidence share, folder 2',
  );
  await runSuccessfully(
    '2022-05-11',
    'complete',
    ...bothIds,
    '--approved-by',
    'quay',
    '--minute',
    'May, item 4',
  );
  await runSuccessfully(
    '2022-05-12',
    'submit',
    '2022-05',
    '--ready',
    '--to',
    'HMICFRS Force Liaison Lead',
    '--approved-by',
    'quay',
  );
  await runSuccessfully(
    '2022-07-01',
    'outcome',
    '2022-05',
    '--closed',
    'custody-2022-rec-1',
    '--note',
    'Closed on the papers.',
  );
  await runSuccessfully(
    '2022-07-02',
    'outcome',
    '2022-05',
    '--returned',
    'custody-2022-rec-2',
    '--note',
    'Show six months of data.',
  );
  await runSuccessfully(
    '2022-07-03',
    'correct',
    'custody-2022-rec-2',
    'title',
    'Record use of force on children',
    '--note',
    'The report says children.',
  );
  await runSuccessfully(
    '2022-07-04',
    'close',
    'custody-2022-rec-2',
    '--route',
    'revisit',
    '--note',
    'A slip.',
  );
  await runSuccessfully('2022-07-04', 'undo');
  await runSuccessfully(
    '2022-07-05',
    'note',
    'custody-2022-rec-2',
    '--note',
    'Heard at the Board.',
    '--on',
    '2022-06-01',
  );

  edit('actions/custody-2022-rec-2.yaml', (text) => text.replace('Show six months', 'Show three months'));
  const refusedRun = await runOnDay('2022-07-06', 'save');
  expect(refusedRun.code).toBe(2);
  expect(refusedRun.err).toMatch(
    /change what was already recorded[\s\S]*history\[\d+\]\.note was "Show six months of data\."/,
  );
  await runSuccessfully('2022-07-06', 'save', '--correct', 'HMICFRS wrote three.');

  expect(git(root, '2022-07-07', 'log', '--reverse', '--format=%as %an: %s')).toMatchInlineSnapshot(`
    "2022-01-03 Liaison Officer: Start the register of Harbour Police
    2022-01-04 Liaison Officer: Found the Quay board
    2022-02-02 Liaison Officer: Add custody-2022-coc-1: Use of force is not recorded
    2022-02-02 Liaison Officer: Add custody-2022-rec-1: Record use of force, part 1
    2022-02-02 Liaison Officer: Add custody-2022-rec-2: Record use of force, part 2
    2022-02-03 Liaison Officer: Assign 3 actions to ACC Local Policing, Head of Custody, quay
    2022-02-03 Liaison Officer: Set the target of 2 actions to 2022-05-01
    2022-03-01 Liaison Officer: Record progress on 2 actions (amber)
    2022-04-20 Liaison Officer: Set the target of custody-2022-rec-2 to 2022-06-30
    2022-05-10 Liaison Officer: Record evidence on 2 actions
    2022-05-11 Liaison Officer: Complete 2 actions
    2022-05-12 Liaison Officer: Submit 2 actions for closure (2022-05)
    2022-07-01 Liaison Officer: Record the decision of HMICFRS on 2022-05: 1 closed
    2022-07-02 Liaison Officer: Record the decision of HMICFRS on 2022-05: 1 returned
    2022-07-03 Liaison Officer: Correct title of custody-2022-rec-2
    2022-07-04 Liaison Officer: Close custody-2022-rec-2 (revisit)
    2022-07-04 Liaison Officer: Undo: Close custody-2022-rec-2 (revisit)
    2022-07-05 Liaison Officer: Note on custody-2022-rec-2
    2022-07-06 Liaison Officer: Save changes made by hand to actions/custody-2022-rec-2.yaml
    "
  `);
  expect(git(root, '2022-07-07', 'status', '--porcelain')).toBe('');
  expect(git(root, '2022-07-07', 'fsck', '--strict')).toBe('');
  expect(await runSuccessfully('2022-07-07', 'check')).toContain('0 errors');
  const { total } = JSON.parse(await runSuccessfully('2022-07-07', 'summary', '--json'));
  expect(total).toMatchObject({
    'cause-of-concern': { live: 1, submitted: 0 },
    recommendation: { live: 1, submitted: 0 },
  });
  const { action, position } = JSON.parse(
    await runSuccessfully('2022-07-07', 'show', 'custody-2022-rec-2', '--json'),
  );
  expect(position).toMatchObject({
    status: 'returned',
    target: '2022-06-30',
    first_target: '2022-05-01',
    target_changes: 1,
    batch: '2022-05',
  });
  expect(action.title).toBe('Record use of force on children');
  expect(action.history.map(({ event }: { event: string }) => event)).toEqual([
    'issued',
    'assigned',
    'target',
    'progress',
    'target',
    'evidence',
    'completed',
    'submitted',
    'note',
    'returned',
    'correction',
    'correction',
  ]);
});

test('a refused change gives the reason and changes nothing', async () => {
  const { root, runOnDay, runSuccessfully } = await createForce();
  await runSuccessfully('2022-01-03', 'init', '.');
  const head = git(root, '2022-01-03', 'rev-parse', 'HEAD');
  const refusals: readonly (readonly [readonly string[], RegExp])[] = [
    [['progress', 'custody-2022-rec-1', '--note', 'x'], /no action is called/],
    [['progress', '--note', 'x'], /enter the ids of the actions, or filters/],
    [['add', '--type', 'recommendation'], /add --inspection/],
    [
      [
        'add',
        '--type',
        'recommendation',
        '--inspection',
        'x-2022',
        '--number',
        '1',
        '--title',
        'T',
        '--wording',
        'W',
      ],
      /there is no inspection `x-2022`/,
    ],
    [['submit', '2022-05'], /name the actions to submit/],
    [
      ['submit', '2022-05', '--ready', '--to', 'FLL', '--approved-by', 'Head of Custody'],
      /no action is complete/,
    ],
    [['outcome', '2022-05'], /no batch is called `2022-05`/],
  ];
  for (const [argv, reason] of refusals) {
    const { code, out: output, err } = await runOnDay('2022-01-04', ...argv);
    expect({ argv, code, out: output }).toEqual({ argv, code: 2, out: '' });
    expect(err).toMatch(reason);
  }
  expect(git(root, '2022-01-04', 'rev-parse', 'HEAD')).toBe(head);
  expect(git(root, '2022-01-04', 'status', '--porcelain')).toBe('');
});

test('--dry-run shows the change as a diff and makes none', async () => {
  const { root, runSuccessfully } = await createForce();
  await runSuccessfully('2022-01-03', 'init', '.');
  const head = git(root, '2022-01-03', 'rev-parse', 'HEAD');
  const output = await runSuccessfully(
    '2022-02-02',
    ...[
      'add',
      '--type',
      'area-for-improvement',
      '--inspection',
      'peel-2022',
      '--number',
      '1',
      '--title',
      'Answer faster',
    ],
    ...[
      '--wording',
      'The force should answer faster.',
      '--inspection-title',
      'PEEL',
      '--origin',
      'local-peel',
      '--dry-run',
    ],
  );
  expect(output).toMatch(/register\/actions\/peel-2022-afi-1\.yaml \(new\)\n\+# yaml-language-server/);
  expect(output).toMatch(/Nothing was changed\.\n$/);
  expect(git(root, '2022-02-02', 'rev-parse', 'HEAD')).toBe(head);
});

test('a change of more than twenty actions needs --yes without a terminal', async () => {
  const { root, runOnDay, runSuccessfully } = await createForce();
  await runSuccessfully('2022-01-03', 'init', '.');
  writeFileSync(
    join(root, 'register/inspections/peel-2022.yaml'),
    'id: peel-2022\ntitle: PEEL\norigin: local-peel\nstatus: published\n',
  );
  for (let n = 1; n <= 21; n++)
    writeFileSync(
      join(root, `register/actions/peel-2022-afi-${n}.yaml`),
      `id: peel-2022-afi-${n}\ntype: area-for-improvement\ninspection: peel-2022\ntitle: Mend ladder ${n}\nwording: Ladder ${n} should be mended, and then looked after by number ${n * 7}.\nhistory:\n  - {on: 2022-01-02, event: issued}\n`,
    );
  await runSuccessfully('2022-01-04', 'save', '--yes');
  const { code, err } = await runOnDay('2022-01-05', 'note', '--inspection', 'peel-2022', '--note', 'Read.');
  expect({ code, err }).toEqual({
    code: 2,
    err: 'afi: this would change 21 actions. Add --yes to confirm, or --dry-run to see them.\n',
  });
  expect(
    await runSuccessfully('2022-01-05', 'note', '--inspection', 'peel-2022', '--note', 'Read.', '--yes'),
  ).toMatch(/^Note on 21 actions \([0-9a-f]{8}\)\n {2}peel-2022-afi-1, [\s\S]* peel-2022-afi-21\n$/);
});
