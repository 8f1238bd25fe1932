/** Finds the judgements of a self-assessment that a later version does not have. */
import { deepEqual } from '../../domain/plain-data.ts';
import type { Tampering } from './tampering.ts';

interface Topic {
  readonly topic: string;
  readonly history: readonly Readonly<Record<string, unknown>>[];
}

const topicsOf = (data: unknown): readonly Topic[] => {
  const topics = (data as { readonly topics?: unknown } | undefined)?.topics;
  if (!Array.isArray(topics)) return [];
  return topics.flatMap((topic: { topic?: unknown; history?: unknown }) =>
    Array.isArray(topic?.history) ? [{ topic: String(topic.topic), history: topic.history }] : [],
  );
};

/** Former judgements that are gone, altered or in another order. */
export function lostJudgements(
  file: string,
  was: unknown,
  is: unknown,
  names: ReadonlyMap<string, string>,
): readonly Tampering[] {
  const now = new Map(topicsOf(is).map(({ topic, history }) => [topic, history]));
  return topicsOf(was).flatMap(({ topic, history }) => {
    const kept = now.get(topic) ?? [];
    let at = 0;
    return history.flatMap((entry, index): readonly Tampering[] => {
      const renamed = { ...entry, ...renamedActions(entry, names) };
      const place = kept.findIndex((other, i) => i >= at && deepEqual(other, renamed));
      if (place >= 0) {
        at = place + 1;
        return [];
      }
      const told = [entry['on'], entry['judgement']].join(' ');
      return [{ code: 'judgement-rewritten', file, field: `${topic}[${index}]`, was: told, is: null }];
    });
  });
}

const renamedActions = (entry: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>) =>
  Array.isArray(entry['actions'])
    ? { actions: entry['actions'].map((id: unknown) => names.get(String(id)) ?? id) }
    : {};
