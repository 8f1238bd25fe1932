/** Checks the figures of a paper's period: months that add up to the year, batches with any activity, and events counted as events. */
import { describe, expect, test } from 'vitest';
import { actionText, batchText, boardText, registerFiles } from '../../helpers/register.ts';
import { folder, run } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2020-01-06, event: issued}';
const closedOn = (on: string) => `{on: ${on}, event: closed, route: revisit}`;
const submittedOn = (on: string) => `{on: ${on}, event: submitted, batch: 2020-03}`;
const returnedOn = (on: string) => `{on: ${on}, event: returned, note: More evidence.}`;
const withdrawnOn = (on: string) => `{on: ${on}, event: withdrawn, note: Sent too soon.}`;

const paper = async (histories: readonly (readonly string[])[], ...argv: readonly string[]) => {
  const actions = histories.map((history, actionIndex) => {
    const id = `docks-2021-rec-${actionIndex + 1}`;
    return [`actions/${id}.yaml`, actionText({ id, history: [issuedEvent, ...history] })];
  });
  const files = {
    'batches/2020-03.yaml': batchText('2020-03', '2020-03-01'),
    ...Object.fromEntries(actions),
  };
  return (await run(folder(registerFiles(files)), ['report', ...argv])).out;
};

describe('the months of a year', () => {
  const year = [
    [closedOn('2020-11-10')],
    [closedOn('2020-11-27')],
    [closedOn('2021-11-20')],
    [closedOn('2021-11-26')],
  ];
  const argv = ['annual', '--as-at', '2021-11-25', '--since', '2020-11-25'];

  test('add up to the year, and the first and the last show where they begin and end', async () => {
    const { months, movement_total: total } = JSON.parse(await paper(year, ...argv, '--json'));
    const closings = months.map(({ label, closed: count }: { label: string; closed: number }) => [
      label,
      count,
    ]);
    expect(closings[0]).toEqual(['26 to 30 November 2020', 1]);
    expect(closings[1]).toEqual(['December 2020', 0]);
    expect(closings.at(-1)).toEqual(['1 to 25 November 2021', 1]);
    expect(closings).toHaveLength(13);
    expect(total.closed).toBe(2);
    expect(await paper(year, ...argv)).toMatch(/\| 26 to 30 November 2020 +\| +2 \| +0 \| +1 \|/);
  });

  test('end with the position of the year’s last day', async () => {
    const { months, movement_total: total } = JSON.parse(await paper(year, ...argv, '--json'));
    expect(months.at(-1).live).toBe(total.closing);
  });
});

describe('events are counted as events', () => {
  const twice = [
    submittedOn('2020-03-10'),
    returnedOn('2020-04-01'),
    submittedOn('2020-04-10'),
    returnedOn('2020-05-01'),
  ];
  const life = [...twice, submittedOn('2020-06-10'), withdrawnOn('2020-06-20')];

  test('an action returned twice is two returns', async () => {
    const output = await paper([life], 'annual', '--as-at', '2020-12-31', '--since', '2019-12-31');
    expect(output).toContain(
      'Events in the year: three submissions to HMICFRS, two returns with feedback, one withdrawal by the force',
    );
    expect(output).not.toMatch(/actions (?:were|was) returned/);
  });

  test('in its batch it is referred once, with its last outcome', async () => {
    const output = await paper([life], 'annual', '--as-at', '2020-12-31', '--since', '2019-12-31', '--json');
    expect(JSON.parse(output).batches).toMatchObject([
      { id: '2020-03', referred: 1, returned: 0, withdrawn: 1 },
    ]);
  });

  test('a withdrawal is in the board pack and in the group pack', async () => {
    const assignedEvent = '{on: 2020-01-07, event: assigned, board: quay}';
    const sentOnce = [assignedEvent, submittedOn('2020-03-10'), withdrawnOn('2020-06-20')];
    const argv = ['--as-at', '2020-06-30', '--since', '2020-05-31'];
    for (const subject of [['board-pack'], ['group-pack', 'quay']])
      expect(await paper([sentOnce], ...subject, ...argv)).toContain('one withdrawal by the force');
  });

  test('the group pack of a board without live actions reports what moved', async () => {
    const assignedEvent = '{on: 2020-01-07, event: assigned, board: quay}';
    const argv = ['group-pack', 'quay', '--as-at', '2020-06-30', '--since', '2020-05-31'];
    expect(await paper([[assignedEvent, closedOn('2020-06-20')]], ...argv)).toContain(
      'This board has no live HMICFRS actions.\n\nSince 31 May 2020: one closure.',
    );
  });
});

test.each([
  ['submitted and decided before', [submittedOn('2020-03-10'), returnedOn('2020-04-01')], false],
  ['submitted in it', [submittedOn('2020-06-10'), returnedOn('2020-06-11')], true],
  ['decided in it', [submittedOn('2020-03-10'), returnedOn('2020-06-11')], true],
  [
    'submitted again and withdrawn in it',
    [
      submittedOn('2020-03-10'),
      returnedOn('2020-04-01'),
      submittedOn('2020-06-02'),
      withdrawnOn('2020-06-03'),
    ],
    true,
  ],
  ['still awaiting', [submittedOn('2020-03-10')], true],
  [
    'closed, long after an answer',
    [submittedOn('2020-03-10'), returnedOn('2020-04-01'), closedOn('2020-06-10')],
    false,
  ],
])('a batch is in the table of a period with any activity: %s', async (_, life, isListed) => {
  const argv = ['annual', '--as-at', '2020-06-30', '--since', '2020-05-31', '--json'];
  const { batches } = JSON.parse(await paper([life], ...argv));
  expect(batches.map(({ id }: { id: string }) => id)).toEqual(isListed ? ['2020-03'] : []);
});

test('a board pack for a group is refused, and the group’s own pack is offered', async () => {
  const files = registerFiles({ 'boards/berths.yaml': boardText('berths', 'parent: quay\n') });
  const { code, err } = await run(folder(files), ['report', 'board-pack', 'Berths']);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'afi: `berths` is a group: a board pack covers the actions of every board. `afi report group-pack berths` is the pack of its own actions.\n',
  });
  expect((await run(folder(files), ['report', 'board-pack', 'quay'])).code).toBe(0);
});
