/** Reads the rows of a list for `add --from` as new actions. */
import { fieldColumns } from '../../domain/records/action.ts';
import { type CellFormat, isListFormat } from '../../domain/records/action-field-row.ts';
import type { NewAction } from './command.ts';

const fieldOptions = fieldColumns.flatMap(({ name, format, option }) =>
  option === undefined ? [] : [{ name, format, option }],
);

const optionsByColumn = (isIncluded: (format: CellFormat) => boolean) =>
  fieldOptions.flatMap(({ name, format, option }) => (isIncluded(format) ? [[name, option] as const] : []));

/** The option for each column of a list that has one value. */
const singleValued: ReadonlyMap<string, string> = new Map([
  ...optionsByColumn((format) => format === 'identity'),
  ['number', 'number'],
  ...optionsByColumn((format) => format !== 'identity' && !isListFormat(format)),
  ['force_lead', 'forceLead'],
  ['delivery_lead', 'deliveryLead'],
  ['board', 'board'],
  ['target', 'target'],
]);

/** The option for each column with several values; in CSV they have semicolons between them. */
const multiValued: ReadonlyMap<string, string> = new Map(optionsByColumn(isListFormat));

/** The columns that a list may have. */
export const listColumns: readonly string[] = [...singleValued.keys(), ...multiValued.keys()];

type Values = Readonly<Record<string, string | readonly string[]>>;

/** A row as a new action, with the flags for what the row leaves out; names that are not columns are `unknown`. */
export function parseListRow(
  values: Values,
  flags: NewAction,
): { readonly action: NewAction; readonly unknownColumns: readonly string[] } {
  const unknownColumns: string[] = [];
  const cells = Object.entries(values).flatMap(([name, value]) => {
    const [singleOption, multiOption] = [singleValued.get(name), multiValued.get(name)];
    if (singleOption !== undefined && typeof value === 'string') return [[singleOption, value]];
    if (multiOption !== undefined)
      return [[multiOption, typeof value === 'string' ? splitValues(value) : value]];
    unknownColumns.push(name);
    return [];
  });
  return { action: { ...flags, ...Object.fromEntries(cells) }, unknownColumns };
}

const splitValues = (text: string): readonly string[] =>
  text
    .split(';')
    .map((value) => value.trim())
    .filter((value) => value !== '');
