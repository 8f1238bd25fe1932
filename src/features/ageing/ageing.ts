/** Ageing: of the live actions how long each has been with the force and with HMICFRS, and how many days since issue; and how the closed ones fared. */

import {
  type AgeBand,
  ageBandOf,
  ageBands,
  type Clocks,
  measureClocks,
  summariseDurations,
} from '../../domain/clocks.ts';
import { groupBy } from '../../domain/collections.ts';
import { dimensions, groupKeys, membersForKeys } from '../../domain/dimension.ts';
import type { DimensionName } from '../../domain/dimension-names.ts';
import {
  type ActionState,
  countedTypes,
  type Filter,
  matchesFilter,
  statesAsAt,
} from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import type { FileAccount, Register } from '../../domain/register.ts';
import { takenOverTold } from '../actions/migrated-data-note.ts';
import type { Ageing, Ages, TwoClocks } from './schema.ts';

export interface AgeingQuestion {
  readonly asAt: string;
  readonly rows: readonly DimensionName[];
  readonly filter: Filter;
  readonly allTypes: boolean;
  readonly ids: boolean;
}

interface Aged {
  readonly state: ActionState;
  readonly clocks: Clocks;
  readonly band: AgeBand;
}

export function ageingOn(register: Register, files: FileAccount, question: AgeingQuestion): Ageing {
  const { asAt, rows, filter, allTypes, ids } = question;
  const chosen = matchesFilter({ ...filter, type: countedTypes(filter, { allTypes }) }, asAt);
  const aged = statesAsAt(register, asAt)
    .filter((state) => state.counted && chosen(state))
    .map((state) => ({
      state,
      clocks: measureClocks(state.action, asAt),
      band: ageBandOf(state.position, asAt),
    }));
  const takenOver = (live: boolean) =>
    takenOverTold(
      aged.flatMap(({ state }) => (isLive(state.position) === live ? [state.action] : [])),
      '',
      asAt,
    );
  const agesOf = (those: readonly Aged[]) => agesIn(those, ids);
  const several = new Set<string>();
  const tables = rows.map((by) => {
    const dimension = dimensions[by];
    const groups = groupBy(aged, ({ state }) => {
      const places = groupKeys(dimension, state, asAt);
      if (places.length > 1) several.add(state.action.id);
      return places;
    });
    const members = membersForKeys(dimension, register, new Set(groups.keys()));
    return {
      by,
      heading: dimension.heading,
      rows: members.flatMap((member) => {
        const those = groups.get(member.id);
        return those ? [{ ...member, ...agesOf(those) }] : [];
      }),
    };
  });
  return {
    as_at: asAt,
    tables,
    total: agesOf(aged),
    several: [...several],
    taken_over: { live: takenOver(true), closed: takenOver(false) },
    files,
  };
}

function agesIn(aged: readonly Aged[], ids: boolean): Ages {
  const live = aged.filter(({ state }) => isLive(state.position));
  const closed = aged.filter(({ state }) => !isLive(state.position));
  const byBand = <Value>(told: (those: readonly Aged[]) => Value) =>
    Object.fromEntries(
      ageBands.map(({ id }) => [id, told(live.filter(({ band }) => band === id))]),
    ) as Record<AgeBand, Value>;
  const both = { live: twoClocks(live), closed: twoClocks(closed) };
  return {
    live: both.live,
    bands: byBand((those) => those.length),
    closed: both.closed,
    ids: ids
      ? {
          bands: byBand(idsOf),
          oldest_force: idsOf(live.filter(({ clocks }) => clocks.force === both.live.force.oldest)),
          oldest_hmicfrs: idsOf(
            live.filter(
              ({ clocks }) => clocks.hmicfrs !== null && clocks.hmicfrs === both.live.hmicfrs.oldest,
            ),
          ),
          closed: idsOf(closed),
        }
      : null,
  };
}

const idsOf = (those: readonly Aged[]) => those.map(({ state }) => state.action.id);

const twoClocks = (those: readonly Aged[]): TwoClocks => ({
  number: those.length,
  force: summariseDurations(those.map(({ clocks }) => clocks.force)),
  hmicfrs: summariseDurations(those.flatMap(({ clocks }) => clocks.hmicfrs ?? [])),
});
