/** Draws the movement of a period by type of action: opening, issued, reopened, closed, closing. */

import { buildRecord } from '../../domain/collections.ts';
import { combineMovements, type Movement, type MovementPart, movementParts } from '../../domain/movement.ts';
import { type ActionType, inspectorateTypes, typeTitle } from '../../domain/vocabulary.ts';
import { rightAlignedColumn, type Table } from '../../output/document.ts';
import type { MovementRow } from './changes.ts';
import type { Changes, MovementByType } from './schema.ts';

/** Labels of the figures of a movement. */
export const movementWords: Readonly<Record<MovementPart, string>> = {
  opening: 'Opening',
  issued: 'Issued',
  reopened: 'Reopened',
  closed: 'Closed',
  closing: 'Closing',
};

/** The columns of a movement's figures. */
export const movementColumns = movementParts.map((part) => rightAlignedColumn(movementWords[part]));

/** The movement of all rows of one type. */
export const totalOfType = (rows: readonly MovementRow[], type: ActionType): Movement =>
  combineMovements(rows.filter((row) => row.type === type).map(({ ids }) => ids));

/** The movement as a paper's answer has it: by type, and of all types. */
export function movementByType({ movement }: Changes): MovementByType {
  const types = [...new Set([...inspectorateTypes, ...movement.map(({ type }) => type)])];
  const sumRows = (rows: readonly MovementRow[]) =>
    buildRecord(movementParts, (part) => rows.reduce((sum, row) => sum + row[part], 0));
  return {
    movement: types.map((type) => ({ type, ...sumRows(movement.filter((row) => row.type === type)) })),
    movement_total: sumRows(movement),
  };
}

/** The movement as a paper's table. */
export function movementTable({ movement, movement_total: total }: MovementByType): Table {
  const figures = (row: typeof total) => movementParts.map((part) => String(row[part]));
  return {
    kind: 'table',
    columns: [{ label: 'Type' }, ...movementColumns],
    rows: [
      ...movement.map((row) => ({ cells: [typeTitle(row.type), ...figures(row)] })),
      { cells: ['All', ...figures(total)], strong: true },
    ],
  };
}

/** How many actions were issued, submitted, returned, closed and reopened in a period, for a sentence; zeros are left out. */
export const eventCounts = ({ issued, submitted, returned, closed, reopened }: Changes) =>
  [
    { what: 'issued', count: issued.length },
    { what: 'sent to HMICFRS', count: submitted.length },
    { what: 'returned by HMICFRS', count: returned.length },
    { what: 'closed', count: closed.length },
    { what: 'reopened', count: reopened.length },
  ].filter(({ count }) => count > 0);
