/** Makes records in which every field contains a unique word, so that a test can find which fields a page shows. */

import type { Kind } from '../../src/domain/records/record-kinds.ts';
import { type JsonSchema, jsonSchema } from '../../src/domain/schema/json-schema.ts';

/** The fields of a kind by their path, events by name: `action.history.progress.note`. */
export function fieldsOf(kind: Kind): readonly string[] {
  const paths: string[] = [];
  walk(jsonSchema(kind), kind, (_, path) => {
    paths.push(path);
    return '';
  });
  return [...new Set(paths)].sort();
}

/** A value with every field of a schema; `leaf` makes the values that are not maps or lists. */
function walk(node: JsonSchema, path: string, leaf: (node: JsonSchema, path: string) => unknown): unknown {
  const alternatives = node.oneOf ?? (node.properties || node.items ? undefined : node.anyOf);
  if (node.items) {
    const events = node.items.oneOf ?? node.items.anyOf;
    if (events?.every((event) => event.properties?.['event']))
      return events.map((event) => walk(event, `${path}.${event.properties?.['event']?.const}`, leaf));
    return [walk(node.items, path, leaf)];
  }
  if (node.properties)
    return Object.fromEntries(
      Object.entries(node.properties).map(([name, inner]) => [name, walk(inner, `${path}.${name}`, leaf)]),
    );
  if (alternatives?.[0]) return walk(alternatives[0], path, leaf);
  if (typeof node.additionalProperties === 'object')
    return { entry: walk(node.additionalProperties, path, leaf) };
  return leaf(node, path);
}

const valuesByPattern: readonly (readonly [RegExp, string])[] = [
  [/^\^\\d\{4\}-\\d\{2\}-\\d\{2\}\$$/, '2021-05-04'],
  [/\(target\|/, '2021-05-04 target'],
  [/^\^\\d\{4\}\(/, '2022-11'],
  [/0-9a-f/, 'a'.repeat(64)],
  [/\\d\{1,2\}\\\.\\d\{1,2\}\\\.\\d\{1,2\}\$/, '1.1.1'],
  [/\\d\{1,2\}\\\.\\d\{1,2\}\$/, '1.1'],
  [/\)\{1,2\}\$$/, '1.1'],
  [/:\)\?\\d\{1,2\}/, '1'],
  [/^\^\\d\{1,2\}/, '1'],
];

export interface Markers {
  /** A record with every field; `replacements` has other values for some of its keys. */
  readonly record: (kind: Kind, replacements?: object, prefix?: string) => Record<string, unknown>;
  /** The paths of the fields whose words are in a text. */
  readonly findIn: (text: string) => readonly string[];
  readonly word: (path: string) => string;
}

export function createMarkers(): Markers {
  const paths: string[] = [];
  const word = (path: string) => {
    paths.push(path);
    return `canary${String(paths.length).padStart(4, '0')}`;
  };
  const leaf = (node: JsonSchema, path: string): unknown => {
    if (node.const !== undefined) return node.const;
    if (node.enum) return node.enum[0];
    if (node.type === 'boolean') return false;
    if (node.type === 'integer') return 7;
    const patternValue = valuesByPattern.find(
      ([pattern]) => node.pattern !== undefined && pattern.test(node.pattern),
    );
    return patternValue && !node.pattern?.startsWith('^[a-z0-9]') ? patternValue[1] : word(path);
  };
  return {
    record: (kind, replacements = {}, prefix = '') => ({
      ...(walk(jsonSchema(kind), prefix + kind, leaf) as object),
      ...replacements,
    }),
    findIn: (text) => [
      ...new Set([...text.matchAll(/canary(\d{4})/g)].map(([, number]) => paths[Number(number) - 1] ?? '?')),
    ],
    word,
  };
}
