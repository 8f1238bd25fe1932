/** Creates the ids of the inspections and boards that an import adds, from their names. */
import { isId } from '../../domain/ids.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import { RowError } from './row-errors.ts';

/** The maximum length of an inspection's id, which leaves room for type and number in an action's id. */
const maxLength = 48;

/** An id made from a name, cut at the end of a word. */
function createSlug(name: string): string {
  if (isId(name)) return name;
  const slug = normaliseName(name)
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const words = slug.length > maxLength ? slug.slice(0, maxLength + 1).replace(/-[^-]*$/, '') : slug;
  return words.slice(0, maxLength);
}

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
  const id = givenId ?? createSlug(name);
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
