/** Reads the updates of a row: a cell of dated comments as its entries, in the order of days. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { fail } from '../../domain/errors.ts';
import {
  entriesOutOfOrder,
  findInitials,
  readThread,
  sortEntries,
  type ThreadEntry,
} from '../../domain/text/comment-thread.ts';
import { type CellReadOptions, readCellText, type SheetRow } from './read-cells.ts';
import type { RemarkCollector } from './row-remarks.ts';

/** The column of the updates. */
const updateColumn = 'progress';

/** What the reading of updates depends on. */
export interface UpdateContext {
  readonly reading: CellReadOptions;
  readonly remarks: RemarkCollector;
  readonly on: string;
}

/** The updates in a cell. */
export interface Updates {
  /** The words without a date; undefined if there are none. */
  readonly undatedText: string | undefined;
  /** The oldest first. */
  readonly entries: readonly ThreadEntry[];
}

/**
 * Reads the updates of a row. Dates before the day of issue or after the day of the import begin no entry; they are reported, as
 * are entries out of order.
 * @throws RowError if the cell cannot be read
 */
export function readUpdates(
  row: SheetRow,
  issueDay: string | undefined,
  { reading: { dates }, remarks, on }: UpdateContext,
): Updates {
  const text = readCellText(row, updateColumn);
  if (text === undefined || row.cells.get(updateColumn)?.date !== undefined)
    return { undatedText: text, entries: [] };
  const { introduction, entries, doubtfulDates } = readThread(text, (dateText) => {
    const day = dates.readDay(dateText, dates);
    if (!day.ok) return day;
    if (issueDay !== undefined && day.value < issueDay)
      return fail(`${formatDate(day.value)} is before the day it was issued, ${formatDate(issueDay)}.`);
    if (day.value > on)
      return fail(`${formatDate(day.value)} is after the day of the import, ${formatDate(on)}.`);
    return day;
  });
  const keptWith = 'Its words are recorded with those above it.';
  for (const doubt of doubtfulDates)
    remarks.addDoubt(updateColumn, { ...doubt, reason: `${doubt.reason} ${keptWith}` });
  for (const { line, on: day } of entriesOutOfOrder(entries))
    remarks.addDoubt(updateColumn, {
      ...{ line, text: formatDate(day) },
      reason: `${formatDate(day)} is not in the order of the other comments. It is recorded on that day.`,
    });
  return { undatedText: introduction.trim() || undefined, entries: sortEntries(entries) };
}

/** Reports the entries of a row that become events. */
export function reportThread(
  entries: readonly ThreadEntry[],
  introductionDay: string | undefined,
  remarks: RemarkCollector,
): void {
  if (entries.length === 0) return;
  remarks.addThread(updateColumn, {
    entries: entries.length,
    first: entries[0]?.on ?? null,
    last: entries.at(-1)?.on ?? null,
    introduced: introductionDay ?? null,
    initials: [...new Set(entries.flatMap(({ note }) => findInitials(note) ?? []))],
  });
}

/** Whether the updates of a row have their own days. */
export const hasDatedComments = (row: SheetRow, { dates }: CellReadOptions): boolean =>
  readThread(readCellText(row, updateColumn) ?? '', (dateText) => dates.readDay(dateText, dates)).entries
    .length > 0;
