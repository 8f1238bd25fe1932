/** Causes of concern, each with how many of its recommendations are closed: they close one at a time under a cause that stays open. */

import { statesAsAt } from '../../../domain/filter.ts';
import { isLive } from '../../../domain/position.ts';
import type { Register } from '../../../domain/register.ts';
import { recommendationsByCause } from '../../../domain/register.ts';
import { blankIfZero, createTable, flexibleColumn, rightAligned, type Table } from '../../../output/table.ts';
import type { CauseProgress } from '../schemas/shared-schemas.ts';
import { lineMaker } from './action-summary.ts';

/** Every cause of concern issued by a day, in the order of ids; those of its recommendations that a page may not name count too. */
export function causesOn(register: Register, counted: Register, asAt: string): readonly CauseProgress[] {
  const states = statesAsAt(register, asAt);
  const line = lineMaker(register, asAt);
  const under = recommendationsByCause(
    statesAsAt(counted, asAt).filter((state) => state.counted),
    ({ action }) => action,
  );
  return states
    .filter(({ action, counted }) => counted && action.type === 'cause-of-concern')
    .map((state) => {
      const those = under.get(state.action.id) ?? [];
      return {
        ...line(state),
        issued: state.position.issued,
        closed_on: state.position.closed_on,
        recommendations: those.length,
        closed: those.filter(({ position }) => !isLive(position)).length,
        submitted: those.filter(({ position }) => position.status === 'submitted').length,
        ids: those.map(({ action }) => action.id),
      };
    });
}

export const causesTable = (causes: readonly CauseProgress[]): Table =>
  createTable(
    [
      'Action',
      flexibleColumn('Cause of concern'),
      rightAligned('Recommendations closed'),
      rightAligned('With HMICFRS'),
      'RAG',
      flexibleColumn('Last progress'),
    ],
    causes.map((one) => [
      one.id,
      one.title,
      one.recommendations === 0 ? 'none issued' : `${one.closed} of ${one.recommendations}`,
      blankIfZero(one.submitted),
      one.rag ?? '',
      one.last?.note ?? '',
    ]),
  );
