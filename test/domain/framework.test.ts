/** Checks which version of the framework serves a day, and which one the keys of an action belong to. */
import { describe, expect, test } from 'vitest';
import { frameworkInForce, frameworkOn, resolvePafKeys } from '../../src/domain/framework.ts';
import type { Action } from '../../src/domain/records/action.ts';
import type { Framework } from '../../src/domain/records/framework.ts';

const createVersion = (
  id: string,
  period: Pick<Framework, 'from' | 'until' | 'replaces'> = {},
): Framework => ({
  id,
  title: id,
  ...period,
});

const oldVersion = createVersion('old', { from: '2021-04-01', until: '2023-03-31' });
const next = createVersion('next', { from: '2025-04-01' });
const withGap = { frameworks: [next, oldVersion] };
const openEnded = { frameworks: [next, createVersion('old', { from: '2021-04-01' })] };

describe('the framework that serves a day', () => {
  test.each([
    ['before the first one, the first', '2019-01-01', undefined, 'old'],
    ['on its first day', '2021-04-01', 'old', 'old'],
    ['on its last day', '2023-03-31', 'old', 'old'],
    ['between two, the last that began', '2024-01-01', undefined, 'old'],
    ['on the first day of the next', '2025-04-01', 'next', 'next'],
    ['without an end', '2099-01-01', 'next', 'next'],
  ])('%s', (_, day, inForce, serving) => {
    expect(frameworkInForce(withGap, day)?.id).toBe(inForce);
    expect(frameworkOn(withGap, day)?.id).toBe(serving);
  });

  test('without `until` is in force until the next one begins', () => {
    expect(frameworkInForce(openEnded, '2025-03-31')?.id).toBe('old');
    expect(frameworkInForce(openEnded, '2025-04-01')?.id).toBe('next');
  });

  test('is the one that replaces another which began on the same day', () => {
    const replacedVersion = createVersion('b', { from: '2021-04-01' });
    const replacing = createVersion('a', { from: '2021-04-01', replaces: 'b' });
    for (const frameworks of [
      [replacedVersion, replacing],
      [replacing, replacedVersion],
    ])
      expect(frameworkInForce({ frameworks }, '2021-04-01')?.id).toBe('a');
  });

  test('is the same for every earlier day after a version is added', () => {
    for (const day of ['2019-01-01', '2022-01-01', '2024-12-31'])
      expect(frameworkOn({ frameworks: [oldVersion] }, day)).toBe(frameworkOn(withGap, day));
  });

  test('does not exist in a register without frameworks', () => {
    expect(frameworkOn({ frameworks: [] }, '2021-04-01')).toBeUndefined();
  });
});

describe('the framework of a key', () => {
  const keysOf = (issueDay: string, ...paf: readonly string[]) =>
    resolvePafKeys(withGap, {
      id: 'docks-2021-rec-1',
      type: 'recommendation',
      inspection: 'docks-2021',
      title: 'Ladders',
      wording: 'Ladders.',
      paf: [...paf],
      history: [{ on: issueDay, event: 'issued' }],
    } satisfies Action);

  test.each([
    ['is the one in force on the day of issue', '2022-01-01', 'old'],
    ['is the first after an issue before every framework', '2019-01-01', 'old'],
    ['is the first after an issue between two frameworks', '2024-01-01', 'next'],
  ])('%s', (_, issueDay, framework) => {
    expect(keysOf(issueDay, '1.3')).toEqual([{ framework, number: '1.3' }]);
  });

  test('is the one that the key names', () => {
    expect(keysOf('2022-01-01', 'next:1.3', '2')).toEqual([
      { framework: 'next', number: '1.3' },
      { framework: 'old', number: '2' },
    ]);
  });
});
