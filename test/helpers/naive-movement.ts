/** The naive count of what moved in a period and of what became of each batch; it takes nothing from the tool either. */
import {
  countable,
  isLiveOn,
  issuedOn,
  keyOf,
  originOf,
  type PlainEvent,
  type PlainRegister,
  statusMadeBy,
  upTo,
} from './naive-counter.ts';

/** Ids behind each figure; an action closed twice stands there twice. */
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
 * are those that follow `closed`. So it holds for lawful histories only; opening and closing hold for all.
 */
export function recountMovement(
  register: PlainRegister,
  since: string,
  until: string,
  types: readonly string[],
): ReadonlyMap<string, Moved> {
  const within = ({ on }: PlainEvent) => on > since && on <= until;
  const moved = new Map<string, Moved>();
  for (const action of countable(register, types)) {
    const key = keyOf(originOf(register, action), action.type);
    const sofar = moved.get(key) ?? {
      opening: [],
      issued: [],
      reopened: [],
      closed: [],
      closing: [],
      everIssued: [],
    };
    const moves = action.history.filter(({ event }) => event in statusMadeBy);
    const named = (times: number): readonly string[] => Array(times).fill(action.id);
    const once = (holds: boolean) => named(holds ? 1 : 0);
    const each = (event: string) =>
      named(moves.filter((move) => move.event === event && within(move)).length);
    const cameBack = moves.filter(
      (move, index) => move.event === 'reopened' && moves[index - 1]?.event === 'closed' && within(move),
    );
    moved.set(key, {
      opening: [...sofar.opening, ...once(isLiveOn(action, since))],
      issued: [...sofar.issued, ...each('issued')],
      reopened: [...sofar.reopened, ...named(cameBack.length)],
      closed: [...sofar.closed, ...each('closed')],
      closing: [...sofar.closing, ...once(isLiveOn(action, until))],
      everIssued: [...sofar.everIssued, ...once(issuedOn(action, until) !== undefined)],
    });
  }
  return moved;
}

export type Happenings = Readonly<
  Record<
    'issued' | 'reopened' | 'closed' | 'submitted' | 'returned' | 'withdrawn' | 'target_changes',
    readonly string[]
  >
>;

/** What happened after one day and up to another, as id and day: in lawful histories. */
export function recountHappenings(
  register: PlainRegister,
  since: string,
  until: string,
  types: readonly string[],
): Happenings {
  const found: Record<string, string[]> = {};
  const named = ['issued', 'closed', 'submitted', 'returned', 'withdrawn'];
  for (const name of [...named, 'reopened', 'target_changes']) found[name] = [];
  for (const { id, history } of countable(register, types))
    for (const [index, { on, event, by }] of history.entries()) {
      if (on <= since || on > until) continue;
      const before = history.slice(0, index);
      const from = before.findLast((earlier) => earlier.event in statusMadeBy)?.event;
      const replaces = by !== undefined && before.some((earlier) => earlier.by !== undefined);
      if (named.includes(event)) found[event]?.push(`${id} ${on}`);
      if (event === 'reopened' && from === 'closed') found['reopened']?.push(`${id} ${on}`);
      if (event === 'target' && replaces) found['target_changes']?.push(`${id} ${on}`);
    }
  return found as unknown as Happenings;
}

export type Outcome = 'closed' | 'returned' | 'withdrawn' | 'awaiting';
export type Fate = Readonly<Record<Outcome | 'referred', readonly string[]>>;

/** Who was referred in each batch up to a day, and the first answer after the last submission to it. */
export function recountBatches(
  register: PlainRegister,
  until: string,
  types: readonly string[],
): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Record<keyof Fate, string[]>>();
  for (const action of countable(register, types)) {
    if (issuedOn(action, until) === undefined) continue;
    const events = upTo(action, until);
    const submissions = events.filter(({ event }) => event === 'submitted');
    for (const batch of new Set(submissions.map((submission) => submission.batch))) {
      if (batch === undefined) continue;
      const fate = fates.get(batch) ?? {
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
      const answered = next !== undefined && next.event !== 'submitted';
      fate.referred.push(action.id);
      fate[answered ? (next.event as Outcome) : 'awaiting'].push(action.id);
      fates.set(batch, fate);
    }
  }
  return fates;
}
