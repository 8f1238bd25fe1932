/** Checks the keys that the published JSON answers promise. */
import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../src/domain/schema/json-schema.ts';
import { type AnswerName, answerNames } from '../../src/features/help/responses.ts';
import { shapeOf } from '../helpers/response-checks.ts';

describe('the published schemas', () => {
  test.each(answerNames)('%s: every key is required and no other is allowed', (name) => {
    const faults: string[] = [];
    const walk = (shape: JsonSchema, path: string): void => {
      if (shape.properties) {
        const keys = Object.keys(shape.properties);
        const requiredKeys = new Set(shape.required);
        faults.push(
          ...keys.filter((key) => !requiredKeys.has(key)).map((key) => `${path}.${key} is optional`),
        );
        if (shape.additionalProperties !== false) faults.push(`${path} takes other keys`);
        for (const key of keys) walk(shape.properties[key] ?? {}, `${path}.${key}`);
      }
      if (typeof shape.additionalProperties === 'object') walk(shape.additionalProperties, `${path}.*`);
      if (shape.items) walk(shape.items, `${path}[]`);
      for (const option of [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])]) walk(option, path);
    };
    walk(shapeOf(name), '');
    expect(faults).toEqual([]);
  });

  const keysOf = (shape: JsonSchema | undefined): readonly string[] => [...(shape?.required ?? [])].sort();
  const partOf = (name: AnswerName, ...path: readonly string[]): JsonSchema | undefined =>
    path.reduce<JsonSchema | undefined>((shape, key) => {
      const object = shape?.anyOf?.find(({ properties }) => properties) ?? shape;
      if (key === '[]') return object?.items;
      if (key !== '*') return object?.properties?.[key];
      return typeof object?.additionalProperties === 'object' ? object.additionalProperties : undefined;
    }, shapeOf(name));

  const fileCountKeys = ['found', 'counted', 'rejected', 'ignored'];
  const comparisonKeys = [
    ...['actions', 'refs', 'fields', 'reason', 'explained'],
    ...['kind', 'title', 'causes', 'likely', 'lapsed', 'wordings'],
  ];
  const movementKeys = ['opening', 'issued', 'reopened', 'moved_in', 'closed', 'moved_out', 'closing'];
  const outcomeKeys = ['referred', 'closed', 'returned', 'withdrawn', 'awaiting'];
  const contract: readonly (readonly [AnswerName, path: readonly string[], keys: readonly string[]])[] = [
    [
      'summary',
      [],
      [
        ...['schema', 'as_at', 'rows', 'total', 'portal', 'audit', 'files', 'unplaced', 'unknown_status'],
        ...['heading', 'columns'],
        ...['framework', 'several'],
      ],
    ],
    ['summary', ['rows', '[]'], ['id', 'label', 'cells']],
    ['summary', ['rows', '[]', 'cells', '*'], ['live', 'submitted', 'ids', 'submitted_ids']],
    ['summary', ['total', '*'], ['live', 'submitted']],
    ['summary', ['files'], fileCountKeys],
    ['list', [], ['schema', 'actions']],
    [
      'list',
      ['actions', '[]'],
      [
        'id',
        'type',
        'origin',
        'inspection',
        'title',
        'status',
        'counted',
        'force_lead',
        'delivery_lead',
        'board',
        'target',
        'target_changes',
        'date_to_be_met',
        'needs_target',
        'rag',
        'rag_before_return',
        'batch',
        'issued',
        'submitted_on',
        'returned_on',
        'closed_on',
      ],
    ],
    ['check', [], ['schema', 'findings', 'files']],
    ['check', ['findings', '[]'], ['code', 'severity', 'message', 'help', 'file', 'line', 'column']],
    ['check', ['files'], fileCountKeys],
    ['changes', ['movement', '[]'], ['origin', 'type', ...movementKeys, 'ids']],
    ['changes', ['movement', '[]', 'ids'], movementKeys],
    ['changes', ['batches', '[]'], ['id', ...outcomeKeys, 'ids']],
    ['changes', ['batches', '[]', 'ids'], outcomeKeys],
    [
      'reconcile',
      [],
      [
        'schema',
        'extract',
        'as_at',
        'totals',
        'matched',
        'differs',
        'one_to_many',
        'many_to_one',
        'register_only',
        'portal_only',
        ...[
          'differences',
          'unexplained',
          'unplaced',
          'unknown_status',
          'closed_portal_only',
          'closed_duplicates',
          'unused_explanations',
        ],
      ],
    ],
    [
      'reconcile',
      ['totals', '[]'],
      ['type', 'register', 'portal', 'difference', 'only_register', 'only_portal'],
    ],
    ...(['matched', 'differs', 'one_to_many', 'many_to_one', 'register_only', 'portal_only'] as const).map(
      (kind) => ['reconcile', [kind, '[]'], comparisonKeys] as const,
    ),
  ];
  test.each(contract)('%s %j has the keys that are promised', (name, path, keys) => {
    expect(keysOf(partOf(name, ...path))).toEqual([...keys].sort());
  });

  test('changes has at least the keys that are promised', () => {
    expect(keysOf(partOf('changes'))).toEqual(
      expect.arrayContaining(['schema', 'since', 'until', 'movement', 'batches']),
    );
  });

  test('a portal row of the summary names its extract and counts by type', () => {
    const portal = shapeOf('summary').properties?.['portal']?.anyOf?.find(({ properties }) => properties);
    expect(keysOf(portal)).toEqual(['cells', 'extract']);
  });
});
