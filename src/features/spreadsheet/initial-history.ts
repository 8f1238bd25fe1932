/** Builds the history of a new action from its row: `legacy` events, with the dates in the sheet. */
import type { ValueMap } from '../../storage/yaml-edit/edit.ts';
import { type Reading, readDate, readLine, readText, readWord, type SheetRow } from './import-row.ts';
import type { RelatedRecords } from './related-records.ts';
import { type ErrorCollector, RowFault } from './row-errors.ts';

export interface HistoryContext {
  readonly reading: Reading;
  readonly surroundings: RelatedRecords;
  /** The day of the import: the date of events that the sheet does not date. */
  readonly on: string;
  /** The batch of submitted actions for which the sheet has none. */
  readonly batch: string | undefined;
}

/** The values of the cells that become events. */
interface HistoryCells {
  readonly status: string;
  readonly owners: Readonly<Record<'force_lead' | 'delivery_lead' | 'board', string | undefined>>;
  readonly target: string | undefined;
  readonly rag: string | undefined;
  readonly note: string | undefined;
  readonly batch: string | undefined;
  readonly route: string | undefined;
  readonly days: Readonly<
    Record<'assigned' | 'progress' | 'completed' | 'submitted' | 'closed', string | undefined>
  >;
}

/** The events of a row. Undated events have the day of the import, or of closure if that was earlier. */
export function buildInitialHistory(
  row: SheetRow,
  issued: string | undefined,
  around: HistoryContext,
  trial: ErrorCollector,
): {
  readonly events: readonly ValueMap[];
  readonly undated: readonly string[];
  readonly unbatched: boolean;
} {
  const { on, surroundings } = around;
  const said = readHistoryCells(row, issued, around, trial);
  const end = said.status === 'closed' ? (said.days.closed ?? on) : on;
  const otherwise = issued !== undefined && end < issued ? issued : end;
  const meant = said.batch ?? (said.status === 'submitted' ? around.batch : undefined);
  const batch = meant && trial.attempt(() => surroundings.batch(meant, said.days.submitted ?? otherwise));
  const all = eventsFromCells({ ...said, batch });
  const events = all.map(({ event, date, fields }) => {
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    return { on: date ?? otherwise, event, ...given, legacy: true } as ValueMap;
  });
  return {
    events: [{ on: issued ?? on, event: 'issued' }, ...events.sort(byDay)],
    undated: otherwise === on ? all.flatMap(({ event, date }) => (date === undefined ? [event] : [])) : [],
    unbatched: said.status === 'submitted' && batch === undefined,
  };
}

function readHistoryCells(
  row: SheetRow,
  issued: string | undefined,
  { reading, surroundings, on }: HistoryContext,
  { attempt }: ErrorCollector,
): HistoryCells {
  const day = (column: string) =>
    attempt(() => {
      const read = readDate(row, column, reading);
      if (read !== undefined && issued !== undefined && read < issued)
        throw new RowFault(`${read} is before it was issued, ${issued}`, column);
      if (read !== undefined && read > on)
        throw new RowFault(`${read} is after the day of the import, ${on}`, column);
      return read;
    });
  const [line, word] = [
    (column: string) => attempt(() => readLine(row, column)),
    (column: string) => attempt(() => readWord(row, column)),
  ];
  const board = line('board');
  const [submitted, closed] = [day('submitted_on'), day('closed_on')];
  const status = word('status') ?? (closed === undefined ? 'open' : 'closed');
  attempt(() => {
    if (closed !== undefined && status !== 'closed')
      throw new RowFault(`it has a day of closing, ${closed}, and its status is ${status}`, 'closed_on');
    if (closed !== undefined && submitted !== undefined && closed < submitted)
      throw new RowFault(`${closed} is before it was submitted, ${submitted}`, 'closed_on');
  });
  return {
    status,
    owners: {
      force_lead: line('force_lead'),
      delivery_lead: line('delivery_lead'),
      board: board === undefined ? undefined : attempt(() => surroundings.board(board)),
    },
    target: attempt(() => readDate(row, 'target', reading)),
    rag: word('rag'),
    note: attempt(() => readText(row, 'progress')),
    batch: line('batch'),
    route: word('route'),
    days: {
      assigned: day('assigned_on'),
      progress: day('progress_on'),
      completed: day('completed_on'),
      submitted,
      closed,
    },
  };
}

interface InitialEvent {
  readonly event: string;
  readonly date: string | undefined;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

function eventsFromCells({
  status,
  owners,
  target,
  rag,
  note,
  batch,
  route,
  days,
}: HistoryCells): readonly InitialEvent[] {
  const some = (fields: object) => Object.values(fields).some((value) => value !== undefined);
  const sent = days.submitted !== undefined;
  const when = (is: boolean, event: string, date: string | undefined, fields: InitialEvent['fields']) =>
    is ? [{ event, date, fields }] : [];
  return [
    ...when(some(owners), 'assigned', days.assigned, owners),
    ...when(target !== undefined, 'target', days.assigned, { by: target }),
    ...when(some({ rag, note }), 'progress', days.progress, { rag, note }),
    ...when(status === 'complete', 'completed', days.completed, {}),
    ...when(status === 'submitted' || (sent && status !== 'complete'), 'submitted', days.submitted, {
      batch,
    }),
    ...when(status === 'closed', 'closed', days.closed, { route }),
    ...when(status === 'open' && sent, 'returned', undefined, {}),
  ];
}

const byDay = (a: ValueMap, b: ValueMap): number =>
  String(a['on']) < String(b['on']) ? -1 : String(a['on']) > String(b['on']) ? 1 : 0;
