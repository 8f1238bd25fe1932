/** Finds the actions that a commit renamed, and replaces references to their old ids. */

import { replaceReferences } from '../../domain/action-references.ts';
import { type LooseAction, looseAction, type RecordRevision } from '../../domain/commit-history.ts';
import { actionIdFromFile } from '../../domain/records/record-paths.ts';

/** Ids that a commit changed, old to new: each is under `formerly` in a record that the commit added. */
export function findRenamings(changes: readonly RecordRevision[]): ReadonlyMap<string, string> {
  const deletedIds = new Set(
    changes.flatMap(({ file, after }) => (after === undefined ? (actionIdFromFile(file) ?? []) : [])),
  );
  if (deletedIds.size === 0) return new Map();
  return new Map(
    changes.flatMap(({ file, before, after }) => {
      const id = actionIdFromFile(file);
      const formerly = before === undefined ? looseAction(after)?.['formerly'] : undefined;
      if (id === undefined || !Array.isArray(formerly)) return [];
      return formerly.flatMap((formerId) => (deletedIds.has(formerId) ? [[formerId, id] as const] : []));
    }),
  );
}

/** An action with its references to renamed actions replaced; `names` has new ids by old ones. */
export const withNewIds = (action: LooseAction, names: ReadonlyMap<string, string>): LooseAction =>
  names.size === 0 ? action : replaceReferences(action, (id) => names.get(id) ?? id);
