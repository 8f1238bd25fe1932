/** Compares the tool's summaries, and its list of counted and rejected files, with the naive count. */

import type { Filter } from '../../src/domain/filter.ts';
import type { DimensionName } from '../../src/domain/vocabulary.ts';
import type { Summary } from '../../src/features/summary/schema.ts';
import { publishedTable, summarise } from '../../src/features/summary/summary.ts';
import { compareLawfulChanges, compareUnlawfulChanges } from './compare-changes.ts';
import {
  type Comparison,
  compare,
  type OpenedRegister,
  openRandomRegister,
  sortIds,
  sum,
  toText,
} from './comparison.ts';
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
import type { RandomRegister } from './random-register.ts';

const emptyCell = { live: 0, submitted: 0, ids: [] };

/** Compares every cell of a table: the cells that the tool prints, and the cells that the naive count has. */
function compareTable(comparison: Comparison, where: string, table: Summary, naive: Recount): void {
  const remainingKeys = new Set(naive.cells.keys());
  for (const row of table.rows)
    for (const [column, cell] of Object.entries(row.cells)) {
      const key = keyOf(row.id, column);
      remainingKeys.delete(key);
      const { live, submitted, ids } = naive.cells.get(key) ?? emptyCell;
      compare(comparison, `${where}, ${key}, live`, cell.live, live);
      compare(comparison, `${where}, ${key}, submitted`, cell.submitted, submitted);
      compare(comparison, `${where}, ${key}, ids`, sortIds(cell.ids), ids);
      compare(comparison, `${where}, ${key}, ids once each`, new Set(cell.ids).size, cell.live);
    }
  for (const key of remainingKeys) compare(comparison, `${where}, ${key}`, 'no cell', naive.cells.get(key));
  for (const column of new Set([...Object.keys(table.total), ...naive.total.keys()])) {
    const { live, submitted } = naive.total.get(column) ?? emptyCell;
    compare(comparison, `${where}, total of ${column}`, table.total[column] ?? 'none', { live, submitted });
    const columnCells = table.rows.map((row) => row.cells[column] ?? emptyCell);
    if (naive.several.length > 0) continue;
    compare(comparison, `${where}, sum of ${column}`, sum(columnCells.map((cell) => cell.live)), live);
    compare(
      comparison,
      `${where}, submitted of ${column}`,
      sum(columnCells.map((cell) => cell.submitted)),
      submitted,
    );
  }
  compare(comparison, `${where}, in several`, sortIds(table.several), naive.several);
  compare(
    comparison,
    `${where}, rows once each`,
    new Set(table.rows.map(({ id }) => id)).size,
    table.rows.length,
  );
}

export const convertFilter = ({ among = {}, paf, overdue, unassigned }: PlainFilter): Filter => {
  const { 'force-lead': forceLead, 'delivery-lead': deliveryLead, ...sameNames } = among;
  return {
    ...sameNames,
    ...(forceLead && { forceLead }),
    ...(deliveryLead && { deliveryLead }),
    ...(paf && { paf }),
    ...(overdue && { overdue }),
    ...(unassigned && { unassigned }),
  };
};

interface SummaryQuestion {
  readonly day: string;
  readonly types: readonly string[];
  readonly scope: 'as published' | 'all types' | 'chosen';
  readonly filter: PlainFilter;
}

const everyPair = everyDimension.flatMap((rows) =>
  everyDimension.flatMap((columns) => (rows === columns ? [] : [[rows, columns] as const])),
);
const fewPairs = [
  ['origin', 'type'],
  ['theme', 'status'],
] as const;

function compareQuestion(
  comparison: Comparison,
  { plain }: RandomRegister,
  { register, files }: OpenedRegister,
  { day, types, scope, filter }: SummaryQuestion,
  pairs: readonly (readonly [string, string])[],
): void {
  const live = liveOn(plain, day, types, filter);
  for (const [rows, columns] of pairs) {
    const table = summarise(register, files, {
      ...publishedTable(day),
      rows: rows as DimensionName,
      columns: columns as DimensionName,
      allTypes: scope === 'all types',
      filter: scope === 'chosen' ? { ...convertFilter(filter), type: types } : {},
    });
    const where = `${rows} by ${columns} of ${types} with ${toText(filter)} at ${day}`;
    compareTable(comparison, where, table, recount(live, rows, columns));
  }
}

/** Compares the summary by all rows and columns on each of the days, then with other types and filters. */
function compareSummaries(comparison: Comparison, sample: RandomRegister, context: OpenedRegister): void {
  const { days, types, filter } = sample;
  const all: readonly SummaryQuestion[] = [
    ...days.map((day) => ({ day, types: hmicfrsTypes, scope: 'as published' as const, filter: {} })),
    { day: days[1], types: everyType, scope: 'all types', filter: {} },
  ];
  for (const question of all) compareQuestion(comparison, sample, context, question, everyPair);
  for (const day of days) {
    for (const flags of [{ overdue: true }, { unassigned: true }])
      compareQuestion(
        comparison,
        sample,
        context,
        { day, types: everyType, scope: 'chosen', filter: flags },
        fewPairs,
      );
    compareQuestion(comparison, sample, context, { day, types, scope: 'chosen', filter }, fewPairs);
  }
}

/** The rules about histories, by their codes. */
const lifeCycleCodes = ['issued-first', 'issued-once', 'move-unlawful', 'date-order', 'date-ahead'];

/** Every file is counted or rejected, only files that break the schema are rejected, and only unlawful histories have a finding. */
function compareFiles(
  comparison: Comparison,
  { plain, files }: RandomRegister,
  context: OpenedRegister,
): void {
  const listFileNames = (actions: readonly PlainAction[]) =>
    sortIds(actions.map(({ id }) => `actions/${id}.yaml`));
  const rejectedActions = plain.actions.filter((action) => action.isRejected);
  compare(comparison, 'rejected', sortIds(context.rejectedFiles), listFileNames(rejectedActions));
  const fileCount = Object.keys(files).length;
  const expectedCounts = {
    found: fileCount,
    counted: fileCount - rejectedActions.length,
    rejected: rejectedActions.length,
    ignored: 0,
  };
  compare(comparison, 'files', context.files, expectedCounts);
  const filesWithFindings = context.findings
    .filter(({ code }) => lifeCycleCodes.includes(code))
    .map(({ file }) => file);
  const unlawful = plain.actions.filter((action) => !action.isRejected && !isLawful(action, lastDay));
  compare(comparison, 'unlawful', sortIds([...new Set(filesWithFindings)]), listFileNames(unlawful));
}

/** Compares all figures of a random register with the naive count. */
export function compareWithNaiveCount(kind: 'lawful' | 'unlawful', sample: RandomRegister): Comparison {
  const comparison: Comparison = { cells: 0, filledCount: 0, faults: [] };
  const read = openRandomRegister(sample);
  compareFiles(comparison, sample, read);
  compareSummaries(comparison, sample, read);
  if (kind === 'lawful') compareLawfulChanges(comparison, sample, read);
  else compareUnlawfulChanges(comparison, sample, read);
  return comparison;
}
