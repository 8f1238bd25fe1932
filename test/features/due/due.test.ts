/** Checks `due`: which actions need attention, and for how many days. */
import { describe, expect, test } from 'vitest';
import { actionText, batchText, inspectionText, registerFiles } from '../../helpers/register.ts';
import { folder, onModel, onModelAcross, run } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2021-01-04, event: issued}';
const assignedEvent =
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}';

const dueWith = async (history: readonly string[], asAt: string, top = '') => {
  const files = {
    'actions/docks-2021-rec-1.yaml': actionText({ history: [issuedEvent, ...history], top }),
    'batches/2021-06.yaml': batchText('2021-06', '2021-02-01'),
    'inspections/docks-2021.yaml': inspectionText(
      'docks-2021',
      'docks',
      'response: {published: 2021-02-01}\n',
    ),
  };
  const { out } = await run(folder(registerFiles(files)), ['due', '--as-at', asAt, '--json']);
  return JSON.parse(out);
};

test('an action without an owner is listed with the missing parts', async () => {
  const { unassigned } = await dueWith(['{on: 2021-01-05, event: assigned, board: quay}'], '2021-01-06');
  expect(unassigned).toMatchObject([{ id: 'docks-2021-rec-1', missing: ['force_lead', 'delivery_lead'] }]);
});

test('a placeholder does not count as an owner', async () => {
  const history = [assignedEvent, '{on: 2021-01-12, event: assigned, force_lead: N/A, delivery_lead: "-"}'];
  expect((await dueWith(history, '2021-01-11')).unassigned).toEqual([]);
  expect((await dueWith(history, '2021-01-12')).unassigned).toMatchObject([
    { missing: ['force_lead', 'delivery_lead'], delivery_lead: '-' },
  ]);
});

describe('overdue on the force’s clock', () => {
  const targets = [
    assignedEvent,
    '{on: 2021-02-01, event: target, by: 2021-03-01}',
    '{on: 2021-02-20, event: target, by: 2021-04-01, reason: Rain., approved_by: quay}',
  ];

  test('days past the current target appear next to days past the first', async () => {
    const { overdue } = await dueWith(targets, '2021-04-11');
    expect(overdue).toMatchObject([
      { due: '2021-04-01', days: 10, first_target: '2021-03-01', days_past_first: 41, target_changes: 1 },
    ]);
  });
  test('an action is not overdue on its target day', async () => {
    expect((await dueWith(targets, '2021-04-01')).overdue).toEqual([]);
    expect((await dueWith(targets, '2021-04-02')).overdue).toHaveLength(1);
  });
  test('`complete` does not hide it, `submitted` does', async () => {
    const complete = [...targets, '{on: 2021-04-02, event: completed, approved_by: quay}'];
    expect((await dueWith(complete, '2021-04-11')).overdue).toHaveLength(1);
    const submittedHistory = [...complete, '{on: 2021-04-03, event: submitted, batch: 2021-06}'];
    expect((await dueWith(submittedHistory, '2021-04-11')).overdue).toEqual([]);
  });
  test('without a target the inspectorate’s deadline counts', async () => {
    const { overdue } = await dueWith(
      [assignedEvent],
      '2021-03-11',
      'deadline: {text: by March, by: 2021-03-01}\n',
    );
    expect(overdue).toMatchObject([
      { due: '2021-03-01', days: 10, first_target: null, days_past_first: null },
    ]);
  });
});

test('near, up to and with the last day of the threshold', async () => {
  const target = [assignedEvent, '{on: 2021-02-01, event: target, by: 2021-03-29}'];
  expect((await dueWith(target, '2021-03-01')).near).toMatchObject([{ days: -28 }]);
  expect((await dueWith(target, '2021-02-28')).near).toEqual([]);
});

test('quiet after more days without any event than the threshold', async () => {
  expect((await dueWith([assignedEvent], '2021-03-12')).quiet).toEqual([]);
  expect((await dueWith([assignedEvent], '2021-03-13')).quiet).toMatchObject([
    { last_event: '2021-01-11', days: 61 },
  ]);
});

test('waiting with HMICFRS, late after more than the threshold; ready when complete', async () => {
  const sent = [
    assignedEvent,
    '{on: 2021-02-01, event: completed, approved_by: quay}',
    '{on: 2021-02-01, event: submitted, batch: 2021-06}',
  ];
  expect((await dueWith(sent, '2021-05-02')).waiting).toMatchObject([
    { batch: '2021-06', days: 90, late: false },
  ]);
  expect((await dueWith(sent, '2021-05-03')).waiting).toMatchObject([{ days: 91, late: true }]);
  expect((await dueWith(sent.slice(0, 2), '2021-05-03')).ready).toMatchObject([
    { completed_on: '2021-02-01' },
  ]);
});

describe('the section 55 response', () => {
  const responses = async (inspectionLines: string, asAt: string) => {
    const files = { 'inspections/docks-2021.yaml': inspectionText('docks-2021', 'docks', inspectionLines) };
    const { out } = await run(folder(registerFiles(files)), ['due', '--as-at', asAt, '--json']);
    return JSON.parse(out).responses;
  };
  test('is due on publication plus 55 days: the 56 days begin with the day of publication', async () => {
    expect(await responses('', '2021-02-18')).toEqual([
      {
        inspection: 'docks-2021',
        title: 'Inspection of the docks',
        published: '2021-01-04',
        last_day: '2021-02-28',
        days_left: 10,
      },
    ]);
    expect((await responses('', '2021-03-01'))[0].days_left).toBe(-1);
  });
  test('is late in the column of the days left, and its heading has both', async () => {
    const { out } = await run(folder(registerFiles({})), ['due', '--as-at', '2021-03-02']);
    expect(out).toContain('Days left or late');
    expect(out).toContain('2 days late');
  });
  test('is listed from 14 days before its last day', async () => {
    expect(await responses('', '2021-02-13')).toEqual([]);
    expect(await responses('', '2021-02-14')).toMatchObject([{ days_left: 14 }]);
  });
  test('is not due once published, before publication, or for another body', async () => {
    expect(await responses('response: {published: 2021-02-10}\n', '2021-02-18')).toEqual([]);
    expect(await responses('response: {published: 2021-02-20}\n', '2021-02-18')).toHaveLength(1);
    expect(await responses('', '2021-01-03')).toEqual([]);
    expect(await responses('body: RSM\n', '2021-02-18')).toEqual([]);
  });
});

test('each section with actions shows the next command, and needing a new target is shown next to overdue', async () => {
  const { out } = await onModel('due', '--as-at', '2021-11-25');
  expect(out).toContain('\nReturned, new target needed: 0\n');
  const headings = out.match(/^[A-Z][^\n:]*: [1-9]\d*$/gm) ?? [];
  expect(headings.length).toBeGreaterThanOrEqual(6);
  expect(out.match(/^Next: /gm)).toHaveLength(headings.length);
});

test.each([80, 60, 40])(
  'on a terminal of %i columns no line is longer, and no action is left out',
  async (width) => {
    const wide = await onModel('due', '--as-at', '2021-11-25');
    const { out } = await onModelAcross(width, ['due', '--as-at', '2021-11-25']);
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
    const idsIn = (text: string) => text.match(/^[a-z]\S*-\d+[a-z]?(?= |$)/gm) ?? [];
    expect(idsIn(out)).toEqual(idsIn(wide.out));
  },
);

describe('what HMICFRS returned', () => {
  const life = [
    '{on: 2021-01-04, event: issued}',
    '{on: 2021-01-11, event: target, by: 2021-03-01}',
    '{on: 2021-02-01, event: progress, rag: green, note: All mended.}',
    '{on: 2021-02-20, event: completed, approved_by: quay}',
    '{on: 2021-03-10, event: submitted, batch: 2021-06}',
    '{on: 2021-06-10, event: returned, note: Two rungs are missing.}',
  ];
  const dueOn = async (asAt: string, history: readonly string[] = life) => {
    const root = folder(registerFiles({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) }));
    return JSON.parse((await run(root, ['due', '--as-at', asAt, '--json'])).out);
  };
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const id = 'docks-2021-rec-1';

  test('on time needs a new target for 28 days, and is overdue after them by the days with the force', async () => {
    const recent = await dueOn('2021-07-08');
    expect([recent.overdue, ids(recent.needs_target), recent.near].flat()).toEqual([id]);
    const later = await dueOn('2021-07-09');
    expect([ids(later.overdue), later.needs_target].flat()).toEqual([id]);
    // 2 to 9 March, and 10 June to 9 July.
    expect(later.overdue[0]).toMatchObject({ days: 8 + 30, days_past_first: 38, returned_on: '2021-06-10' });
  });

  test('has no rating until it is rated again', async () => {
    expect((await dueOn('2021-06-10')).not_rated_since_returned).toMatchObject([
      { id, returned_on: '2021-06-10', rag_before_return: 'green' },
    ]);
    const ratedHistory = [...life, '{on: 2021-06-20, event: progress, rag: red, note: Timber is late.}'];
    expect((await dueOn('2021-06-20', ratedHistory)).not_rated_since_returned).toEqual([]);
  });

  test('the register may set the days for a new target', async () => {
    const files = registerFiles({ 'actions/docks-2021-rec-1.yaml': actionText({ history: life }) });
    const root = folder({
      ...files,
      'register.yaml': `${files['register.yaml']}due: {return_days: 5}\n`,
    });
    const dueAt = async (asAt: string) =>
      JSON.parse((await run(root, ['due', '--as-at', asAt, '--json'])).out);
    expect(ids((await dueAt('2021-06-15')).needs_target)).toEqual([id]);
    expect(ids((await dueAt('2021-06-16')).overdue)).toEqual([id]);
  });
});
