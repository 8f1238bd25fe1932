/** Causes of concern, each with how many of its recommendations are closed: they close one at a time under a cause that stays open. */

import { underCauses } from '../../../domain/causes.ts';
import { standingsOn } from '../../../domain/filter.ts';
import { isLive } from '../../../domain/position.ts';
import type { Register } from '../../../domain/register.ts';
import { orBlank, right, type Table, tableOf, wordy } from '../../../output/table.ts';
import type { CauseProgress } from '../schemas/shared-schemas.ts';
import { lineMaker } from './action-summary.ts';

/** Every cause of concern issued by a day, in the order of ids; those of its recommendations that a page may not name count too. */
export function causesOn(register: Register, counted: Register, asAt: string): readonly CauseProgress[] {
  const standings = standingsOn(register, asAt);
  const line = lineMaker(register, asAt);
  const under = underCauses(
    standingsOn(counted, asAt).filter((standing) => standing.counted),
    ({ action }) => action,
  );
  return standings
    .filter(({ action, counted }) => counted && action.type === 'cause-of-concern')
    .map((standing) => {
      const those = under.get(standing.action.id) ?? [];
      return {
        ...line(standing),
        issued: standing.position.issued,
        closed_on: standing.position.closed_on,
        recommendations: those.length,
        closed: those.filter(({ position }) => !isLive(position)).length,
        submitted: those.filter(({ position }) => position.status === 'submitted').length,
        ids: those.map(({ action }) => action.id),
      };
    });
}

export const causesTable = (causes: readonly CauseProgress[]): Table =>
  tableOf(
    [
      'Action',
      wordy('Cause of concern'),
      right('Recommendations closed'),
      right('With HMICFRS'),
      'RAG',
      wordy('Last progress'),
    ],
    causes.map((one) => [
      one.id,
      one.title,
      one.recommendations === 0 ? 'none issued' : `${one.closed} of ${one.recommendations}`,
      orBlank(one.submitted),
      one.rag ?? '',
      one.last?.note ?? '',
    ]),
  );
