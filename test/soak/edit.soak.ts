/**
 * Edits ten thousand records in every style of YAML: only the lines of the edited value differ, and the new value is read again.
 * `npx vitest run --config test/soak/vitest.config.ts edit`, with AFI_RUNS and AFI_SEED for another number of edits and another seed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkEdit, editTrialInStyle } from '../helpers/register/edit-checks.ts';
import { styles } from '../helpers/register/record-styles.ts';
import { runs, seed } from '../helpers/runs.ts';

const count = runs(10_000);
const print = (line: string) => process.stdout.write(`${line}\n`);
const groupDigits = (count: number) => count.toLocaleString('en-GB');

interface Count {
  edits: number;
  refusedCount: number;
  faultCount: number;
}

test(`${count} edits in ${styles.size} styles change only the edited value (seed ${seed})`, () => {
  const counts = new Map<string, Count>();
  let [removedCount, addedCount, reversedCount, unchangedCount] = [0, 0, 0, 0];
  const names = [...styles.keys()];
  for (const [i, style] of names.entries()) {
    const numRuns = Math.floor((count * (i + 1)) / names.length) - Math.floor((count * i) / names.length);
    for (const trial of fc.sample(editTrialInStyle(style), { seed: seed + i, numRuns })) {
      const verdict = checkEdit(trial);
      const { name } = trial.move;
      const count = counts.get(name) ?? { edits: 0, refusedCount: 0, faultCount: 0 };
      count.edits += 1;
      if (verdict.refusal !== undefined) count.refusedCount += 1;
      if (verdict.wrong.length > 0) count.faultCount += 1;
      if (verdict.wrong.length > 0 && count.faultCount < 5)
        print(`${style}, ${name}: ${verdict.wrong.join('; ')}\n${trial.record.text}`);
      counts.set(name, count);
      removedCount += verdict.removedCount;
      addedCount += verdict.addedCount;
      if (verdict.refusal === undefined && trial.move.undo) reversedCount += 1;
      if (verdict.after === trial.record.text) unchangedCount += 1;
    }
  }
  for (const [name, { edits, refusedCount, faultCount }] of counts)
    print(
      `${name}: ${groupDigits(edits)} edits, ${groupDigits(refusedCount)} refused, ${groupDigits(faultCount)} wrong`,
    );
  const total = (what: keyof Count) => [...counts.values()].reduce((sum, count) => sum + count[what], 0);
  print(
    `${groupDigits(total('edits'))} edits in ${styles.size} styles: ${groupDigits(removedCount)} lines gone and ${groupDigits(addedCount)} new by diff, ` +
      `${groupDigits(reversedCount)} taken back to the letter, ${groupDigits(unchangedCount)} left as they were, ${groupDigits(total('refusedCount'))} refused, ${groupDigits(total('faultCount'))} wrong`,
  );
  expect(total('edits')).toBe(count);
  expect(total('faultCount')).toBe(0);
});
