/** Finds the judgements of a self-assessment that a later version does not have. */
import { deepEqual, type Fields, isMap } from '../../domain/plain-data.ts';
import type { Tampering } from './schema.ts';

/** Judgements that are missing, altered or in another order in `is`; `names` has new ids of actions by old ones. */
export function lostJudgements(
  file: string,
  was: unknown,
  is: unknown,
  names: ReadonlyMap<string, string>,
): readonly Tampering[] {
  const present = new Map(topicHistories(is));
  return topicHistories(was).flatMap(([topic, history]) => {
    const later = present.get(topic) ?? [];
    let next = 0;
    return history.flatMap((entry, index): readonly Tampering[] => {
      const renamed = { ...entry, ...renamedActions(entry, names) };
      const match = later.findIndex((other, i) => i >= next && deepEqual(other, renamed));
      if (match >= 0) {
        next = match + 1;
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
