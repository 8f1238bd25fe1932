/** Lists causes of concern with how many of their recommendations are closed: a cause stays open while its recommendations close one by one. */

import { countSchema, daySchema, idListSchema, type SchemaOutput } from '../../../app/response-schema.ts';
import { statesAsAt } from '../../../domain/filter.ts';
import { isWithHmicfrs } from '../../../domain/population.ts';
import { isLive } from '../../../domain/position.ts';
import { type Register, recommendationsByCause } from '../../../domain/register.ts';
import {
  blankIfZero,
  createTable,
  flexibleColumn,
  rightAlignedColumn,
  type Table,
} from '../../../output/document.ts';
import { ratingText } from '../../actions/position-text.ts';
import { actionLineSchema, actionLines, updateText } from './action-summary.ts';

/** A cause of concern, and how many of its recommendations are closed. */
export const causeProgressSchema = actionLineSchema.extend({
  issued: daySchema.nullable(),
  closed_on: daySchema.nullable(),
  recommendations: countSchema,
  closed: countSchema.describe('Of its recommendations.'),
  submitted: countSchema.describe('Of the live ones, those with HMICFRS.'),
  ids: idListSchema.describe('Its recommendations.'),
});
/** A cause of concern, and how many of its recommendations are closed. */
export type CauseProgress = SchemaOutput<typeof causeProgressSchema>;

/** Every cause of concern issued by a day, in the order of ids. */
export function causesOn(register: Register, asAt: string): readonly CauseProgress[] {
  const states = statesAsAt(register, asAt);
  const toLine = actionLines(register, asAt);
  const recommendations = recommendationsByCause(
    states.filter((state) => state.counted),
    ({ action }) => action,
  );
  return states
    .filter(({ action, counted: isCounted }) => isCounted && action.type === 'cause-of-concern')
    .map((state) => {
      const causeRecommendations = recommendations.get(state.action.id) ?? [];
      return {
        ...toLine(state),
        issued: state.position.issued,
        closed_on: state.position.closed_on,
        recommendations: causeRecommendations.length,
        closed: causeRecommendations.filter(({ position }) => !isLive(position)).length,
        submitted: causeRecommendations.filter(isWithHmicfrs).length,
        ids: causeRecommendations.map(({ action }) => action.id),
      };
    });
}

/** Causes of concern as a table for the Board. */
export const causesTable = (causes: readonly CauseProgress[]): Table =>
  createTable(
    [
      'Action',
      flexibleColumn('Cause of concern'),
      rightAlignedColumn('Recommendations closed'),
      rightAlignedColumn('With HMICFRS'),
      'RAG',
      flexibleColumn('Last update'),
    ],
    causes.map((cause) => [
      cause.id,
      cause.title,
      cause.recommendations === 0 ? 'none recorded' : `${cause.closed} of ${cause.recommendations}`,
      blankIfZero(cause.submitted),
      ratingText(cause) ?? '',
      updateText(cause.last),
    ]),
  );
