/** Checks the rows of tables by question on random registers with several frameworks, against a second, naive count. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRegister } from '../../src/app/open-register.ts';
import { matchesFilter, statesAsAt } from '../../src/domain/filter.ts';
import { publishedTable, summarise } from '../../src/features/summary/summary.ts';
import { type Files, registerFiles, shelfOf } from '../helpers/register.ts';
import { runs, seed } from '../helpers/runs.ts';

const lastDay = '2029-12-31';
const day = fc
  .record({ year: fc.integer({ min: 2019, max: 2028 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`);

const number = fc.constantFrom('1', '1.1', '1.1.1', '2', '2.1');
const key = fc.record({ framework: fc.constantFrom(null, null, 'f1', 'f2', 'f3'), number });
const sample = fc.record({
  /** Days on which frameworks begin, and whether each ends a few days later; the last never ends. */
  frameworks: fc.uniqueArray(day, { maxLength: 3 }).chain((days) =>
    fc.array(fc.boolean(), { minLength: days.length, maxLength: days.length }).map((ends) =>
      [...days].sort().map((start, frameworkIndex) => ({
        id: `f${frameworkIndex + 1}`,
        start,
        ends: ends[frameworkIndex],
      })),
    ),
  ),
  actions: fc.array(fc.record({ issued: day, paf: fc.array(key, { maxLength: 3 }) }), { maxLength: 8 }),
  asAt: day,
});
type Sample = typeof sample extends fc.Arbitrary<infer Value> ? Value : never;

const keyText = ({ framework, number: numberInIt }: Sample['actions'][number]['paf'][number]) =>
  framework === null ? numberInIt : `${framework}:${numberInIt}`;
const idOf = (actionIndex: number) => `docks-2021-rec-${actionIndex + 1}`;

/** The last day of a framework. */
function lastDayOf({ frameworks }: Sample, frameworkIndex: number): string {
  const [framework, next] = [frameworks[frameworkIndex], frameworks[frameworkIndex + 1]];
  if (!next) return '9999-12-31';
  return framework?.ends ? `${framework.start.slice(0, 8)}20` : `${next.start.slice(0, 8)}14`;
}

function filesFor(scenario: Sample): Files {
  const questions = `questions:
  - {number: "1", title: One, topics: [{number: "1.1", characteristics: [{number: "1.1.1"}]}]}
  - {number: "2", topics: [{number: "2.1"}]}
`;
  return registerFiles({
    'actions/docks-2021-rec-1.yaml': undefined,
    ...Object.fromEntries(
      scenario.frameworks.map(({ id, start, ends }, frameworkIndex) => [
        `frameworks/${id}.yaml`,
        `id: ${id}\ntitle: ${id}\nfrom: ${start}\n${ends && scenario.frameworks[frameworkIndex + 1] ? `until: ${lastDayOf(scenario, frameworkIndex)}\n` : ''}${questions}`,
      ]),
    ),
    ...Object.fromEntries(
      scenario.actions.map(({ issued, paf }, actionIndex) => [
        `actions/${idOf(actionIndex)}.yaml`,
        `id: ${idOf(actionIndex)}\ntype: recommendation\ninspection: docks-2021\ntitle: T\nwording: W\npaf: [${paf.map((key) => `"${keyText(key)}"`).join(', ')}]\nhistory: [{on: ${issued}, event: issued}]\n`,
      ]),
    ),
  });
}

/** The framework of a day, as its number among the frameworks; -1 in a register without any. */
function naiveFramework(scenario: Sample, on: string, frameworkInGap: 'earlier' | 'later'): number {
  let index = -1;
  for (const [frameworkIndex, { start }] of scenario.frameworks.entries())
    if (start <= on)
      index =
        on <= lastDayOf(scenario, frameworkIndex) || frameworkInGap === 'earlier'
          ? frameworkIndex
          : frameworkIndex + 1;
  return scenario.frameworks.length === 0 ? -1 : Math.min(Math.max(index, 0), scenario.frameworks.length - 1);
}

function naiveRows(scenario: Sample): Readonly<Record<string, readonly string[]>> {
  const shown = naiveFramework(scenario, scenario.asAt, 'earlier');
  const rows: Record<string, string[]> = {};
  for (const [actionIndex, { issued, paf }] of scenario.actions.entries()) {
    if (issued > scenario.asAt) continue;
    const names = paf.map((key) => {
      const ownFramework =
        key.framework === null
          ? naiveFramework(scenario, issued, 'later')
          : scenario.frameworks.findIndex(({ id }) => id === key.framework);
      if (key.framework !== null && ownFramework < 0) return '(unknown)';
      return ownFramework === shown ? (key.number[0] ?? '') : ownFramework < shown ? '(earlier)' : '(later)';
    });
    for (const name of new Set(names.length === 0 ? ['(none)'] : names))
      rows[name] = [...(rows[name] ?? []), idOf(actionIndex)];
  }
  return rows;
}

const tableOf = (files: Files, asAt: string) => {
  const { register, files: account } = openRegister(shelfOf(files), lastDay);
  return {
    register,
    table: summarise(register, account, { ...publishedTable(asAt), rows: 'paf' }),
  };
};

test(`every action is in the row of each of its keys, and --paf chooses the same actions (seed ${seed})`, () => {
  fc.assert(
    fc.property(sample, (scenario) => {
      const { register, table } = tableOf(filesFor(scenario), scenario.asAt);
      const rows = Object.fromEntries(
        table.rows.map(({ id, cells }) => [id, [...(cells['recommendation']?.ids ?? [])]]),
      );
      expect(rows).toEqual(naiveRows(scenario));
      const live = scenario.actions.filter(({ issued }) => issued <= scenario.asAt).length;
      expect(table.total['recommendation']?.live).toBe(live);
      for (const question of ['1', '2'])
        expect(
          statesAsAt(register, scenario.asAt)
            .filter(matchesFilter({ paf: [question] }, scenario.asAt, register))
            .map(({ action }) => action.id),
        ).toEqual(rows[question] ?? []);
    }),
    { seed, numRuns: runs(150) },
  );
});

test(`a framework that begins later changes no earlier table (seed ${seed})`, () => {
  const addedFramework = 'id: f9\ntitle: Later\nfrom: 2029-01-01\nquestions: [{number: "1", title: Other}]\n';
  fc.assert(
    fc.property(sample, (scenario) => {
      if (scenario.frameworks.length === 0) return;
      const files = filesFor(scenario);
      const { files: _, ...tableBefore } = tableOf(files, scenario.asAt).table;
      const { files: __, ...tableAfter } = tableOf(
        { ...files, 'frameworks/f9.yaml': addedFramework },
        scenario.asAt,
      ).table;
      expect(tableAfter).toEqual(tableBefore);
    }),
    { seed, numRuns: runs(60) },
  );
});
