/** Defines the dimensions by which actions are grouped into rows and columns. A new one needs an entry in `dimensions` and its name in `vocabulary.ts`. */

import { ageBands, findAgeBand } from './clocks.ts';
import type { ActionState } from './filter.ts';
import { compareIds } from './ids.ts';
import { byId, type Register } from './register.ts';
import { actionTypes, type DimensionName, rags, statuses, typeWords } from './vocabulary.ts';

/** One row or column of a dimension. */
export interface Member {
  readonly id: string;
  readonly label: string;
}

/** A way to group actions. */
export interface Dimension {
  readonly heading: string;
  /** Members that are listed even if they have no action, in order. */
  readonly fixed: (register: Register) => readonly Member[];
  /** The ids of an action's members: one, several or none. */
  readonly keysOf: (state: ActionState, asAt: string) => readonly string[];
  /** The label of a member, if it is not its id. */
  readonly label?: (id: string, register: Register) => string | undefined;
  /** The label for actions without a member. */
  readonly none: string;
}

const labelledById = (ids: readonly string[]) => ids.map((id) => ({ id, label: id }));
const optionalKey = (id: string | null) => (id === null ? [] : [id]);
const noFixedMembers = () => [];

/** Every dimension, by its name. */
export const dimensions: Readonly<Record<DimensionName, Dimension>> = {
  origin: {
    heading: 'Origin',
    fixed: ({ settings }) => settings.origins,
    keysOf: ({ origin }) => optionalKey(origin),
    none: 'Origin not known',
  },
  type: {
    heading: 'Type',
    fixed: () => actionTypes.map((id) => ({ id, label: typeWords[id].heading })),
    keysOf: ({ action }) => [action.type],
    none: 'Type not known',
  },
  inspection: {
    heading: 'Inspection',
    fixed: noFixedMembers,
    keysOf: ({ action }) => [action.inspection],
    label: (id, register) => byId(register.inspections).get(id)?.title,
    none: 'Inspection not known',
  },
  'force-lead': {
    heading: 'Force lead',
    fixed: noFixedMembers,
    keysOf: ({ position }) => optionalKey(position.force_lead),
    none: 'No force lead',
  },
  'delivery-lead': {
    heading: 'Delivery lead',
    fixed: noFixedMembers,
    keysOf: ({ position }) => optionalKey(position.delivery_lead),
    none: 'No delivery lead',
  },
  board: {
    heading: 'Board',
    fixed: noFixedMembers,
    keysOf: ({ position }) => optionalKey(position.board),
    label: (id, register) => byId(register.boards).get(id)?.name,
    none: 'No board',
  },
  status: {
    heading: 'Status',
    fixed: () => labelledById(statuses.filter((status) => status !== 'closed')),
    keysOf: ({ position }) => optionalKey(position.status),
    none: 'No status',
  },
  rag: {
    heading: 'RAG',
    fixed: () => labelledById(rags),
    keysOf: ({ position }) => optionalKey(position.rag),
    none: 'Not rated',
  },
  age: {
    heading: 'Age since issue',
    fixed: () => ageBands.map(({ id, label }) => ({ id, label })),
    keysOf: ({ position }, asAt) => [findAgeBand(position, asAt)],
    none: 'Age not known',
  },
  theme: {
    heading: 'Theme',
    fixed: noFixedMembers,
    keysOf: ({ action }) => [...new Set(action.themes ?? [])],
    none: 'No theme',
  },
  paf: {
    heading: 'PAF question',
    fixed: noFixedMembers,
    keysOf: ({ action }) => [...new Set((action.paf ?? []).map((key) => key.split('.')[0] ?? key))],
    label: (id, register) => {
      const title = register.frameworks.at(-1)?.questions?.find(({ number }) => number === id)?.title;
      return title ? `${id} ${title}` : undefined;
    },
    none: 'No PAF entry',
  },
};

/** The id of the row or column for actions without a member. No id, role or theme has its brackets. */
const noneKey = '(none)';

/** The ids of an action's members; without any, the id of the row for such actions. */
export function groupKeys(dimension: Dimension, state: ActionState, asAt: string): readonly string[] {
  const keys = dimension.keysOf(state, asAt);
  return keys.length === 0 ? [noneKey] : keys;
}

/** The members of a dimension that the actions need: fixed members first, the row for actions without a member last. */
export const dimensionMembers = (
  dimension: Dimension,
  register: Register,
  states: readonly ActionState[],
  asAt: string,
): readonly Member[] =>
  membersForKeys(dimension, register, new Set(states.flatMap((state) => groupKeys(dimension, state, asAt))));

/** The members of a dimension for these ids: fixed members first, then others in the order of ids. */
export function membersForKeys(
  dimension: Dimension,
  register: Register,
  keys: ReadonlySet<string>,
): readonly Member[] {
  const fixed = dimension.fixed(register);
  const listed = new Set([...fixed.map(({ id }) => id), noneKey]);
  const otherIds = [...keys].filter((id) => !listed.has(id)).sort(compareIds);
  return [
    ...fixed.map(({ id, label }) => ({ id, label })),
    ...otherIds.map((id) => ({ id, label: dimension.label?.(id, register) ?? id })),
    ...(keys.has(noneKey) ? [{ id: noneKey, label: dimension.none }] : []),
  ];
}
