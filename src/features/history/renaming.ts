/** Records under another id: which ones a commit renamed, and an old record as it reads under the new names. */

import { replaceReferences } from '../../domain/action-references.ts';
import { type LooseAction, looseAction, type RecordChange } from '../../domain/commit-history.ts';
import { actionIdOf } from '../../domain/records/record-paths.ts';

/** Ids that went, old to new: each stands under `formerly` in a record that came with the same commit. */
export function renamedIn(changes: readonly RecordChange[]): ReadonlyMap<string, string> {
  const gone = new Set(
    changes.flatMap(({ file, after }) => (after === undefined ? (actionIdOf(file) ?? []) : [])),
  );
  if (gone.size === 0) return new Map();
  return new Map(
    changes.flatMap(({ file, before, after }) => {
      const id = actionIdOf(file);
      const formerly = before === undefined ? looseAction(after)?.['formerly'] : undefined;
      if (id === undefined || !Array.isArray(formerly)) return [];
      return formerly.flatMap((old) => (gone.has(old) ? [[old, id] as const] : []));
    }),
  );
}

/** An action as it would have read, had the others been called as they are now. */
export const underNames = (action: LooseAction, names: ReadonlyMap<string, string>): LooseAction =>
  names.size === 0 ? action : replaceReferences(action, (id) => names.get(id) ?? id);
