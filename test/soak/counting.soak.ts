/**
 * Counts ten thousand random registers twice and compares every figure; a fifth of them have histories that break the rules.
 * `npx vitest run --config test/soak/vitest.config.ts counting`, with AFI_RUNS and AFI_SEED for another number of registers and another seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithNaiveCount } from '../helpers/compare-summaries.ts';
import { randomRegister } from '../helpers/random-register.ts';
import { runs, seed } from '../helpers/runs.ts';

const count = runs(10_000);
const chunkSize = 500;
const print = (line: string) => process.stdout.write(`${line}\n`);
const groupDigits = (count: number) => count.toLocaleString('en-GB');

test(`${count} random registers have no wrong cell (seed ${seed})`, () => {
  let [registers, actions, events, cells, filledCount, wrong] = [0, 0, 0, 0, 0, 0];
  for (let chunk = 0; registers < count; chunk++) {
    const kind = chunk % 5 === 4 ? 'unlawful' : 'lawful';
    const numRuns = Math.min(chunkSize, count - registers);
    for (const sample of fc.sample(randomRegister(kind), { seed: seed + chunk, numRuns })) {
      const comparison = compareWithNaiveCount(kind, sample);
      if (comparison.faults.length > 0 && wrong < 20)
        print(`${kind}, seed ${seed + chunk}: ${comparison.faults.slice(0, 5).join('\n  ')}`);
      registers += 1;
      actions += sample.plain.actions.length;
      events += sample.plain.actions.reduce((sum, { history }) => sum + history.length, 0);
      cells += comparison.cells;
      filledCount += comparison.filledCount;
      wrong += comparison.faults.length;
    }
    print(
      `${groupDigits(registers)} registers, ${groupDigits(actions)} actions, ${groupDigits(events)} events: ` +
        `${groupDigits(cells)} figures compared, ${groupDigits(filledCount)} of them not blank, ${groupDigits(wrong)} wrong`,
    );
  }
  expect(wrong).toBe(0);
});
