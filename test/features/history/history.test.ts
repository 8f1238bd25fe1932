import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  actionText,
  type Files,
  inspectionText,
  registerFiles,
  settingsText,
} from '../../helpers/register.ts';
import { skipUnless } from '../../helpers/requirements.ts';
import { folder, git, registerInGit, run, write } from '../../helpers/tool.ts';

const who = { GIT_AUTHOR_NAME: 'Liaison Officer', GIT_AUTHOR_EMAIL: 'officer@example.com' };
const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
  ...who,
  GIT_COMMITTER_NAME: who.GIT_AUTHOR_NAME,
  GIT_COMMITTER_EMAIL: who.GIT_AUTHOR_EMAIL,
};

const id = 'docks-2021-rec-1';

/** A register that lives in git, and the tool on a day of its life. */
function living(files: Files = registerFiles()) {
  const root = registerInGit(files, { day: '2021-02-01', message: 'Start the register' });
  const on = async (day: string, ...argv: readonly string[]) => {
    const date = `${day}T12:00:00Z`;
    const ran = await run(root, argv, {
      env: { ...env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date },
      today: day,
    });
    expect(ran.code, ran.err).toBe(0);
    return ran.out.replace(/\b[0-9a-f]{8}\b/g, 'COMMIT');
  };
  return { root, on };
}

test('history of an action: each change of each fact and event, by whom and when, with what it said before', async () => {
  const { on } = living();
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

test('a field that nothing has is refused: no answer would pass for a fact', async () => {
  const { root, on } = living();
  const refused = async (field: string, of = id) => {
    const { code, out, err } = await run(root, ['history', of, '--field', field], { env });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };
  expect(await refused('force_leed')).toBe(
    'afi: no field is called `force_leed`. Did you mean `force_lead`?\n',
  );
  expect(await refused('deadline.foo')).toContain('no field is called `deadline.foo`');
  expect(await refused('quite-other')).toMatch(/There are: id, type, .*, rag, /);
  expect(await refused('foo', 'docks-2021-rec-71')).toContain('no action is called');
  git(root, '2021-05-02', 'rm', '-q', 'register/actions/docks-2021-rec-1.yaml');
  git(root, '2021-05-02', 'commit', '-qm', 'Lose it');
  expect(await refused('foo')).toContain('no field is called `foo`');
  expect(await on('2021-05-03', 'history', id, '--field', 'priority')).toContain('never changed');
});

test('history follows an action under its former ids, and one whose file is gone', async () => {
  const { root, on } = living();
  await on('2021-03-01', 'note', id, '--note', 'Before.');
  await on('2021-03-02', 'rename', id, 'docks-2021-rec-7');
  await on('2021-03-03', 'note', 'docks-2021-rec-7', '--note', 'After.');
  const told = await on('2021-05-01', 'history', 'docks-2021-rec-7');
  for (const part of ['Before.', 'renamed: id: docks-2021-rec-7 (was docks-2021-rec-1)', 'After.'])
    expect(told).toContain(part);
  expect(await on('2021-05-01', 'history', id)).toBe(told);
  git(root, '2021-05-02', 'rm', '-q', 'register/actions/docks-2021-rec-7.yaml');
  git(root, '2021-05-02', 'commit', '-qm', 'Lose it');
  expect(await on('2021-05-03', 'history', 'docks-2021-rec-7')).toContain('deleted');
  const unknown = await run(root, ['history', 'docks-2021-rec-71'], { env });
  expect(unknown).toMatchObject({ code: 2, out: '' });
  expect(unknown.err).toContain('no action is called `docks-2021-rec-71`');
});

test('rename moves every reference in one commit, and says so nowhere but in the record and git', async () => {
  const cause = 'docks-2021-coc-1';
  const { root, on } = living(
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
  const before = JSON.parse(await on('2021-03-01', 'check', '--json')).findings.length;
  await on('2021-03-02', 'rename', cause, 'docks-2021-coc-2');
  const changed = git(root, '2021-03-02', 'show', '--stat', '--format=%s%n%b', 'HEAD');
  expect(changed).toMatchInlineSnapshot(`
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
  expect(JSON.parse(await on('2021-03-03', 'check', '--json')).findings.length).toBe(before);
  expect(await on('2021-03-03', 'audit')).toContain('Nothing of the past was rewritten.');
  await on('2021-03-04', 'undo');
  expect(git(root, '2021-03-04', 'diff', 'HEAD', 'HEAD~2')).toBe('');
  expect(await on('2021-03-04', 'audit')).toContain('Nothing of the past was rewritten.');
});

test.each([
  ['docks-2021-rec-9', 'docks-2021-rec-8', 'no action is called'],
  [id, id, 'is called `docks-2021-rec-1` already'],
  [id, 'Docks 1', 'is no id'],
  [id, 'docks-2021-rec-2', 'there is an action `docks-2021-rec-2` already'],
  [id, 'docks-2021-afi-1', 'would bring an error'],
])('rename %s to %s is refused: %s', async (from, to, why) => {
  const { root } = living(
    registerFiles({ 'actions/docks-2021-rec-2.yaml': actionText({ id: 'docks-2021-rec-2' }) }),
  );
  const ran = await run(root, ['rename', from, to], { env });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(why);
  expect(git(root, '2021-03-01', 'status', '--short')).toBe('');
});

test('changes --between: what was recorded, and what of it alters a published figure', async () => {
  const paper = 'id: march\ntemplate: audit-committee\ntitle: Update\nas_at: 2021-02-28\n';
  const { on } = living(registerFiles({ 'papers/march.yaml': paper }));
  await on('2021-03-01', 'note', id, '--note', 'In time.');
  await on('2021-03-20', 'note', id, '--note', 'Of March.');
  await on('2021-03-21', 'close', id, '--route', 'revisit', '--on', '2021-02-20');
  expect(await on('2021-03-22', 'changes', '--between', '2021-03-10', 'HEAD')).toMatchInlineSnapshot(`
    "Recorded after COMMIT (1 March 2021), up to COMMIT (21 March 2021)

    Action            What                  Says
    ────────────────  ────────────────────  ───────────────
    docks-2021-rec-1  closed of 2021-02-20  route: revisit
    docks-2021-rec-1  note of 2021-03-20    note: Of March.

    Late: of 28 February 2021 or earlier, the days of march, and recorded since: 1

    Action            On          Event
    ────────────────  ──────────  ──────
    docks-2021-rec-1  2021-02-20  closed
    "
  `);
  const { late, paper: last } = JSON.parse(
    await on('2021-03-22', 'changes', '--between', '2021-03-10', '--json'),
  );
  expect(late).toEqual([{ id, on: '2021-02-20', event: 'closed' }]);
  expect(last).toEqual({ id: 'march', as_at: '2021-02-28' });
  expect(await on('2021-03-22', 'changes', '--between', 'HEAD', 'HEAD')).toContain('Nothing of any action.');
});

test('changes --between tells all other records too: what was added, changed or deleted, a line a field', async () => {
  const topic = (more = '') =>
    `framework: paf\nquestion: "1"\ntopics:\n  - topic: "1.1"\n    history:\n      - {on: 2021-01-05, judgement: gap, note: Loose.}\n${more}`;
  const { root, on } = living(
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
  const told = await on('2021-03-02', 'changes', '--between', 'HEAD^', 'HEAD');
  expect(told).toMatchInlineSnapshot(`
    "Recorded after COMMIT (1 February 2021), up to COMMIT (1 March 2021)

    Nothing of any action.

    Record                    What     Says
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

test('what could not be read on one side is told as such, and not as added or deleted', async () => {
  const { root } = living();
  write(root, { 'boards/quay.yaml': 'id: [', [`actions/${id}.yaml`]: 'id: [' });
  git(root, '2021-03-01', 'commit', '-qam', 'Break them');
  const { code, out, err } = await run(root, ['changes', '--between', 'HEAD^', 'HEAD'], { env });
  expect(code).toBe(1);
  expect(out).toMatch(/\n\nNothing of any action\.\n$/);
  expect(err).toContain(`they were rejected: actions/${id}.yaml, boards/quay.yaml`);
});

test('audit tells late entries apart, which no rule forbids', async () => {
  const { on } = living();
  await on('2021-03-01', 'note', id, '--note', 'Of March.');
  await on('2021-03-20', 'note', id, '--note', 'Of February.', '--on', '2021-02-10');
  const told = await on('2021-03-22', 'audit');
  expect(told).toContain('Entered late, in their places by date: 1\n  docks-2021-rec-1: note of 2021-02-10');
  expect(told).toContain('Nothing of the past was rewritten.');
});

test('audit refuses a shallow clone, and where there is no repository', async () => {
  const { root, on } = living();
  await on('2021-03-01', 'note', id, '--note', 'x');
  const clone = folder({});
  git(root, '2021-03-01', 'clone', '-q', '--depth=1', `file://${root}`, `${clone}/c`);
  const shallow = await run(`${clone}/c`, ['audit'], { env });
  expect(shallow.code).toBe(2);
  expect(shallow.err).toContain('fetch-depth: 0');
  const nowhere = await run(folder(registerFiles()), ['audit'], { env });
  expect(nowhere.code).toBe(2);
  expect(nowhere.err).toContain('there is no git repository here');
});

test('audit --signatures: who closes or submits must be an allowed signer', skipUnless('ssh'), async () => {
  const { root, on } = living();
  const keys = folder({});
  const keygen = (name: string) =>
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(keys, name)]);
  keygen('officer');
  keygen('stranger');
  const [type, key] = readFileSync(join(keys, 'officer.pub'), 'utf8').split(' ');
  writeFileSync(join(root, 'signers'), `officer@example.com ${type} ${key}\n`);
  const config = ['-c', 'gpg.format=ssh', '-c', 'commit.gpgSign=true'];
  const signed = (day: string, who: string) =>
    git(
      root,
      day,
      ...config,
      '-c',
      `user.signingKey=${join(keys, who)}`,
      'commit',
      '-q',
      '--amend',
      '--no-edit',
    );
  const asked = ['audit', '--signatures', 'signers', '--json'];

  await on('2021-03-01', 'note', id, '--note', 'Needs no signature.');
  await on('2021-03-02', 'close', id, '--route', 'revisit');
  const told = async () => {
    const { code, out } = await run(root, asked, { env });
    const { findings, signatures } = JSON.parse(out);
    return { code, findings: findings.map((one: { message: string }) => one.message), signatures };
  };
  expect(await told()).toMatchObject({ code: 1, findings: ['this closes or submits, and it is not signed'] });
  signed('2021-03-02', 'stranger');
  expect(await told()).toMatchObject({
    code: 1,
    findings: ['this closes or submits, and it is signed by nobody who may'],
  });
  signed('2021-03-02', 'officer');
  expect(await told()).toMatchObject({
    code: 0,
    findings: [],
    signatures: [{ good: true, signer: 'officer@example.com' }],
  });
  const missing = await run(root, ['audit', '--signatures', 'nobody'], { env });
  expect(missing).toMatchObject({ code: 2 });
  expect(missing.err).toContain('there is no file nobody');
});

test('an anchor is a commit of the history, or the fingerprint a paper printed', async () => {
  const { root, on } = living();
  const fingerprint = git(root, '2021-03-01', 'rev-parse', 'HEAD:register').trim();
  const commit = git(root, '2021-03-01', 'rev-parse', 'HEAD').trim();
  await on('2021-03-01', 'note', id, '--note', 'x');
  const told = await on('2021-03-02', 'audit', '--anchor', commit, '--anchor', fingerprint);
  expect(told).toContain(`${commit} stands.\n${fingerprint} stands.`);
  const lost = await run(root, ['audit', '--anchor', 'f'.repeat(40)], { env });
  expect(lost.code).toBe(1);
  expect(lost.out).toContain(
    `${'f'.repeat(40)} was published, and is no commit or fingerprint of this history any more`,
  );
});

test('audit tells apart what was put right by a correction, and does not call it late', async () => {
  const { root, on } = living();
  await on('2021-03-01', 'note', id, '--note', 'First.', '--on', '2021-02-20');
  await on('2021-03-02', 'note', id, '--note', 'Second.');
  await on('2021-03-03', 'correct', id, 'history[2].note', 'Put right.', '--note', 'Misheard.');
  const told = await on('2021-03-04', 'audit');
  expect(told).toContain(
    'Put right by a correction: 1\n  actions/docks-2021-rec-1.yaml: history[2].note: Put right. (was First.)',
  );
  expect(told).toContain('Nothing of the past was rewritten without a correction.');
  expect(told).not.toContain('Entered late');
  expect(await on('2021-03-04', 'history', id)).toContain(
    'note of 2021-02-20 put otherwise: note: Put right. (was First.)',
  );
  expect(git(root, '2021-03-04', 'status', '--short')).toBe('');
});

test('a day that was corrected is put right, also of an event that says nothing but its day', async () => {
  const { on } = living();
  await on('2021-03-01', 'correct', id, 'history[0].on', '2021-01-03', '--note', 'Misread.');
  const told = await on('2021-03-02', 'audit');
  expect(told).toContain('history[0].on: 2021-01-03 (was 2021-01-04)');
  expect(told).toContain('Nothing of the past was rewritten without a correction.');
});

test('a merge is told by what it did itself, not by what it took over', async () => {
  const { root, on } = living();
  git(root, '2021-03-01', 'checkout', '-qb', 'side');
  await on('2021-03-01', 'assign', id, '--delivery-lead', 'Head of Piers');
  git(root, '2021-03-01', 'checkout', '-q', 'main');
  await on('2021-03-02', 'target', id, '--by', '2021-09-30');
  git(
    root,
    '2021-03-03',
    '-c',
    'merge.conflictStyle=merge',
    'merge',
    '-q',
    '-X',
    'theirs',
    '-m',
    'Merge',
    'side',
  );
  write(root, {
    'actions/docks-2021-rec-1.yaml': [
      git(root, '2021-03-03', 'show', 'main~1:register/actions/docks-2021-rec-1.yaml').trimEnd(),
      ...git(root, '2021-03-03', 'show', 'side:register/actions/docks-2021-rec-1.yaml')
        .trimEnd()
        .split('\n')
        .slice(-3),
      '',
    ].join('\n'),
  });
  git(root, '2021-03-03', 'commit', '-qa', '--amend', '--no-edit');
  const told = await on('2021-03-04', 'history', id, '--field', 'delivery_lead');
  expect(told.match(/delivery_lead: Head of Piers/g)).toHaveLength(1);
  expect(told).not.toContain('Merge');
});

test('trend --recorded leaves out what is older than the register, and an empty repository has nothing', async () => {
  const root = folder({});
  git(root, '2021-01-01', 'init', '-q');
  const nothing = await run(write(root, registerFiles()) ?? root, ['audit'], { env });
  expect(nothing).toMatchObject({ code: 2 });
  expect(nothing.err).toContain('nothing is recorded here yet');
  const bare = folder({});
  git(bare, '2021-01-01', 'init', '-q');
  git(bare, '2021-01-01', 'commit', '-q', '--allow-empty', '-m', 'Begin');
  write(bare, registerFiles());
  git(bare, '2021-03-05', 'add', '-A');
  git(bare, '2021-03-05', 'commit', '-qm', 'Start the register');
  const ran = await run(bare, ['trend', '--recorded', '--since', '2021-01-31', '--as-at', '2021-03-31'], {
    env,
  });
  expect(ran.code).toBe(0);
  expect(ran.err).toContain('Nothing was recorded by 2021-02-28');
});

test('audit says that it begins anew where the register was moved', async () => {
  const { root, on } = living();
  await on('2021-03-01', 'note', id, '--note', 'Seen.');
  git(root, '2021-03-02', 'mv', 'register', 'moved');
  git(root, '2021-03-02', 'commit', '-qm', 'Move the register');
  const { code, out } = await run(root, ['--register', 'moved', 'audit'], { env });
  expect(code).toBe(1);
  expect(out).toContain('the register was moved here from register; what was recorded there is not read');
});

describe('a person who waits for the whole history', () => {
  const clock = () => {
    let now = 0;
    return () => (now += 400);
  };
  const grown = async () => {
    const { root, on } = living();
    for (const month of ['03', '04', '05', '06'])
      await on(`2021-${month}-01`, 'note', id, '--note', `Of ${month}.`);
    return root;
  };
  const asked = [
    [['audit'], /\rJudging commits \[#*\.*\] +\d+ % {2}\d of \d/],
    [['trend', '--recorded', '--since', '2021-02-28'], /\rReading periods \[#*\.*\] +\d+ % {2}\d of \d/],
  ] as const;

  test.each(asked)(
    'sees how far it is, on a terminal, after a second; and the line is gone: %j',
    async (argv, bar) => {
      const { code, err } = await run(await grown(), argv, { env, milliseconds: clock(), errWidth: 80 });
      expect(code, err).toBe(0);
      expect(err).toMatch(bar);
      expect(err.endsWith('\r\u001b[K')).toBe(true);
    },
  );

  test.each(asked)(
    'sees nothing where it is quick, where it is a log, or where it is to be quiet: %j',
    async (argv) => {
      const root = await grown();
      for (const [flags, runtime] of [
        [[], { errWidth: 80 }],
        [[], { milliseconds: clock() }],
        [['--quiet'], { milliseconds: clock(), errWidth: 80 }],
      ] as const)
        expect((await run(root, [...argv, ...flags], { env, ...runtime })).err).toBe('');
    },
  );
});
