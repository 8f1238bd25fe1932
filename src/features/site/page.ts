/** Defines a page of the site, and the headings, links and rows of actions that its pages share. */
import { formatDate } from '../../domain/dates/calendar.ts';
import { countInWords, formatCount } from '../../domain/text/numbers.ts';
import { type Block, type Content, type Inline, link, paragraph, text } from '../../output/document.ts';
import { actionPath, type SiteContext } from './site-context.ts';

/** A page of the site, to be rendered as HTML. */
export interface SitePage {
  /** Relative to the folder of the site. */
  readonly path: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A heading with an anchor. */
export const sectionHeading = (level: number, id: string, words: string): Block => ({
  kind: 'heading',
  level,
  id,
  inline: [text(words)],
});

/** `25 November 2021`; empty without a day. */
export const formatDay = (day: string | null | undefined): string => (day ? formatDate(day) : '');

/** `1 action`, `1,024 actions`. */
export const countWithCommas = (count: number, singular: string, plural: string): string =>
  count === 1 ? `1 ${singular}` : `${formatCount(count)} ${plural}`;

/** The id of an action, linked to its page; a dash for an action without a page. */
export const actionLink = (context: SiteContext, id: string): readonly Inline[] =>
  context.state.has(id) ? [link(actionPath(id), id)] : [text('—')];

/** Which actions the figures of a page count. */
export const populationNote: Block = paragraph(
  'This page counts the actions that HMICFRS has addressed to the force.',
);

/** What a page excludes because it is marked above the site. */
export const exclusionNote = ({ withheld }: SiteContext, figures: string): readonly Block[] =>
  withheld.size === 0
    ? []
    : [
        paragraph(
          `${figures} excludes ${countInWords(withheld.size)} live ${withheld.size === 1 ? 'action' : 'actions'} reported in private session.`,
        ),
      ];

/** Rows of actions: the id, the title, and further cells. */
export const actionRows = (
  context: SiteContext,
  ids: readonly string[],
  furtherCells: (id: string, index: number) => readonly Content[],
): readonly (readonly Content[])[] =>
  ids.map((id, index) => [
    actionLink(context, id),
    (context.state.get(id) ?? context.withheld.get(id))?.action.title ?? '',
    ...furtherCells(id, index),
  ]);
