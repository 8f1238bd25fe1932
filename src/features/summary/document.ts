/** The summary as a table: a zero cell is blank, and the bracket, of which submitted, appears only above zero. */

import { formatDate } from '../../domain/dates/calendar.ts';
import { inspectorateTypes, isActionType, typeWords } from '../../domain/vocabulary.ts';
import { blankIfZero, type Table } from '../../output/table.ts';
import type { LiveCount, Summary } from './schema.ts';

/** `158 (51)`: 158 live, of which 51 submitted; blank where none is. */
export const figure = ({ live, submitted }: LiveCount): string =>
  live === 0 ? '' : submitted > 0 ? `${live} (${submitted})` : String(live);

/** The summary as a table. With `ids`, each cell names the actions behind its figure. */
export function summaryTable(summary: Summary, { ids = false }: { readonly ids?: boolean } = {}): Table {
  const { as_at, columns, rows, total, portal } = summary;
  const content = rows.map(({ label, cells }) => ({
    cells: [
      label,
      ...columns.map(({ id }) => {
        const cell = cells[id] ?? { ...nothing, ids: [] };
        return ids && cell.ids.length > 0 ? `${figure(cell)}: ${cell.ids.join(', ')}` : figure(cell);
      }),
    ],
  }));
  const totals = ['Total on Force register', ...columns.map(({ id }) => figure(total[id] ?? nothing))];
  const portalTotals = portal && [
    'Total on HMIC monitoring portal',
    ...columns.map(({ id }) => blankIfZero(portal.cells[id] ?? 0)),
  ];
  return {
    columns: [
      { heading: `As at ${formatDate(as_at)}`, least: 16 },
      ...columns.map(({ id, label }) => ({
        heading: isActionType(id) ? typeWords[id].heading : label,
        ...(ids ? { least: 12 } : { align: 'right' as const }),
      })),
    ],
    rows: [
      ...content,
      { cells: totals, strong: true },
      ...(portalTotals ? [{ cells: portalTotals, strong: true }] : []),
    ],
  };
}

const nothing: LiveCount = { live: 0, submitted: 0 };

/** The actions behind each figure, a line a cell; those with HMICFRS are marked. */
export function summaryProof({ rows, columns }: Summary): readonly { heading: string; ids: string }[] {
  return rows.flatMap(({ label, cells }) =>
    columns.flatMap((column) => {
      const cell = cells[column.id];
      if (!cell || cell.live === 0) return [];
      const submitted = new Set(cell.submitted_ids);
      const ids = cell.ids.map((id) => (submitted.has(id) ? `(${id})` : id)).join(', ');
      return [{ heading: `${label}, ${column.label}: ${figure(cell)}`, ids }];
    }),
  );
}

/** That some actions stand in several rows, so that the parts exceed the total. */
export function severalNote(several: readonly string[]): readonly string[] {
  if (several.length === 0) return [];
  const stand = several.length === 1 ? '1 action stands' : `${several.length} actions stand`;
  return [`${stand} in more than one row or column; each total counts an action once.`];
}

/** What a reader must know besides the table: parts that do not add up to the total, and rows that stand in no column. */
export function summaryNotes({ several, unplaced }: Summary): readonly string[] {
  const notes = [...severalNote(several)];
  if (unplaced.length > 0) {
    const are =
      unplaced.length === 1
        ? '1 live row of the extract is of no known type, and stands'
        : `${unplaced.length} live rows of the extract are of no known type, and stand`;
    notes.push(`${are} in no column: ${unplaced.join(', ')}.`);
  }
  return notes;
}

/** The totals, for running text. */
export const totalsOf = ({ total }: Summary) => ({
  all: Object.values(total).reduce((sum, { live }) => sum + live, 0),
  submitted: Object.values(total).reduce((sum, { submitted }) => sum + submitted, 0),
  types: inspectorateTypes.map((type) => ({
    type,
    ...typeWords[type],
    ...(total[type] ?? { live: 0, submitted: 0 }),
  })),
});
