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
const grouped = (count: number) => count.toLocaleString('en-GB');

interface Count {
  edits: number;
  refused: number;
  wrong: number;
}

test(`${count} edits in ${styles.size} styles change only the edited value (seed ${seed})`, () => {
  const counts = new Map<string, Count>();
  let [removed, added, takenBack, unchanged] = [0, 0, 0, 0];
  const names = [...styles.keys()];
  for (const [i, style] of names.entries()) {
    const numRuns = Math.floor((count * (i + 1)) / names.length) - Math.floor((count * i) / names.length);
    for (const trial of fc.sample(editTrialInStyle(style), { seed: seed + i, numRuns })) {
      const verdict = checkEdit(trial);
      const { name } = trial.move;
      const count = counts.get(name) ?? { edits: 0, refused: 0, wrong: 0 };
      count.edits += 1;
      if (verdict.refused !== undefined) count.refused += 1;
      if (verdict.wrong.length > 0) count.wrong += 1;
      if (verdict.wrong.length > 0 && count.wrong < 5)
        print(`${style}, ${name}: ${verdict.wrong.join('; ')}\n${trial.styled.text}`);
      counts.set(name, count);
      removed += verdict.removed;
      added += verdict.added;
      if (verdict.refused === undefined && trial.move.back) takenBack += 1;
      if (verdict.after === trial.styled.text) unchanged += 1;
    }
  }
  for (const [name, { edits, refused, wrong }] of counts)
    print(`${name}: ${grouped(edits)} edits, ${grouped(refused)} refused, ${grouped(wrong)} wrong`);
  const total = (what: keyof Count) => [...counts.values()].reduce((sum, count) => sum + count[what], 0);
  print(
    `${grouped(total('edits'))} edits in ${styles.size} styles: ${grouped(removed)} lines gone and ${grouped(added)} new by diff, ` +
      `${grouped(takenBack)} taken back to the letter, ${grouped(unchanged)} left as they were, ${grouped(total('refused'))} refused, ${grouped(total('wrong'))} wrong`,
  );
  expect(total('edits')).toBe(count);
  expect(total('wrong')).toBe(0);
});
