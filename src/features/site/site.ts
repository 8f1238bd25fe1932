/** Makes the pages of a site, and the entries of its search. */

import { recommendationsByCause } from '../../domain/register.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { actionPage } from './action-page.ts';
import { causesPage } from './causes-page.ts';
import { duePage } from './due-page.ts';
import { type FigureList, linkFigures, sortedLists } from './figure-links.ts';
import { inspectionsPage } from './inspections-page.ts';
import { listPage } from './list-page.ts';
import { movementPage } from './movement-page.ts';
import type { SitePage } from './page.ts';
import { positionPage } from './position-page.ts';
import { type SiteQuestion, siteContext } from './site-context.ts';
import { trendPage } from './trend-page.ts';

export interface Site {
  /** The pages that every page links to, in order. */
  readonly main: readonly SitePage[];
  /** The page of each figure and of each action, each made in its turn, so that only one is in memory. */
  readonly further: Iterable<SitePage>;
  /** How many pages `further` holds. */
  readonly furtherCount: number;
  readonly found: readonly Found[];
}

/** An action as the search finds it. */
export interface Found {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** Words besides, by which it is found. */
  readonly words: string;
}

export function siteOf(question: SiteQuestion): Site {
  const context = siteContext(question);
  const lists = new Map<string, FigureList>();
  const withLinks = (page: SitePage) => ({ ...page, blocks: linkFigures(page.blocks, lists) });
  const main = [positionPage, movementPage, trendPage, duePage, causesPage, inspectionsPage].map((pageOf) =>
    withLinks(pageOf(context)),
  );
  const shown = context.states.filter(({ action }) => !context.withheld.has(action.id));
  return {
    main,
    furtherCount: lists.size + shown.length,
    further: {
      *[Symbol.iterator]() {
        for (const list of sortedLists(lists)) yield withLinks(listPage(context, list));
        const under = recommendationsByCause(context.states, ({ action }) => action);
        for (const state of shown) yield withLinks(actionPage(context, state, under));
      },
    },
    found: shown.map(({ action, position }) => ({
      id: action.id,
      title: action.title,
      about: [typeWords[action.type].one, position.status, position.delivery_lead].filter(Boolean).join(', '),
      words: [
        action.wording,
        context.inspections.get(action.inspection)?.title ?? '',
        context.boards.get(position.board ?? '')?.name ?? '',
        ...(action.themes ?? []),
        ...(action.portal_refs ?? []),
      ].join(' '),
    })),
  };
}
