/** Creates the updates of a new action: an event for each dated comment, and for the words without a date. */

import { formatDate } from '../../domain/dates/calendar.ts';
import type { Status } from '../../domain/vocabulary.ts';
import type { InitialEvent } from './initial-history.ts';
import type { RemarkCollector } from './row-remarks.ts';
import { reportThread, type Updates } from './update-thread.ts';

/** The cells of a row that its updates depend on. */
interface UpdateCells {
  readonly updates: Updates | undefined;
  readonly rag: string | undefined;
  readonly status: Status;
  readonly days: Readonly<Record<'progress' | 'returned' | 'closed', string | undefined>>;
}

/**
 * The updates of a row. Comments after the closure are notes. Words without a date have the day of the column of the latest
 * update, if no comment has that day; otherwise they are a note on the day of the first comment.
 */
export function listUpdateEvents(
  { updates, rag, status, days }: UpdateCells,
  on: string,
  remarks: RemarkCollector,
): readonly InitialEvent[] {
  const { entries = [], undatedText } = updates ?? {};
  const [firstEntry] = entries;
  const introduction = firstEntry ? undatedText : undefined;
  const isOtherDay = days.progress !== undefined && !entries.some((entry) => entry.on === days.progress);
  if (firstEntry && isOtherDay && undatedText === undefined)
    remarks.addDoubt('progress_on', {
      ...{ line: null, text: days.progress ?? '' },
      reason: `The latest of the dated comments is of ${formatDate(entries.at(-1)?.on ?? '')}. The comments are recorded on their own days.`,
    });
  const undatedEvent: readonly InitialEvent[] =
    undatedText === undefined
      ? []
      : firstEntry && !isOtherDay
        ? [{ event: 'note', date: firstEntry.on, fields: { note: undatedText } }]
        : [{ event: 'progress', date: days.progress, fields: { note: undatedText } }];
  reportThread(entries, introduction === undefined ? undefined : undatedEvent[0]?.date, remarks);
  const events = [
    ...undatedEvent,
    ...entries.map((entry) => ({
      event: days.closed !== undefined && entry.on > days.closed ? 'note' : 'progress',
      date: entry.on,
      fields: { note: entry.note },
    })),
  ];
  return rag === undefined ? events : addRating(events, rag, { status, days, on, remarks });
}

/** Adds the rating to the latest update. A rating before a return is not carried over, so that of a returned action has the day of the import. */
function addRating(
  events: readonly InitialEvent[],
  rag: string,
  {
    status,
    days,
    on,
    remarks,
  }: Pick<UpdateCells, 'status' | 'days'> & { readonly on: string; readonly remarks: RemarkCollector },
): readonly InitialEvent[] {
  const progressDays = events.flatMap(({ event, date }) => (event === 'progress' ? [date ?? on] : []));
  const latestDay = progressDays.toSorted().at(-1);
  const index = events.findLastIndex(({ event, date }) => event === 'progress' && (date ?? on) === latestDay);
  const isBeforeReturn = status === 'returned' && (latestDay ?? '') <= (days.returned ?? on);
  if (index >= 0 && !isBeforeReturn)
    return events.map((event, i) => (i === index ? { ...event, fields: { rag, ...event.fields } } : event));
  if (isBeforeReturn && events.length > 0)
    remarks.addDoubt('rag', {
      ...{ line: null, text: rag },
      reason: `A rating before a return is not carried over, so this one is recorded on the day of the import, ${formatDate(on)}.`,
    });
  return [
    ...events,
    { event: 'progress', date: status === 'returned' ? on : days.progress, fields: { rag } },
  ];
}
