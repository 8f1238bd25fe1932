/** Checks changes under a filter: the movement opens and closes with the summary of its days, and an action that starts or stops matching while it is live moves in or out on that day. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRegister } from '../../../src/app/open-register.ts';
import { addDays } from '../../../src/domain/dates/calendar.ts';
import { type ActionState, createStateReader, type Filter } from '../../../src/domain/filter.ts';
import { isInPopulation } from '../../../src/domain/population.ts';
import { isLive } from '../../../src/domain/position.ts';
import { changesBetween } from '../../../src/features/changes/changes.ts';
import type { Changes } from '../../../src/features/changes/schema.ts';
import { publishedTable, summarise } from '../../../src/features/summary/summary.ts';
import { trendFromEvents } from '../../../src/features/trend/trend.ts';
import { convertFilter } from '../../helpers/compare-summaries.ts';
import { type OpenedRegister, openRandomRegister, sortIds, sum } from '../../helpers/comparison.ts';
import { type RandomRegister, randomRegister } from '../../helpers/random-register.ts';
import { actionText, boardText, registerFiles, shelfOf, today } from '../../helpers/register.ts';
import { runs, seed } from '../../helpers/runs.ts';

const parts = ['opening', 'issued', 'reopened', 'moved_in', 'closed', 'moved_out', 'closing'] as const;

const changesOf = ({ register, files }: OpenedRegister, since: string, until: string, filter: Filter) =>
  changesBetween(register, files, { since, until, filter, allTypes: true });

const idsOf = ({ movement }: Changes, part: (typeof parts)[number]) =>
  sortIds(movement.flatMap(({ ids }) => ids[part]));

const figuresOf = (changes: Changes) => parts.map((part) => idsOf(changes, part).length);

/** Every filter, one at a time, and the random one with its own values. */
const filtersOf = ({ filter }: RandomRegister): readonly Filter[] => [
  {},
  { overdue: true },
  { unassigned: true },
  ...['open', 'complete', 'submitted', 'returned', 'closed'].map((status) => ({ status: [status] })),
  ...['red', 'green', 'not-rated-since-returned'].map((rag) => ({ rag: [rag] })),
  { board: ['quay'] },
  { batch: ['batch-1'] },
  { theme: ['ropes'] },
  { paf: ['7.1'] },
  { text: ['visit-1'] },
  convertFilter(filter),
];

const liveIds = ({ register, files }: OpenedRegister, day: string, filter: Filter) => {
  const { rows } = summarise(register, files, { ...publishedTable(day), filter, allTypes: true });
  return sortIds([...new Set(rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ ids }) => ids)))]);
};

describe.each(['lawful', 'unlawful'] as const)('on random registers with %s histories', (kind) => {
  test(`each filtered movement opens and closes as the summary counts, balances, and is the sum of its parts (seed ${seed})`, () => {
    fc.assert(
      fc.property(randomRegister(kind), (sample) => {
        const openedRegister = openRandomRegister(sample);
        const [first, middle, last] = sample.days;
        for (const filter of filtersOf(sample)) {
          const inAll = changesOf(openedRegister, first, last, filter);
          expect(idsOf(inAll, 'opening')).toEqual(liveIds(openedRegister, first, filter));
          expect(idsOf(inAll, 'closing')).toEqual(liveIds(openedRegister, last, filter));
          for (const row of inAll.movement) {
            const isNamed = parts.some((part) => row.ids[part].some((id) => inAll.unbalanced.includes(id)));
            if (kind === 'unlawful' && isNamed) continue;
            expect(row.opening + row.issued + row.reopened + row.moved_in).toBe(
              row.closing + row.closed + row.moved_out,
            );
          }
          if (kind === 'unlawful') continue;
          expect(inAll.unbalanced).toEqual([]);
          const [earlyPeriod, latePeriod] = [
            changesOf(openedRegister, first, middle, filter),
            changesOf(openedRegister, middle, last, filter),
          ];
          for (const part of ['issued', 'reopened', 'moved_in', 'closed', 'moved_out'] as const)
            expect(sortIds([...idsOf(earlyPeriod, part), ...idsOf(latePeriod, part)])).toEqual(
              idsOf(inAll, part),
            );
        }
      }),
      { seed, numRuns: runs(12) },
    );
  });
});

test(`a filtered movement is what a count of every single day gives (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomRegister('lawful'), (sample) => {
      const openedRegister = openRandomRegister(sample);
      const until = sample.days[1];
      const since = addDays(until, -150);
      for (const filter of filtersOf(sample))
        expect(figuresOf(changesOf(openedRegister, since, until, filter))).toEqual(
          countDayByDay(openedRegister, since, until, filter),
        );
    }),
    { seed, numRuns: runs(10) },
  );
});

/** The figures of a movement by looking at every action at the end of every day. */
function countDayByDay(
  { register }: OpenedRegister,
  since: string,
  until: string,
  filter: Filter,
): readonly number[] {
  const figures = { opening: 0, issued: 0, reopened: 0, moved_in: 0, closed: 0, moved_out: 0, closing: 0 };
  const readStates = createStateReader(register);
  const days = [since];
  while ((days.at(-1) ?? '') < until) days.push(addDays(days.at(-1) ?? '', 1));
  const tests = days.map((day) => isInPopulation({ filter, allTypes: true }, day, register));
  for (const action of register.actions) {
    const states = readStates(action, days);
    const matches = states.map((state, dayIndex) => state !== undefined && tests[dayIndex]?.(state) === true);
    const live = (state: ActionState | undefined) => state !== undefined && isLive(state.position);
    for (const [dayIndex, day] of days.entries()) {
      if (dayIndex === 0) continue;
      const [wasLive, isNowLive] = [live(states[dayIndex - 1]), live(states[dayIndex])];
      const moves = action.history.filter(
        ({ on, event }) => on === day && ['issued', 'closed', 'reopened'].includes(event),
      );
      const statusBefore = states[dayIndex - 1]?.position.status ?? 'none';
      let status: string = statusBefore;
      let closings = 0;
      for (const { event } of moves) {
        if (event === 'issued' && matches[dayIndex]) figures.issued += 1;
        if (event === 'closed') {
          if (wasLive && closings === 0 ? matches[dayIndex - 1] : matches[dayIndex]) figures.closed += 1;
          closings += 1;
        }
        if (event === 'reopened' && status === 'closed' && matches[dayIndex]) figures.reopened += 1;
        status = event === 'closed' ? 'closed' : 'open';
      }
      if (!wasLive || !isNowLive || closings > 0) continue;
      if (matches[dayIndex] && !matches[dayIndex - 1]) figures.moved_in += 1;
      if (!matches[dayIndex] && matches[dayIndex - 1]) figures.moved_out += 1;
    }
    if (live(states[0]) && matches[0]) figures.opening += 1;
    if (live(states.at(-1)) && matches.at(-1)) figures.closing += 1;
  }
  return parts.map((part) => figures[part]);
}

test(`the trend of a filter has the same movement as changes, month by month (seed ${seed})`, () => {
  fc.assert(
    fc.property(randomRegister('lawful'), (sample) => {
      const openedRegister = openRandomRegister(sample);
      const asAt = sample.days[1];
      const since = addDays(asAt, -100);
      for (const filter of filtersOf(sample)) {
        const { periods, total } = trendFromEvents(openedRegister.register, openedRegister.files, {
          ...{ since, asAt, by: 'month', filter, allTypes: true },
        });
        const inAll = changesOf(openedRegister, since, asAt, filter);
        for (const part of ['issued', 'reopened', 'moved_in', 'closed', 'moved_out'] as const) {
          expect(sum(total.map((figure) => figure[part]))).toBe(idsOf(inAll, part).length);
          for (const [periodIndex, period] of periods.entries())
            expect(sortIds(total[periodIndex]?.ids[part] ?? [])).toEqual(
              idsOf(changesOf(openedRegister, period.since, period.until, filter), part),
            );
        }
      }
    }),
    { seed, numRuns: runs(8) },
  );
});

const issueEvent = '{on: 2022-01-10, event: issued}';
const assignmentOn = (on: string, board: string) => `{on: ${on}, event: assigned, board: ${board}}`;
const registerWith = (...history: readonly string[]) =>
  openRegister(
    shelfOf(
      registerFiles({
        'boards/lock.yaml': boardText('lock'),
        'actions/docks-2021-rec-1.yaml': actionText({ history }),
      }),
    ),
    today,
  );

/** Opening, issued, reopened, moved in, closed, moved out and closing, from the end of January to the end of March. */
const movement = (filter: Filter, ...history: readonly string[]) =>
  figuresOf(changesOf(registerWith(...history), '2022-01-31', '2022-03-31', filter));

describe('what moves', () => {
  test('an action that changes its board moves out of one and into the other', () => {
    const history = [issueEvent, assignmentOn('2022-01-11', 'quay'), assignmentOn('2022-02-15', 'lock')];
    expect(movement({ board: ['lock'] }, ...history)).toEqual([0, 0, 0, 1, 0, 0, 1]);
    expect(movement({ board: ['quay'] }, ...history)).toEqual([1, 0, 0, 0, 0, 1, 0]);
    expect(movement({}, ...history)).toEqual([1, 0, 0, 0, 0, 0, 1]);
  });

  test('there and back again is a move out and a move in', () => {
    const history = [
      issueEvent,
      ...[
        assignmentOn('2022-01-11', 'quay'),
        assignmentOn('2022-02-15', 'lock'),
        assignmentOn('2022-03-01', 'quay'),
      ],
    ];
    expect(movement({ board: ['quay'] }, ...history)).toEqual([1, 0, 0, 1, 0, 1, 1]);
  });

  test('what is issued and assigned on one day is issued there, and moves nowhere', () => {
    const history = [
      issueEvent.replace('01-10', '02-10'),
      assignmentOn('2022-02-10', 'quay'),
      assignmentOn('2022-02-10', 'lock'),
    ];
    expect(movement({ board: ['lock'] }, ...history)).toEqual([0, 1, 0, 0, 0, 0, 1]);
    expect(movement({ board: ['quay'] }, ...history)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('a closing counts where the action was the day before, a reopening where it is at the end of the day', () => {
    const closureEvent = '{on: 2022-02-15, event: closed, route: revisit}';
    const reopeningEvent = '{on: 2022-02-15, event: reopened, note: Broken again.}';
    const history = [
      issueEvent,
      assignmentOn('2022-01-11', 'quay'),
      assignmentOn('2022-02-15', 'lock'),
      closureEvent,
    ];
    expect(movement({ board: ['quay'] }, ...history)).toEqual([1, 0, 0, 0, 1, 0, 0]);
    expect(movement({ board: ['lock'] }, ...history)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(movement({ board: ['quay'] }, ...history, reopeningEvent)).toEqual([1, 0, 0, 0, 1, 0, 0]);
    expect(movement({ board: ['lock'] }, ...history, reopeningEvent)).toEqual([0, 0, 1, 0, 0, 0, 1]);
  });

  test('an action moves into what is overdue on the day after its target, and out with a new target', () => {
    const target = '{on: 2022-01-12, event: target, by: 2022-02-20}';
    const laterTarget = '{on: 2022-03-10, event: target, by: 2022-06-30, reason: Rain., approved_by: quay}';
    expect(movement({ overdue: true }, issueEvent, target)).toEqual([0, 0, 0, 1, 0, 0, 1]);
    expect(movement({ overdue: true }, issueEvent, target, laterTarget)).toEqual([0, 0, 0, 1, 0, 1, 0]);
    const until = (day: string) =>
      figuresOf(changesOf(registerWith(issueEvent, target), '2022-01-31', day, { overdue: true })).at(-1);
    expect([until('2022-02-20'), until('2022-02-21')]).toEqual([0, 1]);
  });

  test('a submission moves out of what is open', () => {
    const submissionEvent = '{on: 2022-02-15, event: submitted, batch: 2021-06}';
    expect(movement({ status: ['open'] }, issueEvent, submissionEvent)).toEqual([1, 0, 0, 0, 0, 1, 0]);
    expect(movement({ status: ['submitted'] }, issueEvent, submissionEvent)).toEqual([0, 0, 0, 1, 0, 0, 1]);
  });
});

test('the events that are listed are those that count under the filter', () => {
  const movedActions = [
    issueEvent,
    assignmentOn('2022-01-11', 'quay'),
    '{on: 2022-02-01, event: submitted, batch: 2021-06}',
  ];
  const openedRegister = registerWith(
    ...movedActions,
    assignmentOn('2022-02-15', 'lock'),
    '{on: 2022-03-01, event: returned, note: More.}',
  );
  const countEvents = (board: string) => {
    const { submitted, returned } = changesOf(openedRegister, '2022-01-31', '2022-03-31', { board: [board] });
    return [submitted.length, returned.length];
  };
  expect([countEvents('quay'), countEvents('lock')]).toEqual([
    [1, 0],
    [0, 1],
  ]);
});
