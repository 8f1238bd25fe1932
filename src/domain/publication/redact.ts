/** Redacts the register: removes private fields and internal entries for the public, and actions marked above a paper from that paper. */

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
import { isMarkedAbove, lowestMarking } from './marking.ts';

/** Whether a value of a role field is a role, and not a person's name. */
type IsRole = (word: string) => boolean;

/** The public part of a value; undefined if it has none. A field that `publicity` does not list is private. */
function publicPart(value: unknown, publicity: unknown, isRole: IsRole): unknown {
  if (Array.isArray(value))
    return value.map((item) => publicPart(item, publicity, isRole)).filter((item) => item !== undefined);
  if (publicity === 'public') return value;
  if (publicity === 'role') return typeof value === 'string' && isRole(value) ? value : undefined;
  if (!isMap(publicity) || !isMap(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      const part = Object.hasOwn(publicity, name) ? publicPart(inner, publicity[name], isRole) : undefined;
      return part === undefined ? [] : [[name, part]];
    }),
  );
}

/** A record or event without its private fields. */
const redact = <Value extends object>(value: Value, publicity: unknown, isRole: IsRole): Value =>
  // A seam: the type remains the same, since no private field is required. A test checks that in the schemas.
  publicPart(value, publicity, isRole) as Value;

const redactRecord = <K extends Kind>(kind: K, record: Records[K], isRole: IsRole): Records[K] =>
  redact(record, recordKinds[kind].publicity, isRole);

/** The fields that figures are counted from. They alone remain of an internal event. */
const countedFields = { on: 'public', event: 'public', batch: 'public', route: 'public', internal: 'public' };

function publicEvents(history: readonly Event[], isRole: IsRole): readonly Event[] {
  return history.flatMap((event) => {
    const redacted = redact(event, eventRow(event.event)?.publicity, isRole);
    if (event.internal !== true) return [redacted];
    return isMove(event.event) ? [countedPart(redacted)] : [];
  });
}

const countedPart = (event: Event): Event => redact(event, countedFields, () => false);

const withoutInternal = <Entry extends { readonly internal?: boolean | undefined }>(
  entries: readonly Entry[],
) => entries.filter(({ internal }) => internal !== true);

const roleTest = ({ settings, boards }: Register): IsRole => {
  const roles = new Set([...(settings.roles ?? []), ...boards.map(({ id }) => id)]);
  return (word) => roles.has(word);
};

/** Chairs and members of boards that register.yaml does not list as roles. A paper for the public omits them. */
export const unlistedMembers = (register: Register): readonly string[] => {
  const isRole = roleTest(register);
  const named = register.boards.flatMap(({ chair, members }) => [
    ...(chair ? [chair] : []),
    ...(members ?? []),
  ]);
  return [...new Set(named)].filter((word) => !isRole(word));
};

/** The register for the public: without private fields and internal entries. */
export function publicRegister(register: Register): Register {
  const isRole = roleTest(register);
  const redactAll = <K extends Kind>(kind: K, records: readonly Records[K][]) =>
    records.map((record) => redactRecord(kind, record, isRole));
  const { engagement, ...settings } = register.settings;
  return {
    today: register.today,
    settings: redactRecord(
      'settings',
      { ...settings, ...(engagement && { engagement: withoutInternal(engagement) }) },
      isRole,
    ),
    actions: register.actions.map((action) => {
      const { history: _, ...top } = action;
      return {
        ...redactRecord('action', { ...top, history: [] }, isRole),
        history: [...publicEvents(action.history, isRole)],
      };
    }),
    inspections: redactAll('inspection', register.inspections),
    batches: redactAll('batch', register.batches),
    boards: redactAll('board', register.boards),
    papers: redactAll('paper', register.papers),
    frameworks: redactAll('framework', register.frameworks),
    assessments: redactAll(
      'assessment',
      register.assessments.map((assessment) => ({
        ...assessment,
        topics: (assessment.topics ?? []).map(({ topic, history }) => ({
          topic,
          history: withoutInternal(history ?? []),
        })),
      })),
    ),
    extracts: register.extracts.map(publicExtract),
    explanations: { explanations: [] },
    hasFile: () => false,
    readTemplate: register.readTemplate,
    evidenceFile: () => undefined,
  };
}

/** A paper without its private fields. */
export const publicPaper = (paper: Paper): Paper => redactRecord('paper', paper, () => false);

/** An extract with only its types and counts: the rest of the monitoring portal is not for the public. */
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

/** How many actions a paper omits because they are marked above it. */
export interface WithheldCounts {
  /** Actions that are live on the paper's day, or were closed since the last paper. */
  readonly actions: number;
  /** The paper's marking. */
  readonly above: string;
}

/** A register for a paper, without the actions that are marked above the paper. */
export interface FilteredRegister {
  /** Without these actions and the references to them: for every part of a paper that names actions. */
  readonly register: Register;
  /** With a placeholder for each of them, so that totals are the same in every paper. */
  readonly counted: Register;
  readonly withheld: WithheldCounts;
}

/** The register for a paper with this marking. Actions that the paper would otherwise cover are counted as withheld. Dates are YYYY-MM-DD. */
export function filterByMarking(
  register: Register,
  marking: string,
  { as_at: asAt, since }: { readonly as_at: string; readonly since?: string | undefined },
  covers: (state: ActionState) => boolean,
): FilteredRegister {
  const defaultMarking = register.settings.marking ?? lowestMarking;
  const above = register.actions.filter((action) => isMarkedAbove(action.marking ?? defaultMarking, marking));
  const withheldStates = statesAsAt({ ...register, actions: above }, asAt).filter((state) => {
    const { status, closed_on: on } = state.position;
    const moved = since !== undefined && on !== null && on > since;
    return state.counted && (status !== 'closed' || moved) && covers(state);
  });
  const withheld = { actions: withheldStates.length, above: marking };
  if (above.length === 0) return { register, counted: register, withheld };
  const placeholderIds = new Map(above.map(({ id }, i) => [id, `private-session-${i + 1}`]));
  const actions = register.actions
    .filter(({ id }) => !placeholderIds.has(id))
    .map((action) => replaceReferences(action, (id) => (placeholderIds.has(id) ? undefined : id)));
  const filtered = {
    ...register,
    assessments: register.assessments.map((assessment) => ({
      ...assessment,
      topics: (assessment.topics ?? []).map((topic) => ({
        ...topic,
        history: (topic.history ?? []).map((entry) => ({
          ...entry,
          ...(entry.actions && { actions: entry.actions.filter((id) => !placeholderIds.has(id)) }),
        })),
      })),
    })),
    explanations: {
      explanations: register.explanations.explanations.filter(
        ({ action }) => action === undefined || !placeholderIds.has(action),
      ),
    },
  };
  const [keptBatches, aboveBatches] = [batchesOf(actions), batchesOf(above)];
  return {
    withheld,
    counted: {
      ...filtered,
      actions: [...actions, ...above.map((action) => createPlaceholder(action, placeholderIds))],
    },
    register: {
      ...filtered,
      actions,
      batches: register.batches.filter(({ id }) => keptBatches.has(id) || !aboveBatches.has(id)),
    },
  };
}

/** An action with only what figures need, and none of its texts. */
function createPlaceholder(action: Action, placeholderIds: ReadonlyMap<string, string>): Action {
  const { id, type, inspection, addressees, cause_of_concern: cause, priority } = action;
  return {
    id: placeholderIds.get(id) ?? '',
    type,
    inspection,
    title: 'Reported in private session',
    wording: 'Reported in private session',
    ...(addressees && { addressees }),
    ...(priority && { priority }),
    ...(cause !== undefined && { cause_of_concern: placeholderIds.get(cause) ?? cause }),
    history: action.history.flatMap((event) =>
      isMove(event.event)
        ? [countedPart(event)]
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
