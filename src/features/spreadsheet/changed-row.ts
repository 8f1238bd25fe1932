/** Plans the changes of an existing action from its row: corrections of facts, and events. Blank cells change nothing. */

import type { ActionState } from '../../domain/filter.ts';
import { noValue } from '../../domain/plain-data.ts';
import { fieldsBefore } from '../../domain/records/action.ts';
import { addEvent, setValue, type Value } from '../../storage/yaml-edit/edit.ts';
import { type ChangeContext, changeEvents, type NewEvent } from './changed-events.ts';
import { factOf } from './column-parsers.ts';
import type { ActionColumn } from './columns.ts';
import { readWord, type SheetRow } from './import-row.ts';
import type { PlannedChange } from './import-schema.ts';
import { collectErrors, type ErrorCollector, RowFault } from './row-errors.ts';
import { readInspection } from './row-identity.ts';

export interface ChangedRow {
  readonly changes: readonly PlannedChange[];
  readonly after: string;
}

/** The record's text with the changes of a row; throws if a change is not allowed. */
export function planChangedRow(
  row: SheetRow,
  state: ActionState,
  different: readonly ActionColumn[],
  text: string,
  around: ChangeContext,
): ChangedRow | undefined {
  const facts = different.flatMap((column) => (column.part === 'fact' ? [column] : []));
  const changes: PlannedChange[] = [];
  const reading = collectErrors();
  let after = text;
  for (const column of facts) {
    const fact = factOf(column.name);
    const value = reading.attempt(() => fact?.read(row, around.reading));
    if (!fact || value === undefined) continue;
    const was = column.cellOf(state, around.on).text;
    const to = formatValue(value);
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
  const { attempt } = reading;
  const events = changeEvents({ row, position: state.position, changed, around, attempt });
  refuseOtherChanges(row, state, different, events, around, reading);
  reading.throwIfAny();
  for (const { event, fields } of events) {
    const said = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    after = addEvent(after, { on: around.on, event, ...said });
  }
  changes.push(...events.flatMap(({ fieldChanges }) => fieldChanges));
  return changes.length === 0 ? undefined : { changes, after };
}

const formatValue = (value: Value): string =>
  Array.isArray(value) ? value.join('; ') : value === true ? 'yes' : value === false ? 'no' : String(value);

/** Refuses changes of an action's identity and of recorded events. */
function refuseOtherChanges(
  row: SheetRow,
  { action, position }: ActionState,
  different: readonly ActionColumn[],
  events: readonly NewEvent[],
  { surroundings }: ChangeContext,
  { attempt, isClean }: ErrorCollector,
): void {
  const accounted = new Set(events.flatMap(({ explainedColumns }) => explainedColumns));
  const meansTheSame: Readonly<Record<string, () => boolean>> = {
    id: () => true,
    type: () => readWord(row, 'type') === action.type,
    inspection: () => {
      const named = readInspection(row);
      return named !== undefined && surroundings.knownInspection(named) === action.inspection;
    },
    route: () => readWord(row, 'route') === position.route,
  };
  // If the status could not be read, it is unknown which columns its event would explain.
  const known = isClean();
  for (const { name, part, heading } of different)
    attempt(() => {
      if (accounted.has(name) || meansTheSame[name]?.()) return;
      if (part === 'identity')
        throw new RowFault(`an import does not change the ${heading.toLowerCase()} of an action`, name);
      if (part === 'past' && known)
        throw new RowFault('this is what an event that stands has said; an import does not rewrite it', name);
    });
}
