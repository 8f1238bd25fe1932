/** Reads the field and the value of a correction: the field by its usual names, the value as options and prompts read it. */

import type { JointReader } from '../../app/define-command.ts';
import { lookUp } from '../../app/lookup.ts';
import type { LookupKind } from '../../app/lookup-kinds.ts';
import { InvalidValueError, type ValueSetting } from '../../app/options.ts';
import { parseDate } from '../../app/parse-values.ts';
import { findFieldPath } from '../../app/validate-field.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { parseWord } from '../../domain/parse-vocabulary.ts';
import { type Action, actionRecord } from '../../domain/records/action.ts';
import { isDateSchema } from '../../domain/records/field-types.ts';
import { listKeysAt, listWords, schemaAt } from '../../domain/schema/schema-walk.ts';
import { findWord, suggestValues } from '../../domain/text/word-matching.ts';
import { formatPath, valueAt } from '../../storage/yaml-edit/data-paths.ts';
import type { CorrectOptions } from './correct-command.ts';
import { describeEventFields, explainEventField } from './event-fields.ts';

const uncorrectableFields: ReadonlySet<string> = new Set(['id', 'formerly']);

/** What the value of a field names in the register. */
const namedKinds: Readonly<Record<string, LookupKind>> = {
  inspection: 'inspection',
  board: 'board',
  force_lead: 'role',
  delivery_lead: 'role',
  tested_by: 'role',
  approved_by: 'approver',
  batch: 'batch',
  cause_of_concern: 'action',
  carried_from: 'action',
  superseded_by: 'action',
};

/** The field and the value of a correction, as the record spells them; fails with a sentence for each that cannot be read. */
export const readCorrection: JointReader<CorrectOptions> = async ({ id, field, value }, setting) => {
  const action = setting.register().actions.find((candidate) => candidate.id === id);
  if (field === undefined) return ok({});
  if (action === undefined) return findUnknownField(field);
  const fieldResult = findField(action, field);
  if (!fieldResult.ok) return fail([fieldResult.error]);
  const valueResult =
    value === undefined ? ok('') : await readFieldValue(action, fieldResult.value, { value, setting });
  if (!valueResult.ok) return fail([`${fieldResult.value}: ${valueResult.error}`]);
  return ok({ field: fieldResult.value, ...(value !== undefined && { value: valueResult.value }) });
};

/** Fails for a field that no action has. */
function findUnknownField(field: string): Result<Record<never, never>, readonly string[]> {
  const path = findFieldPath({}, field);
  const isOfEvent = field.startsWith('history') || explainEventField({ history: [] }, field) !== undefined;
  return path.ok || isOfEvent ? ok({}) : fail([path.error]);
}

/** The field that a text names; fails with the fields that it could mean. */
function findField(action: Action, text: string): Result<string, string> {
  if (uncorrectableFields.has(text)) return fail(`\`${text}\` cannot be corrected.`);
  if (text === 'history') return fail(`enter a field of an event. ${describeEventFields(action)}`);
  const path = findFieldPath(action, text);
  if (!path.ok) return fail(explainEventField(action, text) ?? path.error);
  const field = formatPath(path.value);
  const parts = listParts(action, field, path.value);
  return parts.length === 0
    ? ok(field)
    : fail(`\`${field}\` has several values. Enter one of: ${parts.join(', ')}.`);
}

/** The fields below a field that has several values. */
function listParts(action: Action, field: string, path: readonly (string | number)[]): readonly string[] {
  const value = valueAt(action, path);
  if (Array.isArray(value)) return value.map((_, index) => `${field}[${index}]`);
  return typeof value === 'object' && value !== null
    ? Object.keys(value).map((key) => `${field}.${key}`)
    : listKeysAt(actionRecord.schema, action, path).map((key) => `${field}.${key}`);
}

async function readFieldValue(
  action: Action,
  field: string,
  { value, setting }: { readonly value: string; readonly setting: ValueSetting },
): Promise<Result<string, string>> {
  if (value === '') return ok(value);
  const path = findFieldPath(action, field);
  const schema = path.ok ? schemaAt(actionRecord.schema, action, path.value) : undefined;
  if (schema === undefined) return ok(value);
  if (isDateSchema(schema)) return readDay(value, setting);
  const column = String(path.ok ? path.value.findLast((step) => typeof step === 'string') : '');
  const words = listWords(schema);
  if (words.length > 0) {
    const word = findWord(value, words) ?? findWord(parseWord(column, value) ?? '', words);
    return word === undefined
      ? fail(`\`${value}\` is not accepted. ${suggestValues(value, words)}`)
      : ok(word);
  }
  const kind = Object.hasOwn(namedKinds, column) ? namedKinds[column] : undefined;
  return kind === undefined ? ok(value) : lookUp(setting.register(), kind, value);
}

async function readDay(text: string, setting: ValueSetting): Promise<Result<string, string>> {
  try {
    return ok(await parseDate(text, setting));
  } catch (error) {
    if (error instanceof InvalidValueError) return fail(error.message);
    throw error;
  }
}
