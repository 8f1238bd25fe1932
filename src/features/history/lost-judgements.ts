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
      const entryWithNewIds = withRenamedActions(entry, names);
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

const withRenamedActions = (entry: Fields, names: ReadonlyMap<string, string>): Fields =>
  Array.isArray(entry['actions'])
    ? { ...entry, actions: entry['actions'].map((id: unknown) => names.get(String(id)) ?? id) }
    : entry;

/** A self-assessment of any format with the ids of renamed actions replaced in its judgements. */
export function judgementsWithNewIds(data: unknown, names: ReadonlyMap<string, string>): unknown {
  if (names.size === 0 || !isMap(data) || !Array.isArray(data['topics'])) return data;
  const topics = data['topics'].map((topic: unknown) =>
    isMap(topic) && Array.isArray(topic['history'])
      ? {
          ...topic,
          history: topic['history'].map((entry: unknown) =>
            isMap(entry) ? withRenamedActions(entry, names) : entry,
          ),
        }
      : topic,
  );
  return { ...data, topics };
}
