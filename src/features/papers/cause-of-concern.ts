/** Makes the paper on one cause of concern: its recommendations, timeline and evidence. */

import * as z from 'zod';
import { countSchema, daySchema, textSchema } from '../../app/response-schema.ts';
import { formatDate } from '../../domain/dates/calendar.ts';
import { statesAsAt } from '../../domain/filter.ts';
import { isLive } from '../../domain/position.ts';
import { notPublished } from '../../domain/publication/not-published.ts';
import { indexById, recommendationsByCause } from '../../domain/register.ts';
import { closureRoutes } from '../../domain/vocabulary.ts';
import { createTable, flexibleColumn, rightAlignedColumn } from '../../output/document.ts';
import { ratingText } from '../actions/position-text.ts';
import { defineReport, type ReportContext } from './report-definition.ts';
import {
  type ActionLine,
  actionLineSchema,
  actionLines,
  evidenceIn,
  evidenceSchema,
  statusWords,
  updateText,
} from './sections/action-summary.ts';
import { causeProgressSchema, causesOn } from './sections/causes-of-concern.ts';
import { type PaperFields, paperSchema } from './sections/paper-metadata.ts';
import { listTimeline, timelineSchema } from './sections/timeline.ts';

const schema = paperSchema('cause-of-concern', {
  subject: textSchema.nullable(),
  cause: causeProgressSchema
    .extend({
      wording: textSchema,
      accelerated: z.boolean(),
      deadline: textSchema.nullable(),
      published: daySchema.nullable(),
      open: countSchema,
    })
    .nullable(),
  recommendations: z.array(
    actionLineSchema.extend({
      wording: textSchema,
      deadline: textSchema.nullable(),
      live: z.boolean(),
      closed_on: daySchema.nullable(),
      route: z.enum(closureRoutes).nullable(),
    }),
  ),
  timeline: z.array(timelineSchema),
  evidence: z.array(
    evidenceSchema.extend({ id: textSchema, of: textSchema.describe('The action’s title.') }),
  ),
});

function answer(context: ReportContext): PaperFields<typeof schema> {
  const { register, paper, subject, isPublic } = context;
  const asAt = paper.as_at;
  const cause = causesOn(register, asAt).find(({ id }) => id === subject) ?? null;
  const recommendationsById = recommendationsByCause(statesAsAt(register, asAt), ({ action }) => action);
  const recommendations = recommendationsById.get(cause?.id ?? '') ?? [];
  const causeAction = indexById(register.actions).get(subject ?? '');
  const actions = [...(causeAction ? [causeAction] : []), ...recommendations.map(({ action }) => action)];
  const toLine = actionLines(register, asAt);
  return {
    subject,
    cause:
      cause === null || !causeAction
        ? null
        : {
            ...cause,
            wording: causeAction.wording.trimEnd(),
            accelerated: causeAction.accelerated === true,
            deadline: causeAction.deadline?.text ?? null,
            published: indexById(register.inspections).get(causeAction.inspection)?.published ?? null,
            open: cause.recommendations - cause.closed,
          },
    recommendations: recommendations.map((state) => ({
      ...toLine(state),
      wording: state.action.wording.trimEnd(),
      deadline: state.action.deadline?.text ?? null,
      live: isLive(state.position),
      closed_on: state.position.closed_on,
      route: state.position.route,
    })),
    timeline: listTimeline(register, actions, { asAt, isPublic }),
    evidence: actions.flatMap(({ id, title, history }) =>
      evidenceIn(history.filter(({ on, internal }) => on <= asAt && !(isPublic && internal))).map((row) => ({
        id,
        of: title,
        ...row,
      })),
    ),
  };
}

/** The date to be met of an action in words; empty if it has none. */
const dueText = ({ due, due_published: isPublished }: ActionLine): string =>
  !isPublished ? notPublished : due === null ? '' : formatDate(due);

/** The paper on one cause of concern. */
export const causeOfConcern = defineReport({
  schema,
  about: 'One cause of concern: recommendations, timeline, evidence',
  subject: {
    word: 'ACTION',
    values: ({ actions }) => actions.filter(({ type }) => type === 'cause-of-concern').map(({ id }) => id),
  },
  answer,
  captions: () => ({
    figures: 'Recommendations by status',
    recommendations: 'Status and last update of each recommendation',
    timeline: 'Events on the cause of concern and its recommendations',
    evidence: 'Evidence recorded, by date',
  }),
  tables: ({ cause, recommendations, timeline, evidence, paper }) => ({
    recommendations: createTable(
      ['Action', flexibleColumn('Recommendation'), 'Status', 'RAG', 'Due', flexibleColumn('Last update')],
      recommendations.map((row) => [
        row.id,
        row.title,
        row.closed_on === null ? statusWords(row.status) : `closed on ${formatDate(row.closed_on)}`,
        row.live ? (ratingText(row) ?? '') : '',
        row.live ? dueText(row) : '',
        updateText(row.last),
      ]),
    ),
    timeline: createTable(
      ['Date', 'Action', flexibleColumn('Event')],
      timeline.map(({ on, id, what, internal }) => [
        formatDate(on),
        id,
        internal ? `(Internal) ${what}` : what,
      ]),
    ),
    evidence: createTable(
      [
        'Date',
        'Action',
        flexibleColumn('Evidence'),
        ...(paper.public ? [] : [flexibleColumn('Location'), 'Tested by']),
      ],
      evidence.map((row) => [
        formatDate(row.on),
        row.id,
        row.title ?? '',
        ...(paper.public ? [] : [row.location ?? row.reference ?? '', row.tested_by ?? '']),
      ]),
    ),
    figures: createTable(
      ['Recommendations', rightAlignedColumn('Number')],
      cause === null
        ? []
        : [
            ['Closed', String(cause.closed)],
            ['With HMICFRS', String(cause.submitted)],
            ['With the force', String(cause.open - cause.submitted)],
            ['All', String(cause.recommendations)],
          ],
    ),
  }),
});
