/** The register as the public may know it: public fields only, without what is internal; and without what is marked above a paper. */

import { replaceReferences } from '../action-references.ts';
import { type ActionState, statesAsAt } from '../filter.ts';
import { isMap } from '../plain-data.ts';
import type { Action } from '../records/action.ts';
import { type Event, eventRow } from '../records/event.ts';
import type { Paper } from '../records/paper.ts';
import type { Extract } from '../records/portal-extract.ts';
import { type Kind, type Records, recordKinds } from '../records/record-kinds.ts';
import type { Register } from '../register.ts';
import { isMove } from '../status.ts';
import { isAbove, lowestMarking } from './marking.ts';

/** Whether a word may be published where a role is meant. */
type IsRole = (word: string) => boolean;

/** A value with its public parts only; undefined where it has none. What the classes do not name is private. */
function publicPart(value: unknown, classes: unknown, isRole: IsRole): unknown {
  if (Array.isArray(value))
    return value.map((item) => publicPart(item, classes, isRole)).filter((item) => item !== undefined);
  if (classes === 'public') return value;
  if (classes === 'role') return typeof value === 'string' && isRole(value) ? value : undefined;
  if (!isMap(classes) || !isMap(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const part = Object.hasOwn(classes, name) ? publicPart(inner, classes[name], isRole) : undefined;
      return part === undefined ? [] : [[name, part]];
    }),
  );
}

/** A record or event is still one without its private fields, since none of them is needed: a test holds it against the schemas. */
const publicOf = <Value extends object>(value: Value, classes: unknown, isRole: IsRole): Value =>
  publicPart(value, classes, isRole) as Value;

const published = <K extends Kind>(kind: K, record: Records[K], isRole: IsRole): Records[K] =>
  publicOf(record, recordKinds[kind].publicity, isRole);

/** What an internal event did to the count remains, or the figures would be wrong; what it says does not. */
const counting = { on: 'public', event: 'public', batch: 'public', route: 'public', internal: 'public' };

function publicEvents(history: readonly Event[], isRole: IsRole): readonly Event[] {
  return history.flatMap((event) => {
    const open = publicOf(event, eventRow(event.event)?.publicity, isRole);
    if (event.internal !== true) return [open];
    return isMove(event.event) ? [bare(open)] : [];
  });
}

const bare = (event: Event): Event => publicOf(event, counting, () => false);

const outside = <Entry extends { readonly internal?: boolean | undefined }>(entries: readonly Entry[]) =>
  entries.filter(({ internal }) => internal !== true);

const isRoleIn = ({ settings, boards }: Register): IsRole => {
  const roles = new Set([...(settings.roles ?? []), ...boards.map(({ id }) => id)]);
  return (word) => roles.has(word);
};

/** Chairs and members of boards that no list of roles names, and that a public paper leaves out for it. */
export const unlistedMembers = (register: Register): readonly string[] => {
  const isRole = isRoleIn(register);
  const named = register.boards.flatMap(({ chair, members }) => [
    ...(chair ? [chair] : []),
    ...(members ?? []),
  ]);
  return [...new Set(named)].filter((word) => !isRole(word));
};

/** The register without fields that are private and entries that are internal. */
export function publicRegister(register: Register): Register {
  const isRole = isRoleIn(register);
  const all = <K extends Kind>(kind: K, records: readonly Records[K][]) =>
    records.map((record) => published(kind, record, isRole));
  const { engagement, ...settings } = register.settings;
  return {
    today: register.today,
    settings: published(
      'settings',
      { ...settings, ...(engagement && { engagement: outside(engagement) }) },
      isRole,
    ),
    actions: register.actions.map((action) => {
      const { history: _, ...top } = action;
      return {
        ...published('action', { ...top, history: [] }, isRole),
        history: [...publicEvents(action.history, isRole)],
      };
    }),
    inspections: all('inspection', register.inspections),
    batches: all('batch', register.batches),
    boards: all('board', register.boards),
    papers: all('paper', register.papers),
    frameworks: all('framework', register.frameworks),
    assessments: all(
      'assessment',
      register.assessments.map((one) => ({
        ...one,
        topics: (one.topics ?? []).map(({ topic, history }) => ({ topic, history: outside(history ?? []) })),
      })),
    ),
    extracts: register.extracts.map(publicExtract),
    explanations: { explanations: [] },
    hasFile: () => false,
    evidenceFile: () => undefined,
  };
}

export const publicPaper = (paper: Paper): Paper => published('paper', paper, () => false);

/** HMICFRS's portal is not for the public: of an extract only the figures are. */
const publicExtract = ({ day, rows }: Extract): Extract => ({
  day,
  rows: rows.map(({ line, type, live }) => ({
    line,
    type,
    live,
    ref: `line ${line}`,
    typeWord: '',
    status: '',
    title: undefined,
    wording: undefined,
    inspection: undefined,
  })),
});

/** What a paper leaves out because it is marked above it. */
export interface WithheldCounts {
  /** Actions live on the paper's day, or closed since the last one. */
  readonly actions: number;
  /** The paper's marking, above which they are. */
  readonly above: string;
}

export interface FilteredRegister {
  /** Without the actions left out, and without what only points to them: for all that names an action. */
  readonly register: Register;
  /** With a husk in the place of each, so that totals of the whole register are those that every paper gives. */
  readonly counted: Register;
  readonly withheld: WithheldCounts;
}

/** What a paper of this marking may tell of, on its day and since the last one; `speaksOf` is what it would tell of if it might. */
export function filterByMarking(
  register: Register,
  marking: string,
  { as_at: asAt, since }: { readonly as_at: string; readonly since?: string | undefined },
  speaksOf: (state: ActionState) => boolean,
): FilteredRegister {
  const state = register.settings.marking ?? lowestMarking;
  const over = register.actions.filter((action) => isAbove(action.marking ?? state, marking));
  const told = statesAsAt({ ...register, actions: over }, asAt).filter((one) => {
    const { status, closed_on: on } = one.position;
    const moved = since !== undefined && on !== null && on > since;
    return one.counted && (status !== 'closed' || moved) && speaksOf(one);
  });
  const withheld = { actions: told.length, above: marking };
  if (over.length === 0) return { register, counted: register, withheld };
  const husks = new Map(over.map(({ id }, i) => [id, `private-session-${i + 1}`]));
  const actions = register.actions
    .filter(({ id }) => !husks.has(id))
    .map((action) => replaceReferences(action, (id) => (husks.has(id) ? undefined : id)));
  const admitted = {
    ...register,
    assessments: register.assessments.map((one) => ({
      ...one,
      topics: (one.topics ?? []).map((topic) => ({
        ...topic,
        history: (topic.history ?? []).map((entry) => ({
          ...entry,
          ...(entry.actions && { actions: entry.actions.filter((id) => !husks.has(id)) }),
        })),
      })),
    })),
    explanations: {
      explanations: register.explanations.explanations.filter(
        ({ action }) => action === undefined || !husks.has(action),
      ),
    },
  };
  const [there, left] = [batchesOf(actions), batchesOf(over)];
  return {
    withheld,
    counted: {
      ...admitted,
      actions: [...actions, ...over.map((action) => createPlaceholder(action, husks))],
    },
    register: {
      ...admitted,
      actions,
      batches: register.batches.filter(({ id }) => there.has(id) || !left.has(id)),
    },
  };
}

/** What makes an action count, and nothing that it says. */
function createPlaceholder(action: Action, husks: ReadonlyMap<string, string>): Action {
  const { id, type, inspection, addressees, cause_of_concern: cause, priority } = action;
  return {
    id: husks.get(id) ?? '',
    type,
    inspection,
    title: 'Reported in private session',
    wording: 'Reported in private session',
    ...(addressees && { addressees }),
    ...(priority && { priority }),
    ...(cause !== undefined && { cause_of_concern: husks.get(cause) ?? cause }),
    history: action.history.flatMap((event) =>
      isMove(event.event)
        ? [bare(event)]
        : event.event === 'target' && event.by !== undefined
          ? [{ on: event.on, event: event.event, by: event.by }]
          : [],
    ),
  };
}

const batchesOf = (actions: readonly Action[]) =>
  new Set(
    actions.flatMap(({ history }) =>
      history.flatMap((event) => (event.event === 'submitted' ? (event.batch ?? []) : [])),
    ),
  );
