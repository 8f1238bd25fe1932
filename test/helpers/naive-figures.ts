/**
 * Counts every figure of the pages of one day a second time, slowly and directly from the definitions. Imports nothing from the
 * tool. A figure has a measure and a scope, written as its key: `live origin docks recommendation`.
 */
import {
  countable,
  eventsUpTo,
  everyType,
  hmicfrsTypes,
  isLiveOn,
  isOverdueOn,
  issuedOn,
  keysInDimension,
  lastEventWith,
  needsTargetOn,
  originOf,
  type PlainAction,
  type PlainEvent,
  type PlainRegister,
  statusMadeBy,
  statusOn,
} from './naive-counter.ts';
import { recountBatches, recountEvents } from './naive-movement.ts';

/** The ids behind each figure by its key, one for each unit. */
export type Figures = ReadonlyMap<string, readonly string[]>;

/** The day of the pages, the start of their period, and their readers. */
export interface DayQuestion {
  readonly asAt: string;
  readonly since: string;
  readonly internal: boolean;
}

/** What the public reads in the place of a value that only an internal event has. */
const hiddenValue = 'not published';

class Tally {
  readonly figures = new Map<string, string[]>();
  add(id: string, ...key: readonly string[]): void {
    const name = key.join(' ');
    this.figures.set(name, [...(this.figures.get(name) ?? []), id]);
  }
}

/** The values of a dimension of an action, as readers see them. */
function valuesFor(
  register: PlainRegister,
  action: PlainAction,
  dimension: string,
  { asAt, internal }: DayQuestion,
) {
  const [event, field] = dimension === 'board' ? ['assigned', 'board'] : ['progress', 'rag'];
  const values = keysInDimension(dimension, action, asAt, register);
  const isHidden = !internal && lastEventWith(action, asAt, event ?? '', field ?? '')?.['internal'] === true;
  return isHidden && values[0] !== 'not-rated-since-returned' ? [hiddenValue] : values;
}

/** The live actions in the published table, and in its totals. */
function countPublished(tally: Tally, register: PlainRegister, day: string): void {
  for (const action of countable(register, hmicfrsTypes)) {
    if (!isLiveOn(action, day)) continue;
    for (const measure of statusOn(action, day) === 'submitted' ? ['live', 'submitted'] : ['live']) {
      tally.add(action.id, measure);
      for (const origin of [originOf(register, action), 'all'])
        tally.add(action.id, measure, 'origin', origin, action.type);
    }
  }
}

/** The live actions of internal audit, which have a line of their own. */
function countAudit(tally: Tally, register: PlainRegister, { asAt }: DayQuestion): void {
  for (const action of countable(register, ['audit-action']))
    if (isLiveOn(action, asAt)) tally.add(action.id, 'audit-live');
}

/** The live actions by the dimensions of other tables. */
function countLive(tally: Tally, register: PlainRegister, question: DayQuestion): void {
  const { asAt, internal } = question;
  const tables = [
    ['board', internal || register.publishesRatings ? 'rag' : 'type'],
    ['type', 'status'],
    ['age', 'type'],
  ] as const;
  for (const action of countable(register, hmicfrsTypes)) {
    if (!isLiveOn(action, asAt)) continue;
    const measures = statusOn(action, asAt) === 'submitted' ? ['live', 'submitted'] : ['live'];
    for (const [rows, columns] of tables) {
      const valuesOf = (dimension: string) =>
        ['board', 'rag'].includes(dimension)
          ? valuesFor(register, action, dimension, question)
          : keysInDimension(dimension, action, asAt, register);
      for (const measure of measures)
        for (const column of valuesOf(columns))
          for (const row of [...valuesOf(rows), 'all']) tally.add(action.id, measure, rows, row, column);
    }
    for (const measure of measures) tally.add(action.id, `${measure}-visible`);
  }
}

/** Opening, the movements and closing of a period: in all, by type, and by origin and type. */
function countPeriod(tally: Tally, register: PlainRegister, { asAt, since }: DayQuestion): void {
  for (const action of countable(register, hmicfrsTypes)) {
    const places = [[], ['all', action.type], [originOf(register, action), action.type]];
    const add = (measure: string) => {
      for (const place of places) tally.add(action.id, measure, ...place);
    };
    if (isLiveOn(action, since)) add('opening');
    if (isLiveOn(action, asAt)) add('closing');
    const moves = action.history.filter(({ event }) => event in statusMadeBy);
    for (const [index, { on, event, route }] of moves.entries()) {
      if (on <= since || on > asAt) continue;
      if (event === 'issued' || event === 'closed') add(event);
      if (event === 'reopened' && moves[index - 1]?.event === 'closed') add('reopened');
      if (event === 'closed') tally.add(action.id, 'closed', 'route', route ?? 'null');
      if (event === 'issued') tally.add(action.id, 'issued', 'inspection', action.inspection);
    }
  }
  for (const [name, events] of Object.entries(recountEvents(register, since, asAt, hmicfrsTypes)))
    for (const event of events) tally.add(event.split(' ')[0] ?? '', 'events', name);
  for (const [batch, outcomes] of recountBatches(register, asAt, hmicfrsTypes))
    for (const [part, ids] of Object.entries(outcomes))
      for (const id of ids) tally.add(id, part, 'batch', batch);
}

const daysFrom = (first: string, last: string) => (Date.parse(last) - Date.parse(first)) / 86_400_000;
const isWithForce = (action: PlainAction, day: string) =>
  ['open', 'complete', 'returned'].includes(statusOn(action, day) ?? '');

/** The lists of what is due: of all actions, of each board and of each lead. */
function countDue(tally: Tally, register: PlainRegister, { asAt }: DayQuestion): void {
  const owners = ['force_lead', 'delivery_lead', 'board'];
  for (const action of countable(register, hmicfrsTypes)) {
    if (!isLiveOn(action, asAt)) continue;
    const lastOwner = (field: string) => lastEventWith(action, asAt, 'assigned', field)?.[field];
    const ownersOnRecord = new Set(['force_lead', 'delivery_lead', 'board'].map(lastOwner));
    const scopes = [
      [],
      ...[...ownersOnRecord].flatMap((owner) => (typeof owner === 'string' ? [['of', owner]] : [])),
    ];
    const add = (list: string, isMember: boolean) => {
      if (isMember) for (const scope of scopes) tally.add(action.id, 'due', list, ...scope);
    };
    const rating = keysInDimension('rag', action, asAt, register)[0] ?? '';
    const due = lastEventWith(action, asAt, 'target', 'by')?.by ?? action.deadline;
    const days = eventsUpTo(action, asAt).map(({ on }) => on);
    const withForce = isWithForce(action, asAt);
    add(
      'unassigned',
      owners.some((owner) => lastEventWith(action, asAt, 'assigned', owner) === undefined),
    );
    add('overdue', isOverdueOn(action, asAt));
    add('needs-target', needsTargetOn(action, asAt));
    add('near', withForce && due !== undefined && due >= asAt && daysFrom(asAt, due) <= 28);
    add('quiet', withForce && daysFrom(days.sort().at(-1) ?? asAt, asAt) > 60);
    add('waiting', statusOn(action, asAt) === 'submitted');
    add('ready', statusOn(action, asAt) === 'complete');
    add('live', true);
    add('not-rated-since-returned', withForce && rating === 'not-rated-since-returned');
    add(`with-force ${rating}`, withForce);
  }
}

/** The recommendations of each cause of concern, and the actions of each inspection. */
function countFamilies(tally: Tally, register: PlainRegister, { asAt }: DayQuestion): void {
  const isIssued = (action: PlainAction) => issuedOn(action, asAt) !== undefined;
  const partsOf = (action: PlainAction): readonly string[] => {
    const status = statusOn(action, asAt);
    return [
      'all',
      ...(status === 'closed' ? ['closed'] : status === 'submitted' ? ['submitted'] : ['with-force']),
    ];
  };
  const livePart = (action: PlainAction) => (isLiveOn(action, asAt) ? 'live' : 'closed');
  const isAddressedToForce = countable(register, everyType);
  const groups = {
    inspection: countable(register, hmicfrsTypes),
    audit: countable(register, ['audit-action']),
    others: register.actions.filter((action) => !action.isRejected && !isAddressedToForce.includes(action)),
  };
  for (const [name, actions] of Object.entries(groups))
    for (const action of actions.filter(isIssued))
      for (const part of ['all', livePart(action)]) tally.add(action.id, name, action.inspection, part);
  for (const action of countable(register, hmicfrsTypes).filter(isIssued)) {
    const cause = action.type === 'recommendation' ? action.cause_of_concern : undefined;
    if (cause !== undefined) for (const part of partsOf(action)) tally.add(action.id, 'cause', cause, part);
  }
}

/** The live actions at the end of a day, and what was closed after one day and up to another. */
export function countSeries(
  register: PlainRegister,
  since: string,
  until: string,
): Readonly<Record<'live' | 'submitted' | 'closed' | 'issued', number>> {
  const actions = countable(register, hmicfrsTypes);
  const countEvents = (name: string) => (action: PlainAction) =>
    action.history.filter(({ event, on }: PlainEvent) => event === name && on > since && on <= until).length;
  const sum = (count: (action: PlainAction) => number) =>
    actions.reduce((total, action) => total + count(action), 0);
  return {
    live: sum((action) => Number(isLiveOn(action, until))),
    submitted: sum((action) => Number(statusOn(action, until) === 'submitted')),
    closed: sum(countEvents('closed')),
    issued: sum(countEvents('issued')),
  };
}

/** The register as every figure but the published table counts it. */
export const visibleTo = (register: PlainRegister, internal: boolean): PlainRegister => {
  const actions = register.actions.filter(({ marking }) => internal || marking === undefined);
  const ids = new Set(actions.map(({ id }) => id));
  return {
    ...register,
    actions: actions.map((action) =>
      ids.has(action.cause_of_concern ?? '') ? action : withoutCause(action),
    ),
  };
};

const withoutCause = ({ cause_of_concern: _, ...action }: PlainAction): PlainAction => action;

/** Every figure of a day. */
export function countDay(register: PlainRegister, question: DayQuestion): Figures {
  const tally = new Tally();
  const visible = visibleTo(register, question.internal);
  countPublished(tally, register, question.asAt);
  const liveIds = tally.figures.get('live') ?? [];
  const visibleIds = new Set(visible.actions.map(({ id }) => id));
  for (const id of liveIds) if (!visibleIds.has(id)) tally.add(id, 'excluded');
  for (const count of [countAudit, countLive, countPeriod, countDue, countFamilies])
    count(tally, visible, question);
  return tally.figures;
}
