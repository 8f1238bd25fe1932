/** The movement of a period by type of action, for a page: opening, what came and went, closing. */

import {
  combineMovements,
  type Movement,
  type MovementPart,
  movementCounts,
  movementParts,
} from '../../domain/movement.ts';
import { type ActionType, inspectorateTypes, typeTitle } from '../../domain/vocabulary.ts';
import { rightAligned, type Table } from '../../output/table.ts';
import type { MovementRow, ProvenChanges } from './changes.ts';
import type { MovementTold } from './schema.ts';

export const movementWords: Readonly<Record<MovementPart, string>> = {
  opening: 'Opening',
  issued: 'Issued',
  reopened: 'Reopened',
  closed: 'Closed',
  closing: 'Closing',
};

export const movementColumns = movementParts.map((part) => rightAligned(movementWords[part]));

/** The rows of one type as one. */
export const totalOfType = (rows: readonly MovementRow[], type: ActionType): Movement =>
  combineMovements(rows.filter((row) => row.type === type));

/** A movement as a paper's answer tells it: by type, and of all types. */
export function movementTold({ movement }: ProvenChanges): MovementTold {
  const types = [...new Set([...inspectorateTypes, ...movement.map(({ type }) => type)])];
  return {
    movement: types.map((type) => ({ type, ...movementCounts(totalOfType(movement, type)) })),
    movement_total: movementCounts(combineMovements(movement)),
  };
}

export function movementTable({ movement, movement_total: total }: MovementTold): Table {
  const figures = (row: typeof total) => movementParts.map((part) => String(row[part]));
  return {
    columns: [{ heading: 'Type' }, ...movementColumns],
    rows: [
      ...movement.map((row) => ({ cells: [typeTitle(row.type), ...figures(row)] })),
      { cells: ['All', ...figures(total)], strong: true },
    ],
  };
}

/** What happened in a period, as a sentence tells it: only what did. */
export const movesIn = ({ issued, submitted, returned, closed, reopened }: ProvenChanges) =>
  [
    { what: 'issued', count: issued.length },
    { what: 'sent to HMICFRS', count: submitted.length },
    { what: 'returned by HMICFRS', count: returned.length },
    { what: 'closed', count: closed.length },
    { what: 'reopened', count: reopened.length },
  ].filter(({ count }) => count > 0);
