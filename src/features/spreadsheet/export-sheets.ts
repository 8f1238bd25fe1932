/** Creates the sheets of an export: one row for each action with its position, one row for each event, and the summary. */

import type { ActionState } from '../../domain/filter.ts';
import { toText } from '../../domain/plain-data.ts';
import { type Event, eventFields } from '../../domain/records/event.ts';
import { isFingerprint } from '../../domain/records/removed-words.ts';
import { type Cell, dateCell, numberCell, textCell } from '../../domain/sheet.ts';
import { tableSheet, type WrittenSheet } from '../../output/write-workbook.ts';
import { summaryNotes, summaryTable } from '../summary/document.ts';
import type { Summary } from '../summary/schema.ts';
import type { ActionColumn } from './columns.ts';

const wideColumns: ReadonlySet<string> = new Set(['wording', 'title', 'progress', 'note', 'reason', 'was']);

/** The actions on a day, in the given columns. */
export function buildActionsSheet(
  states: readonly ActionState[],
  columns: readonly ActionColumn[],
  asAt: string,
): WrittenSheet {
  return {
    name: 'Actions',
    columns: columns.map(({ name, heading }) => ({ heading, wide: wideColumns.has(name) })),
    rows: states.map((state) => columns.map(({ cellOf }) => cellOf(state, asAt))),
  };
}

const dateFields: ReadonlySet<string> = new Set(['on', 'by']);

/** Every event up to a day, by action. The place is the event's index in the history, from 0, as corrections refer to it. */
export function buildEventsSheet(states: readonly ActionState[], asAt: string): WrittenSheet {
  const eventCell = (event: Event, field: string): Cell => {
    const value: unknown = new Map<string, unknown>(Object.entries(event)).get(field);
    if (typeof value === 'boolean') return textCell(value ? 'yes' : 'no');
    const text = isFingerprint(value) ? `sha256 ${value.sha256}` : toText(value);
    return dateFields.has(field) ? dateCell(text || undefined) : textCell(text || undefined);
  };
  return {
    name: 'Events',
    columns: ['action', 'place', ...eventFields].map((field) => ({
      heading: formatEventHeading(field),
      wide: wideColumns.has(field),
    })),
    rows: states.flatMap(({ action }) =>
      action.history.flatMap((event, place) =>
        event.on <= asAt
          ? [[textCell(action.id), numberCell(place), ...eventFields.map((field) => eventCell(event, field))]]
          : [],
      ),
    ),
  };
}

const formatEventHeading = (field: string): string =>
  field === 'on' ? 'Date' : field.charAt(0).toUpperCase() + field.slice(1).replace(/_/g, ' ');

/** The summary table, with its notes below. */
export function buildSummarySheet(summary: Summary): WrittenSheet {
  const sheet = tableSheet('Summary', summaryTable(summary));
  return { ...sheet, rows: [...sheet.rows, ...summaryNotes(summary).map((note) => [textCell(note)])] };
}
