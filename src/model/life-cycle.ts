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
