/** Calculates the trend: live actions at the end of each month or quarter, those with HMICFRS, and the movement in between. */

import { buildRecord } from '../../domain/collections.ts';
import { listPeriods, type Period } from '../../domain/dates/period.ts';
import {
  describeRowFramework,
  dimensions,
  type Grouping,
  groupKeys,
  membersForKeys,
} from '../../domain/dimension.ts';
import type { RowKeys } from '../../domain/followed-action.ts';
import { frameworkOn } from '../../domain/framework.ts';
import { countMovements, type PeriodMovement } from '../../domain/period-movement.ts';
import { createPopulationTests, type Population } from '../../domain/population.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import type { DimensionName, PeriodLength } from '../../domain/vocabulary.ts';
import { describeMigratedData } from '../actions/migrated-data.ts';
import { type Flows, flows, flowsOf } from './period-flows.ts';
import type { Gap, PeriodFigures, Trend } from './schema.ts';

/** What a trend covers, and its rows. */
export interface TrendQuestion extends Population {
  /** The first period starts after this day; by default with the first action issued, at most 24 periods ago. */
  readonly since?: string;
  readonly asAt: string;
  readonly by: PeriodLength;
  readonly rows?: DimensionName;
  /** The id of the framework whose questions are rows of every period; without one, the framework that serves the last day. */
  readonly framework?: string | undefined;
}

/** A register, and the periods that are counted from it. */
export interface TrendSource {
  readonly register: Register;
  readonly periods: readonly Period[];
}

/** The trend from the events of one register. */
export const trendFromEvents = (register: Register, files: FileAccount, question: TrendQuestion): Trend =>
  buildTrend([{ register, periods: trendPeriods(register, question) }], files, question);

/** The periods of a question; `register` gives the day on which the first action was issued. */
export function trendPeriods(register: Register, { by, since, asAt }: TrendQuestion): readonly Period[] {
  let firstDay = asAt;
  for (const { history } of register.actions)
    for (const { event, on } of history) if (event === 'issued' && on < firstDay) firstDay = on;
  return listPeriods({ length: by, since, first: firstDay, asAt });
}

/** Key of the row that contains every action. */
const totalRow = '';

/** The trend from several registers, each for its own periods, in order; rows have the names of the last register. */
export function buildTrend(
  sources: readonly TrendSource[],
  files: FileAccount,
  question: TrendQuestion,
): Trend {
  const repeatedIds = new Set<string>();
  const lastRegister = sources.at(-1)?.register;
  const grouping: Grouping | undefined = lastRegister && {
    register: lastRegister,
    asAt: question.asAt,
    // One framework for all periods: equal numbers of two frameworks are different questions.
    framework: question.framework ?? frameworkOn(lastRegister, question.asAt)?.id,
  };
  const rowKeysOf = createRowKeys(question, repeatedIds, grouping);
  const movements = sources.flatMap(({ register, periods }) => countMovements(register, periods, rowKeysOf));
  const rowFigures = (row: string) => movements.map(({ rows }) => periodFigures(flowsOf(rows.get(row))));
  const rowKeys = new Set(movements.flatMap(({ rows }) => [...rows.keys()]));
  const since = movements[0]?.period.since ?? question.asAt;
  const countedIds = new Set(
    movements.flatMap(({ rows }) => Object.values(flowsOf(rows.get(totalRow))).flat()),
  );
  const members =
    question.rows && grouping
      ? membersForKeys(dimensions[question.rows], grouping, new Set(excludeIds([...rowKeys], [totalRow])))
      : [];
  return {
    since,
    as_at: question.asAt,
    by: question.by,
    rows_by: question.rows ?? null,
    periods: movements.map(({ period }) => period),
    total: rowFigures(totalRow),
    rows: members
      .filter(({ id }) => rowKeys.has(id))
      .map((member) => ({ ...member, figures: rowFigures(member.id) })),
    several: [...repeatedIds],
    framework: grouping ? describeRowFramework([question.rows], grouping) : null,
    gaps: listGaps(movements),
    unbalanced: [...new Set(movements.flatMap(({ unbalanced }) => unbalanced))],
    taken_over: describeMigratedData(
      (lastRegister?.actions ?? []).filter(({ id }) => countedIds.has(id)),
      since,
      question.asAt,
    ),
    files,
  };
}

/** Actions by which a period's opening differs from the closing of the period before. */
function listGaps(movements: readonly PeriodMovement<Period>[]): readonly Gap[] {
  return movements.slice(1).flatMap(({ period, rows }, earlierIndex): readonly Gap[] => {
    const opening = rows.get(totalRow)?.opening ?? [];
    const closing = movements[earlierIndex]?.rows.get(totalRow)?.closing ?? [];
    const arrivedIds = excludeIds(opening, closing);
    const departedIds = excludeIds(closing, opening);
    return arrivedIds.length + departedIds.length === 0
      ? []
      : [{ day: period.since, came: arrivedIds, went: departedIds }];
  });
}

/** Returns a function that lists the rows of an action on a day, as the summary of that day counts it; actions in several rows are added to `repeatedIds`. */
function createRowKeys(
  question: TrendQuestion,
  repeatedIds: Set<string>,
  grouping: Grouping | undefined,
): RowKeys {
  const { rows } = question;
  const isInPopulationOn = createPopulationTests(question, {
    frameworks: grouping?.register.frameworks ?? [],
  });
  return (state, day) => {
    if (!isInPopulationOn(day)(state)) return [];
    if (rows === undefined || !grouping) return [totalRow];
    const keys = groupKeys(dimensions[rows], state, { ...grouping, asAt: day });
    if (keys.length > 1) repeatedIds.add(state.action.id);
    return [totalRow, ...keys];
  };
}

/** Ids without some of them, each once. */
const excludeIds = (allIds: readonly string[], removedIds: readonly string[]): readonly string[] => {
  const excludedIds = new Set(removedIds);
  return [...new Set(allIds)].filter((id) => !excludedIds.has(id));
};

const periodFigures = (ids: Flows): PeriodFigures => ({
  ...buildRecord(flows, (flow) => ids[flow].length),
  ids,
});
