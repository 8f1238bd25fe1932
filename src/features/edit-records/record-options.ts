/** Defines the options that the commands of several kinds of record share. */
import {
  InvalidValueError,
  optionalArgument,
  repeatableOption,
  textOption,
  type ValueOption,
} from '../../app/options.ts';
import type { FieldOptionName } from '../../domain/records/field-table.ts';

/** An option for each field of a table but `id`, which is an argument. */
export type FieldOptions<Fields> = Readonly<Record<Exclude<FieldOptionName<Fields>, 'id'>, ValueOption>>;

/** The option for the force’s own fields. */
export const extraOption = {
  extra: repeatableOption(textOption('key: text', 'Field of the force’s own')),
};

/** The option that removes fields. */
export const unsetOption = {
  unset: repeatableOption(
    textOption('field', 'Field to remove, or one item of it, such as "grade: Efficiency"'),
  ),
};

/** The argument of a command that adds a record. */
export const newRecordArguments = {
  id: optionalArgument('Id of the new record: lower-case letters, digits and hyphens'),
};

/** Whether a text is yes or no. @throws InvalidValueError for any other text */
export function parseYesNo(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (['yes', 'y', 'true'].includes(word)) return true;
  if (['no', 'n', 'false'].includes(word)) return false;
  throw new InvalidValueError('Enter yes or no.');
}
