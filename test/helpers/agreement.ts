/** Holds the tool's summaries, and its account of the files, beside the naive count's, and says where they differ. */

import type { Filter } from '../../src/domain/filter.ts';
import type { DimensionName } from '../../src/domain/vocabulary.ts';
import type { Summary } from '../../src/features/summary/schema.ts';
import { publishedTable, summarise } from '../../src/features/summary/summary.ts';
import { agreeOnLawfulChanges, agreeOnUnlawfulChanges } from './changes-agreement.ts';
import {
  everyDimension,
  everyType,
  hmicfrsTypes,
  isLawful,
  keyOf,
  liveOn,
  type PlainAction,
  type PlainFilter,
  type Recount,
  recount,
} from './naive-counter.ts';
import { lastDay } from './random-history.ts';
import type { Drawn } from './random-register.ts';
import { context, type Opened, same, shown, sorted, sum, type Tally } from './tally.ts';

const none = { live: 0, submitted: 0, ids: [] };

/** Every cell of one table: those that the tool prints, and those that the naive count knows. */
function agreeOnTable(held: Tally, where: string, table: Summary, naive: Recount): void {
  const unseen = new Set(naive.cells.keys());
  for (const row of table.rows)
    for (const [column, cell] of Object.entries(row.cells)) {
      const key = keyOf(row.id, column);
      unseen.delete(key);
      const { live, submitted, ids } = naive.cells.get(key) ?? none;
      same(held, `${where}, ${key}, live`, cell.live, live);
      same(held, `${where}, ${key}, submitted`, cell.submitted, submitted);
      same(held, `${where}, ${key}, ids`, sorted(cell.ids), ids);
      same(held, `${where}, ${key}, ids once each`, new Set(cell.ids).size, cell.live);
    }
  for (const key of unseen) same(held, `${where}, ${key}`, 'no cell', naive.cells.get(key));
  for (const column of new Set([...Object.keys(table.total), ...naive.total.keys()])) {
    const { live, submitted } = naive.total.get(column) ?? none;
    same(held, `${where}, total of ${column}`, table.total[column] ?? 'none', { live, submitted });
    const down = table.rows.map((row) => row.cells[column] ?? none);
    if (naive.several.length > 0) continue;
    same(held, `${where}, sum of ${column}`, sum(down.map((cell) => cell.live)), live);
    same(held, `${where}, submitted of ${column}`, sum(down.map((cell) => cell.submitted)), submitted);
  }
  same(held, `${where}, in several`, sorted(table.several), naive.several);
  same(held, `${where}, rows once each`, new Set(table.rows.map(({ id }) => id)).size, table.rows.length);
}

export const asFilter = ({ among = {}, paf, overdue, unassigned }: PlainFilter): Filter => {
  const { 'force-lead': forceLead, 'delivery-lead': deliveryLead, ...others } = among;
  return {
    ...others,
    ...(forceLead && { forceLead }),
    ...(deliveryLead && { deliveryLead }),
    ...(paf && { paf }),
    ...(overdue && { overdue }),
    ...(unassigned && { unassigned }),
  };
};

interface Asked {
  readonly day: string;
  readonly types: readonly string[];
  readonly how: 'as published' | 'all types' | 'chosen';
  readonly filter: PlainFilter;
}

const everyPair = everyDimension.flatMap((rows) =>
  everyDimension.flatMap((columns) => (rows === columns ? [] : [[rows, columns] as const])),
);
const fewPairs = [
  ['origin', 'type'],
  ['theme', 'status'],
] as const;

function agreeOnQuestion(
  held: Tally,
  { plain }: Drawn,
  { register, files }: Opened,
  { day, types, how, filter }: Asked,
  pairs: readonly (readonly [string, string])[],
): void {
  const live = liveOn(plain, day, types, filter);
  for (const [rows, columns] of pairs) {
    const table = summarise(register, files, {
      ...publishedTable(day),
      rows: rows as DimensionName,
      columns: columns as DimensionName,
      allTypes: how === 'all types',
      filter: how === 'chosen' ? { ...asFilter(filter), type: types } : {},
    });
    const where = `${rows} by ${columns} of ${types} with ${shown(filter)} at ${day}`;
    agreeOnTable(held, where, table, recount(live, rows, columns));
  }
}

/** The summary by all rows and columns, on each of the days; then of other types and with filters. */
function agreeOnSummaries(held: Tally, drawn: Drawn, context: Opened): void {
  const { days, types, filter } = drawn;
  const all: readonly Asked[] = [
    ...days.map((day) => ({ day, types: hmicfrsTypes, how: 'as published' as const, filter: {} })),
    { day: days[1], types: everyType, how: 'all types', filter: {} },
  ];
  for (const asked of all) agreeOnQuestion(held, drawn, context, asked, everyPair);
  for (const day of days) {
    for (const one of [{ overdue: true }, { unassigned: true }])
      agreeOnQuestion(held, drawn, context, { day, types: everyType, how: 'chosen', filter: one }, fewPairs);
    agreeOnQuestion(held, drawn, context, { day, types, how: 'chosen', filter }, fewPairs);
  }
}

/** The rules about histories, by their codes. */
const lifeCycleCodes = ['issued-first', 'issued-once', 'move-unlawful', 'date-order', 'date-ahead'];

/** Every file is accounted for, just those against the schema are rejected, and just the unlawful histories have a finding. */
function agreeOnFiles(held: Tally, { plain, files }: Drawn, context: Opened): void {
  const named = (actions: readonly PlainAction[]) => sorted(actions.map(({ id }) => `actions/${id}.yaml`));
  const rejected = plain.actions.filter((action) => action.rejected);
  same(held, 'rejected', sorted(context.rejected), named(rejected));
  const found = Object.keys(files).length;
  const account = { found, counted: found - rejected.length, rejected: rejected.length, ignored: 0 };
  same(held, 'files', context.files, account);
  const told = context.findings.filter(({ code }) => lifeCycleCodes.includes(code)).map(({ file }) => file);
  const unlawful = plain.actions.filter((action) => !action.rejected && !isLawful(action, lastDay));
  same(held, 'unlawful', sorted([...new Set(told)]), named(unlawful));
}

/** Everything that must hold of a register of one kind. */
export function agreeOn(kind: 'lawful' | 'unlawful', drawn: Drawn): Tally {
  const held: Tally = { cells: 0, filled: 0, wrong: [] };
  const read = context(drawn);
  agreeOnFiles(held, drawn, read);
  agreeOnSummaries(held, drawn, read);
  if (kind === 'lawful') agreeOnLawfulChanges(held, drawn, read);
  else agreeOnUnlawfulChanges(held, drawn, read);
  return held;
}
