/** Makes the first page: the committee's table of the position, then live actions by board and by status. */
import type { DimensionName } from '../../domain/vocabulary.ts';
import {
  type Block,
  type CountedActions,
  countFigure,
  type Inline,
  paragraph,
  type Table,
  text,
  toInline,
} from '../../output/document.ts';
import { summaryTable } from '../summary/document.ts';
import type { Summary } from '../summary/schema.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import { countWithCommas, formatDay, type SitePage, sectionHeading } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** The position on the site's date. */
export function positionPage(context: SiteContext): SitePage {
  const { files, asAt } = context;
  const summaryOf = (rows: DimensionName, columns: DimensionName, register = context.register) =>
    summarise(register, files, { ...publishedTable(asAt), rows, columns });
  const published = summaryOf('origin', 'type');
  const live = [
    ...new Set(published.rows.flatMap(({ cells }) => Object.values(cells).flatMap(({ ids }) => ids))),
  ];
  const withheldLive = live.filter((id) => context.withheld.has(id));
  const submitted = live.filter((id) => context.state.get(id)?.position.status === 'submitted');
  return {
    path: 'index.html',
    title: 'Position',
    blocks: [
      paragraph(
        'The register holds ',
        ...figureOrNone({ measure: 'live', key: ['live'], title: 'Live actions', ids: live }),
        ` live improvement ${live.length === 1 ? 'action' : 'actions'}, of which `,
        ...figureOrNone({
          measure: 'submitted',
          key: ['submitted'],
          title: 'With HMICFRS for closure',
          ids: submitted,
        }),
        ` ${submitted.length === 1 ? 'is' : 'are'} with HMICFRS for closure. A figure in brackets says how many of the live actions are with HMICFRS. Each figure leads to the actions behind it.`,
      ),
      ...withheldBlocks(withheldLive.length),
      sectionHeading(2, 'by-origin', 'By origin'),
      summaryBlock(published, 'origin', `Live actions as at ${formatDay(asAt)}`),
      ...(published.portal
        ? [
            paragraph(
              `The last row counts the live entries of the extract that was taken from HMICFRS’s monitoring portal on ${formatDay(published.portal.extract)}. They are entries there, not actions of this register.`,
            ),
          ]
        : []),
      sectionHeading(2, 'by-board', 'By board'),
      summaryBlock(
        summaryOf('board', 'rag', context.visibleRegister),
        'board',
        `Live actions by board and rating, as at ${formatDay(asAt)}${withheldLive.length === 0 ? '' : ', without those reported in private session'}`,
      ),
      sectionHeading(2, 'by-status', 'By status'),
      summaryBlock(
        summaryOf('type', 'status'),
        'type',
        `Live actions by type and status, as at ${formatDay(asAt)}`,
      ),
      sectionHeading(2, 'account', 'Account of the files'),
      paragraph(
        `${countWithCommas(files.found, 'file', 'files')} found: ${files.counted} counted, ${files.rejected} rejected, ${files.ignored} ignored. Register ${context.fingerprint}.`,
      ),
    ],
  };
}

const capitalised = ({ label }: { readonly label: string }) => label.charAt(0).toUpperCase() + label.slice(1);

const figureOrNone = (figure: CountedActions): readonly Inline[] =>
  figure.ids.length === 0 ? [text('no')] : toInline(countFigure(figure));

/** How many actions are left out of the lists. */
const withheldBlocks = (count: number): readonly Block[] =>
  count === 0
    ? []
    : [
        paragraph(
          `${countWithCommas(count, 'live action is', 'live actions are')} reported in private session: counted in the figures here, and shown in the lists as a line without words.`,
        ),
      ];

const summaryBlock = (summary: Summary, rowsName: string, caption: string): Table =>
  summaryTable(summary, { heading: summary.heading, nameOf: capitalised, rowsName, caption });
