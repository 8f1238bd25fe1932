/** Checks `changes --between`, which lists what was recorded between two commits. */
import { expect, test } from 'vitest';
import { inspectionText, registerFiles, settingsText } from '../../helpers/register.ts';
import { officerEnvironment, registerOverTime } from '../../helpers/register-over-time.ts';
import { git, run, write } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';

test('changes --between lists recorded events, and late events that alter a published figure', async () => {
  const paper = 'id: march\ntemplate: audit-committee\ntitle: Update\nas_at: 2021-02-28\n';
  const { on } = registerOverTime(registerFiles({ 'papers/march.yaml': paper }));
  await on('2021-03-01', 'note', id, '--note', 'In time.');
  await on('2021-03-20', 'note', id, '--note', 'Of March.');
  await on('2021-03-21', 'close', id, '--route', 'revisit', '--on', '2021-02-20');
  expect(await on('2021-03-22', 'changes', '--between', '2021-03-10', 'HEAD')).toMatchInlineSnapshot(`
    "Recorded after COMMIT (1 March 2021), up to COMMIT (21 March 2021)

    Action            What                  Change
    ────────────────  ────────────────────  ───────────────
    docks-2021-rec-1  closed of 2021-02-20  route: revisit
    docks-2021-rec-1  note of 2021-03-20    note: Of March.

    Late: of 28 February 2021 or earlier, the days of march, and recorded since: 1

    Action            On          Event
    ────────────────  ──────────  ──────
    docks-2021-rec-1  2021-02-20  closed
    "
  `);
  const { late: lateNarrative, paper: last } = JSON.parse(
    await on('2021-03-22', 'changes', '--between', '2021-03-10', '--json'),
  );
  expect(lateNarrative).toEqual([{ id, on: '2021-02-20', event: 'closed' }]);
  expect(last).toEqual({ id: 'march', as_at: '2021-02-28' });
  expect(await on('2021-03-22', 'changes', '--between', 'HEAD', 'HEAD')).toContain('No action changed.');
});

test('changes --between lists added, changed and deleted records of other kinds, with a line for each field', async () => {
  const topic = (extraFields = '') =>
    `framework: paf\nquestion: "1"\ntopics:\n  - topic: "1.1"\n    history:\n      - {on: 2021-01-05, judgement: gap, note: Loose.}\n${extraFields}`;
  const { root, on } = registerOverTime(
    registerFiles({
      'frameworks/paf.yaml':
        'id: paf\ntitle: PAF\nquestions:\n  - number: "1"\n    title: One\n    graded: true\n    topics:\n      - {number: "1.1", title: Ropes, characteristics: []}\n',
      'assessments/paf/1.yaml': topic(),
      'boards/pier.yaml': 'id: pier\nname: The pier board\n',
    }),
  );
  write(root, {
    'inspections/docks-2021.yaml': inspectionText('docks-2021').replace('2021-01-04', '2021-01-05'),
    'inspections/piers-2022.yaml': inspectionText('piers-2022', 'piers'),
    'assessments/paf/1.yaml': topic('      - {on: 2021-02-05, judgement: met, note: Mended.}\n'),
    'papers/march.yaml': 'id: march\ntemplate: audit-committee\ntitle: Update\nas_at: 2021-02-28\n',
    'portal/2021-02-28.csv': 'Reference,Type,Status\nP1,Recommendation,Open\n',
    'portal/explanations.yaml': 'explanations:\n  - {ref: P1, reason: Not ours., on: 2021-02-28}\n',
    'register.yaml': settingsText('officer: Harbour Liaison Officer\n'),
    'README.md': 'No record.\n',
  });
  git(root, '2021-03-01', 'rm', '-q', 'register/boards/pier.yaml');
  git(root, '2021-03-01', 'add', '-A');
  git(root, '2021-03-01', 'commit', '-qm', 'Much');
  const output = await on('2021-03-02', 'changes', '--between', 'HEAD^', 'HEAD');
  expect(output).toMatchInlineSnapshot(`
    "Recorded after COMMIT (1 February 2021), up to COMMIT (1 March 2021)

    No action changed.

    Record                    What     Change
    ────────────────────────  ───────  ─────────────────────────────────────────────────────────────────────────
    assessment paf/1          changed  topics[0].history[1] added: on: 2021-02-05, judgement: met, note: Mended.
    board pier                deleted  The pier board
    inspection docks-2021     changed  published: 2021-01-04 → 2021-01-05
    inspection piers-2022     added    Inspection of the piers
    paper march               added    Update
    extract 2021-02-28        added    1 row
    portal/explanations.yaml  added
    register.yaml             changed  officer: (nothing) → Harbour Liaison Officer
    "
  `);
  expect(await on('2021-03-02', 'changes', '--between', 'HEAD^', 'HEAD', '--format', 'markdown')).toContain(
    '| inspection piers-2022',
  );
  const { records } = JSON.parse(await on('2021-03-02', 'changes', '--between', 'HEAD^', 'HEAD', '--json'));
  expect(records).toContainEqual({
    kind: 'inspection',
    id: 'docks-2021',
    file: 'inspections/docks-2021.yaml',
    what: 'changed',
    says: ['published: 2021-01-04 → 2021-01-05'],
  });
});

test('a file that is rejected on one side is reported as rejected, not as added or deleted', async () => {
  const { root } = registerOverTime();
  write(root, { 'boards/quay.yaml': 'id: [', [`actions/${id}.yaml`]: 'id: [' });
  git(root, '2021-03-01', 'commit', '-qam', 'Break them');
  const { code, out, err } = await run(root, ['changes', '--between', 'HEAD^', 'HEAD'], {
    env: officerEnvironment,
  });
  expect(code).toBe(1);
  expect(out).toMatch(/\n\nNo action changed\.\n$/);
  expect(err).toContain(`they were rejected: actions/${id}.yaml, boards/quay.yaml`);
});
