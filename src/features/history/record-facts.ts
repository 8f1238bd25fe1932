/** Lists what a version of a record states, fact by fact, so that two commits can be compared whatever the lines around their changes. */
import type { RecordRevision, RecordVersion } from '../../domain/commit-history.ts';
import { canonicalJson, isMap, toText } from '../../domain/plain-data.ts';

/** One statement of a record: the record itself, an event, a judgement, an item of a list or the value of a field. */
export interface RecordFact {
  /** An entry is an event of an action, or a judgement of a topic. */
  readonly kind: 'record' | 'entry' | 'item' | 'value';
  /** Equal for equal facts of one file. */
  readonly key: string;
  /** `title`, `history[3]` or `1.1[0]`; null for the record itself. */
  readonly field: string | null;
  /** How a person recognises it: `2021-03-01 note`, or the value. */
  readonly text: string;
  readonly value: unknown;
}

/** The facts of a version, in the order of the file; none where the file was absent. */
export function listFacts(version: RecordVersion | undefined): readonly RecordFact[] {
  if (!version) return [];
  const { id, data } = version;
  if (!isMap(data)) return [{ kind: 'record', key: `content ${id}`, field: null, text: '', value: null }];
  const recordFact = {
    kind: 'record',
    key: 'record',
    field: null,
    text: titleOf(version),
    value: null,
  } as const;
  return [
    recordFact,
    ...Object.entries(data).flatMap(([name, value]) =>
      Array.isArray(value)
        ? value.flatMap((item, index) => factsOfItem(name, item, index))
        : [
            {
              kind: 'value' as const,
              key: `${name} ${canonicalJson(value)}`,
              field: name,
              text: toText(value),
              value,
            },
          ],
    ),
  ];
}

/** The title or the name of a record; empty without either. */
export const titleOf = ({ data }: RecordVersion): string =>
  isMap(data) ? String(data['title'] ?? data['name'] ?? '') : '';

function factsOfItem(name: string, item: unknown, index: number): readonly RecordFact[] {
  const itemFact = {
    kind: name === 'history' ? ('entry' as const) : ('item' as const),
    value: item,
    key: `${name} ${canonicalJson(item)}`,
    field: `${name}[${index}]`,
    text: describeEntry(item),
  };
  if (!isMap(item) || !Array.isArray(item['history'])) return [itemFact];
  const { history, ...topic } = item;
  const topicName = String(topic['topic']);
  return [
    { ...itemFact, key: `${name} ${canonicalJson(topic)}` },
    ...history.map((entry: unknown, i: number) => ({
      kind: 'entry' as const,
      value: entry,
      key: `${name} ${topicName} ${canonicalJson(entry)}`,
      field: `${topicName}[${i}]`,
      text: describeEntry(entry),
    })),
  ];
}

/** `2021-03-01 note` for an event, `2021-03-01 met` for a judgement; the value as text for other items. */
function describeEntry(entry: unknown): string {
  if (!isMap(entry) || entry['on'] === undefined) return toText(entry);
  return [entry['on'], entry['event'] ?? entry['judgement']].filter((part) => part !== undefined).join(' ');
}

/** The facts that a change removed, in the order of the former file. A fact that was there twice counts twice. */
export function factsRemovedBy({
  before,
  after,
}: Pick<RecordRevision, 'before' | 'after'>): readonly RecordFact[] {
  const remainingCounts = new Map<string, number>();
  for (const { key } of listFacts(after)) remainingCounts.set(key, (remainingCounts.get(key) ?? 0) + 1);
  return listFacts(before).filter(({ key }) => {
    const count = remainingCounts.get(key) ?? 0;
    remainingCounts.set(key, count - 1);
    return count <= 0;
  });
}
