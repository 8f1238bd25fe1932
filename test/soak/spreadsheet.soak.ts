/**
 * Makes ten thousand edits on sheets and on their register at the same time, and imports the sheets: no edit is lost, and none is taken back.
 * `npx vitest run --config test/soak/vitest.config.ts spreadsheet`, with AFI_RUNS and AFI_SEED for another number of edits and another seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editRound, runRound } from '../helpers/concurrent-edits.ts';
import { runs, seed } from '../helpers/runs.ts';

const count = runs(10_000);
const print = (line: string) => process.stdout.write(`${line}\n`);

test(`${count} concurrent edits are all kept, or are conflicts (seed ${seed})`, async () => {
  let [edits, conflicts] = [0, 0];
  const faults: string[] = [];
  for (let i = 0; edits < count; i++) {
    const [round] = fc.sample(editRound(40), { seed: seed + i, numRuns: 1 });
    if (!round) throw new Error('no round was drawn');
    const result = await runRound(round);
    edits += result.edits;
    conflicts += result.conflicts;
    faults.push(...result.faults);
  }
  for (const fault of faults.slice(0, 10)) print(fault);
  print(`${edits} edits, ${conflicts} conflicts, ${faults.length} lost or taken back`);
  expect(faults).toEqual([]);
});
