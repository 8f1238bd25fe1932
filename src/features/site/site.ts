/** Makes the pages of a site, and the entries of its search. */

import { recommendationsByCause } from '../../domain/register.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import { actionPage } from './action-page.ts';
import { causesPage } from './causes-page.ts';
import { duePage } from './due-page.ts';
import { type FigureList, linkFigures, sortedLists } from './figure-links.ts';
import type { SearchEntry } from './html/search-index.ts';
import { inspectionsPage } from './inspections-page.ts';
import { listPage } from './list-page.ts';
import { movementPage } from './movement-page.ts';
import { exclusionNote, populationNote, type SitePage } from './page.ts';
import { positionPage } from './position-page.ts';
import { type SiteRequest, siteContext } from './site-context.ts';
import { trendPage } from './trend-page.ts';

/** The pages of a site, and the entries of its search. */
export interface Site {
  /** The pages that every page links to, in order. */
  readonly mainPages: readonly SitePage[];
  /** The page of each figure and of each action, made one at a time to save memory. */
  readonly otherPages: Iterable<SitePage>;
  /** The number of `otherPages`. */
  readonly otherPageCount: number;
  readonly searchEntries: readonly SearchEntry[];
}

/** Makes a site. */
export function buildSite(request: SiteRequest): Site {
  const context = siteContext(request);
  const lists = new Map<string, FigureList>();
  const withLinks = (page: SitePage) => ({ ...page, blocks: linkFigures(page.blocks, lists) });
  const withExclusionNote = (page: SitePage): SitePage => ({
    ...page,
    blocks: [...exclusionNote(context, 'This page'), ...page.blocks],
  });
  const mainPages = [
    positionPage(context),
    ...[movementPage, trendPage, duePage, causesPage]
      .map((makePage) => makePage(context))
      .map((page) => withExclusionNote({ ...page, blocks: [populationNote, ...page.blocks] })),
    withExclusionNote(inspectionsPage(context)),
  ].map(withLinks);
  return {
    mainPages,
    otherPageCount: lists.size + context.states.length,
    otherPages: {
      *[Symbol.iterator]() {
        for (const list of sortedLists(lists)) yield withLinks(listPage(context, list));
        const recommendationsOf = recommendationsByCause(context.states, ({ action }) => action);
        for (const state of context.states) yield withLinks(actionPage(context, state, recommendationsOf));
      },
    },
    searchEntries: context.states.map(({ action, position }) => ({
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
