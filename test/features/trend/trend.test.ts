/** Checks the periods of `trend`, and that each balances. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../../src/app/open-register.ts';
import { type DimensionName, periodLengths } from '../../../src/domain/vocabulary.ts';
import { changesBetween } from '../../../src/features/changes/changes.ts';
import { summarise } from '../../../src/features/summary/summary.ts';
import type { PeriodFigures, Trend } from '../../../src/features/trend/schema.ts';
import { buildTrend, trendFromEvents, trendPeriods } from '../../../src/features/trend/trend.ts';
import { convertFilter } from '../../helpers/compare-summaries.ts';
import { openRandomRegister, sortIds, sum } from '../../helpers/comparison.ts';
import { everyDimension, liveOn, type PlainFilter } from '../../helpers/naive-counter.ts';
import { recountMovement } from '../../helpers/naive-movement.ts';
import { type RandomRegister, randomRegister } from '../../helpers/random-register.ts';
import { actionText, boardText, registerFiles, shelfOf, today } from '../../helpers/register.ts';
import { runs, seed } from '../../helpers/runs.ts';
import { folder, onModel, run } from '../../helpers/tool.ts';

const issueEvent = '{on: 2021-01-04, event: issued}';
const assignmentOn = (on: string, board: string) => `{on: ${on}, event: assigned, board: ${board}}`;
const submissionOn = (on: string) => `{on: ${on}, event: submitted, batch: 2021-06}`;
const closureOn = (on: string) => `{on: ${on}, event: closed, route: revisit}`;
const reopeningOn = (on: string) => `{on: ${on}, event: reopened, note: Broken again.}`;

const trendOfHistories = async (histories: readonly (readonly string[])[], ...argv: readonly string[]) => {
  const actions = histories.map((history, actionIndex) => {
    const id = `docks-2021-rec-${actionIndex + 1}`;
    return [`actions/${id}.yaml`, actionText({ id, history })];
  });
  const files = { 'boards/lock.yaml': boardText('lock'), ...Object.fromEntries(actions) };
  const { out, err } = await run(folder(registerFiles(files)), ['trend', '--json', ...argv]);
  expect(err).toBe('');
  return JSON.parse(out);
};

const registerWith = (history: readonly string[]) =>
  openRegister(shelfOf(registerFiles({ 'actions/docks-2021-rec-1.yaml': actionText({ history }) })), today);

const figures = (rows: readonly PeriodFigures[]) =>
  rows.map((row) => [row.opening, row.issued, row.reopened, row.closed, row.live, row.submitted]);

describe('at each month’s end', () => {
  const histories = [
    [issueEvent, submissionOn('2021-02-28'), closureOn('2021-03-01'), reopeningOn('2021-03-31')],
    [issueEvent.replace('01-04', '02-01')],
  ];

  test('live actions are counted at the end of the last day, and the movement after the end of the month before', async () => {
    const { since, periods, total } = await trendOfHistories(histories, '--as-at', '2021-04-15');
    expect(since).toBe('2020-12-31');
    expect(periods.map(({ when }: { when: string }) => when)).toEqual([
      '2021-01',
      '2021-02',
      '2021-03',
      '2021-04',
    ]);
    expect(figures(total)).toEqual([
      [0, 1, 0, 0, 1, 0],
      [1, 1, 0, 0, 2, 1],
      [2, 0, 1, 1, 2, 0],
      [2, 0, 0, 0, 2, 0],
    ]);
  });

  test('an unfinished month ends on the given day and is marked', async () => {
    const { periods } = await trendOfHistories(histories, '--as-at', '2021-02-27');
    expect(periods.at(-1)).toEqual({
      when: '2021-02',
      label: '1 to 27 February 2021',
      since: '2021-01-31',
      until: '2021-02-27',
      unfinished: true,
    });
    expect((await trendOfHistories(histories, '--as-at', '2021-02-28')).periods.at(-1)).toMatchObject({
      label: 'February 2021',
      unfinished: false,
    });
  });

  test('the first period starts after the given day', async () => {
    const { periods, total } = await trendOfHistories(
      histories,
      '--since',
      '2021-02-10',
      '--as-at',
      '2021-03-31',
    );
    expect(periods.map(({ label }: { label: string }) => label)).toEqual([
      '11 to 28 February 2021',
      'March 2021',
    ]);
    expect(figures(total)[0]).toEqual([2, 0, 0, 0, 2, 1]);
  });

  test('quarters are calendar quarters', async () => {
    const { periods } = await trendOfHistories(histories, '--by', 'quarter', '--as-at', '2021-05-31');
    expect(periods.map(({ label }: { label: string }) => label)).toEqual([
      'January to March 2021',
      '1 April to 31 May 2021',
    ]);
  });

  test('without --since, the last 24 periods are shown', async () => {
    const { periods } = await trendOfHistories(histories, '--as-at', '2024-01-31');
    expect(periods).toHaveLength(24);
    expect(periods[0].when).toBe('2022-02');
  });
});

test('an action that changes its board moves from one row to the other, and each balances', async () => {
  const { rows, total } = await trendOfHistories(
    [
      [
        issueEvent,
        assignmentOn('2021-01-10', 'quay'),
        assignmentOn('2021-02-10', 'lock'),
        closureOn('2021-03-10'),
      ],
    ],
    ...['--rows', 'board', '--as-at', '2021-03-31'],
  );
  const shown = rows.map(({ label, figures: row }: { label: string; figures: readonly PeriodFigures[] }) => [
    label,
    ...row.map(({ opening, issued: issuedCount, moved_in, moved_out, closed: closedCount, live }) => [
      ...[opening, issuedCount, moved_in, moved_out, closedCount, live],
    ]),
  ]);
  expect(shown).toEqual([
    ['The lock board', [0, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 1], [1, 0, 0, 0, 1, 0]],
    ['The quay board', [0, 0, 1, 0, 0, 1], [1, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0]],
    ['No board', [0, 1, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]],
  ]);
  expect(sum(total.map(({ moved_in, moved_out }: PeriodFigures) => moved_in + moved_out))).toBe(0);
});

test('a filter applies at the end of each day, as in the summary of that day', async () => {
  const { total } = await trendOfHistories(
    [[issueEvent, submissionOn('2021-02-10')]],
    ...['--status', 'submitted', '--as-at', '2021-02-28', '--ids'],
  );
  expect(total[1]).toMatchObject({ opening: 0, moved_in: 1, live: 1, submitted: 1 });
  expect(total[1].ids.moved_in).toEqual(['docks-2021-rec-1']);
});

test('with a register for each period, entries recorded late appear between the periods', () => {
  const earlierRegister = registerWith([issueEvent]);
  const laterRegister = registerWith([issueEvent, closureOn('2021-01-20'), reopeningOn('2021-02-10')]);
  const question = {
    ...{ asAt: '2021-02-28', by: 'month' as const, filter: {}, allTypes: false },
  };
  const periods = trendPeriods(laterRegister.register, question);
  const sources = [earlierRegister, laterRegister].map(({ register }, sourceIndex) => ({
    register,
    periods: periods.slice(sourceIndex, sourceIndex + 1),
  }));
  expect(figures(buildTrend(sources, laterRegister.files, question).total)).toEqual([
    [0, 1, 0, 0, 1, 0],
    [0, 0, 1, 0, 1, 0],
  ]);
});

test('no actions, and one action', async () => {
  const emptyTrend = await trendOfHistories([], '--as-at', '2020-11-25');
  expect(figures(emptyTrend.total)).toEqual([[0, 0, 0, 0, 0, 0]]);
  const { total } = await trendOfHistories([[issueEvent]], '--as-at', '2021-01-04');
  expect(figures(total)).toEqual([[0, 1, 0, 0, 1, 0]]);
});

test('a period without a day is refused', async () => {
  const { code, err } = await run(folder(registerFiles()), [
    ...['trend', '--since', '2021-06-30', '--as-at', '2021-06-30'],
  ]);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'afi: there is no day between 2021-06-30 and 2021-06-30. Enter an earlier day with --since.\n',
  });
});

describe('the trend of the model force, for review', () => {
  test.each(['md', 'csv', 'svg', 'txt'])('%s', async (ending) => {
    const formats: Readonly<Record<string, string>> = { md: 'markdown', txt: 'table' };
    const { code, out } = await onModel(
      ...['trend', '--since', '2020-12-31', '--as-at', '2021-11-25', '--format', formats[ending] ?? ending],
      ...(ending === 'md' ? ['--rows', 'type', '--by', 'quarter'] : []),
    );
    expect(code).toBe(0);
    await expect(out.replaceAll('\r\n', '\n')).toMatchFileSnapshot(`../../golden/trend.${ending}`);
  });
});

test('a narrow terminal has no bars, and no line is longer than the screen', async () => {
  for (const width of [60, 80, 120]) {
    const { out } = await run(folder(registerFiles()), ['trend'], { screen: { width, colour: false } });
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    expect(out.includes('█')).toBe(width > 60);
  }
});

const questions = fc.record({
  drawn: randomRegister('lawful'),
  by: fc.constantFrom(...periodLengths),
  rows: fc.constantFrom(...(everyDimension as DimensionName[])),
  filtered: fc.boolean(),
});

const calculateDrawn = ({
  drawn,
  by,
  rows,
  filtered: isFiltered,
}: typeof questions extends fc.Arbitrary<infer Value> ? Value : never) => {
  const { register, files } = openRandomRegister(drawn);
  const [since, , asAt] = drawn.days;
  fc.pre(since < asAt);
  const filter: PlainFilter = isFiltered ? drawn.filter : {};
  const question = { asAt, by, rows, allTypes: false };
  const trend = trendFromEvents(register, files, {
    ...{ ...question, since },
    filter: { ...convertFilter(filter), type: drawn.types },
  });
  return { trend, register, files, filter };
};

const balance = (figure: PeriodFigures) =>
  figure.opening + figure.issued + figure.reopened + figure.moved_in - figure.moved_out - figure.closed;

/** Expects consecutive periods that balance, and figures that count their ids. */
function expectConsistent({ since, as_at, periods, total, rows }: Trend): void {
  expect([since, ...periods.map(({ until }) => until)]).toEqual([
    ...periods.map((period) => period.since),
    as_at,
  ]);
  for (const part of [total, ...rows.map(({ figures: row }) => row)])
    for (const [figureIndex, figure] of part.entries()) {
      expect(balance(figure)).toBe(figure.live);
      expect(figure.opening).toBe(part[figureIndex - 1]?.live ?? figure.opening);
      for (const [flow, ids] of Object.entries(figure.ids))
        expect(ids.length).toBe(figure[flow as keyof typeof figure]);
    }
}

test(`each period balances and starts where the last ended, and agrees with the summary and with a naive count (seed ${seed})`, () => {
  fc.assert(
    fc.property(questions, (question) => {
      const { drawn, rows } = question;
      const { trend, register, files, filter } = calculateDrawn(question);
      expectConsistent(trend);
      for (const [periodIndex, { since, until }] of trend.periods.entries()) {
        const figure = trend.total[periodIndex] as PeriodFigures;
        const live = liveOn(drawn.plain, until, drawn.types, filter);
        expect(sortIds(figure.ids.live)).toEqual(sortIds(live.map(({ id }) => id)));
        expect(figure.submitted).toBe(live.filter((each) => each.submitted).length);
        for (const { id, figures: row } of trend.rows)
          expect(row[periodIndex]?.live).toBe(live.filter(({ places }) => places[rows]?.includes(id)).length);
        const table = summarise(register, files, {
          ...{ asAt: until, rows, columns: rows === 'type' ? 'origin' : 'type', allTypes: false },
          filter: { ...convertFilter(filter), type: drawn.types },
        });
        for (const { id, cells } of table.rows) {
          const row = trend.rows.find((each) => each.id === id)?.figures[periodIndex];
          expect(row?.live ?? 0).toBe(sum(Object.values(cells).map((cell) => cell.live)));
        }
        if (question.filtered) continue;
        const recountedRows = [...recountMovement(drawn.plain, since, until, drawn.types).values()];
        for (const flow of ['opening', 'issued', 'reopened', 'closed'] as const)
          expect(figure[flow]).toBe(sum(recountedRows.map((each) => each[flow].length)));
        expect([figure.moved_in, figure.moved_out]).toEqual([0, 0]);
      }
    }),
    { seed, numRuns: runs(25) },
  );
});

test(`with unlawful histories, each period agrees with \`changes\`, and unbalanced actions are listed (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomRegister('unlawful'), (example: RandomRegister) => {
      const { register, files } = openRandomRegister(example);
      const [since, , asAt] = example.days;
      fc.pre(since < asAt);
      const question = { since, asAt, by: 'quarter' as const, filter: {}, allTypes: true };
      const { periods, total, unbalanced } = trendFromEvents(register, files, question);
      const idsOfPeriods = periods.map((period, periodIndex) => {
        const changes = changesBetween(register, files, { ...period, filter: {}, allTypes: true });
        for (const [flow, figure] of [
          ...(['opening', 'issued', 'reopened', 'closed'] as const).map((each) => [each, each] as const),
          ['live', 'closing'] as const,
        ])
          expect(total[periodIndex]?.[flow]).toBe(sum(changes.movement.map((row) => row[figure])));
        return changes.unbalanced;
      });
      expect(sortIds(unbalanced)).toEqual(sortIds([...new Set(idsOfPeriods.flat())]));
    }),
    { seed, numRuns: runs(25) },
  );
});
