/** Defines the dimensions by which actions are grouped into rows and columns. A new one needs an entry in `dimensions` and its name in `vocabulary.ts`. */

import { ageBands, findAgeBand } from './clocks.ts';
import type { ActionState } from './filter.ts';
import {
  describeFramework,
  type FrameworkDescription,
  findFramework,
  frameworksInOrder,
  resolvePafKeys,
} from './framework.ts';
import { compareIds } from './ids.ts';
import { type PafKey, questionOf } from './paf-key.ts';
import { ragGroupOf } from './position.ts';
import { indexById, type Register } from './register.ts';
import { actionTypes, type DimensionName, rags, statuses, typeWords } from './vocabulary.ts';

/** One row or column of a dimension. */
export interface Member {
  readonly id: string;
  readonly label: string;
}

/** A register, and how its actions are grouped. */
export interface Grouping {
  readonly register: Register;
  /** YYYY-MM-DD. */
  readonly asAt: string;
  /** The id of the framework whose questions group the actions; without one, the framework that is in force on the day. */
  readonly framework?: string | undefined;
}

/** A way to group actions. */
export interface Dimension {
  readonly heading: string;
  /** Members that are listed even if they have no action, in order. */
  readonly fixedMembers: (register: Register) => readonly Member[];
  /** The ids of an action's members: one, several or none. */
  readonly keysOf: (state: ActionState, grouping: Grouping) => readonly string[];
  /** The label of a member, if it is not its id. */
  readonly label?: (id: string, grouping: Grouping) => string | undefined;
  /** Members that are listed after the others if they have an action. */
  readonly lastMembers?: readonly Member[];
  /** The label for actions without a member. */
  readonly noneLabel: string;
}

const createMembers = (ids: readonly string[]) => ids.map((id) => ({ id, label: id }));
const optionalKey = (id: string | null) => (id === null ? [] : [id]);
const noFixedMembers = () => [];

/** The framework whose questions are the rows of the dimension `paf`. */
const rowFramework = ({ register, asAt, framework }: Grouping) => findFramework(register, framework, asAt);

/** The rows of actions with keys of another framework than the one whose questions are rows. No question has their ids. */
const otherFrameworks = {
  earlier: { id: '(earlier)', label: 'Earlier frameworks' },
  later: { id: '(later)', label: 'Later frameworks' },
  unknown: { id: '(unknown)', label: 'Framework not known' },
};

/** The questions of an action's keys; for a key of another framework, the row of such keys. */
function pafRows({ action }: ActionState, grouping: Grouping): readonly string[] {
  const rowFrameworkId = rowFramework(grouping)?.id ?? null;
  const orderedIds = frameworksInOrder(grouping.register).map(({ id }) => id);
  const rowOf = (key: PafKey) => {
    if (key.framework === rowFrameworkId) return questionOf(key.number);
    const index = orderedIds.indexOf(key.framework ?? '');
    if (index < 0) return otherFrameworks.unknown.id;
    return index < orderedIds.indexOf(rowFrameworkId ?? '')
      ? otherFrameworks.earlier.id
      : otherFrameworks.later.id;
  };
  return [...new Set(resolvePafKeys(grouping.register, action).map(rowOf))];
}

/** Every dimension, by its name. */
export const dimensions: Readonly<Record<DimensionName, Dimension>> = {
  origin: {
    heading: 'Origin',
    fixedMembers: ({ settings }) => settings.origins,
    keysOf: ({ origin }) => optionalKey(origin),
    noneLabel: 'Origin not known',
  },
  type: {
    heading: 'Type',
    fixedMembers: () => actionTypes.map((id) => ({ id, label: typeWords[id].heading })),
    keysOf: ({ action }) => [action.type],
    noneLabel: 'Type not known',
  },
  inspection: {
    heading: 'Inspection',
    fixedMembers: noFixedMembers,
    keysOf: ({ action }) => [action.inspection],
    label: (id, { register }) => indexById(register.inspections).get(id)?.title,
    noneLabel: 'Inspection not known',
  },
  'force-lead': {
    heading: 'Force lead',
    fixedMembers: noFixedMembers,
    keysOf: ({ position }) => optionalKey(position.force_lead),
    noneLabel: 'No force lead',
  },
  'delivery-lead': {
    heading: 'Delivery lead',
    fixedMembers: noFixedMembers,
    keysOf: ({ position }) => optionalKey(position.delivery_lead),
    noneLabel: 'No delivery lead',
  },
  board: {
    heading: 'Board',
    fixedMembers: noFixedMembers,
    keysOf: ({ position }) => optionalKey(position.board),
    label: (id, { register }) => indexById(register.boards).get(id)?.name,
    noneLabel: 'No board',
  },
  status: {
    heading: 'Status',
    fixedMembers: () => createMembers(statuses.filter((status) => status !== 'closed')),
    keysOf: ({ position }) => optionalKey(position.status),
    noneLabel: 'No status',
  },
  rag: {
    heading: 'RAG',
    fixedMembers: () => createMembers(rags),
    keysOf: ({ position }) => optionalKey(ragGroupOf(position)),
    label: (id) => (id === 'not-rated-since-returned' ? 'Not rated since returned' : undefined),
    noneLabel: 'Not rated',
  },
  age: {
    heading: 'Age since issue',
    fixedMembers: () => ageBands.map(({ id, label }) => ({ id, label })),
    keysOf: ({ position }, { asAt }) => [findAgeBand(position, asAt)],
    noneLabel: 'Age not known',
  },
  theme: {
    heading: 'Theme',
    fixedMembers: noFixedMembers,
    keysOf: ({ action }) => [...new Set(action.themes ?? [])],
    noneLabel: 'No theme',
  },
  paf: {
    heading: 'PAF question',
    fixedMembers: noFixedMembers,
    keysOf: pafRows,
    label: (id, grouping) => {
      const title = rowFramework(grouping)?.questions?.find(({ number }) => number === id)?.title;
      return title ? `${id} ${title}` : undefined;
    },
    lastMembers: Object.values(otherFrameworks),
    noneLabel: 'No PAF entry',
  },
};

/** The id of the row or column for actions without a member. No id, role or theme contains brackets. */
const noneKey = '(none)';

/** The framework whose questions are in the table, where one of its dimensions is `paf`. */
export function describeRowFramework(
  names: readonly (DimensionName | undefined)[],
  grouping: Grouping,
): FrameworkDescription | null {
  const framework = names.includes('paf') ? rowFramework(grouping) : undefined;
  return framework ? describeFramework(grouping.register, framework, grouping.asAt) : null;
}

/** The ids of an action's members; without any, the id of the row for such actions. */
export function groupKeys(dimension: Dimension, state: ActionState, grouping: Grouping): readonly string[] {
  const keys = dimension.keysOf(state, grouping);
  return keys.length === 0 ? [noneKey] : keys;
}

/** The members of a dimension that the actions need: fixed members first, the row for actions without a member last. */
export const dimensionMembers = (
  dimension: Dimension,
  grouping: Grouping,
  states: readonly ActionState[],
): readonly Member[] =>
  membersForKeys(
    dimension,
    grouping,
    new Set(states.flatMap((state) => groupKeys(dimension, state, grouping))),
  );

/** The members of a dimension for these ids: fixed members first, then others in the order of ids. */
export function membersForKeys(
  dimension: Dimension,
  grouping: Grouping,
  keys: ReadonlySet<string>,
): readonly Member[] {
  const fixedMembers = dimension.fixedMembers(grouping.register);
  const lastMembers = [...(dimension.lastMembers ?? []), { id: noneKey, label: dimension.noneLabel }];
  const listedIds = new Set([...fixedMembers, ...lastMembers].map(({ id }) => id));
  const otherIds = [...keys].filter((id) => !listedIds.has(id)).sort(compareIds);
  return [
    ...fixedMembers.map(({ id, label }) => ({ id, label })),
    ...otherIds.map((id) => ({ id, label: dimension.label?.(id, grouping) ?? id })),
    ...lastMembers.filter(({ id }) => keys.has(id)),
  ];
}
