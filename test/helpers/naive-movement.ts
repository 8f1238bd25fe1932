/** Counts the movement of a period and the outcome of each batch a second time, without importing anything from the tool. */
import {
  countable,
  eventsUpTo,
  hmicfrsTypes,
  isLiveOn,
  issuedOn,
  keyOf,
  originOf,
  type PlainEvent,
  type PlainRegister,
  statusMadeBy,
} from './naive-counter.ts';

/** The ids behind each figure; an action that was closed twice is in the list twice. */
export interface Moved {
  readonly opening: readonly string[];
  readonly issued: readonly string[];
  readonly reopened: readonly string[];
  readonly closed: readonly string[];
  readonly closing: readonly string[];
  /** Actions issued by the end of the period, each once. */
  readonly everIssued: readonly string[];
}

/**
 * The movement by origin and type of a period (since, until]. Issued and closed are the events of those names; reopened
 * are those that follow `closed`. It is correct for lawful histories only; opening and closing are correct for all.
 */
export function recountMovement(
  register: PlainRegister,
  since: string,
  until: string,
  types: readonly string[],
): ReadonlyMap<string, Moved> {
  const isInPeriod = ({ on }: PlainEvent) => on > since && on <= until;
  const movementByKey = new Map<string, Moved>();
  for (const action of countable(register, types)) {
    const key = keyOf(originOf(register, action), action.type);
    const sum = movementByKey.get(key) ?? {
      opening: [],
      issued: [],
      reopened: [],
      closed: [],
      closing: [],
      everIssued: [],
    };
    const moves = action.history.filter(({ event }) => event in statusMadeBy);
    const repeatId = (times: number): readonly string[] => Array(times).fill(action.id);
    const idIf = (isTrue: boolean) => repeatId(isTrue ? 1 : 0);
    const each = (event: string) =>
      repeatId(moves.filter((move) => move.event === event && isInPeriod(move)).length);
    const reopenings = moves.filter(
      (move, index) => move.event === 'reopened' && moves[index - 1]?.event === 'closed' && isInPeriod(move),
    );
    movementByKey.set(key, {
      opening: [...sum.opening, ...idIf(isLiveOn(action, since))],
      issued: [...sum.issued, ...each('issued')],
      reopened: [...sum.reopened, ...repeatId(reopenings.length)],
      closed: [...sum.closed, ...each('closed')],
      closing: [...sum.closing, ...idIf(isLiveOn(action, until))],
      everIssued: [...sum.everIssued, ...idIf(issuedOn(action, until) !== undefined)],
    });
  }
  return movementByKey;
}

export type EventRecount = Readonly<
  Record<
    'issued' | 'reopened' | 'closed' | 'submitted' | 'returned' | 'withdrawn' | 'target_changes',
    readonly string[]
  >
>;

/** The events after one day and up to another in lawful histories, each as id and day. */
export function recountEvents(
  register: PlainRegister,
  since: string,
  until: string,
  types: readonly string[],
): EventRecount {
  const eventsByName: Record<string, string[]> = {};
  const repeatId = ['issued', 'closed', 'submitted', 'returned', 'withdrawn'];
  for (const name of [...repeatId, 'reopened', 'target_changes']) eventsByName[name] = [];
  for (const { id, history } of countable(register, types))
    for (const [index, { on, event, by }] of history.entries()) {
      if (on <= since || on > until) continue;
      const earlierEvents = history.slice(0, index);
      const previous = earlierEvents.findLast((earlier) => earlier.event in statusMadeBy)?.event;
      const replaces = by !== undefined && earlierEvents.some((earlier) => earlier.by !== undefined);
      if (repeatId.includes(event)) eventsByName[event]?.push(`${id} ${on}`);
      if (event === 'reopened' && previous === 'closed') eventsByName['reopened']?.push(`${id} ${on}`);
      if (event === 'target' && replaces) eventsByName['target_changes']?.push(`${id} ${on}`);
    }
  return eventsByName as unknown as EventRecount;
}

export type Outcome = 'closed' | 'returned' | 'withdrawn' | 'awaiting';
export type BatchRecount = Readonly<Record<Outcome | 'referred', readonly string[]>>;

/** The actions of HMICFRS referred in each batch up to a day, by the first answer after their last submission in it. */
export function recountBatches(
  register: PlainRegister,
  until: string,
  types: readonly string[],
): ReadonlyMap<string, BatchRecount> {
  const outcomesByBatch = new Map<string, Record<keyof BatchRecount, string[]>>();
  const referable = types.filter((type) => hmicfrsTypes.includes(type));
  for (const action of countable(register, referable)) {
    if (issuedOn(action, until) === undefined) continue;
    const events = eventsUpTo(action, until);
    const submissions = events.filter(({ event }) => event === 'submitted');
    for (const batch of new Set(submissions.map((submission) => submission.batch))) {
      if (batch === undefined) continue;
      const outcomes = outcomesByBatch.get(batch) ?? {
        referred: [],
        closed: [],
        returned: [],
        withdrawn: [],
        awaiting: [],
      };
      const last = events.findLastIndex((event) => event.event === 'submitted' && event.batch === batch);
      const next = events
        .slice(last + 1)
        .find(({ event }) => ['closed', 'returned', 'withdrawn', 'submitted'].includes(event));
      const isAnswered = next !== undefined && next.event !== 'submitted';
      outcomes.referred.push(action.id);
      outcomes[isAnswered ? (next.event as Outcome) : 'awaiting'].push(action.id);
      outcomesByBatch.set(batch, outcomes);
    }
  }
  return outcomesByBatch;
}
