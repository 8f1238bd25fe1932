/** Compares the row of an existing action with the register, and plans its changes: corrections of facts, and events. */

import { noValue } from '../../domain/plain-data.ts';
import { fieldsBefore } from '../../domain/records/action.ts';
import { removedMark } from '../../domain/records/removed-words.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { formatColumnLetters, type Header } from '../../domain/sheet.ts';
import { findPersonalData } from '../../domain/text/personal-data.ts';
import { maxCellLength } from '../../output/write-workbook.ts';
import { addEvent, setValue } from '../../storage/yaml-edit/edit.ts';
import { definedFields } from '../edit-actions/added-events.ts';
import { cellMatches } from './cell-matching.ts';
import { formatValue } from './cell-meaning.ts';
import { createChangeEvents, type ExistingRow, type PlannedEvent } from './changed-events.ts';
import type { ActionColumn } from './columns.ts';
import { findFact } from './find-fact.ts';
import type { BaseRow } from './import-base.ts';
import type { ComputedCell, PlannedChange } from './import-schema.ts';
import { readCellWord } from './read-cells.ts';
import { collectErrors, type ErrorCollector, RowError } from './row-errors.ts';
import { readInspection } from './row-identity.ts';
import { hasDatedComments } from './update-thread.ts';

/** The cells of computed columns in which a row differs from its export and from the register. They are not imported; each comes with what to change instead. */
export function changedComputedCells(
  { row, state, context: { reading, on } }: ExistingRow,
  sheetColumns: readonly ActionColumn[],
  {
    header: { columns, headings },
    baseRow,
  }: { readonly header: Header; readonly baseRow: BaseRow | undefined },
  { origins }: Settings,
): readonly Omit<ComputedCell, 'sheet'>[] {
  const label = origins.find(({ id }) => id === state.origin)?.label;
  return sheetColumns.flatMap((sheetColumn) => {
    const { name, part, cellOf, remedy = '' } = sheetColumn;
    const [cell, index] = [row.cells.get(name), columns.get(name)];
    const text = part === 'computed' ? (cell?.text.trim() ?? '') : '';
    if (!cell || index === undefined || text === '') return [];
    const registerCell = cellOf(state, on);
    const exportedCell = baseRow?.cellOf(sheetColumn);
    const isSame =
      cellMatches(cell, registerCell, reading) ||
      (exportedCell !== undefined && cellMatches(cell, exportedCell, reading)) ||
      (name === 'origin' && text === label);
    if (isSame || (registerCell.text === '' && text.toLowerCase() === 'no')) return [];
    const [column, heading] = [formatColumnLetters(index), headings[index] ?? ''];
    const { id } = state.action;
    return { row: row.row, id, column, heading, says: text, is: registerCell.text || null, instead: remedy };
  });
}

/** The changes of an action, and the text of its record with them. */
export interface ChangedRow {
  readonly changes: readonly PlannedChange[];
  readonly textAfter: string;
}

/**
 * Plans the changes of an action from the columns that differ; blank cells change nothing. Undefined if nothing changes.
 * @param text the text of the action's record
 * @throws RowErrors if a cell cannot be read, or a change is not allowed
 */
export function planChangedRow(
  existingRow: ExistingRow,
  differingColumns: readonly ActionColumn[],
  text: string,
): ChangedRow | undefined {
  const { row, state, context } = existingRow;
  const { on, note, reading } = context;
  const changes: PlannedChange[] = [];
  const errors = collectErrors();
  let textAfter = text;
  for (const { name, cellOf } of differingColumns.filter(({ part }) => part === 'fact')) {
    const fact = findFact(name);
    const value = errors.attempt(() => fact?.read(row, reading));
    if (!fact || value === undefined) continue;
    const [oldText, newText] = [cellOf(state, on).text, formatValue(value)];
    if (newText === oldText) continue;
    const field = fact.path.join('.');
    errors.attempt(() => assertReplaceable({ id: state.action.id, field, name, oldText, newText }));
    textAfter = setValue(textAfter, fact.path, value, fieldsBefore(fact.path[0]));
    textAfter = addEvent(textAfter, { on, event: 'correction', field, was: oldText || noValue, note });
    changes.push({ field, from: oldText || null, to: newText, by: 'correction' });
  }
  const events = createChangeEvents({
    ...existingRow,
    changedColumns: new Set(differingColumns.map(({ name }) => name)),
    attempt: errors.attempt,
  });
  refuseDisallowedChanges(existingRow, differingColumns, events, errors);
  errors.throwIfAny();
  for (const { event, fields } of events)
    textAfter = addEvent(textAfter, { on, event, ...definedFields(fields) });
  changes.push(...events.flatMap(({ fieldChanges }) => fieldChanges));
  return changes.length === 0 ? undefined : { changes, textAfter };
}

interface ReplacedText {
  readonly id: string;
  readonly field: string;
  /** The name of the column. */
  readonly name: string;
  readonly oldText: string;
  readonly newText: string;
}

/** @throws RowError if the text was cut in the sheet, if a correction would keep what looks like personal data, or a sheet from before a removal would bring the words back */
function assertReplaceable({ id, field, name, oldText, newText }: ReplacedText): void {
  if (oldText.length > maxCellLength && newText.length <= maxCellLength)
    throw new RowError(
      `the text on the register is longer than a cell can be, so the sheet has only its beginning. Use \`afi correct ${id} ${field}\``,
      name,
    );
  const [data] = findPersonalData(oldText);
  if (data !== undefined)
    throw new RowError(
      `the text on the register seems to contain ${data.kind}, and a correction keeps the text that it replaces. Remove the words with \`afi redact ${id} ${field} --reason … --approved-by …\`, then import again`,
      name,
    );
  if (oldText.includes(removedMark) && !newText.includes(removedMark))
    throw new RowError(
      `words were removed from this text, and the cell may bring them back. Copy the text from \`afi show ${id}\` into the cell, or use \`afi correct ${id} ${field}\``,
      name,
    );
}

/** Refuses changes of an action's identity and of recorded events. */
function refuseDisallowedChanges(
  { row, state: { action, position }, context: { relatedRecords, reading } }: ExistingRow,
  differingColumns: readonly ActionColumn[],
  events: readonly PlannedEvent[],
  { attempt, isClean }: ErrorCollector,
): void {
  const explainedColumns = new Set(events.flatMap(({ explainedColumns }) => explainedColumns));
  const isUnchanged: Readonly<Record<string, () => boolean>> = {
    id: () => true,
    type: () => readCellWord(row, 'type') === action.type,
    inspection: () => {
      const inspection = readInspection(row);
      return inspection !== undefined && relatedRecords.knownInspection(inspection) === action.inspection;
    },
    route: () => readCellWord(row, 'route') === position.route,
    progress_on: () => hasDatedComments(row, reading),
  };
  // If the status could not be read, it is unknown which columns its event would explain.
  const isStatusKnown = isClean();
  for (const { name, part, heading } of differingColumns)
    attempt(() => {
      if (explainedColumns.has(name) || isUnchanged[name]?.()) return;
      if (part === 'identity')
        throw new RowError(
          `an import cannot change the ${heading.toLowerCase()} of an action; \`afi correct\` can`,
          name,
        );
      if (part === 'past' && isStatusKnown)
        throw new RowError('this was recorded by an earlier event, which an import does not change', name);
    });
}
