/** The life of an action: its statuses, what each event makes of it, and which moves are allowed. */

export const statuses = ['open', 'complete', 'submitted', 'closed'] as const;
export type Status = (typeof statuses)[number];

/** The status an event brings about; events not named here change none. */
export const statusAfter = {
  issued: 'open',
  completed: 'complete',
  submitted: 'submitted',
  returned: 'open',
  withdrawn: 'open',
  closed: 'closed',
  reopened: 'open',
} as const satisfies Readonly<Record<string, Status>>;

export type Move = keyof typeof statusAfter;

/** The moves allowed from each status. `issued` comes first and exactly once, so it is never among them. */
export const movesFrom: Readonly<Record<Status, readonly Move[]>> = {
  open: ['completed', 'submitted', 'closed'],
  complete: ['submitted', 'closed', 'reopened'],
  submitted: ['returned', 'withdrawn', 'closed'],
  closed: ['reopened'],
};

export const isMove = (event: string): event is Move => Object.hasOwn(statusAfter, event);

/** A move that is not allowed from the status in which it finds the action. */
export interface UnlawfulMove {
  readonly index: number;
  readonly status: Status;
}

/** The unlawful moves of a history. A second `issued` is none of them: that it comes once is said elsewhere. */
export function unlawfulMoves(history: readonly { readonly event: string }[]): readonly UnlawfulMove[] {
  const found: UnlawfulMove[] = [];
  let status: Status | undefined;
  for (const [index, { event }] of history.entries()) {
    if (!isMove(event)) continue;
    if (status !== undefined && event !== 'issued' && !movesFrom[status].includes(event))
      found.push({ index, status });
    if (status !== undefined || event === 'issued') status = statusAfter[event];
  }
  return found;
}
