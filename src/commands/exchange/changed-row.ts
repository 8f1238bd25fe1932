/** A row of an action that is there: what it says otherwise, field by field, as corrections of facts and as events. A blank cell says nothing. */

import type { FieldChange } from '../../model/answers/change.ts';
import { nothing } from '../../model/data.ts';
import type { ActionColumn } from '../../model/exchange/columns.ts';
import type { Standing } from '../../model/filter.ts';
import { keysBefore } from '../../model/records/action.ts';
import type { Cell } from '../../model/sheet.ts';
import { addEvent, setValue, type Value } from '../../register/edit/edit.ts';
import { unmarked } from '../../render/csv.ts';
import { longestCell } from '../../render/workbook.ts';
import { type Around, eventsOf, type NewEvent } from './changed-events.ts';
import { factOf } from './facts.ts';
import { dayIn, lineIn, type Reading, RowFault, type SheetRow, wordIn } from './row.ts';

export interface ChangedRow {
  readonly changes: readonly FieldChange[];
  readonly after: string;
}

/** Whether a cell says what the register says: as an export writes it, as a program may have taken it, or as far as a cell holds. */
export function saysSo(given: Cell, now: Cell, reading: Reading): boolean {
  const [said, stands] = [given.text.trim(), now.text.trim()];
  if (said === stands || unmarked(given.text).trim() === stands) return true;
  if (stands === '') return false;
  if (given.kind === 'number' || given.kind === 'formula') {
    if (/^-?[\d.]+$/.test(stands) && Number(said) === Number(stands)) return true;
  }
  if (given.date !== undefined && given.date === now.date) return true;
  if (now.date !== undefined && dayRead(given, reading) === now.date) return true;
  return stands.length > longestCell && said.length >= longestCell - 1 && stands.startsWith(said);
}

const dayRead = (cell: Cell, reading: Reading): string | undefined => {
  const row = { row: 0, cells: new Map([['', cell]]) };
  try {
    return dayIn(row, '', reading);
  } catch (error) {
    if (error instanceof RowFault) return undefined;
    throw error;
  }
};

/** The columns in which a row says otherwise than the register; what is only worked out is told elsewhere. */
export const differing = (
  row: SheetRow,
  standing: Standing,
  columns: readonly ActionColumn[],
  { reading, on }: Pick<Around, 'reading' | 'on'>,
): readonly ActionColumn[] =>
  columns.filter(({ name, part, of }) => {
    const cell = row.cells.get(name);
    return cell !== undefined && part !== 'worked-out' && !saysSo(cell, of(standing, on), reading);
  });

/** The record's text with all that a row changes; throws a fault where something may not be changed so. */
export function changedRow(
  row: SheetRow,
  standing: Standing,
  different: readonly ActionColumn[],
  text: string,
  around: Around,
): ChangedRow | undefined {
  const facts = different.flatMap((column) => (column.part === 'fact' ? [column] : []));
  const changes: FieldChange[] = [];
  let after = text;
  for (const column of facts) {
    const fact = factOf(column.name);
    const value = fact?.read(row, around.reading);
    if (!fact || value === undefined) continue;
    const was = column.of(standing, around.on).text;
    const to = shown(value);
    if (to === was) continue;
    after = setValue(after, fact.path, value, keysBefore(fact.path[0]));
    const field = fact.path.join('.');
    const correction = {
      on: around.on,
      event: 'correction',
      field,
      was: was || nothing,
      note: around.note,
    };
    after = addEvent(after, correction);
    changes.push({ field, from: was || null, to, by: 'correction' });
  }
  const changed = new Set(different.filter(({ part }) => part === 'state').map(({ name }) => name));
  const events = eventsOf({ row, position: standing.position, changed, around });
  refuseRest(row, standing, different, events, around);
  for (const { event, fields } of events) {
    const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    after = addEvent(after, { on: around.on, event, ...said });
  }
  changes.push(...events.flatMap(({ told }) => told));
  return changes.length === 0 ? undefined : { changes, after };
}

const shown = (value: Value): string =>
  Array.isArray(value) ? value.join('; ') : value === true ? 'yes' : value === false ? 'no' : String(value);

/** Identity never changes by an import, and what events have said is not said otherwise by a cell. */
function refuseRest(
  row: SheetRow,
  { action, position }: Standing,
  different: readonly ActionColumn[],
  events: readonly NewEvent[],
  { reading, surroundings }: Around,
): void {
  const accounted = new Set(events.flatMap(({ accounts }) => accounts));
  const meansTheSame: Readonly<Record<string, () => boolean>> = {
    id: () => true,
    type: () => wordIn(row, 'type', reading) === action.type,
    inspection: () => surroundings.knownInspection(lineIn(row, 'inspection') ?? '') === action.inspection,
    route: () => wordIn(row, 'route', reading) === position.route,
  };
  for (const { name, part, heading } of different) {
    if (accounted.has(name) || meansTheSame[name]?.()) continue;
    if (part === 'identity')
      throw new RowFault(`an import does not change the ${heading.toLowerCase()} of an action`, name);
    if (part === 'past')
      throw new RowFault('this is what an event that stands has said; an import does not rewrite it', name);
  }
}
