/** Removes what is marked above a page from the register of that page, and keeps what its published table counts. */

import { replaceReferences } from '../action-references.ts';
import { listBatches } from '../batch-outcomes.ts';
import { type ActionState, statesAsAt } from '../filter.ts';
import { isLive } from '../position.ts';
import type { Action } from '../records/action.ts';
import type { Inspection } from '../records/inspection.ts';
import type { Register } from '../register.ts';
import { isMarkedAbove, lowestMarking } from './marking.ts';

/** What a page shows in the place of the words of an action that is marked above it. */
const withheldTitle = 'Reported in private session';

/** The actions that a page excludes because they are marked above it. */
export interface WithheldCounts {
  /** Those that the published table counts: live on the day, of HMICFRS's types and addressed to the force. */
  readonly actions: number;
  /** The marking of the page. */
  readonly above: string;
}

/** The registers for a page, by what its marking permits. */
export interface FilteredRegister {
  /** Without the actions marked above the page and the references to them: for every figure and list but the published table. */
  readonly register: Register;
  /** With a placeholder for each of them that is live: for the published table only. */
  readonly counted: Register;
  readonly withheld: WithheldCounts;
}

/** The registers for a page with this marking, on its day (YYYY-MM-DD). */
export function filterByMarking(register: Register, marking: string, asAt: string): FilteredRegister {
  const defaultMarking = register.settings.marking ?? lowestMarking;
  const actionsAbove = register.actions.filter((action) =>
    isMarkedAbove(action.marking ?? defaultMarking, marking),
  );
  if (actionsAbove.length === 0)
    return { register, counted: register, withheld: { actions: 0, above: marking } };
  const hiddenIds = new Set(actionsAbove.map(({ id }) => id));
  const actions = register.actions
    .filter(({ id }) => !hiddenIds.has(id))
    .map((action) => replaceReferences(action, (id) => (hiddenIds.has(id) ? undefined : id)));
  const shownBatches = new Set(actions.flatMap((action) => [...listBatches(action)]));
  const shownInspections = new Set(actions.map(({ inspection }) => inspection));
  const hiddenInspections = new Set(
    actionsAbove.map(({ inspection }) => inspection).filter((id) => !shownInspections.has(id)),
  );
  const visibleRegister = {
    ...register,
    actions,
    // A batch without a visible action is not named: whether a hidden one is in it must not show.
    batches: register.batches.filter(({ id }) => shownBatches.has(id)),
    // An inspection whose actions are all hidden would show what they are about; one without actions is named.
    inspections: register.inspections.filter(({ id }) => !hiddenInspections.has(id)),
    assessments: register.assessments.map((assessment) => ({
      ...assessment,
      topics: (assessment.topics ?? []).map((topic) => ({
        ...topic,
        history: (topic.history ?? []).map((entry) => ({
          ...entry,
          ...(entry.actions && { actions: entry.actions.filter((id) => !hiddenIds.has(id)) }),
        })),
      })),
    })),
    explanations: {
      explanations: register.explanations.explanations.filter(
        ({ action }) => action === undefined || !hiddenIds.has(action),
      ),
    },
  };
  const inspectionPlaceholders = placeholdersOf(
    register.inspections.filter(({ id }) => hiddenInspections.has(id)),
  );
  const placeholders = statesAsAt({ ...register, actions: actionsAbove }, asAt)
    .filter(({ counted, position }) => counted && isLive(position))
    .map((state, i) => ({
      ...createPlaceholder(state, `private-session-${i + 1}`, asAt),
      inspection: inspectionPlaceholders.get(state.action.inspection)?.id ?? state.action.inspection,
    }));
  return {
    register: visibleRegister,
    counted: {
      ...visibleRegister,
      actions: [...actions, ...placeholders],
      inspections: [...visibleRegister.inspections, ...inspectionPlaceholders.values()],
    },
    withheld: { actions: placeholders.length, above: marking },
  };
}

/** By the id of each hidden inspection, one with only what the rows of the published table need: its origin and its body. */
const placeholdersOf = (inspections: readonly Inspection[]): ReadonlyMap<string, Inspection> =>
  new Map(
    inspections.map(({ id, origin, body, status }, i) => [
      id,
      { id: `private-session-${i + 1}`, title: withheldTitle, origin, body, status },
    ]),
  );

/** An action with only what the published table needs: its type, its origin, and whether it is with HMICFRS on the day. */
const createPlaceholder = ({ action, position }: ActionState, id: string, asAt: string): Action => ({
  id,
  type: action.type,
  inspection: action.inspection,
  title: withheldTitle,
  wording: withheldTitle,
  history: [
    { on: asAt, event: 'issued' },
    ...(position.status === 'submitted' ? [{ on: asAt, event: 'submitted' as const }] : []),
  ],
});
