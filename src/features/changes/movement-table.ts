/** Draws the movement of a period by type of action: opening, issued, reopened, closed, closing. */

import { buildRecord } from '../../domain/collections.ts';
import type { Measure } from '../../domain/measure.ts';
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
  moved_in: 'Moved in',
  closed: 'Closed',
  moved_out: 'Moved out',
  closing: 'Closing',
};

/** The figures to show of some rows: moved in and moved out only where anything moved. */
export const shownParts = (
  rows: readonly Readonly<Record<MovementPart, number>>[],
): readonly MovementPart[] =>
  movementParts.filter(
    (part) => (part !== 'moved_in' && part !== 'moved_out') || rows.some((row) => row[part] > 0),
  );

/** The columns of figures of a movement. */
export const movementColumns = (parts: readonly MovementPart[]) =>
  parts.map((part) => rightAlignedColumn(movementWords[part]));

/** The measure of a figure. */
export const movementMeasure = (part: MovementPart): Measure =>
  part === 'moved_in' ? 'moved-in' : part === 'moved_out' ? 'moved-out' : part;

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
  const parts = shownParts(movement);
  const figures = (row: typeof total) => parts.map((part) => String(row[part]));
  return {
    kind: 'table',
    columns: [{ label: 'Type' }, ...movementColumns(parts)],
    rows: [
      ...movement.map((row) => ({ cells: [typeTitle(row.type), ...figures(row)] })),
      { cells: ['All', ...figures(total)], strong: true },
    ],
  };
}

/** What happened in a period, for a sentence: how often, in words that fit the number; what did not happen is left out. */
export function eventCounts(changes: Changes) {
  const idsIn = (part: 'moved_in' | 'moved_out') => changes.movement.flatMap(({ ids }) => ids[part]);
  const idsOf = (events: readonly { readonly id: string }[]) => events.map(({ id }) => id);
  const kindsOfChange: readonly (readonly [singular: string, plural: string, ids: readonly string[]])[] = [
    ['issued', 'issued', idsOf(changes.issued)],
    ['moved in', 'moved in', idsIn('moved_in')],
    ['moved out', 'moved out', idsIn('moved_out')],
    ['submission to HMICFRS', 'submissions to HMICFRS', idsOf(changes.submitted)],
    ['return by HMICFRS', 'returns by HMICFRS', idsOf(changes.returned)],
    ['withdrawal by the force', 'withdrawals by the force', idsOf(changes.withdrawn)],
    ['closure', 'closures', idsOf(changes.closed)],
    ['reopening', 'reopenings', idsOf(changes.reopened)],
  ];
  return kindsOfChange
    .filter(([, , ids]) => ids.length > 0)
    .map(([singular, plural, ids]) => ({
      what: ids.length === 1 ? singular : plural,
      count: ids.length,
      ids,
    }));
}
