import { describe, expect, test } from 'vitest';
import { type AnswerName, answerNames } from '../../src/features/help/responses.ts';
import { type Shape, shapeOf } from '../helpers/response-checks.ts';

describe('what is published', () => {
  test.each(answerNames)('%s: every key is always there, and no other', (name) => {
    const loose: string[] = [];
    const walk = (shape: Shape, path: string): void => {
      if (shape.properties) {
        const keys = Object.keys(shape.properties);
        const needed = new Set(shape.required);
        loose.push(...keys.filter((key) => !needed.has(key)).map((key) => `${path}.${key} is optional`));
        if (shape.additionalProperties !== false) loose.push(`${path} takes other keys`);
        for (const key of keys) walk(shape.properties[key] ?? {}, `${path}.${key}`);
      }
      if (typeof shape.additionalProperties === 'object')
        walk(shape.additionalProperties as Shape, `${path}.*`);
      if (shape.items) walk(shape.items, `${path}[]`);
      for (const one of [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])]) walk(one, path);
    };
    walk(shapeOf(name), '');
    expect(loose).toEqual([]);
  });

  const keysOf = (shape: Shape | undefined): readonly string[] => [...(shape?.required ?? [])].sort();
  const within = (name: AnswerName, ...path: readonly string[]): Shape | undefined =>
    path.reduce<Shape | undefined>((shape, key) => {
      const one = shape?.anyOf?.find(({ properties }) => properties) ?? shape;
      return key === '[]'
        ? one?.items
        : key === '*'
          ? (one?.additionalProperties as Shape)
          : one?.properties?.[key];
    }, shapeOf(name));

  const files = ['found', 'counted', 'rejected', 'ignored'];
  const entry = [
    ...['actions', 'refs', 'fields', 'reason', 'explained'],
    ...['kind', 'title', 'causes', 'likely', 'lapsed', 'wordings'],
  ];
  const fates = ['referred', 'closed', 'returned', 'withdrawn', 'awaiting'];
  const contract: readonly (readonly [AnswerName, path: readonly string[], keys: readonly string[]])[] = [
    [
      'summary',
      [],
      ['schema', 'as_at', 'rows', 'total', 'portal', 'files', 'unplaced', 'heading', 'columns', 'several'],
    ],
    ['summary', ['rows', '[]'], ['id', 'label', 'cells']],
    ['summary', ['rows', '[]', 'cells', '*'], ['live', 'submitted', 'ids', 'submitted_ids']],
    ['summary', ['total', '*'], ['live', 'submitted']],
    ['summary', ['files'], files],
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
        'force_lead',
        'delivery_lead',
        'board',
        'target',
        'target_changes',
        'rag',
        'batch',
        'issued',
        'submitted_on',
        'closed_on',
      ],
    ],
    ['check', [], ['schema', 'findings', 'files']],
    ['check', ['findings', '[]'], ['code', 'severity', 'message', 'help', 'file', 'line', 'column']],
    ['check', ['files'], files],
    [
      'changes',
      ['movement', '[]'],
      ['origin', 'type', 'opening', 'issued', 'reopened', 'closed', 'closing', 'ids'],
    ],
    ['changes', ['movement', '[]', 'ids'], ['opening', 'issued', 'reopened', 'closed', 'closing']],
    ['changes', ['batches', '[]'], ['id', ...fates, 'ids']],
    ['changes', ['batches', '[]', 'ids'], fates],
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
        ...['differences', 'unexplained', 'unplaced', 'closed_portal_only', 'unused_explanations'],
      ],
    ],
    [
      'reconcile',
      ['totals', '[]'],
      ['type', 'register', 'portal', 'difference', 'only_register', 'only_portal'],
    ],
    ...(['matched', 'differs', 'one_to_many', 'many_to_one', 'register_only', 'portal_only'] as const).map(
      (kind) => ['reconcile', [kind, '[]'], entry] as const,
    ),
  ];
  test.each(contract)('%s %j has the keys that were promised', (name, path, keys) => {
    expect(keysOf(within(name, ...path))).toEqual([...keys].sort());
  });

  test('changes has at least the keys that were promised', () => {
    expect(keysOf(within('changes'))).toEqual(
      expect.arrayContaining(['schema', 'since', 'until', 'movement', 'batches']),
    );
  });

  test('a portal row of the summary names its extract and counts by type', () => {
    const portal = shapeOf('summary').properties?.['portal']?.anyOf?.find(({ properties }) => properties);
    expect(keysOf(portal)).toEqual(['cells', 'extract']);
  });
});
