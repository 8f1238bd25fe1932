/** Checks which texts are ids, and the order of ids. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareIds, isId } from '../../src/domain/ids.ts';

test.each([
  'a',
  '0',
  'custody-2021-rec-2',
  'custody-2021-rec-2a',
  '2021-04',
  'iamb',
  'con-1',
  'console',
  'com10',
  'a'.repeat(64),
])('%s is an id', (id) => {
  expect(isId(id)).toBe(true);
});

const devices = ['con', 'prn', 'aux', 'nul', 'com0', 'com1', 'com9', 'lpt1', 'lpt9'];

test.each([
  ...devices,
  ...[
    '',
    '-',
    '-a',
    'a-',
    'a--b',
    'A',
    'custody_2021',
    'a b',
    'a.b',
    'a/b',
    '../a',
    '/a',
    'C:\\a',
    'a:b',
    '-rf',
    '--help',
  ],
  ...['a\n', 'a\0', ' a', 'a ', 'a.', 'é', 'а', 'ａ', '１', 'a\u200bb', '__proto__', 'a'.repeat(65)],
])('%j is none', (id) => {
  expect(isId(id)).toBe(false);
});

test('ids are in the order a reader expects', () => {
  const ids = [
    'peel-2019-rec-10',
    'peel-2019-rec-2a',
    'peel-2019-rec-2',
    'peel-2019',
    'peel-2019-coc-1',
    'bail-2020-rec-1',
    '2021-09',
    '2021-04',
  ];
  expect(ids.sort(compareIds)).toEqual([
    '2021-04',
    '2021-09',
    'bail-2020-rec-1',
    'peel-2019',
    'peel-2019-coc-1',
    'peel-2019-rec-2',
    'peel-2019-rec-2a',
    'peel-2019-rec-10',
  ]);
});

const anyId = fc.stringMatching(/^[a-c01]{1,3}(?:-[a-c019]{1,3}){0,3}$/);
const sign = Math.sign;

test('the order of ids is total, the same both ways, and the same for the same ids', () => {
  fc.assert(
    fc.property(anyId, anyId, anyId, (a, b, c) => {
      expect(sign(compareIds(a, b)) + sign(compareIds(b, a))).toBe(0);
      expect(compareIds(a, b) === 0).toBe(a === b);
      if (compareIds(a, b) < 0 && compareIds(b, c) < 0) expect(compareIds(a, c)).toBeLessThan(0);
    }),
    { numRuns: 2000 },
  );
});
