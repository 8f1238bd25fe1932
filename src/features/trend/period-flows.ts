/** Names the figures of a trend's rows, and takes them from the movements of its periods. */

import { buildRecord } from '../../domain/collections.ts';
import type { RowMovement } from '../../domain/period-movement.ts';

/** The figures of a row in a period. Opening + issued + reopened + moved in - moved out - closed = live. */
export const flows = [
  'opening',
  'issued',
  'reopened',
  'moved_in',
  'moved_out',
  'closed',
  'live',
  'submitted',
] as const;
/** The name of a figure of a row in a period. */
export type Flow = (typeof flows)[number];

/** The ids behind each figure of a row in a period. */
export type Flows = Readonly<Record<Flow, readonly string[]>>;

/** Flows without ids. */
export const noFlows = (): Flows => buildRecord(flows, () => []);

/** The figures of a row, from its movement; without one, none. */
export const flowsOf = (movement: RowMovement | undefined): Flows =>
  movement === undefined
    ? noFlows()
    : buildRecord(flows, (flow) => movement[flow === 'live' ? 'closing' : flow]);
