/**
 * Ten thousand random registers, each counted twice; a fifth of them have unlawful histories.
 * `npx vitest run --config test/soak/vitest.config.ts counting`, with AFI_RUNS and AFI_SEED for other numbers.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWithNaiveCount } from '../helpers/compare-summaries.ts';
import { drawnRegister } from '../helpers/random-register.ts';
import { runs, seed } from '../helpers/runs.ts';

const count = runs(10_000);
const atOnce = 500;
const say = (line: string) => process.stdout.write(`${line}\n`);
const grouped = (count: number) => count.toLocaleString('en-GB');

test(`${count} random registers have no wrong cell (seed ${seed})`, () => {
  let [registers, actions, events, cells, filled, wrong] = [0, 0, 0, 0, 0, 0];
  for (let chunk = 0; registers < count; chunk++) {
    const kind = chunk % 5 === 4 ? 'unlawful' : 'lawful';
    const numRuns = Math.min(atOnce, count - registers);
    for (const drawn of fc.sample(drawnRegister(kind), { seed: seed + chunk, numRuns })) {
      const held = compareWithNaiveCount(kind, drawn);
      if (held.wrong.length > 0 && wrong < 20)
        say(`${kind}, seed ${seed + chunk}: ${held.wrong.slice(0, 5).join('\n  ')}`);
      registers += 1;
      actions += drawn.plain.actions.length;
      events += drawn.plain.actions.reduce((sum, { history }) => sum + history.length, 0);
      cells += held.cells;
      filled += held.filled;
      wrong += held.wrong.length;
    }
    say(
      `${grouped(registers)} registers, ${grouped(actions)} actions, ${grouped(events)} events: ` +
        `${grouped(cells)} figures compared, ${grouped(filled)} of them not blank, ${grouped(wrong)} wrong`,
    );
  }
  expect(wrong).toBe(0);
});
