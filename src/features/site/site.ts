/** The site of a register: its pages one after another, and what its search looks through. */

import { recommendationsByCause } from '../../domain/register.ts';
import { typeWords } from '../../domain/vocabulary.ts';
import type { Chart } from '../../output/charts/svg-chart.ts';
import { actionPage } from './action-page.ts';
import { causesPage } from './causes-page.ts';
import { duePage } from './due-page.ts';
import { inspectionsPage } from './inspections-page.ts';
import { listPage } from './list-page.ts';
import { movementPage } from './movement-page.ts';
import type { SitePage } from './page.ts';
import { positionPage } from './position-page.ts';
import { groundOf, type SiteQuestion } from './site-context.ts';
import { trendPage } from './trend-page.ts';

export interface Site {
  /** The pages that every page leads to, in order. */
  readonly main: readonly SitePage[];
  /** The drawing of the trend. */
  readonly chart: Chart | undefined;
  /** The page of each figure and of each action: made when it is asked for, so that no more than one is held. */
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
  const ground = groundOf(question);
  const trend = trendPage(ground);
  const main = [
    positionPage(ground),
    movementPage(ground),
    trend.page,
    duePage(ground),
    causesPage(ground),
    inspectionsPage(ground),
  ];
  const figures = ground.figures.all();
  const shown = ground.states.filter(({ action }) => !ground.withheld.has(action.id));
  return {
    main,
    chart: trend.chart,
    furtherCount: figures.length + shown.length,
    further: {
      *[Symbol.iterator]() {
        for (const figure of figures) yield listPage(ground, figure);
        const under = recommendationsByCause(ground.states, ({ action }) => action);
        for (const state of shown) yield actionPage(ground, state, under);
      },
    },
    found: shown.map(({ action, position }) => ({
      id: action.id,
      title: action.title,
      about: [typeWords[action.type].one, position.status, position.delivery_lead].filter(Boolean).join(', '),
      words: [
        action.wording,
        ground.inspections.get(action.inspection)?.title ?? '',
        ground.boards.get(position.board ?? '')?.name ?? '',
        ...(action.themes ?? []),
        ...(action.portal_refs ?? []),
      ].join(' '),
    })),
  };
}
