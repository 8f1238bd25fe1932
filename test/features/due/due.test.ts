import { describe, expect, test } from 'vitest';
import { actionText, batchText, inspectionText, registerFiles } from '../../helpers/register.ts';
import { folder, onModel, onModelAcross, run } from '../../helpers/tool.ts';

const issued = '{on: 2021-01-04, event: issued}';
const owned =
  '{on: 2021-01-11, event: assigned, force_lead: Harbour Master, delivery_lead: Head of Docks, board: quay}';

const dueWith = async (history: readonly string[], asAt: string, top = '') => {
  const files = {
    'actions/docks-2021-rec-1.yaml': actionText({ history: [issued, ...history], top }),
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
  const history = [owned, '{on: 2021-01-12, event: assigned, force_lead: N/A, delivery_lead: "-"}'];
  expect((await dueWith(history, '2021-01-11')).unassigned).toEqual([]);
  expect((await dueWith(history, '2021-01-12')).unassigned).toMatchObject([
    { missing: ['force_lead', 'delivery_lead'], delivery_lead: '-' },
  ]);
});

describe('overdue on the force’s clock', () => {
  const targets = [
    owned,
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
    const submitted = [...complete, '{on: 2021-04-03, event: submitted, batch: 2021-06}'];
    expect((await dueWith(submitted, '2021-04-11')).overdue).toEqual([]);
  });
  test('without a target the inspectorate’s deadline counts', async () => {
    const { overdue } = await dueWith([owned], '2021-03-11', 'deadline: {text: by March, by: 2021-03-01}\n');
    expect(overdue).toMatchObject([
      { due: '2021-03-01', days: 10, first_target: null, days_past_first: null },
    ]);
  });
});

test('near, up to and with the last day of the threshold', async () => {
  const target = [owned, '{on: 2021-02-01, event: target, by: 2021-03-29}'];
  expect((await dueWith(target, '2021-03-01')).near).toMatchObject([{ days: -28 }]);
  expect((await dueWith(target, '2021-02-28')).near).toEqual([]);
});

test('quiet after more days without any event than the threshold', async () => {
  expect((await dueWith([owned], '2021-03-12')).quiet).toEqual([]);
  expect((await dueWith([owned], '2021-03-13')).quiet).toMatchObject([
    { last_event: '2021-01-11', days: 61 },
  ]);
});

test('waiting with HMICFRS, late after more than the threshold; ready when complete', async () => {
  const sent = [
    owned,
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
  const responses = async (more: string, asAt: string) => {
    const files = { 'inspections/docks-2021.yaml': inspectionText('docks-2021', 'docks', more) };
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

test('each section shows the next command', async () => {
  const { out } = await onModel('due', '--as-at', '2021-11-25');
  const headings = out.match(/^[A-Z][^\n:]*: \d+$/gm) ?? [];
  expect(headings.length).toBeGreaterThanOrEqual(6);
  expect(out.match(/^Next: /gm)).toHaveLength(headings.length);
});

test.each([80, 60, 40])(
  'on a terminal of %i columns no line is longer, and no action is left out',
  async (width) => {
    const wide = await onModel('due', '--as-at', '2021-11-25');
    const { out } = await onModelAcross(width, ['due', '--as-at', '2021-11-25']);
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
    const named = (text: string) => text.match(/^[a-z]\S*-\d+[a-z]?(?= |$)/gm) ?? [];
    expect(named(out)).toEqual(named(wide.out));
  },
);
