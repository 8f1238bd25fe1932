/** Turns a summary into a document: a zero cell is blank, and the number with HMICFRS is in brackets. */
import { formatDate } from '../../domain/dates/calendar.ts';
import { frameworkName } from '../../domain/framework.ts';
import { inspectorateTypes, isActionType, typeWords } from '../../domain/vocabulary.ts';
import {
  type Block,
  blankIfZero,
  type Content,
  type Document,
  type Figure,
  line,
  type Row,
  type Table,
  text,
  toInline,
} from '../../output/document.ts';
import type { LiveCount, Summary, SummaryCell } from './schema.ts';

/** `158 (51)`: 158 live, including 51 with HMICFRS; blank for 0. */
export const formatLiveCount = ({ live, submitted }: LiveCount): string =>
  live === 0 ? '' : submitted > 0 ? `${live} (${submitted})` : String(live);

/** The actions behind a figure: no ids where they were not asked for. */
interface ActionsBehind {
  readonly ids: readonly string[];
  readonly key: readonly string[];
  readonly title: string;
}

/** A count as `formatLiveCount` writes it, as figures with the actions behind them. */
export function countCell(
  { live, submitted }: LiveCount,
  behind: { readonly live: ActionsBehind; readonly submitted: ActionsBehind },
): Content {
  const figure = (measure: 'live' | 'submitted', words: string): Figure => ({
    kind: 'figure',
    text: words,
    measure,
    ...behind[measure],
    ids: behind[measure].ids.length > 0 ? behind[measure].ids : null,
  });
  if (live === 0) return '';
  const liveFigure = figure('live', String(live));
  return submitted === 0 ? [liveFigure] : [liveFigure, text(' '), figure('submitted', `(${submitted})`)];
}

/** How the table of a summary is drawn. */
export interface SummaryTableOptions {
  /** Whether each cell lists the ids behind its figure. */
  readonly withIds?: boolean;
  /** Name of the first column; the day, unless given. */
  readonly heading?: string;
  readonly nameOf?: (member: { readonly id: string; readonly label: string }) => string;
  /** Name of the rows in the keys of the figures, such as `origin`. */
  readonly rowsName?: string;
  readonly caption?: string;
  /** Name of the row of totals, unless the table is the published one. */
  readonly totalName?: string;
}

/** The actions behind the figures of a summary, each once: of one column, otherwise of all. */
export const listSummaryIds = (
  { rows }: Summary,
  figure: 'ids' | 'submitted_ids',
  column?: string,
): readonly string[] => {
  const ids = rows.flatMap(({ cells }) =>
    Object.entries(cells).flatMap(([id, cell]) =>
      column === undefined || column === id ? cell[figure] : [],
    ),
  );
  return [...new Set(ids)];
};

const columnHeading = ({ id, label }: { readonly id: string; readonly label: string }): string =>
  isActionType(id) ? typeWords[id].heading : label;

/** The summary as a table, with its totals and those of the portal. */
export function summaryTable(summary: Summary, options: SummaryTableOptions = {}): Table {
  const { as_at, columns, rows, total } = summary;
  const {
    withIds = false,
    nameOf,
    rowsName = '',
    heading = `As at ${formatDate(as_at)}`,
    caption,
    totalName = 'Total on Force register',
  } = options;
  const rowName = nameOf ?? (({ label }) => label);
  const cellOf = (cell: SummaryCell, keyParts: readonly string[], title: string) =>
    countCell(cell, {
      live: { ids: cell.ids, key: ['live', rowsName, ...keyParts], title },
      submitted: {
        ids: cell.submitted_ids,
        key: ['submitted', rowsName, ...keyParts],
        title: `${title}, with HMICFRS`,
      },
    });
  const content = rows.map((row) => ({
    cells: [
      rowName(row),
      ...columns.map(({ id, label }) => {
        const cell = row.cells[id] ?? { ...zeroCount, ids: [], submitted_ids: [] };
        const figures = cellOf(cell, [row.id, id], `${rowName(row)}, ${label}`);
        return withIds && cell.ids.length > 0
          ? [...toInline(figures), text(`: ${cell.ids.join(', ')}`)]
          : figures;
      }),
    ],
  }));
  const totals = columns.map(({ id, label }) => {
    const cell = {
      ...(total[id] ?? zeroCount),
      ids: listSummaryIds(summary, 'ids', id),
      submitted_ids: listSummaryIds(summary, 'submitted_ids', id),
    };
    return cellOf(cell, ['all', id], `All, ${label}`);
  });
  return {
    kind: 'table',
    ...(caption !== undefined && { caption }),
    columns: [
      { label: heading, least: 16 },
      ...columns.map((column) => ({
        label: (nameOf ?? columnHeading)(column),
        ...(withIds ? {} : { align: 'right' as const }),
      })),
    ],
    rows: [...content, { cells: [totalName, ...totals], strong: true }, ...portalTotals(summary)],
  };
}

/** The row with the portal's totals; none without an extract. */
const portalTotals = ({ portal, columns }: Summary): readonly Row[] => {
  if (!portal) return [];
  const totals = columns.map(({ id }) => blankIfZero(portal.cells[id] ?? 0));
  return [{ cells: ['Total on HMIC monitoring portal', ...totals], strong: true }];
};

const zeroCount: LiveCount = { live: 0, submitted: 0 };

/** The table and its notes, with a title that names what is counted; on request the ids behind each figure. */
export function summaryDocument(
  summary: Summary,
  options: { readonly ids: boolean; readonly population: string },
): Document {
  const notes = summaryNotes(summary).map(line);
  return {
    title: `Live ${options.population}`,
    blocks: [
      summaryTable(summary),
      ...(notes.length > 0 ? [{ kind: 'group', blocks: notes } as const] : []),
      ...(options.ids ? idsBehind(summary) : []),
    ],
  };
}

/** The ids behind each figure; those with HMICFRS are in brackets. */
const idsBehind = ({ rows, columns }: Summary): readonly Block[] =>
  rows.flatMap(({ label, cells }) =>
    columns.flatMap((column) => {
      const cell = cells[column.id];
      if (!cell || cell.live === 0) return [];
      const summary = `${label}, ${column.label}: ${formatLiveCount(cell)}`;
      return [{ kind: 'details', summary, text: markSubmitted(cell.ids, cell.submitted_ids) } as const];
    }),
  );

/** Ids as a list; those with HMICFRS are in brackets. */
export const markSubmitted = (ids: readonly string[], submittedIds: readonly string[]): string => {
  const submittedIdSet = new Set(submittedIds);
  return ids.map((id) => (submittedIdSet.has(id) ? `(${id})` : id)).join(', ');
};

/** A note that some actions are in several rows, so that the parts exceed the total. */
export function repeatedActionsNote(repeatedIds: readonly string[]): readonly string[] {
  if (repeatedIds.length === 0) return [];
  const subject = repeatedIds.length === 1 ? '1 action is' : `${repeatedIds.length} actions are`;
  return [`${subject} in more than one row or column; each total counts an action once.`];
}

/** Notes about the framework whose questions are in the table. */
export const frameworkNotes = (framework: Summary['framework']): readonly string[] =>
  framework === null
    ? []
    : [
        `Questions: ${frameworkName(framework)}.`,
        ...(framework.period_note === null ? [] : [framework.period_note]),
      ];

/** The audit actions that a table of HMICFRS's types does not count. */
const auditNote = (audit: Summary['audit']): readonly string[] =>
  audit === null || audit.live === 0 ? [] : [`Internal audit: ${audit.live} live.`];

/** Notes below the table: audit actions apart from it, parts that exceed the total, and rows of the portal's extract that the register cannot place. */
export const summaryNotes = (summary: Summary): readonly string[] => [
  ...auditNote(summary.audit),
  ...frameworkNotes(summary.framework),
  ...repeatedActionsNote(summary.several),
  ...portalRowNotes(summary),
];

/** How many rows of the portal's extract have a type or a status without a known meaning, and which. */
export function portalRowNotes({
  unplaced,
  unknown_status: unknown,
}: Pick<Summary, 'unplaced' | 'unknown_status'>): readonly string[] {
  const notes: string[] = [];
  if (unplaced.length > 0) {
    const subject =
      unplaced.length === 1
        ? '1 live row of the extract has an unknown type, and is'
        : `${unplaced.length} live rows of the extract have an unknown type, and are`;
    notes.push(`${subject} not in any column: ${unplaced.join(', ')}.`);
  }
  if (unknown.length > 0) {
    const subject =
      unknown.length === 1
        ? '1 row of the extract has a status without a known meaning, and is'
        : `${unknown.length} rows of the extract have a status without a known meaning, and are`;
    notes.push(`${subject} counted as live: ${unknown.join(', ')}.`);
  }
  return notes;
}

/** The totals, for running text. */
export const summaryTotals = ({ total }: Summary) => ({
  all: Object.values(total).reduce((sum, { live }) => sum + live, 0),
  submitted: Object.values(total).reduce((sum, { submitted }) => sum + submitted, 0),
  types: inspectorateTypes.map((type) => ({
    type,
    ...typeWords[type],
    ...(total[type] ?? { live: 0, submitted: 0 }),
  })),
});
