/** Defines which actions an answer counts: those of its types that are addressed to the force and match its filter. */

import { type ActionState, type Filter, matchesFilter } from './filter.ts';
import { addressesForce, type Register } from './register.ts';
import { type ActionType, actionTypes, isInspectorate } from './vocabulary.ts';

/** The actions that an answer counts. */
export interface Population {
  readonly filter: Filter;
  /** Whether audit actions are counted too, if the filter has no types. */
  readonly allTypes: boolean;
}

/** The audit actions addressed to the force that match a filter. */
export const auditPopulation = (filter: Filter): Population => ({
  filter: { ...filter, type: ['audit-action'] },
  allTypes: true,
});

/** The types of a population: the types of the filter if it has any, otherwise all types or only the types of HMICFRS. */
export const countedTypes = ({
  filter: { type: selectedTypes = [] },
  allTypes,
}: Population): readonly ActionType[] =>
  actionTypes.filter((type) =>
    selectedTypes.length > 0 ? selectedTypes.includes(type) : allTypes || isInspectorate(type),
  );

/** Returns a function that tests whether a population includes an action as it is at the end of a day. */
export function isInPopulation(
  population: Population,
  asAt: string,
  register: Pick<Register, 'frameworks'>,
): (state: ActionState) => boolean {
  const matchesState = matchesFilter(
    { ...population.filter, type: countedTypes(population) },
    asAt,
    register,
  );
  return (state) => addressesForce(state.action) && matchesState(state);
}

/** Returns a function that gives the test of a population for a day, and creates it once for each day. */
export function createPopulationTests(
  population: Population,
  register: Pick<Register, 'frameworks'>,
): (day: string) => (state: ActionState) => boolean {
  const tests = new Map<string, (state: ActionState) => boolean>();
  return (day) => {
    const test = tests.get(day) ?? isInPopulation(population, day, register);
    tests.set(day, test);
    return test;
  };
}

/** Whether an action is with HMICFRS, which audit actions never are. */
export const isWithHmicfrs = ({ counted, position }: ActionState): boolean =>
  counted && position.status === 'submitted';

/** Whether an action is complete, so ready for the next submission to HMICFRS. */
export const isReadyToSubmit = ({ counted, position }: ActionState): boolean =>
  counted && position.status === 'complete';
