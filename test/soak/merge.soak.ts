/**
 * A thousand actions edited on two branches and merged by git with the built command as its driver, each judged a second time.
 * `npx vitest run --config test/soak/vitest.config.ts merge`, with AFI_RUNS and AFI_SEED for other numbers; build first.
 */
import { expect, test } from 'vitest';
import { mergeAndCheck, type Outcome } from '../helpers/register/merge-driver.ts';
import { pairOf } from '../helpers/register/merge-pairs.ts';
import { runs, seed } from '../helpers/runs.ts';

const count = runs(1000);
const atOnce = 50;
const say = (line: string) => process.stdout.write(`${line}\n`);

test(`${count} two-branch edits merge as they must (seed ${seed})`, async () => {
  const outcomes: Outcome[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const pairs = Array.from({ length: Math.min(atOnce, count - from) }, (_, i) => pairOf(from + i, seed));
    outcomes.push(await mergeAndCheck(pairs));
  }
  const sum = (what: 'conflicts' | 'reported' | 'contradictory' | 'lostComments') =>
    outcomes.reduce((total, outcome) => total + outcome[what], 0);
  const kinds = new Map<string, number>();
  for (const { byKind } of outcomes)
    for (const [kind, count] of byKind) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  const wrong = outcomes.flatMap((outcome) => outcome.wrong);
  for (const fault of wrong.slice(0, 10)) say(fault);
  say(
    `${count} pairs: ${sum('conflicts')} in conflict (${sum('reported')} by git's report), ${sum('contradictory')} contradict by the oracle, ` +
      `${sum('lostComments')} comments not taken over and told, ${wrong.length} wrong`,
  );
  say([...kinds].map(([kind, count]) => `${kind}: ${count}`).join(', '));
  expect(wrong).toEqual([]);
  expect(sum('conflicts')).toBe(sum('contradictory'));
  expect(sum('reported')).toBe(sum('conflicts'));
});
