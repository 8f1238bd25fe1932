/** The register as sheets for a spreadsheet: a row an action with what is derived for it, a row an event, and the summary. */

import type { ActionState } from '../../domain/filter.ts';
import { type Event, eventFields } from '../../domain/records/event.ts';
import { type Cell, dateCell, numberCell, textCell } from '../../domain/sheet.ts';
import { tableSheet, type WrittenSheet } from '../../output/write-workbook.ts';
import { summaryNotes, summaryTable } from '../summary/document.ts';
import type { Summary } from '../summary/schema.ts';
import type { ActionColumn } from './columns.ts';

const long: ReadonlySet<string> = new Set(['wording', 'title', 'progress', 'note', 'reason', 'was']);

export function actionsSheet(
  states: readonly ActionState[],
  columns: readonly ActionColumn[],
  asAt: string,
): WrittenSheet {
  return {
    name: 'Actions',
    columns: columns.map(({ name, heading }) => ({ heading, wide: long.has(name) })),
    rows: states.map((state) => columns.map(({ cellOf }) => cellOf(state, asAt))),
  };
}

const dates: ReadonlySet<string> = new Set(['on', 'by']);

/** Every event up to the day, in the order of ids and of their files, with its place in the history from 0, as corrections name it. */
export function eventsSheet(states: readonly ActionState[], asAt: string): WrittenSheet {
  const said = (event: Event, field: string): Cell => {
    const value = (event as Readonly<Record<string, string | boolean | undefined>>)[field];
    if (typeof value === 'boolean') return textCell(value ? 'yes' : 'no');
    return dates.has(field) ? dateCell(value) : textCell(value);
  };
  return {
    name: 'Events',
    columns: ['action', 'place', ...eventFields].map((field) => ({
      heading: headingOf(field),
      wide: long.has(field),
    })),
    rows: states.flatMap(({ action }) =>
      action.history.flatMap((event, place) =>
        event.on <= asAt
          ? [[textCell(action.id), numberCell(place), ...eventFields.map((field) => said(event, field))]]
          : [],
      ),
    ),
  };
}

const headingOf = (field: string): string =>
  field === 'on' ? 'Date' : field.charAt(0).toUpperCase() + field.slice(1).replace(/_/g, ' ');

/** The summary as it is printed, with its notes below. */
export function summarySheet(summary: Summary): WrittenSheet {
  const sheet = tableSheet('Summary', summaryTable(summary));
  return { ...sheet, rows: [...sheet.rows, ...summaryNotes(summary).map((note) => [textCell(note)])] };
}
