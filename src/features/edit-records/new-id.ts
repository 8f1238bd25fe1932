/** Reads the id of a new record, as a person may write it. */
import { InvalidValueError } from '../../app/options.ts';
import { isId } from '../../domain/ids.ts';
import { type FolderKind, recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';

/** The id of a new record: `peel-2025` for `PEEL 2025`. @throws InvalidValueError if it is not an id, or a record has it */
export function requireNewId({ hasFile }: Register, kind: FolderKind, text: string): string {
  const id = normaliseName(text).replaceAll(/[ _]+/g, '-');
  if (!isId(id))
    throw new InvalidValueError(
      `\`${text}\` is not an id. Use lower-case letters, digits and hyphens, such as custody-2021.`,
    );
  if (hasFile(recordFile(kind, id)))
    throw new InvalidValueError(`the ${kind} ${id} already exists. \`afi ${kind} set ${id}\` changes it.`);
  return id;
}
