/** A row of an action that is there: what it says otherwise, field by field, as corrections of facts and as events. A blank cell says nothing. */

import type { ActionState } from '../../domain/filter.ts';
import { noValue } from '../../domain/plain-data.ts';
import { fieldsBefore } from '../../domain/records/action.ts';
import { addEvent, setValue, type Value } from '../../storage/yaml-edit/edit.ts';
import type { FieldChange } from '../edit-actions/schema.ts';
import { type Around, eventsOf, type NewEvent } from './changed-events.ts';
import { factOf } from './column-parsers.ts';
import type { ActionColumn } from './columns.ts';
import { type SheetRow, wordIn } from './import-row.ts';
import { inspectionNamed } from './new-row.ts';
import { RowFault, type Trial, trial } from './row-errors.ts';

export interface ChangedRow {
  readonly changes: readonly FieldChange[];
  readonly after: string;
}

/** The record's text with all that a row changes; throws a fault where something may not be changed so. */
export function changedRow(
  row: SheetRow,
  state: ActionState,
  different: readonly ActionColumn[],
  text: string,
  around: Around,
): ChangedRow | undefined {
  const facts = different.flatMap((column) => (column.part === 'fact' ? [column] : []));
  const changes: FieldChange[] = [];
  const reading = trial();
  let after = text;
  for (const column of facts) {
    const fact = factOf(column.name);
    const value = reading.tried(() => fact?.read(row, around.reading));
    if (!fact || value === undefined) continue;
    const was = column.cellOf(state, around.on).text;
    const to = shown(value);
    if (to === was) continue;
    after = setValue(after, fact.path, value, fieldsBefore(fact.path[0]));
    const field = fact.path.join('.');
    const correction = {
      on: around.on,
      event: 'correction',
      field,
      was: was || noValue,
      note: around.note,
    };
    after = addEvent(after, correction);
    changes.push({ field, from: was || null, to, by: 'correction' });
  }
  const changed = new Set(different.filter(({ part }) => part === 'state').map(({ name }) => name));
  const { tried } = reading;
  const events = eventsOf({ row, position: state.position, changed, around, tried });
  refuseRest(row, state, different, events, around, reading);
  reading.judge();
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
  { action, position }: ActionState,
  different: readonly ActionColumn[],
  events: readonly NewEvent[],
  { surroundings }: Around,
  { tried, faultless }: Trial,
): void {
  const accounted = new Set(events.flatMap(({ accounts }) => accounts));
  const meansTheSame: Readonly<Record<string, () => boolean>> = {
    id: () => true,
    type: () => wordIn(row, 'type') === action.type,
    inspection: () => {
      const named = inspectionNamed(row);
      return named !== undefined && surroundings.knownInspection(named) === action.inspection;
    },
    route: () => wordIn(row, 'route') === position.route,
  };
  // Where a status could not be read, nobody knows what it would have accounted for.
  const known = faultless();
  for (const { name, part, heading } of different)
    tried(() => {
      if (accounted.has(name) || meansTheSame[name]?.()) return;
      if (part === 'identity')
        throw new RowFault(`an import does not change the ${heading.toLowerCase()} of an action`, name);
      if (part === 'past' && known)
        throw new RowFault('this is what an event that stands has said; an import does not rewrite it', name);
    });
}
