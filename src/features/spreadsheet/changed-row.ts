/** Compares the row of an existing action with the register, and plans its changes: corrections of facts, and events. */

import { noValue } from '../../domain/plain-data.ts';
import { fieldsBefore } from '../../domain/records/action.ts';
import { removedMark } from '../../domain/records/removed-words.ts';
import type { Settings } from '../../domain/records/settings.ts';
import { type Cell, formatColumnLetters, type Header } from '../../domain/sheet.ts';
import { findPersonalData } from '../../domain/text/personal-data.ts';
import { removeFormulaGuard } from '../../output/write-csv.ts';
import { maxCellLength } from '../../output/write-workbook.ts';
import { addEvent, setValue, type Value } from '../../storage/yaml-edit/edit.ts';
import { definedFields } from '../edit-actions/added-events.ts';
import { createChangeEvents, type ExistingRow, type PlannedEvent } from './changed-events.ts';
import type { ActionColumn } from './columns.ts';
import { findFact } from './find-fact.ts';
import type { ComputedCell, PlannedChange } from './import-schema.ts';
import { type CellReadOptions, readCellDate, readCellWord } from './read-cells.ts';
import { collectErrors, type ErrorCollector, RowError } from './row-errors.ts';
import { readInspection } from './row-identity.ts';
import { hasDatedComments } from './update-thread.ts';

/** Whether a cell has the register's value: as an export writes it, as a program may have changed it, or as much of it as a cell can contain. */
function cellMatches(cell: Cell, registerCell: Cell, reading: CellReadOptions): boolean {
  const [text, registerText] = [cell.text.trim(), registerCell.text.trim()];
  if (text === registerText || removeFormulaGuard(cell.text).trim() === registerText) return true;
  if (registerText === '') return false;
  if (cell.kind === 'number' || cell.kind === 'formula') {
    if (/^-?[\d.]+$/.test(registerText) && Number(text) === Number(registerText)) return true;
  }
  if (cell.date !== undefined && cell.date === registerCell.date) return true;
  if (registerCell.date !== undefined && readDateIfValid(cell, reading) === registerCell.date) return true;
  return (
    registerText.length > maxCellLength && text.length >= maxCellLength - 1 && registerText.startsWith(text)
  );
}

const readDateIfValid = (cell: Cell, reading: CellReadOptions): string | undefined =>
  collectErrors().attempt(() => readCellDate({ row: 0, cells: new Map([['', cell]]) }, '', reading));

/** The columns in which a row differs from the register, except computed ones. */
export const changedColumns = (
  { row, state, context: { reading, on } }: ExistingRow,
  columns: readonly ActionColumn[],
): readonly ActionColumn[] =>
  columns.filter(({ name, part, cellOf }) => {
    const cell = row.cells.get(name);
    return cell !== undefined && part !== 'computed' && !cellMatches(cell, cellOf(state, on), reading);
  });

/** The cells of computed columns in which a row differs. They are not imported; each comes with what to change instead. */
export function changedComputedCells(
  { row, state, context: { reading, on } }: ExistingRow,
  sheetColumns: readonly ActionColumn[],
  { columns, headings }: Header,
  { origins }: Settings,
): readonly Omit<ComputedCell, 'sheet'>[] {
  const label = origins.find(({ id }) => id === state.origin)?.label;
  return sheetColumns.flatMap(({ name, part, cellOf, remedy = '' }) => {
    const [cell, index] = [row.cells.get(name), columns.get(name)];
    const text = part === 'computed' ? (cell?.text.trim() ?? '') : '';
    if (!cell || index === undefined || text === '') return [];
    const registerCell = cellOf(state, on);
    const isSame = cellMatches(cell, registerCell, reading) || (name === 'origin' && text === label);
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
  const changedStateColumns = new Set(
    differingColumns.filter(({ part }) => part === 'state').map(({ name }) => name),
  );
  const events = createChangeEvents({
    ...existingRow,
    changedColumns: changedStateColumns,
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

/** @throws RowError if a correction would keep what looks like personal data, or a sheet from before a removal would bring the words back */
function assertReplaceable({ id, field, name, oldText, newText }: ReplacedText): void {
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

const formatValue = (value: Value): string =>
  Array.isArray(value) ? value.join('; ') : value === true ? 'yes' : value === false ? 'no' : String(value);

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
