/** Tests at random that an import loses no edit of the sheet, and takes back none of the register. `test/soak` has ten thousand edits. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editRound, runRound } from '../../helpers/concurrent-edits.ts';
import { seed } from '../../helpers/runs.ts';

test('edits on the sheet and on the register at the same time are all kept, or are conflicts', async () => {
  await fc.assert(
    fc.asyncProperty(editRound(12), async (round) => {
      expect((await runRound(round)).faults).toEqual([]);
    }),
    { numRuns: 4, seed },
  );
});
