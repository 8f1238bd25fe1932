/** Ageing as tables: the two clocks, and the bands of days since issue. */

import { ageBands } from '../../domain/clocks.ts';
import type { DimensionName } from '../../domain/vocabulary.ts';
import { blankIfZero, rightAligned, type Table } from '../../output/table.ts';
import type { Ageing, Ages, AgesTable } from './schema.ts';

const shown = (figure: number | null) => (figure === null ? '' : String(figure));

type Labelled = Ages & { readonly label: string };

const tableWith = (
  table: AgesTable,
  total: Ages,
  headings: readonly string[],
  cells: (ages: Ages) => readonly string[],
): Table => {
  const row = (ages: Labelled, strong: boolean) => ({ cells: [ages.label, ...cells(ages)], strong });
  return {
    columns: [{ heading: table.heading, least: 16 }, ...headings.map(rightAligned)],
    rows: [...table.rows.map((one) => row(one, false)), row({ ...total, label: 'Total' }, true)],
  };
};

const clocks = ['Live', 'Force: median', 'oldest', 'HMICFRS: sent', 'median', 'oldest'];
/** Each by itself, for a page on which columns are read one at a time. */
export const clocksInFull = [
  'Live',
  'With force: median',
  'With force: oldest',
  'Sent to HMICFRS',
  'With HMICFRS: median',
  'With HMICFRS: oldest',
];

/** Days with the force of the live actions; days with HMICFRS of those of them that were ever sent there. */
export const clocksTable = (
  table: AgesTable,
  { total }: Ageing,
  headings: readonly string[] = clocks,
): Table =>
  tableWith(table, total, headings, ({ live: { number, force, hmicfrs } }) => [
    blankIfZero(number),
    shown(force.median),
    shown(force.oldest),
    blankIfZero(hmicfrs.number),
    shown(hmicfrs.median),
    shown(hmicfrs.oldest),
  ]);

/** The title of the table says that they are days. */
const bandHeadings = ageBands.map(({ label }) => label.replace(' days', ''));

export const bandsTable = (table: AgesTable, { total }: Ageing): Table =>
  tableWith(table, total, ['Live', ...bandHeadings], ({ live, bands }) => [
    blankIfZero(live.number),
    ...ageBands.map(({ id }) => blankIfZero(bands[id])),
  ]);

const sheetHeadings = (ofWhich: string) => [
  `${ofWhich}`,
  `${ofWhich}: days with the force, median`,
  `${ofWhich}: days with the force, oldest`,
  `${ofWhich}: ever with HMICFRS`,
  `${ofWhich}: days with HMICFRS, median`,
  `${ofWhich}: days with HMICFRS, oldest`,
];

const sheetCells = ({ number, force, hmicfrs }: Ages['live']) => [
  String(number),
  ...[force.median, force.oldest].map(shown),
  String(hmicfrs.number),
  ...[hmicfrs.median, hmicfrs.oldest].map(shown),
];

/** All of it for a spreadsheet, the closed ones too, and on request the ids behind the bands. */
export function ageingSheet({ tables, total }: Ageing, { ids }: { readonly ids: boolean }): Table {
  const row = (by: DimensionName | '', ages: Labelled) => ({
    cells: [
      by,
      ages.label,
      ...sheetCells(ages.live),
      ...ageBands.map(({ id }) => String(ages.bands[id])),
      ...sheetCells(ages.closed),
      ...(ids ? ageBands.map(({ id }) => ages.ids.bands[id].join(' ')) : []),
    ],
  });
  return {
    columns: [
      ...['By', 'Row'],
      ...sheetHeadings('Live'),
      ...ageBands.map(({ label }) => label),
      ...sheetHeadings('Closed'),
      ...(ids ? ageBands.map(({ label }) => `${label}: actions`) : []),
    ].map((heading) => ({ heading })),
    rows: [
      ...tables.flatMap(({ by, rows }) => rows.map((ages) => row(by, ages))),
      row('', { ...total, label: 'Total' }),
    ],
  };
}

/** The actions behind each row's figures, a line a figure. */
export function ageingProof({
  rows,
}: AgesTable): readonly { readonly heading: string; readonly ids: string }[] {
  return rows.flatMap(({ label, ids, live, bands, closed }) => {
    const lines = [
      ...ageBands.map(({ id, label: band }) => [`${band}: ${bands[id]}`, ids.bands[id]] as const),
      [`longest with the force, ${live.force.oldest} days`, ids.oldest_force] as const,
      [`longest with HMICFRS, ${live.hmicfrs.oldest} days`, ids.oldest_hmicfrs] as const,
      [`closed: ${closed.number}`, ids.closed] as const,
    ];
    return lines
      .filter(([, those]) => those.length > 0)
      .map(([words, those]) => ({ heading: `${label}, ${words}`, ids: those.join(', ') }));
  });
}

/** How the closed ones fared, in a sentence; nothing where none is closed. */
export function closedTold({ total: { closed } }: Ageing): readonly string[] {
  if (closed.number === 0) return [];
  const { force, hmicfrs } = closed;
  const spell = (whom: string, { median, oldest }: typeof force) =>
    `${shown(median)} days with ${whom} in the median, ${shown(oldest)} at most`;
  const sent =
    hmicfrs.number === 0
      ? 'none has a recorded submission'
      : `of the ${hmicfrs.number} sent to HMICFRS, ${spell('it', hmicfrs)}`;
  return [`Closed: ${closed.number}; ${spell('the force', force)}; ${sent}.`];
}

/** What was taken over from an earlier register, of the live ones and of the closed ones. */
export const takenOverNotes = ({ taken_over: { live, closed } }: Ageing): readonly string[] => [
  ...(live.note === null ? [] : [`Of the live ones: ${live.note}`]),
  ...(closed.note === null ? [] : [`Of the closed ones: ${closed.note}`]),
];
