/** The first page: the position on the day, as the committee knows it, then by board. */

import type { DimensionName } from '../../domain/vocabulary.ts';
import { type Inline, text } from '../../output/document.ts';
import type { Summary } from '../summary/schema.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import { bracketed, inBrackets } from './figure-links.ts';
import { type Cell, counted, day, heading, left, right, type SitePage, say, table } from './page.ts';
import type { Ground } from './site-context.ts';

export function positionPage(ground: Ground): SitePage {
  const { files, asAt } = ground;
  const ask = (rows: DimensionName, columns: DimensionName, register = ground.register) =>
    summarise(register, files, { ...publishedTable(asAt), rows, columns });
  const published = ask('origin', 'type');
  const live = [
    ...new Set(published.rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ ids }) => ids))),
  ];
  const apart = live.filter((id) => ground.withheld.has(id));
  const submitted = live.filter((id) => ground.state.get(id)?.position.status === 'submitted');
  const linked = (name: string, title: string, ids: readonly string[]) =>
    ground.figures.of([name], title, ids);
  return {
    path: 'index.html',
    title: 'Position',
    blocks: [
      say(
        'The register holds ',
        ...orNone(linked('live', 'Live actions', live)),
        ` live improvement ${live.length === 1 ? 'action' : 'actions'}, of which `,
        ...orNone(linked('submitted', 'With HMICFRS for closure', submitted)),
        ` ${submitted.length === 1 ? 'is' : 'are'} with HMICFRS for closure. A figure in brackets says how many of the live actions are with HMICFRS. Each figure leads to the actions behind it.`,
      ),
      ...withheldWords(apart.length),
      heading(2, 'by-origin', 'By origin'),
      summaryBlock(ground, published, 'origin', `Live actions as at ${day(asAt)}`),
      ...(published.portal
        ? [
            say(
              `The last row counts the live entries of the extract that was taken from HMICFRS’s monitoring portal on ${day(published.portal.extract)}. They are entries there, not actions of this register.`,
            ),
          ]
        : []),
      heading(2, 'by-board', 'By board'),
      summaryBlock(
        ground,
        ask('board', 'rag', ground.told),
        'board',
        `Live actions by board and rating, as at ${day(asAt)}${apart.length === 0 ? '' : ', without those reported in private session'}`,
      ),
      heading(2, 'by-status', 'By status'),
      summaryBlock(
        ground,
        ask('type', 'status'),
        'type',
        `Live actions by type and status, as at ${day(asAt)}`,
      ),
      heading(2, 'account', 'Account of the files'),
      say(
        `${counted(files.found, 'file', 'files')} found: ${files.counted} counted, ${files.rejected} rejected, ${files.ignored} ignored. Register ${ground.fingerprint}.`,
      ),
    ],
  };
}

const capitalised = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);

const orNone = (figure: readonly Inline[]) => (figure.length === 0 ? [text('no')] : figure);

/** What is left out is counted and said, never left out in silence. */
const withheldWords = (count: number) =>
  count === 0
    ? []
    : [
        say(
          `${counted(count, 'live action is', 'live actions are')} reported in private session: counted in the figures here, and shown in the lists as a line without words.`,
        ),
      ];

function summaryBlock(ground: Ground, summary: Summary, by: string, caption: string) {
  const { rows, columns, portal } = summary;
  const name = (...parts: readonly string[]) => ['live', by, ...parts];
  const cellOf = (
    parts: readonly string[],
    title: string,
    ids: readonly string[],
    submitted: readonly string[],
  ): Cell =>
    bracketed(
      ground.figures.of(name(...parts), title, ids),
      ground.figures.of(['submitted', by, ...parts], `${title}, with HMICFRS`, submitted, inBrackets),
    );
  const totalOf = (column: string, key: 'ids' | 'submitted_ids') => [
    ...new Set(rows.flatMap(({ cells }) => cells[column]?.[key] ?? [])),
  ];
  return table(
    caption,
    [left(summary.heading), ...columns.map(({ label }) => right(capitalised(label)))],
    [
      ...rows.map((row) => ({
        cells: [
          capitalised(row.label),
          ...columns.map((column) => {
            const cell = row.cells[column.id];
            return cellOf(
              [row.id, column.id],
              `${capitalised(row.label)}, ${column.label}`,
              cell?.ids ?? [],
              cell?.submitted_ids ?? [],
            );
          }),
        ],
      })),
      {
        strong: true,
        cells: [
          'Total on Force register',
          ...columns.map(({ id, label }) =>
            cellOf(['all', id], `All, ${label}`, totalOf(id, 'ids'), totalOf(id, 'submitted_ids')),
          ),
        ],
      },
      ...(portal
        ? [
            {
              strong: true,
              cells: [
                'Total on HMIC monitoring portal',
                ...columns.map(({ id }) => (portal.cells[id] ? String(portal.cells[id]) : '')),
              ],
            },
          ]
        : []),
    ],
  );
}
