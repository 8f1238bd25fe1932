/** Finds the judgements of a self-assessment that a later version does not have. */
import { deepEqual, type Fields, isMap } from '../../domain/plain-data.ts';
import type { Tampering } from './schema.ts';

/** Judgements that are missing, altered or in another order in `is`; `names` has new ids of actions by old ones. */
export function lostJudgements(
  file: string,
  before: unknown,
  after: unknown,
  names: ReadonlyMap<string, string>,
): readonly Tampering[] {
  const historyByTopic = new Map(topicHistories(after));
  return topicHistories(before).flatMap(([topic, history]) => {
    const laterJudgements = historyByTopic.get(topic) ?? [];
    let nextIndex = 0;
    return history.flatMap((entry, index): readonly Tampering[] => {
      const entryWithNewIds = { ...entry, ...renamedActions(entry, names) };
      const matchIndex = laterJudgements.findIndex(
        (laterJudgement, i) => i >= nextIndex && deepEqual(laterJudgement, entryWithNewIds),
      );
      if (matchIndex >= 0) {
        nextIndex = matchIndex + 1;
        return [];
      }
      const judgement = [entry['on'], entry['judgement']].join(' ');
      return [{ code: 'judgement-rewritten', file, field: `${topic}[${index}]`, was: judgement, is: null }];
    });
  });
}

/** The topics of an assessment of any format, each with its history. */
const topicHistories = (data: unknown): readonly (readonly [string, readonly Fields[]])[] => {
  const topics = isMap(data) ? data['topics'] : undefined;
  if (!Array.isArray(topics)) return [];
  return topics.flatMap((topic: unknown) =>
    isMap(topic) && Array.isArray(topic['history']) ? [[String(topic['topic']), topic['history']]] : [],
  );
};

const renamedActions = (entry: Fields, names: ReadonlyMap<string, string>) =>
  Array.isArray(entry['actions'])
    ? { actions: entry['actions'].map((id: unknown) => names.get(String(id)) ?? id) }
    : {};
