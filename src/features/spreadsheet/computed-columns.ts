/** What a row says otherwise in columns that are worked out from the rest: no import takes it in, so the plan tells it, and what to change instead. */

import type { ActionState } from '../../domain/filter.ts';
import type { Register } from '../../domain/register.ts';
import { columnLetters, type Header } from '../../domain/sheet.ts';
import type { WorkedOut } from '../edit-actions/schema.ts';
import { saysSo } from './changed-columns.ts';
import type { Around } from './changed-events.ts';
import type { ActionColumn } from './columns.ts';
import type { SheetRow } from './import-row.ts';

const instead: Readonly<Record<string, string>> = {
  origin: 'It comes from the inspection: change it in the inspection’s file.',
  first_target: 'It is the first target that was recorded: `afi correct` puts that event right.',
  target_changes: 'It counts the targets that were recorded: change Target, or use `afi target`.',
  overdue: 'It follows from Target, Status and the day: change Target or Status.',
  last_event: 'It is the day of the last event: record what happened.',
};

export function workedOutOtherwise(
  row: SheetRow,
  state: ActionState,
  { columns, headings }: Header,
  known: readonly ActionColumn[],
  { settings }: Register,
  { reading, on }: Pick<Around, 'reading' | 'on'>,
): readonly WorkedOut[] {
  const label = settings.origins.find(({ id }) => id === state.origin)?.label;
  return known.flatMap(({ name, part, of }) => {
    const [cell, at] = [row.cells.get(name), columns.get(name)];
    const says = part === 'worked-out' ? (cell?.text.trim() ?? '') : '';
    if (!cell || at === undefined || says === '') return [];
    const now = of(state, on);
    const same = saysSo(cell, now, reading) || (name === 'origin' && says === label);
    if (same || (now.text === '' && says.toLowerCase() === 'no')) return [];
    const { id } = state.action;
    return {
      ...{ row: row.row, id, column: columnLetters(at), heading: headings[at] ?? '' },
      ...{ says, is: now.text || null, instead: instead[name] ?? '' },
    };
  });
}
