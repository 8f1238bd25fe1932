/** Checks the answer and page of `ageing`: both clocks, the waits for HMICFRS and the bands of age. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DimensionName } from '../../../src/domain/vocabulary.ts';
import { ageingOn } from '../../../src/features/ageing/ageing.ts';
import type { Ages } from '../../../src/features/ageing/schema.ts';
import { summarise } from '../../../src/features/summary/summary.ts';
import { convertFilter } from '../../helpers/compare-summaries.ts';
import { openRandomRegister, sortIds, sum } from '../../helpers/comparison.ts';
import { everyDimension } from '../../helpers/naive-counter.ts';
import { randomRegister } from '../../helpers/random-register.ts';
import { actionText, boardText, registerFiles } from '../../helpers/register.ts';
import { runs, seed } from '../../helpers/runs.ts';
import { folder, onModel, run } from '../../helpers/tool.ts';

const issuedEvent = '{on: 2021-01-01, event: issued}';
const assignedTo = (board: string) => `{on: 2021-01-02, event: assigned, board: ${board}}`;
const submittedOn = (day: string) => `{on: ${day}, event: submitted, batch: 2021-06}`;

/** As at 1 March, 59 days after issue. */
const histories: Readonly<Record<string, readonly string[]>> = {
  'docks-2021-rec-1': [issuedEvent, assignedTo('quay')],
  'docks-2021-rec-2': [issuedEvent, assignedTo('quay'), submittedOn('2021-02-01')],
  'docks-2021-rec-3': [
    issuedEvent,
    assignedTo('lock'),
    submittedOn('2021-02-19'),
    '{on: 2021-02-21, event: returned, note: No.}',
  ],
  'docks-2021-coc-1': ['{on: 2020-11-30, event: issued}'],
  'docks-2021-coc-2': [
    issuedEvent,
    submittedOn('2021-01-11'),
    '{on: 2021-02-10, event: closed, route: submission}',
  ],
};

const harbour = () =>
  folder(
    registerFiles({
      'boards/lock.yaml': boardText('lock'),
      ...Object.fromEntries(
        Object.entries(histories).map(([id, history]) => {
          const type = id.includes('coc') ? 'cause-of-concern' : 'recommendation';
          return [`actions/${id}.yaml`, actionText({ id, type, history })];
        }),
      ),
    }),
  );

test('the median of an even number of closings is halfway between the middle two', async () => {
  const closedAction = (index: number, day: string) => {
    const id = `docks-2021-rec-${index}`;
    return [
      `actions/${id}.yaml`,
      actionText({ id, history: [issuedEvent, `{on: ${day}, event: closed, route: revisit}`] }),
    ];
  };
  const files = Object.fromEntries([closedAction(1, '2021-01-11'), closedAction(2, '2021-01-16')]);
  const argv = ['report', 'annual', '--as-at', '2021-03-01', '--since', '2020-03-01'];
  const { out } = await run(folder(registerFiles(files)), [...argv, '--json']);
  expect(JSON.parse(out).closings).toEqual([
    { route: 'revisit', closed: 2, median: 12.5, least: 10, most: 15 },
  ]);
  const page = await run(folder(registerFiles(files)), argv);
  expect(page.out).toMatch(/\| revisit +\| +2 \| +12\.5 \|/);
});

test('by type and by board: number, median and oldest on both clocks, and the bands', async () => {
  const { out } = await run(harbour(), ['ageing', '--as-at', '2021-03-01', '--json']);
  const { tables, total } = JSON.parse(out);
  const brief = ({ label, live, bands }: Ages & { label: string }) => [
    label,
    ...[live.number, live.force.median, live.force.oldest],
    ...[live.hmicfrs.number, live.hmicfrs.median, live.hmicfrs.oldest],
    ...[bands['0-90'], bands['91-180']],
  ];
  expect(tables[0].rows.map(brief)).toEqual([
    ['Causes of concern', 1, 91, 91, 0, null, null, 0, 1],
    ['Recs', 3, 57, 59, 1, 28, 28, 3, 0],
  ]);
  expect(tables[1].rows.map(brief)).toEqual([
    ['The lock board', 1, 57, 57, 0, null, null, 1, 0],
    ['The quay board', 2, 45, 59, 1, 28, 28, 2, 0],
    ['No board', 1, 91, 91, 0, null, null, 0, 1],
  ]);
  expect(brief({ ...total, label: 'Total' })).toEqual(['Total', 4, 58, 91, 1, 28, 28, 3, 1]);
  expect(total.live.completed_waits).toEqual({ number: 1, median: 2, oldest: 2 });
  expect(total.ids).toMatchObject({ submitted: ['docks-2021-rec-2'], completed_waits: ['docks-2021-rec-3'] });
  expect(total.closed).toEqual({
    number: 1,
    force: { number: 1, median: 10, oldest: 10 },
    hmicfrs: { number: 0, median: null, oldest: null },
    completed_waits: { number: 1, median: 30, oldest: 30 },
  });
  expect(total.ids.closed).toEqual(['docks-2021-coc-2']);
});

test('an audit action never waits for HMICFRS, even if an old file has a submission of it', async () => {
  const id = 'docks-2021-act-1';
  const returnedEvent = '{on: 2021-01-21, event: returned, note: No.}';
  const history = [issuedEvent, submittedOn('2021-01-11'), returnedEvent, submittedOn('2021-02-01')];
  const root = folder(
    registerFiles({ [`actions/${id}.yaml`]: actionText({ id, type: 'audit-action', history }) }),
  );
  const argv = ['ageing', '--as-at', '2021-03-01', '--type', 'audit-action', '--json'];
  const { total } = JSON.parse((await run(root, argv)).out);
  expect([total.live.number, total.live.hmicfrs.number, total.live.completed_waits.number]).toEqual([
    1, 0, 0,
  ]);
  expect(total.ids).toMatchObject({ submitted: [], completed_waits: [], oldest_hmicfrs: [] });
});

test('the answer, and a page with --ids, has the actions of each band and the oldest on each clock', async () => {
  const argv = ['ageing', '--as-at', '2021-03-01', '--rows', 'origin'];
  const [row] = JSON.parse((await run(harbour(), [...argv, '--json'])).out).tables[0].rows;
  expect(row.ids).toMatchObject({
    bands: {
      '0-90': ['docks-2021-rec-1', 'docks-2021-rec-2', 'docks-2021-rec-3'],
      '91-180': ['docks-2021-coc-1'],
    },
    oldest_force: ['docks-2021-coc-1'],
    oldest_hmicfrs: ['docks-2021-rec-2'],
    closed: ['docks-2021-coc-2'],
  });
  expect((await run(harbour(), [...argv, '--ids'])).out).toContain(
    'Docks, longest with HMICFRS, 28 days\n  docks-2021-rec-2\n',
  );
});

test('`due` shows both clocks of actions with HMICFRS, including earlier submissions', async () => {
  const history = [
    ...[
      issuedEvent,
      submittedOn('2021-01-11'),
      '{on: 2021-01-21, event: returned, note: No.}',
      submittedOn('2021-02-01'),
    ],
  ];
  const root = folder(registerFiles({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) }));
  const { waiting } = JSON.parse((await run(root, ['due', '--as-at', '2021-03-01', '--json'])).out);
  expect(waiting).toMatchObject([{ days: 28, days_with_hmicfrs: 38, days_with_force: 21 }]);
});

describe('the ageing of the model force, for review', () => {
  test.each(['txt', 'md', 'csv'])('%s', async (ending) => {
    const formats: Readonly<Record<string, string>> = { md: 'markdown', txt: 'table' };
    const { code, out } = await onModel(
      ...['ageing', '--as-at', '2021-11-25', '--format', formats[ending] ?? ending],
    );
    expect(code).toBe(0);
    await expect(out.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`../../golden/ageing.${ending}`);
  });
});

test('on a terminal of 80 columns no line is longer', async () => {
  const { out } = await run(harbour(), ['ageing'], { screen: { width: 80, colour: false } });
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

const numRuns = runs(25);

test(`parts and totals agree, and so do the bands with the summary by age (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.constantFrom('lawful' as const, 'unlawful' as const).chain(randomRegister),
      fc.constantFrom(...(everyDimension as DimensionName[])),
      (example, rows) => {
        const { register, files } = openRandomRegister(example);
        const asAt = example.days[1];
        const filter = { ...convertFilter(example.filter), type: example.types };
        const question = { asAt, filter, allTypes: false };
        const { tables, total, several } = ageingOn(register, files, { ...question, rows: [rows] });
        const parts = tables[0]?.rows ?? [];
        for (const { live, bands, closed: closedAction, ids } of [...parts, total]) {
          expect(sum(Object.values(bands))).toBe(live.number);
          expect(live.force.number).toBe(live.number);
          expect(live.hmicfrs.number).toBeLessThanOrEqual(live.number);
          expect(ids.closed).toHaveLength(closedAction.number);
          expect(Object.values(ids.bands).map((band) => band.length)).toEqual(Object.values(bands));
        }
        const uniqueIds = (ages: readonly Ages[]) => [
          ...new Set(ages.flatMap(({ ids }) => Object.values(ids.bands).flat())),
        ];
        expect(sortIds(uniqueIds(parts))).toEqual(sortIds(uniqueIds([total])));
        if (several.length === 0) {
          expect(sum(parts.map(({ live }) => live.number))).toBe(total.live.number);
          expect(sum(parts.map(({ closed: closedAction }) => closedAction.number))).toBe(total.closed.number);
        }
        expect(Math.max(0, ...parts.map(({ live }) => live.force.oldest ?? 0))).toBe(
          total.live.force.oldest ?? 0,
        );
        const table = summarise(register, files, { ...question, rows: 'age', columns: 'type' });
        for (const { id, cells } of table.rows)
          expect(total.bands[id as keyof Ages['bands']]).toBe(
            sum(Object.values(cells).map(({ live }) => live)),
          );
      },
    ),
    { seed, numRuns },
  );
});
