/** Turns the ageing of actions into a document: days with the force and with HMICFRS, and the bands of days since issue. */

import { ageBands } from '../../domain/clocks.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import type { Measure } from '../../domain/measure.ts';
import type { DimensionName } from '../../domain/vocabulary.ts';
import {
  type Block,
  blankIfUnknown,
  type Content,
  createTable,
  type Document,
  paragraph,
  rightAlignedColumn,
  type Table,
} from '../../output/document.ts';
import { pluralise } from '../../output/safe-text.ts';
import { frameworkNotes, repeatedActionsNote } from '../summary/document.ts';
import type { Ageing, Ages, AgesTable } from './schema.ts';

type LabelledAges = Ages & { readonly label: string };

/** A figure of a row; an empty cell for 0 and for what is not known. */
const ageFigure = (
  measure: Measure,
  value: number | null,
  { label }: LabelledAges,
  ids: readonly string[] | null = null,
): Content =>
  value === null || (value === 0 && (measure === 'live' || measure === 'submitted'))
    ? ''
    : [{ kind: 'figure', text: String(value), measure, ids, key: [measure, label], title: label }];

interface AgesColumns {
  readonly labels: readonly string[];
  readonly cells: (ages: LabelledAges) => readonly Content[];
}

const agesTable = (table: AgesTable, total: Ages, { labels, cells }: AgesColumns): Table => {
  const row = (ages: LabelledAges) => [ages.label, ...cells(ages)];
  return {
    kind: 'table',
    columns: [{ label: table.heading, least: 16 }, ...labels.map(rightAlignedColumn)],
    rows: [
      ...table.rows.map((ages) => ({ cells: row(ages) })),
      { cells: row({ ...total, label: 'Total' }), strong: true },
    ],
  };
};

const clockLabels = ['Live', 'Force: median', 'oldest', 'HMICFRS: now', 'median', 'oldest'];
/** Labels that can be read one at a time, for a page. */
export const fullClockLabels = [
  'Live',
  'With force: median',
  'With force: oldest',
  'Now with HMICFRS',
  'With HMICFRS: median',
  'With HMICFRS: oldest',
];

/** Days with the force of live actions, and days of waiting of those now with HMICFRS. */
export const clocksTable = (table: AgesTable, { total }: Ageing, labels = clockLabels): Table =>
  agesTable(table, total, {
    labels,
    cells: (ages) => {
      const { number, force, hmicfrs } = ages.live;
      return [
        ageFigure('live', number, ages),
        ageFigure('median-with-force', force.median, ages),
        ageFigure('longest-with-force', force.oldest, ages, ages.ids.oldest_force),
        ageFigure('submitted', hmicfrs.number, ages, ages.ids.submitted),
        ageFigure('median-wait', hmicfrs.median, ages),
        ageFigure('longest-wait', hmicfrs.oldest, ages, ages.ids.oldest_hmicfrs),
      ];
    },
  });

/** Live actions by days since issue. The labels leave the days to the caption. */
export const bandsTable = (table: AgesTable, { total }: Ageing): Table =>
  agesTable(table, total, {
    labels: ['Live', ...ageBands.map(({ label }) => label.replace(' days', ''))],
    cells: (ages) => [
      ageFigure('live', ages.live.number, ages),
      ...ageBands.map(({ id }) => ageFigure('live', ages.bands[id], ages, ages.ids.bands[id])),
    ],
  });

const sheetLabels = (status: 'Live' | 'Closed') => [
  status,
  `${status}: days with the force, median`,
  `${status}: days with the force, oldest`,
  `${status}: now with HMICFRS`,
  `${status}: days of waiting, median`,
  `${status}: days of waiting, longest`,
  `${status}: completed waits`,
  `${status}: days of completed waits, median`,
  `${status}: days of completed waits, longest`,
];

const sheetCells = ({ number, force, hmicfrs, completed_waits: completedWaits }: Ages['live']) => [
  String(number),
  ...[force.median, force.oldest].map(blankIfUnknown),
  String(hmicfrs.number),
  ...[hmicfrs.median, hmicfrs.oldest].map(blankIfUnknown),
  String(completedWaits.number),
  ...[completedWaits.median, completedWaits.oldest].map(blankIfUnknown),
];

/** All figures for a spreadsheet, including closed actions; on request the ids behind the bands. */
export function ageingSheet({ tables, total }: Ageing, { ids }: { readonly ids: boolean }): Table {
  const row = (dimension: DimensionName | '', ages: LabelledAges) => [
    dimension,
    ages.label,
    ...sheetCells(ages.live),
    ...ageBands.map(({ id }) => String(ages.bands[id])),
    ...sheetCells(ages.closed),
    ...(ids ? ageBands.map(({ id }) => ages.ids.bands[id].join(' ')) : []),
  ];
  return createTable(
    [
      ...['By', 'Row'],
      ...sheetLabels('Live'),
      ...ageBands.map(({ label }) => label),
      ...sheetLabels('Closed'),
      ...(ids ? ageBands.map(({ label }) => `${label}: actions`) : []),
    ],
    [
      ...tables.flatMap(({ by, rows }) => rows.map((ages) => row(by, ages))),
      row('', { ...total, label: 'Total' }),
    ],
  );
}

/** The page: both tables for each dimension, the notes, and on request the ids behind the figures. */
export function ageingDocument(
  ageing: Ageing,
  { ids, population }: { readonly ids: boolean; readonly population: string },
): Document {
  const { tables } = ageing;
  const drawWithCaption = (caption: string, draw: (table: AgesTable, ageing: Ageing) => Table) =>
    tables.map((table, i) => ({ ...draw(table, ageing), ...(i === 0 && { caption }) }));
  const notes = [
    ...completedWaitsNotes(ageing),
    ...closedNotes(ageing),
    ...migratedNotes(ageing),
    ...frameworkNotes(ageing.framework),
    ...repeatedActionsNote(ageing.several),
  ];
  return {
    title: `As at ${formatDate(ageing.as_at)}: ${population}`,
    blocks: [
      ...drawWithCaption('Days with the force, and with HMICFRS', (table) => clocksTable(table, ageing)),
      ...drawWithCaption('Days since issue', bandsTable),
      ...notes.map((note) => paragraph(note)),
      ...(ids ? tables.flatMap(idsBehind) : []),
    ],
  };
}

const idsBehind = ({ rows }: AgesTable): readonly Block[] =>
  rows.flatMap(({ label, ids, live, bands, closed }) => {
    const figures = [
      ...ageBands.map(({ id, label: band }) => [`${band}: ${bands[id]}`, ids.bands[id]] as const),
      [`longest with the force, ${live.force.oldest} days`, ids.oldest_force] as const,
      [`longest with HMICFRS, ${live.hmicfrs.oldest} days`, ids.oldest_hmicfrs] as const,
      [`closed: ${closed.number}`, ids.closed] as const,
    ];
    return figures
      .filter(([, behind]) => behind.length > 0)
      .map(
        ([words, behind]) =>
          ({ kind: 'details', summary: `${label}, ${words}`, text: behind.join(', ') }) as const,
      );
  });

/** The completed waits of live actions, in a sentence; nothing without any. */
function completedWaitsNotes({ total }: Ageing): readonly string[] {
  const { number, median, oldest } = total.live.completed_waits;
  if (number === 0) return [];
  return [
    `Live actions have ${pluralise(number, 'completed wait', 'completed waits')} for HMICFRS: a median of ${blankIfUnknown(median)} days, and at most ${blankIfUnknown(oldest)}. The figures of those now with HMICFRS do not include ${number === 1 ? 'it' : 'them'}.`,
  ];
}

/** How long closed actions took, in a sentence; nothing where no action is closed. */
function closedNotes({ total: { closed } }: Ageing): readonly string[] {
  if (closed.number === 0) return [];
  const { force, completed_waits: waits } = closed;
  const describeSpread = (holder: string, { median, oldest }: typeof force) =>
    `a median of ${blankIfUnknown(median)} days with ${holder}, and at most ${blankIfUnknown(oldest)}`;
  const submissions =
    waits.number === 0
      ? 'no submission is recorded'
      : `${pluralise(waits.number, 'completed wait', 'completed waits')} for HMICFRS, ${describeSpread('it', waits)}`;
  return [`Closed: ${closed.number}; ${describeSpread('the force', force)}; ${submissions}.`];
}

/** Notes on actions migrated from an earlier register, live and closed. */
const migratedNotes = ({ taken_over: { live, closed } }: Ageing): readonly string[] => [
  ...(live.note === null ? [] : [`Live actions: ${live.note}`]),
  ...(closed.note === null ? [] : [`Closed actions: ${closed.note}`]),
];
