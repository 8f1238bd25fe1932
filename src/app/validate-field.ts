/** Refuses a field that actions do not have, so that a misspelt name does not give an empty answer. */

import type { Path } from '../domain/finding.ts';
import { actionRecord } from '../domain/records/action.ts';
import { eventFields } from '../domain/records/event.ts';
import { listKeysAt, schemaAt } from '../domain/schema/schema-walk.ts';
import { nearestWord } from '../domain/text/word-matching.ts';
import { UserError } from './command.ts';

/** The path for a field such as `deadline.by` or `history[3].note`. */
export const parseFieldPath = (field: string): Path =>
  field
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/**
 * The path of a field in an action.
 * @throws UserError if the format has no such field.
 */
export function requireFieldPath(action: object, field: string): Path {
  const path = parseFieldPath(field);
  if (schemaAt(actionRecord.schema, action, path)) return path;
  const parent = path.slice(0, -1);
  const prefix = field.slice(0, Math.max(0, field.lastIndexOf('.') + 1));
  throw unknownField(
    field,
    listKeysAt(actionRecord.schema, action, parent).map((key) => prefix + key),
  );
}

/** Refuses a field that neither actions nor events have. @throws UserError with a suggestion. */
export function assertKnownField(field: string): void {
  const ownFields = listKeysAt(actionRecord.schema, {}, []).filter((key) => key !== 'history');
  const fieldsOfEvents = eventFields.filter((key) => key !== 'on' && key !== 'event');
  const path = parseFieldPath(field);
  const isOwnField =
    ownFields.includes(String(path[0])) && schemaAt(actionRecord.schema, {}, path) !== undefined;
  if (!isOwnField && !fieldsOfEvents.includes(field))
    throw unknownField(field, [...new Set([...ownFields, ...fieldsOfEvents])]);
}

function unknownField(field: string, fields: readonly string[]): UserError {
  const suggestion = nearestWord(field, fields);
  const help = suggestion
    ? `Did you mean \`${suggestion}\`?`
    : fields.length > 0
      ? `The fields are: ${fields.join(', ')}.`
      : '`afi show` lists them.';
  return new UserError(`the field \`${field}\` does not exist. ${help}`);
}
