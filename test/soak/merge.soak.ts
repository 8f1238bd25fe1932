/**
 * Edits a thousand actions on two branches, lets git merge them with the built merge driver, and checks each result against an oracle.
 * `npx vitest run --config test/soak/vitest.config.ts merge`, with AFI_RUNS and AFI_SEED for another number of actions and another seed; build first.
 */
import { expect, test } from 'vitest';
import { mergeAndCheck, type Outcome } from '../helpers/register/merge-driver.ts';
import { pairOf } from '../helpers/register/merge-pairs.ts';
import { runs, seed } from '../helpers/runs.ts';

const count = runs(1000);
const chunkSize = 50;
const print = (line: string) => process.stdout.write(`${line}\n`);

test(`${count} edits on two branches merge as the oracle does (seed ${seed})`, async () => {
  const outcomes: Outcome[] = [];
  for (let start = 0; start < count; start += chunkSize) {
    const pairs = Array.from({ length: Math.min(chunkSize, count - start) }, (_, i) =>
      pairOf(start + i, seed),
    );
    outcomes.push(await mergeAndCheck(pairs));
  }
  const sum = (what: 'conflicts' | 'reportedCount' | 'contradictory' | 'lostComments') =>
    outcomes.reduce((total, outcome) => total + outcome[what], 0);
  const kinds = new Map<string, number>();
  for (const { byKind } of outcomes)
    for (const [kind, count] of byKind) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  const wrong = outcomes.flatMap((outcome) => outcome.wrong);
  for (const fault of wrong.slice(0, 10)) print(fault);
  print(
    `${count} pairs: ${sum('conflicts')} in conflict (${sum('reportedCount')} by git's report), ${sum('contradictory')} contradict by the oracle, ` +
      `${sum('lostComments')} comments left out and reported, ${wrong.length} wrong`,
  );
  print([...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', '));
  expect(wrong).toEqual([]);
  expect(sum('conflicts')).toBe(sum('contradictory'));
  expect(sum('reportedCount')).toBe(sum('conflicts'));
});
