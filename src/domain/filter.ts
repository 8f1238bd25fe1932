/** Selects actions by filters and derives their state on a date. Values of one filter are alternatives; different filters must all match. */

import { frameworkOn, resolvePafKeys } from './framework.ts';
import { isOverdue } from './lateness.ts';
import { isUnderPafKey, parsePafKey } from './paf-key.ts';
import { isUnassigned, type Position, positionsOn, ragGroupOf } from './position.ts';
import type { Action } from './records/action.ts';
import { dueThresholds } from './records/settings.ts';
import { indexById, isCounted, type Register } from './register.ts';
import { normaliseName } from './text/word-matching.ts';

/** Filter values as the user gives them. */
export interface Filter {
  readonly type?: readonly string[];
  readonly origin?: readonly string[];
  readonly inspection?: readonly string[];
  readonly status?: readonly string[];
  readonly forceLead?: readonly string[];
  readonly deliveryLead?: readonly string[];
  readonly board?: readonly string[];
  readonly theme?: readonly string[];
  /** A question or topic includes everything under it. A key that names no framework is from the one in force on the day. */
  readonly paf?: readonly string[];
  readonly batch?: readonly string[];
  readonly rag?: readonly string[];
  readonly text?: readonly string[];
  readonly overdue?: boolean;
  readonly unassigned?: boolean;
}

/** An action and its state on a date. */
export interface ActionState {
  readonly action: Action;
  readonly position: Position;
  /** The origin of its inspection, which is its row of the summary; null if the inspection is unknown. */
  readonly origin: string | null;
  /** Whether HMICFRS's figures count it: false for audit actions, and if it is addressed only to bodies other than the force. */
  readonly counted: boolean;
  /** The register's setting `due.return_days`. */
  readonly returnDays: number;
}

/** The state of every action issued by the end of `asAt`, in the order of ids. */
export function statesAsAt(register: StateSource, asAt: string): readonly ActionState[] {
  const readStates = createStateReader(register);
  return register.actions.flatMap((action) => readStates(action, [asAt])[0] ?? []);
}

/** What states are derived from. */
type StateSource = Pick<Register, 'actions' | 'inspections' | 'settings'>;

/** Returns a function that gives the states of an action on several days, which must be in order; undefined on days before it was issued. */
export function createStateReader(
  register: StateSource,
): (action: Action, days: readonly string[]) => readonly (ActionState | undefined)[] {
  const inspections = indexById(register.inspections);
  const returnDays = dueThresholds(register.settings).return_days;
  return (action, days) => {
    const origin = inspections.get(action.inspection)?.origin ?? null;
    const isCountedAction = isCounted(action);
    return positionsOn(action, days).map((position) =>
      position.status === null
        ? undefined
        : { action, position, origin, counted: isCountedAction, returnDays },
    );
  };
}

const normaliseForSearch = (text: string) => text.normalize('NFC').toLowerCase();

/** Whether the id, title, wording or references of an action contain a text, whatever its case. */
const containsText = (action: Action, text: string) => {
  const values = normaliseForSearch(text);
  return [action.id, action.title, action.wording, ...(action.portal_refs ?? [])].some((words) =>
    normaliseForSearch(words).includes(values),
  );
};

/** Returns a function that tests whether an action of the register matches a filter on a day. */
export function matchesFilter(
  filter: Filter,
  asAt: string,
  register: Pick<Register, 'frameworks'>,
): (state: ActionState) => boolean {
  const tests: ((state: ActionState) => boolean)[] = [];
  const addTest = (
    values: readonly string[] | undefined,
    has: (state: ActionState, value: string) => boolean,
  ): void => {
    if (values && values.length > 0) tests.push((state) => values.some((value) => has(state, value)));
  };
  addTest(filter.type, ({ action }, value) => action.type === value);
  addTest(filter.origin, ({ origin }, value) => origin === value);
  addTest(filter.inspection, ({ action }, value) => action.inspection === value);
  addTest(filter.status, ({ position }, value) => position.status === value);
  addTest(
    filter.forceLead,
    ({ position }, value) => normaliseName(position.force_lead ?? '') === normaliseName(value),
  );
  addTest(
    filter.deliveryLead,
    ({ position }, value) => normaliseName(position.delivery_lead ?? '') === normaliseName(value),
  );
  addTest(filter.board, ({ position }, value) => position.board === value);
  addTest(filter.theme, ({ action }, value) => action.themes?.includes(value) === true);
  const frameworkOfDay = frameworkOn(register, asAt)?.id ?? null;
  addTest(filter.paf, ({ action }, value) => {
    const { framework, number } = parsePafKey(value);
    const ancestor = { framework: framework ?? frameworkOfDay, number };
    return resolvePafKeys(register, action).some((key) => isUnderPafKey(key, ancestor));
  });
  addTest(filter.batch, ({ position }, value) => position.batch === value);
  addTest(filter.rag, ({ position }, value) => ragGroupOf(position) === value);
  addTest(filter.text, ({ action }, value) => containsText(action, value));
  if (filter.overdue) tests.push((state) => isOverdue(state, asAt));
  if (filter.unassigned) tests.push(({ position }) => isUnassigned(position));
  return (state) => tests.every((test) => test(state));
}

/** Whether any filter is set. */
export const isActiveFilter = (filter: Filter): boolean =>
  Object.values(filter).some((values) => (Array.isArray(values) ? values.length > 0 : values === true));
