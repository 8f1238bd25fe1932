/**
 * Counts a register a second time, slowly and directly from the definitions, for comparison with the tool's figures. It
 * imports nothing from the tool: each definition is implemented again, in another way.
 */

export interface PlainEvent {
  readonly on: string;
  readonly event: string;
  readonly force_lead?: string;
  readonly delivery_lead?: string;
  readonly board?: string;
  readonly by?: string;
  readonly rag?: string;
  readonly batch?: string;
  readonly route?: string;
  readonly [field: string]: string | boolean | undefined;
}

export interface PlainAction {
  readonly id: string;
  readonly type: string;
  readonly inspection: string;
  readonly cause_of_concern?: string;
  readonly addressees?: readonly string[];
  readonly deadline?: string;
  readonly themes?: readonly string[];
  readonly paf?: readonly string[];
  /** Text added to its title and wording. */
  readonly words?: string;
  readonly marking?: string;
  /** Whether its file breaks the schema, so that it is not counted. */
  readonly isRejected: boolean;
  readonly history: readonly PlainEvent[];
}

export interface PlainRegister {
  readonly origins: readonly string[];
  readonly inspections: readonly { readonly id: string; readonly origin: string }[];
  readonly batches: readonly { readonly id: string; readonly sent: string }[];
  readonly boards: readonly string[];
  /** Whether the public may read RAG ratings. */
  readonly publishesRatings: boolean;
  readonly actions: readonly PlainAction[];
}

export interface LiveAndSubmitted {
  readonly live: number;
  readonly submitted: number;
  readonly ids: readonly string[];
}

export const hmicfrsTypes = ['cause-of-concern', 'recommendation', 'area-for-improvement'];
export const everyType = [...hmicfrsTypes, 'audit-action'];

/** The key of an action that has no value of a dimension, or an unknown origin. */
export const noKey = '(none)';

export const statusMadeBy: Readonly<Record<string, string>> = {
  issued: 'open',
  completed: 'complete',
  submitted: 'submitted',
  returned: 'returned',
  withdrawn: 'open',
  closed: 'closed',
  reopened: 'open',
};

export const eventsUpTo = ({ history }: PlainAction, day: string) => history.filter(({ on }) => on <= day);

/** The moves that the format allows from each status. */
export const allowedMoves: Readonly<Record<string, readonly string[]>> = {
  open: ['completed', 'submitted', 'closed'],
  complete: ['submitted', 'closed', 'reopened'],
  submitted: ['returned', 'withdrawn', 'closed'],
  returned: ['completed', 'submitted', 'closed'],
  closed: ['reopened'],
};

/** Whether a history begins with its only issue, is in order, has no date after today, and makes only moves that its status allows. */
export function isLawful({ history }: PlainAction, today: string): boolean {
  const statusEvents = history.filter(({ event }) => event in statusMadeBy).map(({ event }) => event);
  const isAllowed = statusEvents
    .slice(1)
    .every((move, index) => allowedMoves[statusMadeBy[statusEvents[index] ?? ''] ?? '']?.includes(move));
  const days = history.map(({ on }) => on);
  return (
    history[0]?.event === 'issued' &&
    isAllowed &&
    String([...days].sort()) === String(days) &&
    days.every((day) => day <= today)
  );
}

/** The value of a field in the last event up to a day, in the order of the file, that has the field. */
const lastValue = (action: PlainAction, day: string, event: string, field: string) =>
  lastEventWith(action, day, event, field)?.[field] as string | undefined;

/** The last event of a kind up to a day, in the order of the file, that has the field. */
export const lastEventWith = (action: PlainAction, day: string, event: string, field: string) =>
  eventsUpTo(action, day)
    .filter((candidate) => candidate.event === event && candidate[field] !== undefined)
    .at(-1);

export const issuedOn = (action: PlainAction, day: string) =>
  eventsUpTo(action, day).find(({ event }) => event === 'issued')?.on;

/** The status after the last event that changes it; undefined for an action that was never issued. */
export function statusOn(action: PlainAction, day: string): string | undefined {
  if (issuedOn(action, day) === undefined) return undefined;
  const statusEvents = eventsUpTo(action, day).filter(({ event }) => event in statusMadeBy);
  return statusMadeBy[statusEvents.at(-1)?.event ?? ''];
}

export const isLiveOn = (action: PlainAction, day: string): boolean =>
  !['closed', undefined].includes(statusOn(action, day));

const toOthersOnly = ({ addressees = ['force'] }: PlainAction) =>
  addressees.length > 0 && !addressees.includes('force');

/** The actions that count: not rejected, of the chosen types, and addressed to the force. */
export const countable = ({ actions }: PlainRegister, types: readonly string[]) =>
  actions.filter((action) => !action.isRejected && types.includes(action.type) && !toOthersOnly(action));

export const originOf = ({ inspections }: PlainRegister, action: PlainAction) =>
  inspections.find(({ id }) => id === action.inspection)?.origin ?? noKey;

const daysFrom = (first: string, last: string) =>
  (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / 86_400_000;

function ageBand(days: number): string {
  if (days > 730) return 'over-730';
  if (days > 365) return '366-730';
  if (days > 180) return '181-365';
  return days > 90 ? '91-180' : '0-90';
}

const keyOrNone = (value: string | undefined) => [value ?? noKey];
const several = (values: readonly string[] = []) => (values.length === 0 ? [noKey] : [...new Set(values)]);

/** The keys of an action in each dimension on a day. */
const groupKeys: Readonly<
  Record<string, (action: PlainAction, day: string, register: PlainRegister) => readonly string[]>
> = {
  origin: (action, _, register) => [originOf(register, action)],
  type: ({ type }) => [type],
  inspection: ({ inspection }) => [inspection],
  'force-lead': (action, day) => keyOrNone(lastValue(action, day, 'assigned', 'force_lead')),
  'delivery-lead': (action, day) => keyOrNone(lastValue(action, day, 'assigned', 'delivery_lead')),
  board: (action, day) => keyOrNone(lastValue(action, day, 'assigned', 'board')),
  status: (action, day) => keyOrNone(statusOn(action, day)),
  rag: (action, day) => keyOrNone(ragOn(action, day)),
  age: (action, day) => [ageBand(daysFrom(issuedOn(action, day) ?? day, day))],
  theme: ({ themes }) => several(themes),
  paf: ({ paf }) => several(paf?.map((key) => key.replace(/\..*/, ''))),
};

/** The keys of an action in one dimension on a day. */
export const keysInDimension = (
  dimension: string,
  action: PlainAction,
  day: string,
  register: PlainRegister,
): readonly string[] => groupKeys[dimension]?.(action, day, register) ?? [];

export const everyDimension: readonly string[] = Object.keys(groupKeys);

/** A filter by dimension: an action matches any value of a dimension, and all dimensions. */
export interface PlainFilter {
  readonly among?: Readonly<Record<string, readonly string[]>>;
  /** Keys of the framework; a question or topic chooses all under it. */
  readonly paf?: readonly string[];
  readonly overdue?: boolean;
  readonly unassigned?: boolean;
}

function passesFilter(
  register: PlainRegister,
  action: PlainAction,
  day: string,
  filter: PlainFilter,
): boolean {
  for (const [dimension, values] of Object.entries(filter.among ?? {})) {
    const places = groupKeys[dimension]?.(action, day, register) ?? [];
    if (!values.some((value) => value !== noKey && places.includes(value))) return false;
  }
  if (filter.paf) {
    const dottedKeys = (action.paf ?? []).map((key) => `${key}.`);
    if (!filter.paf.some((values) => dottedKeys.some((key) => key.startsWith(`${values}.`)))) return false;
  }
  if (filter.overdue && !isOverdueOn(action, day)) return false;
  const leads = ['force_lead', 'delivery_lead', 'board'];
  if (filter.unassigned && leads.every((field) => lastValue(action, day, 'assigned', field))) return false;
  return true;
}

/** The last rating, unless a return came after it. */
function ragOn(action: PlainAction, day: string): string | undefined {
  const last = eventsUpTo(action, day)
    .filter(({ event, rag }) => event === 'returned' || (event === 'progress' && rag !== undefined))
    .at(-1);
  return last?.event === 'returned' ? 'not-rated-since-returned' : last?.rag;
}

const dueOn = (action: PlainAction, day: string) => lastValue(action, day, 'target', 'by') ?? action.deadline;

/** Live, not with HMICFRS, and the target, else the inspectorate's deadline, is before the day. */
function isLateOn(action: PlainAction, day: string): boolean {
  const due = dueOn(action, day);
  return (
    ['open', 'complete', 'returned'].includes(statusOn(action, day) ?? '') && due !== undefined && due < day
  );
}

/** Late, and the last return is at most 28 days old, has no target after it, and was of something done by the date to be met. */
export function needsTargetOn(action: PlainAction, day: string): boolean {
  if (!isLateOn(action, day)) return false;
  const events = eventsUpTo(action, day);
  const index = events.findLastIndex(({ event }) => event === 'returned');
  const returnEvent = events[index];
  if (returnEvent === undefined || daysFrom(returnEvent.on, day) > 28) return false;
  if (events.slice(index).some(({ event, by }) => event === 'target' && by !== undefined)) return false;
  const moves = events.slice(0, index).filter(({ event }) => event in statusMadeBy);
  const isDone = ({ event }: PlainEvent) => ['complete', 'submitted'].includes(statusMadeBy[event] ?? '');
  const first = moves.slice(moves.findLastIndex((move) => !isDone(move)) + 1)[0];
  return first !== undefined && first.on <= (dueOn(action, day) ?? '');
}

export const isOverdueOn = (action: PlainAction, day: string): boolean =>
  isLateOn(action, day) && !needsTargetOn(action, day);

export const keyOf = (row: string, column: string): string => `${row} × ${column}`;

export interface Recount {
  /** By row and column; a missing cell is zero. */
  readonly cells: ReadonlyMap<string, LiveAndSubmitted>;
  /** By column; an action counts once in each, however many rows it is in. */
  readonly total: ReadonlyMap<string, LiveAndSubmitted>;
  /** Actions that are in more than one cell. */
  readonly several: readonly string[];
}

/** The live actions of a day with the keys of each in every dimension, calculated once for many tables. */
export function liveOn(register: PlainRegister, day: string, types: readonly string[], filter: PlainFilter) {
  return countable(register, types)
    .filter((action) => isLiveOn(action, day) && passesFilter(register, action, day, filter))
    .map((action) => ({
      id: action.id,
      submitted: hmicfrsTypes.includes(action.type) && statusOn(action, day) === 'submitted',
      places: Object.fromEntries(
        Object.entries(groupKeys).map(([dimension, places]) => [dimension, places(action, day, register)]),
      ),
    }));
}

export function recount(live: ReturnType<typeof liveOn>, rows: string, columns: string): Recount {
  const actionsByGroup = { cells: new Map<string, typeof live>(), total: new Map<string, typeof live>() };
  const addAction = (groups: Map<string, typeof live>, key: string, action: (typeof live)[number]) =>
    groups.set(key, [...(groups.get(key) ?? []), action]);
  const repeatedIds: string[] = [];
  for (const action of live) {
    const [rowKeys, columnKeys] = [action.places[rows] ?? [], action.places[columns] ?? []];
    for (const column of columnKeys) {
      addAction(actionsByGroup.total, column, action);
      for (const row of rowKeys) addAction(actionsByGroup.cells, keyOf(row, column), action);
    }
    if (rowKeys.length * columnKeys.length > 1) repeatedIds.push(action.id);
  }
  const tallyGroups = (groups: ReadonlyMap<string, typeof live>) =>
    new Map(
      [...groups].map(([key, actions]) => [
        key,
        {
          live: actions.length,
          submitted: actions.filter(({ submitted }) => submitted).length,
          ids: actions.map(({ id }) => id).sort(),
        },
      ]),
    );
  return {
    cells: tallyGroups(actionsByGroup.cells),
    total: tallyGroups(actionsByGroup.total),
    several: repeatedIds.sort(),
  };
}
