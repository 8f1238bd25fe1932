/** Checks when a committee paper restates the figures of the last one, and the reasons that it gives. */
import { describe, expect, test } from 'vitest';
import { actionText, batchText, registerFiles } from '../../helpers/register.ts';
import { folder, git, registerInGit, run, write } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2021-01-04, event: issued}';
const submittedEvent = '{on: 2021-06-01, event: submitted, batch: 2021-06}';
const action = (n: number, history: readonly string[], type = 'recommendation', top = '') => {
  const id = `docks-2021-rec-${n}`;
  return { [`actions/${id}.yaml`]: actionText({ id, type, top, history }) };
};
const paper = (id: string, asAt: string, extraFields = '') => ({
  [`papers/${id}.yaml`]: `id: ${id}\ntitle: Update of ${id}\ntemplate: audit-committee\nas_at: ${asAt}\n${extraFields}`,
});

/** Three live actions as at 30 June 2021, one of them with HMICFRS, in the paper of a meeting in July. */
const juneRegister = registerFiles({
  'batches/2021-06.yaml': batchText('2021-06'),
  ...paper('july', '2021-06-30', 'meeting: 2021-07-15\n'),
  ...action(1, [issuedEvent, submittedEvent]),
  ...action(2, [issuedEvent]),
  ...action(3, [issuedEvent]),
});

const record = (root: string, day: string, files: Readonly<Record<string, string>>) => {
  write(root, files);
  git(root, day, 'add', '-A');
  git(root, day, 'commit', '-q', '--allow-empty', '-m', 'Record it');
};

/** The register of July, with files recorded on a later day; the next paper is that of October. */
const afterwards = (day: string, files: Readonly<Record<string, string>>) => {
  const root = registerInGit(juneRegister, { day: '2021-07-10' });
  record(root, day, files);
  record(root, '2021-10-01', paper('october', '2021-09-30', 'since: 2021-06-30\n'));
  return root;
};

const update = async (root: string, ...argv: readonly string[]) => {
  const { code, out: output } = await run(root, ['report', 'october', ...argv]);
  expect(code).toBe(0);
  return output;
};
const readRestatement = async (root: string) => JSON.parse(await update(root, '--json')).since_last.restated;

const closedEarly = '{on: 2021-06-20, event: closed, route: revisit}';

describe('a paper restates the figures of the last one', () => {
  test('where an entry of its time was recorded after the meeting', async () => {
    const root = afterwards('2021-08-02', action(2, [issuedEvent, closedEarly]));
    expect(await readRestatement(root)).toMatchObject({
      paper: 'july',
      as_at: '2021-06-30',
      recorded_by: '2021-07-15',
      given: { live: 3, submitted: 1 },
      now: { live: 2, submitted: 1 },
      types: [{ type: 'recommendation', given: { live: 3 }, now: { live: 2 } }],
      actions: [
        {
          id: 'docks-2021-rec-2',
          reason: 'late-entry',
          entries: [{ on: '2021-06-20', event: 'closed' }],
          recorded_on: '2021-08-02',
        },
      ],
      unnamed: 0,
    });
    const output = await update(root);
    expect(output).toContain(
      '- **Restated figures:** Update of july reported three live actions as at 30 June 2021, including one with HMICFRS. The figures are restated as two live actions, including one with HMICFRS.\n  - Recommendations: 3 (1) restated as 2 (1)\n  - docks-2021-rec-2: late entry: closed on 20 June 2021; recorded on 2 August 2021',
    );
    expect(output).toContain('two actions were live at the last update (restated from 3).');
  });

  test('where the issue of an action, or its submission, was recorded late', async () => {
    const lateFiles = { ...action(4, [issuedEvent]), ...action(3, [issuedEvent, submittedEvent]) };
    const result = await readRestatement(afterwards('2021-08-02', lateFiles));
    expect([result.given, result.now]).toEqual([
      { live: 3, submitted: 1 },
      { live: 4, submitted: 2 },
    ]);
    expect(result.actions.map(({ id, reason }: { id: string; reason: string }) => [id, reason])).toEqual([
      ['docks-2021-rec-3', 'late-entry'],
      ['docks-2021-rec-4', 'late-entry'],
    ]);
  });

  test('where a fact was corrected, though the total is the same', async () => {
    const correction =
      '{on: 2021-08-02, event: correction, field: type, was: recommendation, note: Misread.}';
    const root = afterwards('2021-08-02', action(2, [issuedEvent, correction], 'area-for-improvement'));
    const result = await readRestatement(root);
    expect(result.given).toEqual(result.now);
    expect(result.types).toHaveLength(2);
    expect(result.actions).toMatchObject([{ id: 'docks-2021-rec-2', reason: 'correction' }]);
    expect(await update(root)).toContain(
      'The totals are unchanged, but the actions that make them up are different.',
    );
  });

  test('where an action was removed', async () => {
    const root = afterwards('2021-08-02', {});
    git(root, '2021-10-02', 'rm', '-q', 'register/actions/docks-2021-rec-3.yaml');
    git(root, '2021-10-02', 'commit', '-qm', 'Remove it');
    expect(await readRestatement(root)).toMatchObject({
      now: { live: 2 },
      actions: [{ id: 'docks-2021-rec-3', reason: 'removed', recorded_on: '2021-10-02' }],
    });
    expect(await update(root)).toContain(
      'docks-2021-rec-3: removed from the register; recorded on 2 October 2021',
    );
  });

  test('and does not name an action that is marked above it', async () => {
    const secret = action(4, [issuedEvent], 'recommendation', 'marking: SECRET\n');
    const root = afterwards('2021-08-02', secret);
    expect(await readRestatement(root)).toMatchObject({ now: { live: 4 }, actions: [], unnamed: 1 });
    const output = await update(root);
    expect(output).toContain('- one further action not named in this paper');
    expect(output).not.toContain('docks-2021-rec-4');
  });
});

describe('a paper restates nothing', () => {
  test('where what was recorded later is of later days, was recorded before the meeting, or moves no figure', async () => {
    const later = action(2, [issuedEvent, '{on: 2021-07-20, event: closed, route: revisit}']);
    expect(await readRestatement(afterwards('2021-08-02', later))).toBeNull();
    expect(await readRestatement(afterwards('2021-07-14', action(2, [issuedEvent, closedEarly])))).toBeNull();
    const filesWithNote = action(2, [
      issuedEvent,
      '{on: 2021-06-20, event: progress, note: The rope is new.}',
    ]);
    expect(await readRestatement(afterwards('2021-08-02', filesWithNote))).toBeNull();
  });

  test('where an action was only renamed', async () => {
    const root = afterwards('2021-08-02', {});
    git(root, '2021-08-03', 'rm', '-q', 'register/actions/docks-2021-rec-3.yaml');
    record(root, '2021-08-03', action(9, [issuedEvent], 'recommendation', 'formerly: [docks-2021-rec-3]\n'));
    expect(await readRestatement(root)).toBeNull();
  });

  test('without an earlier paper, and without git', async () => {
    const changedFiles = { ...juneRegister, ...action(2, [issuedEvent, closedEarly]) };
    const october = paper('october', '2021-09-30', 'since: 2021-06-30\n');
    expect(await readRestatement(folder({ ...changedFiles, ...october }))).toBeNull();
    const root = registerInGit(registerFiles({ ...action(2, [issuedEvent]), ...october }), {
      day: '2021-07-10',
    });
    record(root, '2021-08-02', action(2, [issuedEvent, closedEarly]));
    expect(await readRestatement(root)).toBeNull();
    expect(await update(root)).not.toContain('estated');
  });
});
