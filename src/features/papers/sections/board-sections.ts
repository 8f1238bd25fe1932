/** Parts of the Board's pack: which board, why actions are late, what waits with HMICFRS, gaps and risks. */

import { groupBy } from '../../../domain/collections.ts';
import type { Board } from '../../../domain/records/board.ts';
import { byId, type Register } from '../../../domain/register.ts';
import type { Due } from '../../due/schema.ts';
import { selfAssessment } from '../../self-assessment/self-assessment.ts';
import type { Said } from '../schemas/shared-schemas.ts';
import { lastSaid } from './action-summary.ts';

/** A board that answers to no other here, and has terms of reference. */
export const hasTerms = ({ parent, purpose, core_activities: activities }: Board) =>
  parent === undefined && (purpose !== undefined || (activities?.length ?? 0) > 0);

/** The one board to which others answer, else the one with terms of reference, else the only one; undefined where none is above all. */
export const boardAbove = ({ boards }: Register): Board | undefined => {
  const above = new Set(boards.map(({ parent }) => parent));
  const leading = boards.filter(({ id, parent }) => parent === undefined && above.has(id));
  const those = [leading, boards.filter(hasTerms), boards].find(({ length }) => length > 0) ?? [];
  return those.length === 1 ? those[0] : undefined;
};

/** What was last said of an action by a day, which tells why it is late better than any code. */
export function lastProgress(register: Register, asAt: string): (id: string) => Said | null {
  const actions = byId(register.actions);
  return (id) => {
    const action = actions.get(id);
    return action ? lastSaid(action, asAt, ['progress', 'returned', 'reopened']) : null;
  };
}

/** What waits with HMICFRS, by batch. */
export function waitingBy(waiting: Due['waiting']) {
  return [...groupBy(waiting, ({ batch }) => [batch])].map(([batch, those]) => ({
    batch,
    actions: those.length,
    days: Math.max(...those.map(({ days }) => days)),
    late: those.filter(({ late }) => late).length,
  }));
}

/** Gaps and risks against the newest framework; null where the register has none. */
export function pafOn(register: Register, asAt: string) {
  const framework = register.frameworks.at(-1);
  if (!framework) return null;
  const topics = selfAssessment(register, framework, asAt).questions.flatMap((one) => one.topics);
  return {
    framework: framework.title,
    topics: topics.length,
    assessed: topics.filter(({ judgement }) => judgement !== null).length,
    worries: topics
      .filter(({ judgement, risk }) => judgement === 'gap' || risk !== null)
      .map(({ topic, title, judgement, note, risk }) => ({ topic, title, judgement, note, risk })),
  };
}
