/** Calculates parts of the Board's pack: the board, the actions with HMICFRS, and gaps and risks. */

import { groupBy } from '../../../domain/collections.ts';
import type { Board } from '../../../domain/records/board.ts';
import type { Paper } from '../../../domain/records/paper.ts';
import type { Register } from '../../../domain/register.ts';
import { normaliseName } from '../../../domain/text/word-matching.ts';
import { createTable, flexibleColumn, type Table } from '../../../output/document.ts';
import type { Due } from '../../due/schema.ts';
import {
  assessFramework,
  characteristicsOf,
  countJudgements,
  isGapOrRisk,
  judgedItems,
} from '../../self-assessment/self-assessment.ts';
import { frameworkOfPaper } from './paper-framework.ts';

/** Whether a board has any part of its terms of reference, and no parent. */
export const hasTerms = ({ parent, purpose, frequency, ...board }: Board) => {
  const parts = [board.core_activities, board.members, board.versions, Object.keys(board.governance ?? {})];
  const hasPart = parts.some((part) => part !== undefined && part.length > 0);
  return parent === undefined && (purpose !== undefined || frequency !== undefined || hasPart);
};

/** The only board that is a parent and has none; else the only one with terms of reference; else the only one; else undefined. */
export const leadingBoard = ({ boards }: Register): Board | undefined => {
  const parents = new Set(boards.map(({ parent }) => parent));
  const leading = boards.filter(({ id, parent }) => parent === undefined && parents.has(id));
  const candidates = [leading, boards.filter(hasTerms), boards].find(({ length }) => length > 0) ?? [];
  return candidates.length === 1 ? candidates[0] : undefined;
};

/** The actions with HMICFRS, by batch. */
export function waitingByBatch(waiting: Due['waiting']) {
  return [...groupBy(waiting, ({ batch }) => [batch])].map(([batch, actions]) => ({
    batch,
    actions: actions.length,
    days: Math.max(...actions.map(({ days }) => days)),
    late: actions.filter(({ late: isLate }) => isLate).length,
  }));
}

/** Gaps and risks against the paper's framework; null where the register has none. */
export function selfAssessmentRisks(register: Register, paper: Paper) {
  const framework = frameworkOfPaper(register, paper);
  if (!framework) return null;
  const { title, source, wording, period_note, questions } = assessFramework(
    register,
    framework,
    paper.as_at,
  );
  const topics = questions.flatMap((question) => question.topics);
  const characteristics = countJudgements(characteristicsOf(topics));
  return {
    framework: title,
    ...{ source, wording, period_note },
    topics: topics.length,
    assessed: countJudgements(topics).assessed,
    characteristics: { total: characteristics.total, assessed: characteristics.assessed },
    worries: judgedItems(topics)
      .filter(isGapOrRisk)
      .map(({ topic, title, judgement, note, risk }) => ({ topic, title, judgement, note, risk })),
  };
}

/** A topic with a gap or a risk. */
type Risk = NonNullable<ReturnType<typeof selfAssessmentRisks>>['worries'][number];

/** The topics with a gap or a risk as a table. */
export const risksTable = (risks: { readonly worries: readonly Risk[] } | null): Table =>
  createTable(
    ['Topic', flexibleColumn('Title'), 'Judgement', flexibleColumn('What was found'), flexibleColumn('Risk')],
    (risks?.worries ?? []).map((row) => [
      row.topic,
      row.title ?? '',
      row.judgement?.replaceAll('-', ' ') ?? '',
      row.note ?? '',
      row.risk ?? '',
    ]),
  );

/** What to ask for instead of a board pack, if a value is the id of a group: a board that has a parent. */
export function offerGroupPack({ boards }: Register, value: string): string | undefined {
  const group = boards.find(
    ({ id, parent }) => parent !== undefined && normaliseName(id) === normaliseName(value),
  );
  return (
    group &&
    `\`${group.id}\` is a group: a board pack covers the actions of every board. \`afi report group-pack ${group.id}\` is the pack of its own actions.`
  );
}
