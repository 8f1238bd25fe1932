/** Calculates how long live actions have been with the force and with HMICFRS, how many days ago they were issued, and how long closed ones took. */

import {
  type AgeBand,
  ageBands,
  type Clocks,
  findAgeBand,
  measureClocks,
  measureWaits,
  summariseDurations,
  type Waits,
} from '../../domain/clocks.ts';
import { buildRecord, groupBy } from '../../domain/collections.ts';
import { describeRowFramework, dimensions, groupKeys, membersForKeys } from '../../domain/dimension.ts';
import { type ActionState, statesAsAt } from '../../domain/filter.ts';
import { isInPopulation, type Population } from '../../domain/population.ts';
import { isLive } from '../../domain/position.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import type { DimensionName } from '../../domain/vocabulary.ts';
import { describeMigratedData } from '../actions/migrated-data.ts';
import type { Ageing, Ages, TwoClocks } from './schema.ts';

const bands = ageBands.map(({ id }) => id);

/** A date, the dimensions of the tables, and the actions to count. */
export interface AgeingQuestion extends Population {
  readonly asAt: string;
  readonly rows: readonly DimensionName[];
  /** The id of the framework whose questions are rows; without one, the framework that serves the day. */
  readonly framework?: string | undefined;
}

interface AgedAction {
  readonly state: ActionState;
  readonly clocks: Clocks;
  readonly waits: Waits;
  readonly band: AgeBand;
}

/** The ages of the actions that match the filter on the question's date, in one table for each dimension of `rows`. */
export function ageingOn(register: Register, files: FileAccount, question: AgeingQuestion): Ageing {
  const { asAt, rows } = question;
  const agedActions = statesAsAt(register, asAt)
    .filter(isInPopulation(question, asAt, register))
    .map((state) => ({
      state,
      clocks: measureClocks(state.action, asAt),
      // Audit actions are never with HMICFRS, even if an old file has a submission of one.
      waits: state.counted ? measureWaits(state.action, asAt) : { current: null, completedWaits: [] },
      band: findAgeBand(state.position, asAt),
    }));
  const describeMigrated = (group: readonly AgedAction[]) =>
    describeMigratedData(
      group.map(({ state }) => state.action),
      '',
      asAt,
    );
  const liveActions = agedActions.filter(({ state }) => isLive(state.position));
  const closedActions = agedActions.filter(({ state }) => !isLive(state.position));
  const repeatedActions = new Set<string>();
  const grouping = { register, asAt, framework: question.framework };
  const tables = rows.map((rowsBy) => {
    const dimension = dimensions[rowsBy];
    const groups = groupBy(agedActions, ({ state }) => {
      const keys = groupKeys(dimension, state, grouping);
      if (keys.length > 1) repeatedActions.add(state.action.id);
      return keys;
    });
    const members = membersForKeys(dimension, grouping, new Set(groups.keys()));
    return {
      by: rowsBy,
      heading: dimension.heading,
      rows: members.flatMap((member) => {
        const group = groups.get(member.id);
        return group ? [{ ...member, ...summariseAges(group) }] : [];
      }),
    };
  });
  return {
    as_at: asAt,
    tables,
    total: summariseAges(agedActions),
    several: [...repeatedActions],
    framework: describeRowFramework(rows, grouping),
    taken_over: { live: describeMigrated(liveActions), closed: describeMigrated(closedActions) },
    files,
  };
}

function summariseAges(agedActions: readonly AgedAction[]): Ages {
  const liveActions = agedActions.filter(({ state }) => isLive(state.position));
  const closedActions = agedActions.filter(({ state }) => !isLive(state.position));
  const bandIds = buildRecord(bands, (band) => idsOf(liveActions.filter((entry) => entry.band === band)));
  const clocksByState = { live: twoClocks(liveActions), closed: twoClocks(closedActions) };
  return {
    live: clocksByState.live,
    bands: buildRecord(bands, (band) => bandIds[band].length),
    closed: clocksByState.closed,
    ids: {
      bands: bandIds,
      oldest_force: idsOf(
        liveActions.filter(({ clocks }) => clocks.force === clocksByState.live.force.oldest),
      ),
      oldest_hmicfrs: idsOf(
        liveActions.filter(
          ({ waits }) => waits.current !== null && waits.current === clocksByState.live.hmicfrs.oldest,
        ),
      ),
      submitted: idsOf(liveActions.filter(({ waits }) => waits.current !== null)),
      completed_waits: liveActions.flatMap(({ state, waits }) =>
        waits.completedWaits.map(() => state.action.id),
      ),
      closed: idsOf(closedActions),
    },
  };
}

const idsOf = (agedActions: readonly AgedAction[]) => agedActions.map(({ state }) => state.action.id);

const twoClocks = (agedActions: readonly AgedAction[]): TwoClocks => ({
  number: agedActions.length,
  force: summariseDurations(agedActions.map(({ clocks }) => clocks.force)),
  hmicfrs: summariseDurations(agedActions.flatMap(({ waits }) => waits.current ?? [])),
  completed_waits: summariseDurations(agedActions.flatMap(({ waits }) => waits.completedWaits)),
});
