/** Defines the options that the commands of several kinds of record share. */

import { optionFlag } from '../../app/change-options.ts';
import {
  InvalidValueError,
  optionalArgument,
  type Parse,
  repeatableOption,
  textOption,
  type ValueOption,
} from '../../app/options.ts';
import { listKeys } from '../../domain/collections.ts';
import type { FieldOptionName, FieldRow, FieldTable } from '../../domain/records/field-table.ts';
import type { FolderKind } from '../../domain/records/record-paths.ts';

/** An option for each field of a table but `id`, which is an argument. */
export type FieldOptions<Fields> = Readonly<Record<Exclude<FieldOptionName<Fields>, 'id'>, ValueOption>>;

/** An option that sets one item of a field each time. Its text is checked with the other values of the call. */
export const itemOption = (placeholder: string, help: string, loadRow: () => Promise<FieldRow>) =>
  repeatableOption({
    kind: 'value',
    placeholder,
    help,
    loadParse: async () => {
      const [{ readItem }, row] = await Promise.all([import('./read-item.ts'), loadRow()]);
      return (text: string) => {
        const item = readItem(row, text);
        if (!item.ok) throw new InvalidValueError(item.error);
        return text;
      };
    },
  });

/** The option for the force’s own fields. */
export const extraOption = {
  extra: repeatableOption(textOption('key: text', 'Extra field of your own')),
};

/** The option that removes fields of a table. */
export const unsetOption = (loadFields: () => Promise<FieldTable>) => ({
  unset: repeatableOption({
    ...textOption('field', 'Field to remove, or one item of it, such as "grade: Efficiency"'),
    loadParse: async (): Promise<Parse<string>> => {
      const [{ readRemoval }, { listSettableFields }, fields] = await Promise.all([
        import('./read-changes.ts'),
        import('./field-options.ts'),
        loadFields(),
      ]);
      const settableFields = listSettableFields(fields).filter(({ option }) => option !== 'id');
      return (text) => {
        const removal = readRemoval(settableFields, text);
        if (!removal.ok) throw new InvalidValueError(removal.error);
        return text;
      };
    },
  }),
});

/** The argument of a command that adds a record: its id, which no record has yet. */
export const newRecordArguments = (kind: FolderKind) => ({
  id: optionalArgument(`Id of the new ${kind}, such as custody-2021 (default: from its name)`, async () => {
    const { requireNewId } = await import('./new-id.ts');
    return (text, { register }) => requireNewId(register(), kind, text);
  }),
});

/** What a call lacks that adds a record: the options of its required fields. */
export const findMissingFields =
  <Name extends string>(options: Readonly<Record<Name, ValueOption>>) =>
  (isGiven: (name: Name) => boolean): readonly string[] =>
    listKeys(options).flatMap((name) =>
      isGiven(name)
        ? []
        : [`${optionFlag(name)} <${options[name].placeholder}> is missing: ${options[name].help}.`],
    );

/** Whether a text is yes or no. @throws InvalidValueError for any other text */
export function parseYesNo(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (['yes', 'y', 'true'].includes(word)) return true;
  if (['no', 'n', 'false'].includes(word)) return false;
  throw new InvalidValueError('Enter yes or no.');
}
