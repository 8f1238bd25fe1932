/** Makes the first page: the committee's table of the position, then live actions by board and by status. */

import { areRatingsVisible } from '../../domain/publication/redact.ts';
import { capitalise } from '../../domain/text/capitalise.ts';
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
import {
  listSummaryIds,
  portalRowNotes,
  type SummaryTableOptions,
  summaryTable,
} from '../summary/document.ts';
import type { Summary } from '../summary/schema.ts';
import { publishedTable, summarise } from '../summary/summary.ts';
import { countWithCommas, exclusionNote, formatDay, type SitePage, sectionHeading } from './page.ts';
import type { SiteContext } from './site-context.ts';

/** The position on the site's date. */
export function positionPage(context: SiteContext): SitePage {
  const { register, publishedRegister, files, asAt } = context;
  const summaryOf = (rows: DimensionName, columns: DimensionName) =>
    summarise(register, files, { ...publishedTable(asAt), rows, columns });
  const publishedSummary = summarise(publishedRegister, files, publishedTable(asAt));
  return {
    path: 'index.html',
    title: 'Position',
    blocks: [
      liveParagraph(publishedSummary),
      ...exclusionNote(
        context,
        'These two figures and the table by origin count every live action. Every other figure and list',
      ),
      ...auditBlocks(summaryOf('origin', 'type')),
      sectionHeading(2, 'by-origin', 'By origin'),
      summaryBlock(publishedSummary, {
        rowsName: 'origin',
        caption: `Live actions as at ${formatDay(asAt)}`,
      }),
      ...(publishedSummary.portal
        ? [
            paragraph(
              `The last row shows the live entries on HMICFRS’s monitoring portal, from the extract of ${formatDay(publishedSummary.portal.extract)}. They are entries on the portal, not actions of this register.`,
            ),
            ...portalRowNotes(publishedSummary).map((note) => paragraph(note)),
          ]
        : []),
      sectionHeading(2, 'by-board', 'By board'),
      areRatingsVisible(register)
        ? summaryBlock(summaryOf('board', 'rag'), {
            rowsName: 'board',
            caption: `Live actions by board and rating, as at ${formatDay(asAt)}`,
            totalName: 'Total',
          })
        : summaryBlock(summaryOf('board', 'type'), {
            rowsName: 'board',
            caption: `Live actions by board and type, as at ${formatDay(asAt)}`,
            totalName: 'Total',
          }),
      sectionHeading(2, 'by-status', 'By status'),
      summaryBlock(summaryOf('type', 'status'), {
        rowsName: 'type',
        caption: `Live actions by type and status, as at ${formatDay(asAt)}`,
        totalName: 'Total',
      }),
      sectionHeading(2, 'account', 'Files of the register'),
      paragraph(
        `${countWithCommas(files.found, 'file', 'files')} found: ${files.counted} counted, ${files.rejected} rejected, ${files.ignored} ignored. Version of the register ${context.fingerprint}.`,
      ),
    ],
  };
}

/** How many actions are live, how many of them are with HMICFRS, and how to read the figures of the page. */
function liveParagraph(publishedSummary: Summary): Block {
  const [liveIds, submittedIds] = [
    listSummaryIds(publishedSummary, 'ids'),
    listSummaryIds(publishedSummary, 'submitted_ids'),
  ];
  const submittedFigure = {
    measure: 'submitted',
    key: ['submitted'],
    title: 'With HMICFRS for closure',
    ids: submittedIds,
  } as const;
  return paragraph(
    'The register contains ',
    ...figureOrNone({ measure: 'live', key: ['live'], title: 'Live actions', ids: liveIds }),
    ` live improvement ${liveIds.length === 1 ? 'action' : 'actions'}`,
    ...(submittedIds.length === 0
      ? []
      : [
          text('. Of these, '),
          ...toInline(countFigure(submittedFigure)),
          text(` ${submittedIds.length === 1 ? 'is' : 'are'} with HMICFRS for closure`),
        ]),
    '. Figures are for the actions that HMICFRS has addressed to the force. A figure in brackets shows how many of the live actions are with HMICFRS. Each figure links to its list of actions.',
  );
}

const capitalisedLabel = ({ label }: { readonly label: string }) => capitalise(label);

const figureOrNone = (figure: CountedActions): readonly Inline[] =>
  figure.ids.length === 0 ? [text('no')] : toInline(countFigure(figure));

/** How many audit actions are live, which the other figures do not count. */
const auditBlocks = ({ audit }: Summary): readonly Block[] =>
  audit === null || audit.live === 0
    ? []
    : [
        paragraph(
          'Internal audit: ',
          ...figureOrNone({
            measure: 'audit-live',
            key: ['audit-live'],
            title: 'Live internal audit actions',
            ids: audit.ids,
          }),
          ' live, not included in the other figures.',
        ),
      ];

const summaryBlock = (
  summary: Summary,
  options: Pick<SummaryTableOptions, 'rowsName' | 'caption' | 'totalName'>,
): Table => summaryTable(summary, { heading: summary.heading, nameOf: capitalisedLabel, ...options });
