/** Compares the tool's movements and batches with the naive count, and checks that their sums agree. */

import { changesBetween } from '../../src/features/changes/changes.ts';
import type { Changes } from '../../src/features/changes/schema.ts';
import { publishedTable, summarise } from '../../src/features/summary/summary.ts';
import { type Comparison, compare, type OpenedRegister, sortIds, sum } from './comparison.ts';
import { everyType, hmicfrsTypes, keyOf, noKey } from './naive-counter.ts';
import { recountBatches, recountEvents, recountMovement } from './naive-movement.ts';
import type { RandomRegister } from './random-register.ts';

const figures = ['opening', 'issued', 'reopened', 'closed', 'closing'] as const;
const noMovement = { opening: 0, issued: 0, reopened: 0, closed: 0, closing: 0 };
type Moved = Record<(typeof figures)[number], number>;

const figuresByKey = (changes: Changes): ReadonlyMap<string, Moved> =>
  new Map(
    changes.movement.map(({ origin, type, ids: _, ...movement }) => [keyOf(origin ?? noKey, type), movement]),
  );
/** The same figures as the ids behind them. */
const idsByKey = ({ movement }: Changes) =>
  new Map(movement.map(({ origin, type, ids }) => [keyOf(origin ?? noKey, type), ids]));
const balance = ({ opening, issued, reopened, closed }: Moved) => opening + issued + reopened - closed;
const totalOf = (rows: Iterable<Moved>): Moved => {
  const all = [...rows];
  return Object.fromEntries(figures.map((name) => [name, sum(all.map((row) => row[name]))])) as Moved;
};

/** The opening and closing figures of a period equal the summaries of its two days, also for unlawful histories. */
function compareWithSummary(
  comparison: Comparison,
  context: OpenedRegister,
  changes: Changes,
  allTypes: boolean,
): void {
  for (const [day, name] of [
    [changes.since, 'opening'],
    [changes.until, 'closing'],
  ] as const) {
    const table = summarise(context.register, context.files, { ...publishedTable(day), allTypes });
    const rows = figuresByKey(changes);
    const keys = new Set([
      ...rows.keys(),
      ...table.rows.flatMap(({ id, cells }) => Object.keys(cells).map((type) => keyOf(id, type))),
    ]);
    for (const key of keys) {
      const [origin = '', type = ''] = key.split(' × ');
      const live = table.rows.find(({ id }) => id === origin)?.cells[type]?.live ?? 0;
      compare(comparison, `${name} of ${key} and the summary at ${day}`, rows.get(key)?.[name] ?? 0, live);
    }
    const total = sum(Object.values(table.total).map(({ live }) => live));
    compare(comparison, `${name} in total and the summary at ${day}`, totalOf(rows.values())[name], total);
  }
}

/** Rows in which the opening figure with all movements does not equal the closing figure. */
const unbalancedRows = (changes: Changes) =>
  [...figuresByKey(changes)]
    .filter(([, movement]) => balance(movement) !== movement.closing)
    .map(([key]) => key);

function changesIn(
  context: OpenedRegister,
  since: string,
  until: string,
  types: readonly string[] | 'all',
): Changes {
  const filter = types === 'all' ? {} : { type: types };
  return changesBetween(context.register, context.files, { since, until, filter, allTypes: types === 'all' });
}

const periods = ([firstDay, secondDay, thirdDay]: RandomRegister['days']) =>
  [
    [firstDay, secondDay],
    [secondDay, thirdDay],
    [firstDay, thirdDay],
    [secondDay, secondDay],
  ] as const;

function compareBatches(
  comparison: Comparison,
  { plain }: RandomRegister,
  changes: Changes,
  types: readonly string[],
): void {
  const { until } = changes;
  const naive = recountBatches(plain, until, types);
  const ids = changes.batches.map(({ id }) => id);
  compare(comparison, `batches once each at ${until}`, new Set(ids).size, ids.length);
  for (const id of new Set([...ids, ...naive.keys()])) {
    const tool = changes.batches.find((batch) => batch.id === id);
    const naiveOutcomes = naive.get(id);
    for (const name of ['referred', 'closed', 'returned', 'withdrawn', 'awaiting'] as const) {
      compare(
        comparison,
        `${name} of ${id} at ${until}`,
        sortIds(tool?.ids[name] ?? []),
        sortIds(naiveOutcomes?.[name] ?? []),
      );
      compare(
        comparison,
        `number ${name} of ${id} at ${until}`,
        tool?.[name] ?? 0,
        tool?.ids[name].length ?? 0,
      );
    }
    const { referred = [], closed = [], returned = [], withdrawn = [], awaiting = [] } = tool?.ids ?? {};
    const parts = [...closed, ...returned, ...withdrawn, ...awaiting];
    compare(comparison, `parts of ${id} at ${until}`, sortIds(parts), sortIds(referred));
  }
}

/** Compares every figure of a lawful register's periods, the balance of each row, and two periods with the one that covers both. */
export function compareLawfulChanges(
  comparison: Comparison,
  sample: RandomRegister,
  context: OpenedRegister,
): void {
  for (const [choice, types] of [
    [hmicfrsTypes, hmicfrsTypes],
    ['all', everyType],
    [sample.types, sample.types],
  ] as const) {
    const [first, second, fullPeriod] = periods(sample.days).map(([since, until]) => {
      const changes = changesIn(context, since, until, choice);
      const naive = recountMovement(sample.plain, since, until, types);
      const rows = figuresByKey(changes);
      const ids = idsByKey(changes);
      for (const key of new Set([...rows.keys(), ...naive.keys()]))
        for (const name of figures) {
          const where = `${name} of ${key} in (${since}, ${until}]`;
          compare(
            comparison,
            `${where}, ids`,
            sortIds(ids.get(key)?.[name] ?? []),
            sortIds(naive.get(key)?.[name] ?? []),
          );
          compare(comparison, where, rows.get(key)?.[name] ?? 0, naive.get(key)?.[name].length ?? 0);
        }
      const total = totalOf(rows.values());
      compare(comparison, `balance in (${since}, ${until}]`, balance(total), total.closing);
      compare(comparison, `rows out of balance in (${since}, ${until}]`, unbalancedRows(changes), []);
      compare(comparison, `actions out of balance in (${since}, ${until}]`, changes.unbalanced, []);
      compareEvents(comparison, sample, changes, types);
      compareBatches(comparison, sample, changes, types);
      if (choice !== sample.types) compareWithSummary(comparison, context, changes, choice === 'all');
      return rows;
    });
    for (const [key, { opening, closing, ...movement }] of fullPeriod ?? []) {
      const [firstMovement, secondMovement] = [first?.get(key) ?? noMovement, second?.get(key) ?? noMovement];
      compare(comparison, `opening of the parts and the whole, ${key}`, firstMovement.opening, opening);
      compare(comparison, `closing of the parts and the whole, ${key}`, secondMovement.closing, closing);
      compare(
        comparison,
        `where one part ends the next begins, ${key}`,
        firstMovement.closing,
        secondMovement.opening,
      );
      for (const name of ['issued', 'reopened', 'closed'] as const)
        compare(
          comparison,
          `${name} of the parts and the whole, ${key}`,
          firstMovement[name] + secondMovement[name],
          movement[name],
        );
    }
  }
}

/** The events listed with the movement are the events of the period, each with its day. */
function compareEvents(
  comparison: Comparison,
  { plain }: RandomRegister,
  changes: Changes,
  types: readonly string[],
): void {
  const naive = recountEvents(plain, changes.since, changes.until, types);
  for (const name of Object.keys(naive) as (keyof typeof naive)[]) {
    const toolEvents = changes[name].map(({ id, on }) => `${id} ${on}`);
    compare(
      comparison,
      `${name} after ${changes.since} up to ${changes.until}`,
      sortIds(toolEvents),
      sortIds(naive[name]),
    );
  }
}

/** An action counts as issued once in all time, however often it was issued, closed or reopened. */
function compareEverIssued(comparison: Comparison, { plain }: RandomRegister, context: OpenedRegister): void {
  const changes = changesIn(context, '1800-01-01', '9999-12-31', 'all');
  const ever = recountMovement(plain, '1800-01-01', '9999-12-31', everyType);
  for (const [key, { issued }] of figuresByKey(changes))
    compare(comparison, `came in to ${key} in all its time`, issued, ever.get(key)?.everIssued.length ?? 0);
}

/** Compares the figures that are defined also for unlawful histories. */
export function compareUnlawfulChanges(
  comparison: Comparison,
  sample: RandomRegister,
  context: OpenedRegister,
): void {
  const orderedActions = new Set(
    sample.plain.actions
      .filter(({ history }) => history.every(({ on }, index) => on >= (history[index - 1]?.on ?? '')))
      .map(({ id }) => id),
  );
  compareEverIssued(comparison, sample, context);
  const faultyIds = new Set(context.findings.map(({ file }) => file));
  for (const [since, until] of periods(sample.days)) {
    const changes = changesIn(context, since, until, 'all');
    compareWithSummary(comparison, context, changes, true);
    compareBatches(comparison, sample, changes, everyType);
    const naive = recountMovement(sample.plain, since, until, everyType);
    for (const [key, { opening, closing }] of idsByKey(changes)) {
      compare(
        comparison,
        `opening of ${key} at ${since}`,
        sortIds(opening),
        sortIds(naive.get(key)?.opening ?? []),
      );
      compare(
        comparison,
        `closing of ${key} at ${until}`,
        sortIds(closing),
        sortIds(naive.get(key)?.closing ?? []),
      );
    }
    const namedActions = sample.plain.actions.filter(({ id }) => changes.unbalanced.includes(id));
    const places = new Set(
      namedActions.map(({ inspection, type }) => {
        const origin = sample.plain.inspections.find(({ id }) => id === inspection)?.origin ?? noKey;
        return keyOf(origin, type);
      }),
    );
    for (const key of unbalancedRows(changes))
      compare(comparison, `why ${key} is out of balance is said`, places.has(key), true);
    for (const { id } of namedActions) {
      compare(comparison, `${id} out of balance is out of order`, orderedActions.has(id), false);
      compare(comparison, `${id} out of balance has a finding`, faultyIds.has(`actions/${id}.yaml`), true);
    }
  }
}
