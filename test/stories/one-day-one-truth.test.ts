/** Every page, paper and answer of a day gives the same figures, which a second count from the definitions confirms. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomRegister } from '../helpers/random-register.ts';
import { recountDay } from '../helpers/recount-day.ts';
import { runs, seed } from '../helpers/runs.ts';

test(`the site and the papers of random registers, in both editions (seed ${seed})`, async () => {
  let comparedFigures = 0;
  await fc.assert(
    fc.asyncProperty(randomRegister('lawful'), async (sample) => {
      const { figures, wrong } = await recountDay(sample);
      comparedFigures += figures;
      expect(wrong).toEqual([]);
    }),
    { seed, numRuns: runs(60), endOnFailure: true },
  );
  expect(comparedFigures).toBeGreaterThan(0);
});
