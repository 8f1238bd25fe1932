/**
 * Counts every figure of the site and the papers of a thousand random registers a second time, in both editions.
 * `npx vitest run --config test/soak/vitest.config.ts recount`, with AFI_RUNS and AFI_SEED for another number of registers and another seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomRegister } from '../helpers/random-register.ts';
import { recountDay } from '../helpers/recount-day.ts';
import { runs, seed } from '../helpers/runs.ts';

const count = runs(1000);
const chunkSize = 100;
const print = (line: string) => process.stdout.write(`${line}\n`);

test(`${count} random registers have no figure that differs (seed ${seed})`, async () => {
  let [registers, figures, wrong] = [0, 0, 0];
  for (let chunk = 0; registers < count; chunk++) {
    const numRuns = Math.min(chunkSize, count - registers);
    for (const sample of fc.sample(randomRegister('lawful'), { seed: seed + chunk, numRuns })) {
      const recount = await recountDay(sample);
      if (recount.wrong.length > 0 && wrong < 20)
        print(`seed ${seed + chunk}: ${recount.wrong.slice(0, 5).join('\n  ')}`);
      registers += 1;
      figures += recount.figures;
      wrong += recount.wrong.length;
    }
    print(`${registers} registers, ${figures} figures compared, ${wrong} differ`);
  }
  expect(wrong).toBe(0);
});
