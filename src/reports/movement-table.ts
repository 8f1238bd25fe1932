/** The movement of a period by type of action, for a page: opening, what came and went, closing. */
import { type ActionType, inspectorateTypes, typeTitle } from '../model/vocabulary.ts';
import { right, type Table } from '../render/table.ts';
import type { Changes } from './changes.ts';

export interface TypeMovement {
  readonly type: ActionType;
  readonly opening: number;
  readonly issued: number;
  readonly reopened: number;
  readonly closed: number;
  readonly closing: number;
}

const parts = ['opening', 'issued', 'reopened', 'closed', 'closing'] as const;

/** The rows of all origins added up, type by type. */
export function movementByType({ movement }: Changes): readonly TypeMovement[] {
  return [...new Set([...inspectorateTypes, ...movement.map(({ type }) => type)])].map((type) => {
    const rows = movement.filter((row) => row.type === type);
    const sum = (part: (typeof parts)[number]) => rows.reduce((total, row) => total + row[part], 0);
    return {
      type,
      opening: sum('opening'),
      issued: sum('issued'),
      reopened: sum('reopened'),
      closed: sum('closed'),
      closing: sum('closing'),
    };
  });
}

export function movementTable(movement: readonly TypeMovement[]): Table {
  const total = parts.map((part) => movement.reduce((sum, row) => sum + row[part], 0));
  return {
    columns: [{ heading: 'Type' }, ...['Opening', 'Issued', 'Reopened', 'Closed', 'Closing'].map(right)],
    rows: [
      ...movement.map((row) => ({ cells: [typeTitle(row.type), ...parts.map((part) => String(row[part]))] })),
      { cells: ['All', ...total.map(String)], strong: true },
    ],
  };
}

/** What happened in a period, as a sentence tells it: only what did. */
export const movesIn = ({ issued, submitted, returned, closed, reopened }: Changes) =>
  [
    { what: 'issued', count: issued.length },
    { what: 'sent to HMICFRS', count: submitted.length },
    { what: 'returned by HMICFRS', count: returned.length },
    { what: 'closed', count: closed.length },
    { what: 'reopened', count: reopened.length },
  ].filter(({ count }) => count > 0);
