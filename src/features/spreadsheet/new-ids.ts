/** Creates the ids of the inspections and boards that an import adds, from their names. */
import { createIdFromName, isId } from '../../domain/ids.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { RowError } from './row-errors.ts';

/**
 * The id of a new record: the given id, otherwise one made from the name.
 * @param newRecords the records that the import has created so far
 * @throws RowError if the id is not valid, or another record has it
 */
export function createNewId(
  kind: 'inspection' | 'board',
  { name, id: givenId }: { readonly name: string; readonly id: string | undefined },
  { hasFile }: Register,
  newRecords: readonly { readonly id: string }[],
): string {
  const id = givenId ?? createIdFromName(name);
  const column = givenId === undefined ? kind : `${kind}_id`;
  const remedy =
    kind === 'inspection'
      ? 'enter one in a column `Inspection id`'
      : 'enter the id of the board instead of its name';
  if (!isId(id))
    throw new RowError(
      givenId === undefined
        ? `no id can be made from \`${name.slice(0, 60)}\`; ${remedy}`
        : `\`${givenId.slice(0, 60)}\` is not an id; use lower-case letters, digits and hyphens`,
      column,
    );
  if (hasFile(recordFile(kind, id)) || newRecords.some((record) => record.id === id))
    throw new RowError(
      `the id of \`${name.slice(0, 60)}\` would be ${id}, which another record has; ${remedy}`,
      column,
    );
  return id;
}
