/**
 * Counts a register a second time, slowly and straight from the definitions, so that the tool's figures have something to
 * agree with. It takes nothing from the tool: each meaning is written out again here, in another way than the tool has it.
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
  /** Its file is against the schema, so that it counts nowhere. */
  readonly rejected: boolean;
  readonly history: readonly PlainEvent[];
}

export interface PlainRegister {
  readonly origins: readonly string[];
  readonly inspections: readonly { readonly id: string; readonly origin: string }[];
  readonly batches: readonly { readonly id: string; readonly sent: string }[];
  readonly boards: readonly string[];
  readonly actions: readonly PlainAction[];
}

export interface LiveAndSubmitted {
  readonly live: number;
  readonly submitted: number;
  readonly ids: readonly string[];
}

export const hmicfrsTypes = ['cause-of-concern', 'recommendation', 'area-for-improvement'];
export const everyType = [...hmicfrsTypes, 'audit-action'];

/** Where something stands that stands nowhere, and whose origin is not known. */
export const noKey = '(none)';

export const statusMadeBy: Readonly<Record<string, string>> = {
  issued: 'open',
  completed: 'complete',
  submitted: 'submitted',
  returned: 'open',
  withdrawn: 'open',
  closed: 'closed',
  reopened: 'open',
};

export const upTo = ({ history }: PlainAction, day: string) => history.filter(({ on }) => on <= day);

/** The moves that the format allows from each status. */
export const allowedMoves: Readonly<Record<string, readonly string[]>> = {
  open: ['completed', 'submitted', 'closed'],
  complete: ['submitted', 'closed', 'reopened'],
  submitted: ['returned', 'withdrawn', 'closed'],
  closed: ['reopened'],
};

/** Issued first and once, in order, never after today, and every move allowed where it stands. */
export function isLawful({ history }: PlainAction, today: string): boolean {
  const made = history.filter(({ event }) => event in statusMadeBy).map(({ event }) => event);
  const allowed = made
    .slice(1)
    .every((move, index) => allowedMoves[statusMadeBy[made[index] ?? ''] ?? '']?.includes(move));
  const days = history.map(({ on }) => on);
  return (
    history[0]?.event === 'issued' &&
    allowed &&
    String([...days].sort()) === String(days) &&
    days.every((day) => day <= today)
  );
}

/** The last event up to a day, in the order of the file, that says something about a field. */
const lastSaid = (action: PlainAction, day: string, event: string, field: string) => {
  const said = upTo(action, day).filter((one) => one.event === event && one[field] !== undefined);
  return said.at(-1)?.[field] as string | undefined;
};

export const issuedOn = (action: PlainAction, day: string) =>
  upTo(action, day).find(({ event }) => event === 'issued')?.on;

/** The last event that makes a status makes it; what was never issued has none. */
export function statusOn(action: PlainAction, day: string): string | undefined {
  if (issuedOn(action, day) === undefined) return undefined;
  const made = upTo(action, day).filter(({ event }) => event in statusMadeBy);
  return statusMadeBy[made.at(-1)?.event ?? ''];
}

export const isLiveOn = (action: PlainAction, day: string): boolean =>
  !['closed', undefined].includes(statusOn(action, day));

const toOthersOnly = ({ addressees = ['force'] }: PlainAction) =>
  addressees.length > 0 && !addressees.includes('force');

/** The actions that may be counted at all: sound, of the types asked for, and the force's own. */
export const countable = ({ actions }: PlainRegister, types: readonly string[]) =>
  actions.filter((action) => !action.rejected && types.includes(action.type) && !toOthersOnly(action));

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

const one = (value: string | undefined) => [value ?? noKey];
const several = (values: readonly string[] = []) => (values.length === 0 ? [noKey] : [...new Set(values)]);

/** Every way of telling actions apart, and where an action stands on a day. */
const standsIn: Readonly<
  Record<string, (action: PlainAction, day: string, register: PlainRegister) => readonly string[]>
> = {
  origin: (action, _, register) => [originOf(register, action)],
  type: ({ type }) => [type],
  inspection: ({ inspection }) => [inspection],
  'force-lead': (action, day) => one(lastSaid(action, day, 'assigned', 'force_lead')),
  'delivery-lead': (action, day) => one(lastSaid(action, day, 'assigned', 'delivery_lead')),
  board: (action, day) => one(lastSaid(action, day, 'assigned', 'board')),
  status: (action, day) => one(statusOn(action, day)),
  rag: (action, day) => one(lastSaid(action, day, 'progress', 'rag')),
  age: (action, day) => [ageBand(daysFrom(issuedOn(action, day) ?? day, day))],
  theme: ({ themes }) => several(themes),
  paf: ({ paf }) => several(paf?.map((key) => key.replace(/\..*/, ''))),
};

export const everyDimension: readonly string[] = Object.keys(standsIn);

/** Values of one filter are *or*, different filters *and*; the names are those of the dimensions. */
export interface PlainFilter {
  readonly among?: Readonly<Record<string, readonly string[]>>;
  /** Keys of the framework; a question or topic chooses all under it. */
  readonly paf?: readonly string[];
  readonly overdue?: boolean;
  readonly unassigned?: boolean;
}

function passes(register: PlainRegister, action: PlainAction, day: string, filter: PlainFilter): boolean {
  for (const [dimension, wanted] of Object.entries(filter.among ?? {})) {
    const places = standsIn[dimension]?.(action, day, register) ?? [];
    if (!wanted.some((value) => value !== noKey && places.includes(value))) return false;
  }
  if (filter.paf) {
    const dotted = (action.paf ?? []).map((key) => `${key}.`);
    if (!filter.paf.some((wanted) => dotted.some((key) => key.startsWith(`${wanted}.`)))) return false;
  }
  if (filter.overdue && !isOverdueOn(action, day)) return false;
  const leads = ['force_lead', 'delivery_lead', 'board'];
  if (filter.unassigned && leads.every((field) => lastSaid(action, day, 'assigned', field))) return false;
  return true;
}

/** Live, not with HMICFRS, and the target, else the inspectorate's deadline, is before the day. */
function isOverdueOn(action: PlainAction, day: string): boolean {
  const due = lastSaid(action, day, 'target', 'by') ?? action.deadline;
  return ['open', 'complete'].includes(statusOn(action, day) ?? '') && due !== undefined && due < day;
}

export const keyOf = (row: string, column: string): string => `${row} × ${column}`;

export interface Recount {
  /** By row and column; what is not there is nought. */
  readonly cells: ReadonlyMap<string, LiveAndSubmitted>;
  /** By column; an action counts once in each, however many rows it stands in. */
  readonly total: ReadonlyMap<string, LiveAndSubmitted>;
  /** Actions that stand in more than one cell. */
  readonly several: readonly string[];
}

/** The live actions of a day with all the places in which each stands, found once for many tables. */
export function liveOn(register: PlainRegister, day: string, types: readonly string[], filter: PlainFilter) {
  return countable(register, types)
    .filter((action) => isLiveOn(action, day) && passes(register, action, day, filter))
    .map((action) => ({
      id: action.id,
      submitted: statusOn(action, day) === 'submitted',
      places: Object.fromEntries(
        Object.entries(standsIn).map(([dimension, places]) => [dimension, places(action, day, register)]),
      ),
    }));
}

export function recount(live: ReturnType<typeof liveOn>, rows: string, columns: string): Recount {
  const gathered = { cells: new Map<string, typeof live>(), total: new Map<string, typeof live>() };
  const put = (into: Map<string, typeof live>, key: string, action: (typeof live)[number]) =>
    into.set(key, [...(into.get(key) ?? []), action]);
  const repeated: string[] = [];
  for (const action of live) {
    const [down, across] = [action.places[rows] ?? [], action.places[columns] ?? []];
    for (const column of across) {
      put(gathered.total, column, action);
      for (const row of down) put(gathered.cells, keyOf(row, column), action);
    }
    if (down.length * across.length > 1) repeated.push(action.id);
  }
  const tallied = (held: ReadonlyMap<string, typeof live>) =>
    new Map(
      [...held].map(([key, actions]) => [
        key,
        {
          live: actions.length,
          submitted: actions.filter(({ submitted }) => submitted).length,
          ids: actions.map(({ id }) => id).sort(),
        },
      ]),
    );
  return { cells: tallied(gathered.cells), total: tallied(gathered.total), several: repeated.sort() };
}
