/** Checks that a closure submission is a dated letter, as recorded by the commit of the submission. */
import { describe, expect, test } from 'vitest';
import { actionText, batchText, registerFiles } from '../../helpers/register.ts';
import { folder, git, registerInGit, run, write } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2021-01-04, event: issued}';
const progressEvent = '{on: 2021-02-01, event: progress, note: The rope is new.}';
const evidenceEvent = '{on: 2021-02-10, event: evidence, title: Load test, reference: Shelf 4}';
const completedEvent = '{on: 2021-02-20, event: completed, approved_by: quay}';
const submittedIn = (batch: string, on: string) => `{on: ${on}, event: submitted, batch: ${batch}}`;
const action = (n: number, ...laterEvents: readonly string[]) => ({
  [`actions/docks-2021-rec-${n}.yaml`]: actionText({
    id: `docks-2021-rec-${n}`,
    title: `Mend ladder ${n}`,
    history: [issuedEvent, progressEvent, evidenceEvent, completedEvent, ...laterEvents],
  }),
});

/** A batch of March, a batch of June, and an action that is complete. */
const inJune = registerFiles({
  'batches/2021-03.yaml': batchText('2021-03', '2021-03-01'),
  'batches/2021-06.yaml': batchText('2021-06', '2021-06-01'),
  ...action(1, submittedIn('2021-03', '2021-03-01')),
  ...action(2, submittedIn('2021-06', '2021-06-01')),
  ...action(3, submittedIn('2021-06', '2021-06-01')),
  ...action(4),
});

const record = (root: string, day: string, files: Readonly<Record<string, string>>) => {
  write(root, files);
  git(root, day, 'add', '-A');
  git(root, day, 'commit', '-qm', 'Record it');
};

const letterOf = async (root: string, ...argv: readonly string[]) => {
  const { code, out, err } = await run(root, ['report', 'closure-submission', ...argv]);
  expect(code).toBe(0);
  return { out, err };
};
/** The letter itself, without what follows it and without the fingerprint. */
const upToAnnex = (text: string) => text.split(/^## After this letter|^---$/m)[0];
const answerOf = async (root: string, ...argv: readonly string[]) =>
  JSON.parse((await letterOf(root, ...argv, '--json')).out);

describe('a closure submission is a dated letter', () => {
  test('its annex lists only what was sent before it', async () => {
    const root = registerInGit(inJune, { day: '2021-06-01' });
    const march = await answerOf(root, '2021-03', '--as-at', '2021-12-31');
    expect(march.day).toBe('2021-03-01');
    expect(march.waiting.actions).toEqual([]);
    const june = await answerOf(root, '2021-06', '--as-at', '2021-12-31');
    expect(june.waiting.actions).toMatchObject([{ id: 'docks-2021-rec-1', batch: '2021-03', days: 92 }]);
  });

  test('--as-at moves the outcomes and leaves the letter as it is', async () => {
    const root = registerInGit(inJune, { day: '2021-06-01' });
    const letterBefore = (await letterOf(root, '2021-06')).out;
    expect(letterBefore).not.toContain('After this letter');
    record(root, '2021-09-01', {
      ...action(
        2,
        submittedIn('2021-06', '2021-06-01'),
        '{on: 2021-08-01, event: closed, route: submission}',
      ),
      ...action(
        3,
        submittedIn('2021-06', '2021-06-01'),
        '{on: 2021-08-20, event: returned, note: Show more.}',
      ),
    });
    for (const [asAt, closed, returnedCount, awaiting] of [
      ['2021-07-01', 0, 0, 2],
      ['2021-08-10', 1, 0, 1],
      ['2021-08-31', 1, 1, 0],
    ] as const) {
      const { out } = await letterOf(root, '2021-06', '--as-at', asAt);
      expect(upToAnnex(out)).toBe(upToAnnex(letterBefore));
      const { outcomes } = await answerOf(root, '2021-06', '--as-at', asAt);
      expect(outcomes).toMatchObject({
        referred: 2,
        closed,
        returned: returnedCount,
        withdrawn: 0,
        awaiting,
      });
    }
    expect(upToAnnex((await letterOf(root, '2021-06')).out)).toBe(upToAnnex(letterBefore));
  });

  test('it is read as the commit of the submission recorded it, and what is different now follows it', async () => {
    const root = registerInGit(inJune, { day: '2021-06-01' });
    const letterBefore = (await letterOf(root, '2021-06')).out;
    record(root, '2021-09-01', {
      'actions/docks-2021-rec-2.yaml': actionText({
        id: 'docks-2021-rec-2',
        title: 'Mend the second ladder',
        history: [
          issuedEvent,
          progressEvent,
          '{on: 2021-02-05, event: progress, note: Found in the files.}',
          evidenceEvent,
          completedEvent,
          submittedIn('2021-06', '2021-06-01'),
        ],
      }),
      'batches/2021-06.yaml': batchText('2021-06', '2021-06-01').replace('Force Liaison Lead', 'Lead'),
      ...action(4, submittedIn('2021-06', '2021-06-01')),
      ...action(
        1,
        submittedIn('2021-03', '2021-03-01'),
        '{on: 2021-05-01, event: closed, route: submission}',
      ),
    });
    const { out, err } = await letterOf(root, '2021-06');
    expect(err).toBe('');
    expect(upToAnnex(out)).toBe(upToAnnex(letterBefore));
    const { since_letter } = await answerOf(root, '2021-06');
    expect(since_letter).toEqual([
      { id: '2021-06', fact: 'To', was: ['HMICFRS Force Liaison Lead'], is: ['HMICFRS Lead'] },
      { id: 'docks-2021-rec-2', fact: 'Title', was: ['Mend ladder 2'], is: ['Mend the second ladder'] },
      {
        id: 'docks-2021-rec-1',
        fact: 'With HMICFRS from an earlier batch',
        was: ['since 1 March 2021'],
        is: [],
      },
      {
        id: 'docks-2021-rec-2',
        fact: 'Progress of 5 February 2021',
        was: [],
        is: ['Found in the files.'],
      },
      { id: 'docks-2021-rec-4', fact: 'Part of this batch', was: [], is: ['yes'] },
    ]);
    expect(out).toContain('Five facts in this letter are now different in the register.');
  });

  test('an action submitted later in the same batch is not in the letter, but after it', async () => {
    const root = registerInGit(inJune, { day: '2021-06-01' });
    record(root, '2021-06-20', action(4, submittedIn('2021-06', '2021-06-20')));
    const { out } = await letterOf(root, '2021-06', '--as-at', '2021-12-31');
    expect(upToAnnex(out)).not.toContain('docks-2021-rec-4');
    const { since_letter, outcomes } = await answerOf(root, '2021-06', '--as-at', '2021-12-31');
    expect(since_letter).toMatchObject([{ id: 'docks-2021-rec-4', fact: 'Part of this batch', was: [] }]);
    expect(outcomes.referred).toBe(3);
  });

  test('the commit is the last of the day that submitted further actions, not one that was undone', async () => {
    const root = registerInGit(registerFiles({ ...action(1), ...action(2) }), { day: '2021-05-01' });
    record(root, '2021-06-01', action(1, submittedIn('2021-06', '2021-06-01')));
    record(root, '2021-06-02', action(1));
    record(root, '2021-06-03', action(1, submittedIn('2021-06', '2021-06-01')));
    record(root, '2021-06-03', action(2, submittedIn('2021-06', '2021-06-01')));
    const commit = git(root, '2021-06-03', 'rev-parse', 'HEAD').trim();
    record(root, '2021-06-03', { 'boards/pier.yaml': 'id: pier\nname: The pier board\n' });
    const { recorded: recordedCommit, actions } = await answerOf(root, '2021-06');
    expect(recordedCommit).toEqual({ commit, day: '2021-06-03' });
    expect(actions).toHaveLength(2);
  });

  test('a renamed action keeps the reference of the letter, and its new id follows it', async () => {
    const root = registerInGit(inJune, { day: '2021-06-01' });
    git(root, '2021-07-01', 'rm', '-q', 'register/actions/docks-2021-rec-3.yaml');
    record(root, '2021-07-01', {
      'actions/docks-2021-rec-9.yaml': actionText({
        id: 'docks-2021-rec-9',
        title: 'Mend ladder 3',
        wording: 'The force should mend ladder docks-2021-rec-3 by the end of the season.',
        top: 'formerly: [docks-2021-rec-3]\n',
        history: [
          issuedEvent,
          progressEvent,
          evidenceEvent,
          completedEvent,
          submittedIn('2021-06', '2021-06-01'),
        ],
      }),
    });
    const { actions, since_letter } = await answerOf(root, '2021-06');
    expect(actions.map(({ id }: { readonly id: string }) => id)).toContain('docks-2021-rec-3');
    expect(since_letter).toEqual([
      { id: 'docks-2021-rec-9', fact: 'Reference', was: ['docks-2021-rec-3'], is: ['docks-2021-rec-9'] },
    ]);
  });

  test('an action that is now marked above the letter is left out of it', async () => {
    const root = registerInGit(inJune, { day: '2021-06-01' });
    record(root, '2021-07-01', {
      'actions/docks-2021-rec-3.yaml': actionText({
        id: 'docks-2021-rec-3',
        top: 'marking: SECRET\n',
        history: [
          issuedEvent,
          progressEvent,
          evidenceEvent,
          completedEvent,
          submittedIn('2021-06', '2021-06-01'),
        ],
      }),
      'papers/letter.yaml':
        'id: letter\ntitle: Letter\ntemplate: closure-submission\nas_at: 2021-06-01\npublic: false\nmarking: OFFICIAL\n',
    });
    const { code, out } = await run(root, ['report', 'letter', '2021-06']);
    expect(code).toBe(0);
    expect(out).not.toContain('docks-2021-rec-3');
  });

  test('without git it is read as at its day, and a note gives the reason', async () => {
    const { out, err } = await letterOf(folder(inJune), '2021-06', '--as-at', '2021-12-31');
    expect(out).toContain('**Sent:** 1 June 2021');
    expect(err).toContain('The letter shows the register as it is now: git has no commit');
  });

  test('a draft has the day that was asked for, and everything sent by then in its annex', async () => {
    const root = registerInGit(inJune, { day: '2021-06-01' });
    const draft = await answerOf(root, '--ready', '--as-at', '2021-06-01');
    expect(draft).toMatchObject({ day: '2021-06-01', recorded: null, outcomes: null, since_letter: [] });
    expect(draft.actions).toMatchObject([{ id: 'docks-2021-rec-4' }]);
    expect(draft.waiting.actions.map(({ id }: { readonly id: string }) => id)).toEqual([
      'docks-2021-rec-1',
      'docks-2021-rec-2',
      'docks-2021-rec-3',
    ]);
    expect((await answerOf(root, '--ready', '--as-at', '2021-02-10')).actions).toEqual([]);
  });
});

test('an approval before a return is not the approval of the next submission', async () => {
  const history = [
    submittedIn('2021-03', '2021-03-01'),
    '{on: 2021-04-01, event: returned, note: Show it under load.}',
    submittedIn('2021-06', '2021-06-01'),
  ];
  const { out } = await letterOf(folder({ ...inJune, ...action(2, ...history) }), '2021-06');
  expect(out).toContain('No approval is recorded for this submission.');
});
