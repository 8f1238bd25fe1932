/** The columns of an exported sheet of actions: what each is called, and what it says of an action. An import reads the same ones back. */
import type { ActionState } from '../../domain/filter.ts';
import { isOverdue } from '../../domain/position.ts';
import type { Action } from '../../domain/records/action.ts';
import { type Cell, dateCell, numberCell, textCell } from '../../domain/sheet.ts';

export interface ActionColumn {
  readonly name: string;
  readonly heading: string;
  /**
   * What an import makes of it: `identity` says which action is meant, a `fact` is corrected, a `state` becomes an event, a
   * `past` one says what events that stand have said and `worked-out` ones are nobody's to change.
   */
  readonly part: 'identity' | 'fact' | 'state' | 'past' | 'worked-out';
  readonly of: (standing: ActionState, asAt: string) => Cell;
}

const fact = (name: string, heading: string, of: (action: Action) => Cell): ActionColumn => ({
  name,
  heading,
  part: 'fact',
  of: ({ action }) => of(action),
});

const listed = (values: readonly string[] | undefined): Cell => textCell(values?.join('; '));

const state = (name: string, heading: string, of: ActionColumn['of']): ActionColumn => ({
  name,
  heading,
  part: 'state',
  of,
});

const past = (name: string, heading: string, of: ActionColumn['of']): ActionColumn => ({
  ...state(name, heading, of),
  part: 'past',
});

const workedOut = (name: string, heading: string, of: ActionColumn['of']): ActionColumn => ({
  ...state(name, heading, of),
  part: 'worked-out',
});

const identity = (name: string, heading: string, of: (action: Action) => Cell): ActionColumn => ({
  ...fact(name, heading, of),
  part: 'identity',
});

export const actionColumns: readonly ActionColumn[] = [
  identity('id', 'Action', ({ id }) => textCell(id)),
  identity('type', 'Type', ({ type }) => textCell(type)),
  identity('inspection', 'Inspection', ({ inspection }) => textCell(inspection)),
  workedOut('origin', 'Origin', ({ origin }) => textCell(origin)),
  fact('title', 'Title', ({ title }) => textCell(title)),
  fact('wording', 'Wording', ({ wording }) => textCell(wording)),
  fact('cause_of_concern', 'Under cause of concern', (action) => textCell(action.cause_of_concern)),
  fact('accelerated', 'Accelerated', ({ accelerated }) => textCell(yesNo(accelerated))),
  fact('priority', 'Priority', ({ priority }) => textCell(priority)),
  fact('addressees', 'Addressed to', ({ addressees }) => listed(addressees)),
  fact('deadline', 'Deadline', ({ deadline }) => textCell(deadline?.text)),
  fact('deadline_by', 'Deadline date', ({ deadline }) => dateCell(deadline?.by)),
  fact('portal_refs', 'Portal references', (action) => listed(action.portal_refs)),
  fact('paf', 'PAF', ({ paf }) => listed(paf)),
  fact('themes', 'Themes', ({ themes }) => listed(themes)),
  fact('carried_from', 'Carried from', (action) => textCell(action.carried_from)),
  fact('marking', 'Marking', ({ marking }) => textCell(marking)),
  state('status', 'Status', ({ position }) => textCell(position.status)),
  state('rag', 'RAG', ({ position }) => textCell(position.rag)),
  state('force_lead', 'Force lead', ({ position }) => textCell(position.force_lead)),
  state('delivery_lead', 'Delivery lead', ({ position }) => textCell(position.delivery_lead)),
  state('board', 'Board', ({ position }) => textCell(position.board)),
  state('target', 'Target', ({ position }) => dateCell(position.target)),
  workedOut('first_target', 'First target', ({ position }) => dateCell(position.first_target)),
  workedOut('target_changes', 'Target changes', ({ position }) => numberCell(position.target_changes)),
  workedOut('overdue', 'Overdue', ({ action, position }, asAt) =>
    textCell(isOverdue(action, position, asAt) ? 'yes' : ''),
  ),
  past('issued', 'Issued', ({ position }) => dateCell(position.issued)),
  past('completed_on', 'Completed', ({ position }) => dateCell(position.completed_on)),
  past('submitted_on', 'Submitted', ({ position }) => dateCell(position.submitted_on)),
  past('batch', 'Batch', ({ position }) => textCell(position.batch)),
  past('closed_on', 'Closed', ({ position }) => dateCell(position.closed_on)),
  past('route', 'Closure route', ({ position }) => textCell(position.route)),
  state('progress', 'Latest progress', (standing, asAt) => textCell(lastProgress(standing, asAt)?.note)),
  past('progress_on', 'Progress date', (standing, asAt) => dateCell(lastProgress(standing, asAt)?.on)),
  workedOut('last_event', 'Last event', ({ position }) => dateCell(position.last_event)),
];

const yesNo = (flag: boolean | undefined) => (flag === undefined ? '' : flag ? 'yes' : 'no');

const lastProgress = ({ action }: ActionState, asAt: string) =>
  action.history.flatMap((event) => (event.event === 'progress' && event.on <= asAt ? [event] : [])).at(-1);

/** The force's own fields, each a column. */
export const extraColumn = (key: string): ActionColumn =>
  fact(`extra.${key}`, `extra.${key}`, ({ extra }) =>
    textCell(extra && Object.hasOwn(extra, key) ? extra[key] : undefined),
  );

/** The columns of every action, then those that these actions’ own fields make, in the order of their names. */
export const columnsFor = (actions: readonly Action[]): readonly ActionColumn[] => [
  ...actionColumns,
  ...[...new Set(actions.flatMap(({ extra }) => Object.keys(extra ?? {})))].sort().map(extraColumn),
];
