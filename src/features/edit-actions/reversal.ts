/** Calculates what several recorded changes make of their files when they are taken back, or made again, one after another. */
import type { CommitFiles, FileIds } from '../../app/recorded-changes.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';

/** The files of a change with the contents before and after a step; an undo takes them from `after` to `before`. */
export const reverseFiles = (files: CommitFiles['files']): readonly FileIds[] =>
  files.map(({ file, before, after }) => ({ file, before: after, after: before }));

/** A file whose content is not the one that a step begins with. */
export interface StepConflict {
  readonly file: string;
  /** The index of the step. */
  readonly step: number;
}

/** The files that differ after all steps, from what git has now; fails with the first file that is not as a step needs it. */
export function combineSteps(
  steps: readonly (readonly FileIds[])[],
  presentIds: ReadonlyMap<string, string | undefined>,
): Result<readonly FileIds[], StepConflict> {
  const ids = new Map(presentIds);
  for (const [step, files] of steps.entries())
    for (const { file, before, after } of files) {
      if (ids.get(file) !== before) return fail({ file, step });
      ids.set(file, after);
    }
  return ok(
    [...ids]
      .map(([file, after]) => ({ file, before: presentIds.get(file), after }))
      .filter(({ before, after }) => before !== after),
  );
}
