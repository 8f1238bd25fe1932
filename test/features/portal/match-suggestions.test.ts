/** Checks the suggestions of `portal match` on random registers. */
import { expect, test } from 'vitest';
import { suggestMatches } from '../../../src/features/portal/match-suggestions.ts';
import { createKnownPairs, extractDay } from '../../helpers/portal-pairs.ts';

test.each([1, 2, 3, 4, 5])(
  'of 1,000 actions, what is suggested with certainty is right, and nothing is missed (generated register %i)',
  (seed) => {
    const { register, rows, expectedPairs: truth, counts } = createKnownPairs(seed, 1000);
    expect(counts.dropped).toBeGreaterThan(30);
    expect(counts.added).toBeGreaterThan(40);
    expect(counts.reworded).toBeGreaterThan(70);
    expect(counts.split).toBeGreaterThan(80);
    expect(counts.untold).toBeGreaterThan(420);

    const high = suggestMatches(register, { day: extractDay, rows }, extractDay).filter(
      ({ level }) => level === 'high',
    );
    const right = high.filter(({ row, action }) => truth.has(`${row.ref} ${action.id}`));
    expect(right.length / high.length, 'precision').toBeGreaterThan(0.99);
    expect(right.length / truth.size, 'recall').toBeGreaterThan(0.99);
  },
);
