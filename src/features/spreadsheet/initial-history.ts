/** Builds the history of a new action from its row: `legacy` events, with the dates in the sheet. */
import { compareBy } from '../../domain/collections.ts';
import type { OwnerField } from '../../domain/position.ts';
import type { Status } from '../../domain/vocabulary.ts';
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import { definedFields, type EventFields } from '../edit-actions/added-events.ts';
import { listUpdateEvents } from './initial-updates.ts';
import {
  type CellReadOptions,
  readCellDate,
  readCellLine,
  readCellOwner,
  readCellRole,
  readCellWord,
  readStatus,
  type SheetRow,
} from './read-cells.ts';
import type { RelatedRecords } from './related-records.ts';
import { type ErrorCollector, RowError } from './row-errors.ts';
import type { RemarkCollector } from './row-remarks.ts';
import { readUpdates, type Updates } from './update-thread.ts';

/** What every new row of an import shares. */
export interface HistoryContext {
  readonly reading: CellReadOptions;
  readonly relatedRecords: RelatedRecords;
  /** The day of the import: the date of events that the sheet does not date. */
  readonly on: string;
  /** The batch of submitted actions for which the sheet has none. */
  readonly batch: string | undefined;
  /** Collects what the plan reports about the row. */
  readonly remarks: RemarkCollector;
}

/** The values of the cells that become events. */
interface HistoryCells {
  readonly status: Status;
  readonly owners: Readonly<Record<OwnerField, string | undefined>>;
  readonly target: string | undefined;
  readonly rag: string | undefined;
  readonly updates: Updates | undefined;
  readonly batch: string | undefined;
  readonly route: string | undefined;
  readonly days: Readonly<Record<DatedColumn, string | undefined>>;
}

type DatedColumn = 'assigned' | 'progress' | 'completed' | 'submitted' | 'returned' | 'closed';

/** The events of a new action, and what the plan notes about them. */
export interface InitialHistory {
  readonly events: readonly ValueMap[];
  /** The events that have the day of the import, because the sheet does not date them. */
  readonly undatedEvents: readonly string[];
  /** Whether the action is submitted without a batch. */
  readonly isUnbatched: boolean;
}

/**
 * Builds the history of a row. Undated events have the day of the import, or of closure or return if that was earlier.
 * @param issueDay the day on which the action was issued, if it is known
 * @param errors collects the errors of the cells
 */
export function buildInitialHistory(
  row: SheetRow,
  issueDay: string | undefined,
  context: HistoryContext,
  errors: ErrorCollector,
): InitialHistory {
  const { on, relatedRecords, remarks } = context;
  const cells = readHistoryCells(row, issueDay, context, errors);
  const { status, days } = cells;
  const lastDay = (status === 'closed' ? days.closed : status === 'returned' ? days.returned : on) ?? on;
  const defaultDate = issueDay !== undefined && lastDay < issueDay ? issueDay : lastDay;
  const batchName = cells.batch ?? (status === 'submitted' ? context.batch : undefined);
  const batch =
    batchName && errors.attempt(() => relatedRecords.batch(batchName, days.submitted ?? defaultDate));
  const initialEvents = listEvents({ ...cells, batch }, listUpdateEvents(cells, on, remarks));
  const events = initialEvents
    .map(({ event, date = defaultDate, fields }) => ({
      ...{ on: date, event, ...definedFields(fields), legacy: true },
    }))
    .sort(compareBy(({ on }) => on));
  return {
    events: [{ on: issueDay ?? on, event: 'issued' }, ...events],
    undatedEvents:
      defaultDate === on ? initialEvents.flatMap(({ event, date }) => (date === undefined ? event : [])) : [],
    isUnbatched: status === 'submitted' && batch === undefined,
  };
}

function readHistoryCells(
  row: SheetRow,
  issueDay: string | undefined,
  context: HistoryContext,
  { attempt }: ErrorCollector,
): HistoryCells {
  const { reading, relatedRecords, on } = context;
  const readDay = (column: string) =>
    attempt(() => {
      const date = readCellDate(row, column, reading);
      if (date !== undefined && issueDay !== undefined && date < issueDay)
        throw new RowError(`${date} is before the day it was issued, ${issueDay}`, column);
      if (date !== undefined && date > on)
        throw new RowError(`${date} is after the day of the import, ${on}`, column);
      return date;
    });
  const readLine = (column: string) => attempt(() => readCellLine(row, column));
  const board = attempt(() => readCellOwner(row, 'board'));
  const [submissionDay, returnDay, closingDay] = ['submitted_on', 'returned_on', 'closed_on'].map(readDay);
  const status = attempt(() => readStatus(row)) ?? (closingDay === undefined ? 'open' : 'closed');
  attempt(() => {
    if (closingDay !== undefined && status !== 'closed')
      throw new RowError(`it has a closing date, ${closingDay}, but its status is ${status}`, 'closed_on');
    if (closingDay !== undefined && submissionDay !== undefined && closingDay < submissionDay)
      throw new RowError(`${closingDay} is before the day it was submitted, ${submissionDay}`, 'closed_on');
    if (returnDay !== undefined && status !== 'returned')
      throw new RowError(`it has a return date, ${returnDay}, but its status is ${status}`, 'returned_on');
    if (returnDay !== undefined && submissionDay !== undefined && returnDay < submissionDay)
      throw new RowError(`${returnDay} is before the day it was submitted, ${submissionDay}`, 'returned_on');
  });
  return {
    status,
    owners: {
      force_lead: attempt(() => readCellRole(row, 'force_lead', context)),
      delivery_lead: attempt(() => readCellRole(row, 'delivery_lead', context)),
      board: board === undefined ? undefined : attempt(() => relatedRecords.board(board)),
    },
    target: attempt(() => readCellDate(row, 'target', reading)),
    rag: attempt(() => readCellWord(row, 'rag')),
    updates: attempt(() => readUpdates(row, issueDay, context)),
    batch: readLine('batch'),
    route: attempt(() => readCellWord(row, 'route')),
    days: {
      assigned: readDay('assigned_on'),
      progress: readDay('progress_on'),
      completed: readDay('completed_on'),
      submitted: submissionDay,
      returned: returnDay,
      closed: closingDay,
    },
  };
}

/** An event of a new action; undated ones have no date. */
export interface InitialEvent {
  readonly event: string;
  readonly date: string | undefined;
  readonly fields: EventFields;
}

/** The events that the cells show, in the order of an action's life. */
function listEvents(cells: HistoryCells, updateEvents: readonly InitialEvent[]): readonly InitialEvent[] {
  const { status, owners, target, batch, route, days } = cells;
  const hasValue = (fields: object) => Object.values(fields).some((value) => value !== undefined);
  const isSent = days.submitted !== undefined;
  const events: readonly (InitialEvent & { readonly applies: boolean })[] = [
    { event: 'assigned', applies: hasValue(owners), date: days.assigned, fields: owners },
    { event: 'target', applies: target !== undefined, date: days.assigned, fields: { by: target } },
    ...updateEvents.map((event) => ({ ...event, applies: !isRatingAfterReturn(event, cells) })),
    { event: 'completed', applies: status === 'complete', date: days.completed, fields: {} },
    {
      event: 'submitted',
      applies: status === 'submitted' || status === 'returned' || (isSent && status !== 'complete'),
      date: days.submitted,
      fields: { batch },
    },
    { event: 'closed', applies: status === 'closed', date: days.closed, fields: { route } },
    { event: 'returned', applies: status === 'returned', date: days.returned, fields: {} },
    ...updateEvents.map((event) => ({ ...event, applies: isRatingAfterReturn(event, cells) })),
    { event: 'withdrawn', applies: status === 'open' && isSent, date: undefined, fields: {} },
  ];
  return events.filter(({ applies }) => applies);
}

/** Whether an event is the rating of a returned action, which follows the return. */
const isRatingAfterReturn = ({ fields }: InitialEvent, { status }: HistoryCells): boolean =>
  status === 'returned' && fields['rag'] !== undefined;
