/** The trend: what was live, and of it submitted, at the end of each month or quarter, and what came and went in between. */

import { buildRecord } from '../../domain/collections.ts';
import { listPeriods, type Period } from '../../domain/dates/period.ts';
import { dimensions, groupKeys, membersForKeys } from '../../domain/dimension.ts';
import { countedTypes, type Filter, matchesFilter } from '../../domain/filter.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import type { DimensionName, PeriodLength } from '../../domain/vocabulary.ts';
import { describeMigratedData } from '../actions/migrated-data.ts';
import { type Flows, flows, flowsOf, noFlows, type PeriodFlows, type Places } from './period-flows.ts';
import type { Gap, PeriodFigures, Trend } from './schema.ts';

export interface TrendQuestion {
  /** The end of this day opens the first period; if not said, the period of the first action issued, or the last 24. */
  readonly since?: string;
  readonly asAt: string;
  readonly by: PeriodLength;
  readonly rows?: DimensionName;
  readonly filter: Filter;
  readonly allTypes: boolean;
}

/** A register, and the periods of which it tells. */
export interface Telling {
  readonly register: Register;
  readonly periods: readonly Period[];
}

/** The trend as the events of one register tell it. */
export const trendFromEvents = (register: Register, files: FileAccount, question: TrendQuestion): Trend =>
  trendOf([{ register, periods: periodsAsked(register, question) }], files, question);

/** The periods of a question; `register` says when the first action was issued. */
export function periodsAsked(register: Register, { by, since, asAt }: TrendQuestion): readonly Period[] {
  let first = asAt;
  for (const { history } of register.actions)
    for (const { event, on } of history) if (event === 'issued' && on < first) first = on;
  return listPeriods({ length: by, since, first, asAt });
}

const whole = '';

/** The trend as several registers tell it, each of its own periods, in order; rows are named as the last one names them. */
export function trendOf(tellings: readonly Telling[], files: FileAccount, question: TrendQuestion): Trend {
  const several = new Set<string>();
  const places = placesAsked(question, several);
  const told = tellings.flatMap(({ register, periods }) => flowsOf(register, periods, places));
  const figuresOf = (row: string) => told.map(({ rows }) => figuresIn(rows.get(row)));
  const found = new Set(told.flatMap(({ rows }) => [...rows.keys()]));
  const last = tellings.at(-1)?.register;
  const since = told[0]?.period.since ?? question.asAt;
  const counted = new Set(told.flatMap(({ rows }) => Object.values(rows.get(whole) ?? {}).flat()));
  const members =
    question.rows && last
      ? membersForKeys(dimensions[question.rows], last, new Set(without(found, [whole])))
      : [];
  return {
    since,
    as_at: question.asAt,
    by: question.by,
    rows_by: question.rows ?? null,
    periods: told.map(({ period }) => period),
    total: figuresOf(whole),
    rows: members
      .filter(({ id }) => found.has(id))
      .map((member) => ({ ...member, figures: figuresOf(member.id) })),
    several: [...several],
    gaps: gapsIn(told),
    unbalanced: [...new Set(told.flatMap(({ unbalanced }) => unbalanced))],
    taken_over: describeMigratedData(
      (last?.actions ?? []).filter(({ id }) => counted.has(id)),
      since,
      question.asAt,
    ),
    files,
  };
}

function gapsIn(told: readonly PeriodFlows[]): readonly Gap[] {
  return told.slice(1).flatMap(({ period, rows }, before): readonly Gap[] => {
    const opening = rows.get(whole)?.opening ?? [];
    const closing = told[before]?.rows.get(whole)?.live ?? [];
    const came = without(opening, closing);
    const went = without(closing, opening);
    return came.length + went.length === 0 ? [] : [{ day: period.since, came, went }];
  });
}

/** In the whole, and in its rows, an action counts as the summary of that day counts it. */
function placesAsked({ rows, filter, allTypes }: TrendQuestion, several: Set<string>): Places {
  const asked = { ...filter, type: countedTypes(filter, { allTypes }) };
  const tests = new Map<string, ReturnType<typeof matchesFilter>>();
  const chosenOn = (day: string) => {
    const test = tests.get(day) ?? matchesFilter(asked, day);
    tests.set(day, test);
    return test;
  };
  return (state, day) => {
    if (!state.counted || !chosenOn(day)(state)) return [];
    if (rows === undefined) return [whole];
    const places = groupKeys(dimensions[rows], state, day);
    if (places.length > 1) several.add(state.action.id);
    return [whole, ...places];
  };
}

const without = (all: Iterable<string>, those: Iterable<string>): readonly string[] => {
  const left = new Set(all);
  for (const one of those) left.delete(one);
  return [...left];
};

const figuresIn = (ids: Flows = noFlows()): PeriodFigures => ({
  ...buildRecord(flows, (flow) => ids[flow].length),
  ids,
});
