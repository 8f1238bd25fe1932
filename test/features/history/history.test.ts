/** Checks `history` and `rename`: who recorded what and when, also under former ids. */
import { expect, test } from 'vitest';
import { actionText, inspectionText, registerFiles } from '../../helpers/register.ts';
import { officerEnvironment, registerOverTime } from '../../helpers/register-over-time.ts';
import { git, run } from '../../helpers/tool.ts';

const id = 'docks-2021-rec-1';

test('history of an action lists each change of each fact and event: who made it, when, and the former value', async () => {
  const { on } = registerOverTime();
  await on('2021-03-01', 'target', id, '--by', '2021-06-30');
  await on('2021-03-08', 'assign', id, '--force-lead', 'Head of Piers', '--board', 'quay');
  await on('2021-04-01', 'correct', id, 'title', 'Mend the ladder', '--note', 'A slip.');
  expect(await on('2021-05-01', 'history', id)).toMatchInlineSnapshot(`
    "2021-02-01  Start the register  Liaison Officer, COMMIT
                added: title: Mend the docks-2021-rec-1 ladder
                issued of 2021-01-04
                assigned of 2021-01-11: force_lead: Harbour Master; delivery_lead: Head of Docks; board:
                quay
    2021-03-01  Set the target of docks-2021-rec-1 to 2021-06-30  Liaison Officer, COMMIT
                target of 2021-03-01: by: 2021-06-30
    2021-03-08  Assign docks-2021-rec-1 to Head of Piers, quay  Liaison Officer, COMMIT
                assigned of 2021-03-08: force_lead: Head of Piers (was Harbour Master); board: quay
    2021-04-01  Correct title of docks-2021-rec-1  Liaison Officer, COMMIT
                fact: title: Mend the ladder (was Mend the docks-2021-rec-1 ladder)
                correction of 2021-04-01: field: title; was: Mend the docks-2021-rec-1 ladder; note: A
                slip.
    "
  `);
  expect(await on('2021-05-01', 'history', id, '--field', 'force_lead')).toMatchInlineSnapshot(`
    "2021-02-01  Start the register  Liaison Officer, COMMIT
                assigned of 2021-01-11: force_lead: Harbour Master
    2021-03-08  Assign docks-2021-rec-1 to Head of Piers, quay  Liaison Officer, COMMIT
                assigned of 2021-03-08: force_lead: Head of Piers (was Harbour Master)
    "
  `);
  expect(await on('2021-05-01', 'history', id, '--field', 'title')).toMatchInlineSnapshot(`
    "2021-04-01  Correct title of docks-2021-rec-1  Liaison Officer, COMMIT
                fact: title: Mend the ladder (was Mend the docks-2021-rec-1 ladder)
    "
  `);
  for (const field of ['priority', 'deadline.by', 'superseded_by', 'extra.ward'])
    expect(await on('2021-05-01', 'history', id, '--field', field)).toBe(
      `\`${field}\` of ${id} never changed.\n`,
    );
  expect(await on('2021-05-01', 'history')).toMatchInlineSnapshot(`
    "2021-02-01  Start the register  Liaison Officer, COMMIT, 5 files
    2021-03-01  Set the target of docks-2021-rec-1 to 2021-06-30  Liaison Officer, COMMIT, 1 file
    2021-03-08  Assign docks-2021-rec-1 to Head of Piers, quay  Liaison Officer, COMMIT, 1 file
    2021-04-01  Correct title of docks-2021-rec-1  Liaison Officer, COMMIT, 1 file
    "
  `);
});

test('history refuses a field that does not exist', async () => {
  const { root, on } = registerOverTime();
  const refusalFor = async (field: string, action = id) => {
    const { code, out, err } = await run(root, ['history', action, '--field', field], {
      env: officerEnvironment,
    });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };
  expect(await refusalFor('force_leed')).toBe(
    'afi: the field `force_leed` does not exist. Did you mean `force_lead`?\n',
  );
  expect(await refusalFor('deadline.foo')).toContain('the field `deadline.foo` does not exist');
  expect(await refusalFor('quite-other')).toMatch(/The fields are: id, type, .*, rag, /);
  expect(await refusalFor('foo', 'docks-2021-rec-71')).toContain('no action is called');
  git(root, '2021-05-02', 'rm', '-q', 'register/actions/docks-2021-rec-1.yaml');
  git(root, '2021-05-02', 'commit', '-qm', 'Lose it');
  expect(await refusalFor('foo')).toContain('the field `foo` does not exist');
  expect(await on('2021-05-03', 'history', id, '--field', 'priority')).toContain('never changed');
});

test('history follows an action under its former ids, and after its file was deleted', async () => {
  const { root, on } = registerOverTime();
  await on('2021-03-01', 'note', id, '--note', 'Before.');
  await on('2021-03-02', 'rename', id, 'docks-2021-rec-7');
  await on('2021-03-03', 'note', 'docks-2021-rec-7', '--note', 'After.');
  const page = await on('2021-05-01', 'history', 'docks-2021-rec-7');
  for (const part of ['Before.', 'renamed: id: docks-2021-rec-7 (was docks-2021-rec-1)', 'After.'])
    expect(page).toContain(part);
  expect(await on('2021-05-01', 'history', id)).toBe(page);
  git(root, '2021-05-02', 'rm', '-q', 'register/actions/docks-2021-rec-7.yaml');
  git(root, '2021-05-02', 'commit', '-qm', 'Lose it');
  expect(await on('2021-05-03', 'history', 'docks-2021-rec-7')).toContain('deleted');
  const unknown = await run(root, ['history', 'docks-2021-rec-71'], { env: officerEnvironment });
  expect(unknown).toMatchObject({ code: 2, out: '' });
  expect(unknown.err).toContain('no action is called `docks-2021-rec-71`');
});

test('rename replaces every reference in one commit; only the record and git keep the old id', async () => {
  const cause = 'docks-2021-coc-1';
  const { root, on } = registerOverTime(
    registerFiles({
      'inspections/docks-2022.yaml': inspectionText('docks-2022'),
      [`actions/${cause}.yaml`]: actionText({ id: cause, type: 'cause-of-concern' }),
      'actions/docks-2021-rec-1.yaml': actionText({ top: `cause_of_concern: ${cause}\n` }),
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        top: `carried_from: ${cause}\n`,
        history: [
          '{on: 2021-01-04, event: issued}',
          `{on: 2021-01-20, event: closed, route: superseded, superseded_by: ${cause}} # kept`,
        ],
      }),
      'frameworks/paf.yaml':
        'id: paf\ntitle: Framework\nquestions:\n  - number: "1"\n    title: Ropes\n    topics:\n      - {number: "1.1", title: Knots}\n',
      'assessments/paf/1.yaml': `framework: paf\nquestion: "1"\ntopics:\n  - topic: "1.1"\n    history:\n      - {on: 2021-01-05, judgement: gap, note: Loose., actions: [${cause}]}\n`,
      'portal/explanations.yaml': `explanations:\n  - {action: ${cause}, reason: Not listed., on: 2021-01-20}\n`,
    }),
  );
  const findingsBefore = JSON.parse(await on('2021-03-01', 'check', '--json')).findings.length;
  await on('2021-03-02', 'rename', cause, 'docks-2021-coc-2');
  const commitSummary = git(root, '2021-03-02', 'show', '--stat', '--format=%s%n%b', 'HEAD');
  expect(commitSummary).toMatchInlineSnapshot(`
    "Rename docks-2021-coc-1 to docks-2021-coc-2
    Afi-Command: rename
    Afi-Action: docks-2021-coc-2
    Afi-Formerly: docks-2021-coc-1


     register/actions/{docks-2021-coc-1.yaml => docks-2021-coc-2.yaml} | 3 ++-
     register/actions/docks-2021-rec-1.yaml                            | 2 +-
     register/actions/docks-2021-rec-2.yaml                            | 4 ++--
     register/assessments/paf/1.yaml                                   | 2 +-
     register/portal/explanations.yaml                                 | 2 +-
     5 files changed, 7 insertions(+), 6 deletions(-)
    "
  `);
  expect(git(root, '2021-03-02', 'grep', '-l', cause, 'HEAD', '--', 'register')).toBe(
    'HEAD:register/actions/docks-2021-coc-2.yaml\n',
  );
  expect(JSON.parse(await on('2021-03-03', 'check', '--json')).findings.length).toBe(findingsBefore);
  expect(await on('2021-03-03', 'verify')).toContain('No past record was changed.');
  await on('2021-03-04', 'undo');
  expect(git(root, '2021-03-04', 'diff', 'HEAD', 'HEAD~2')).toBe('');
  expect(await on('2021-03-04', 'verify')).toContain('No past record was changed.');
});

test.each([
  ['docks-2021-rec-9', 'docks-2021-rec-8', 'no action is called'],
  [id, id, 'its id is already `docks-2021-rec-1`'],
  [id, 'Docks 1', 'is not an id'],
  [id, 'docks-2021-rec-2', 'there is already an action `docks-2021-rec-2`'],
  [id, 'docks-2021-afi-1', 'would add an error'],
])('rename %s to %s is refused: %s', async (oldId, newId, reason) => {
  const { root } = registerOverTime(
    registerFiles({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) }),
  );
  const result = await run(root, ['rename', oldId, newId], { env: officerEnvironment });
  expect(result.code).toBe(2);
  expect(result.err).toContain(reason);
  expect(git(root, '2021-03-01', 'status', '--short')).toBe('');
});
