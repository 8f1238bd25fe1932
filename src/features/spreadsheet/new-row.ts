/** Plans a new action from a row that the register does not have; its history is migrated as `legacy` events. */

import type { RegisterFileChange } from '../../app/command.ts';
import { createRecordFile } from '../../app/propose-commit.ts';
import { readFullDate } from '../../domain/dates/read-date.ts';
import { isId } from '../../domain/ids.ts';
import { fieldPosition } from '../../domain/records/action.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { readDeadlineText } from '../../domain/text/wording-deadline.ts';
import { typeCodes } from '../../domain/vocabulary.ts';
import { truncateText } from '../../output/safe-text.ts';
import type { Value, ValueMap } from '../../storage/yaml-edit/edit.ts';
import { findFact } from './find-fact.ts';
import { buildInitialHistory, type HistoryContext, type InitialHistory } from './initial-history.ts';
import { addProposedDeadline } from './proposed-deadline.ts';
import {
  type CellReadOptions,
  readActionNumber,
  readActionType,
  readCellDate,
  readCellLine,
  readCellText,
  readPrintedNumber,
  type SheetRow,
} from './read-cells.ts';
import type { NamedInspection } from './related-records.ts';
import { collectErrors, type ErrorCollector, RowError, requireValue } from './row-errors.ts';
import { parseActionId, readInspection } from './row-identity.ts';

/** A new action, and the file of its record. */
export interface ImportedAction extends Omit<InitialHistory, 'events'> {
  readonly id: string;
  readonly title: string;
  readonly file: RegisterFileChange;
}

/**
 * Plans the action of a row.
 * @throws RowErrors with everything that is missing or cannot be read
 */
export function planNewRow(row: SheetRow, context: HistoryContext): ImportedAction {
  const idParts = parseActionId(readCellLine(row, 'id'));
  const errors = collectErrors();
  const requireCell = <Value>(
    column: string,
    reason: string,
    read: () => Value | undefined,
  ): Value | undefined => errors.attempt(() => requireValue(read(), reason, column));
  const type = requireCell(
    'type',
    'the type is missing: recommendation, area for improvement …',
    () => readActionType(row) ?? idParts?.type,
  );
  const inspectionName = requireCell(
    'inspection',
    'its inspection is missing',
    () => readInspection(row) ?? (idParts && { name: idParts.inspection, id: undefined }),
  );
  const number = requireCell(
    'number',
    'its number in the report is missing; the id is made from it. If the sheet has no column for it, add a column `Number`',
    () => idParts?.number ?? readActionNumber(row),
  );
  const wording = requireCell(
    'wording',
    'its wording is missing: the text as it was published. A title is not enough',
    () => readCellText(row, 'wording'),
  );
  const { inspectionId, issueDay } = readOrCreateInspection(row, inspectionName, context, errors);
  const facts = readFacts(
    addProposedDeadline(row, wording, { ...context, issueDay }),
    context.reading,
    errors,
  );
  const { events, ...notes } = buildInitialHistory(row, issueDay, context, errors);
  errors.throwIfAny();
  if (!inspectionId || !type || !wording) throw new RowError('it cannot be read');
  const id = `${inspectionId}-${typeCodes[type]}-${number}`;
  if (!isId(id)) throw new RowError(`\`${id}\` is not an id`, 'inspection');
  const title = readCellLine(row, 'title') ?? extractTitle(wording);
  const record = sortFields({ id, type, inspection: inspectionId, ...facts, title, wording });
  return {
    ...notes,
    id,
    title,
    file: createRecordFile('action', recordFile('action', id), { ...record, history: events }),
  };
}

/** Finds or creates the inspection of a row, and the day on which the action was issued: by default when the report was published. */
function readOrCreateInspection(
  row: SheetRow,
  name: NamedInspection | undefined,
  { reading, relatedRecords }: HistoryContext,
  { attempt }: ErrorCollector,
): { readonly inspectionId: string | undefined; readonly issueDay: string | undefined } {
  const dateErrors = collectErrors();
  const publicationDay = dateErrors.attempt(() => readCellDate(row, 'published', reading));
  const issuedInSheet = dateErrors.attempt(() => readCellDate(row, 'issued', reading)) ?? publicationDay;
  const inspection =
    name &&
    attempt(() =>
      relatedRecords.inspection(name, {
        origin: readCellLine(row, 'origin'),
        published: publicationDay,
      }),
    );
  const issueDay = issuedInSheet ?? inspection?.published;
  attempt(dateErrors.throwIfAny);
  if (name && dateErrors.isClean())
    attempt(() =>
      requireValue(
        issueDay,
        'the day it was issued is missing, and so is the day its report was published',
        'issued',
      ),
    );
  return { inspectionId: inspection?.id, issueDay };
}

/** A title from the first sentence of the wording. */
function extractTitle(wording: string): string {
  const text = wording.replace(/\s+/g, ' ');
  return truncateText((/^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text).trim(), 120);
}

function readFacts(row: SheetRow, reading: CellReadOptions, { attempt }: ErrorCollector): ValueMap {
  const facts: Record<string, Value> = {};
  const mapsByField: Record<string, ValueMap> = {};
  for (const column of row.cells.keys()) {
    const fact = findFact(column);
    const value = attempt(() => fact?.read(row, reading));
    if (!fact || value === undefined) continue;
    const [key, subkey] = fact.path;
    if (subkey !== undefined) mapsByField[key] = { ...mapsByField[key], [subkey]: value };
    facts[key] = mapsByField[key] ?? value;
  }
  const printedNumber = attempt(() => readPrintedNumber(row));
  if (printedNumber !== undefined)
    facts['extra'] = { ...mapsByField['extra'], printed_number: printedNumber };
  return addDeadlineDate(facts, row, reading);
}

/** Adds the date of a deadline whose text is one day; `in three months` counts from a day that the sheet does not name. */
function addDeadlineDate(facts: ValueMap, row: SheetRow, { dates }: CellReadOptions): ValueMap {
  const cell = row.cells.get('deadline');
  if (!cell || row.cells.has('deadline_by')) return facts;
  const fullDate = readFullDate(cell.date ?? cell.text, dates);
  const day = fullDate.ok
    ? fullDate.value
    : readDeadlineText(cell.text, (dateText) => dates.readDay(dateText, dates));
  if (day === undefined) return facts;
  const text = cell.date === undefined ? { text: cell.text.trim() } : {};
  return { ...facts, deadline: { ...text, by: day } };
}

const sortFields = (record: ValueMap): ValueMap =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => fieldPosition(a) - fieldPosition(b)));
