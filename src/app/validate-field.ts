/** Refuses a field that actions do not have, so that a misspelt name does not give an empty answer. */

import { fail, ok, type Result } from '../domain/errors.ts';
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

const simplify = (field: string) => field.toLowerCase().replace(/[\s._-]/g, '');

/** The path of a field in an action, whose name may differ in case and separators; fails with a sentence if there is none. */
export function findFieldPath(action: object, field: string): Result<Path, string> {
  const path = parseFieldPath(field);
  if (schemaAt(actionRecord.schema, action, path)) return ok(path);
  const parent = path.slice(0, -1);
  const ownKeys = listKeysAt(actionRecord.schema, action, []);
  const candidates = [[], ...ownKeys.map((key) => [key]), parent].flatMap((start) =>
    listKeysAt(actionRecord.schema, action, start).map((key): Path => [...start, key]),
  );
  const match = candidates.find((candidate) => simplify(candidate.join('.')) === simplify(path.join('.')));
  if (match) return ok(match);
  const prefix = field.slice(0, Math.max(0, field.lastIndexOf('.') + 1));
  return fail(
    describeUnknownField(
      field,
      listKeysAt(actionRecord.schema, action, parent).map((key) => prefix + key),
    ),
  );
}

/**
 * The path of a field in an action.
 * @throws UserError if the format has no such field.
 */
export function requireFieldPath(action: object, field: string): Path {
  const path = findFieldPath(action, field);
  if (path.ok) return path.value;
  throw new UserError(path.error);
}

/** Refuses a field that neither actions nor events have. @throws UserError with a suggestion. */
export function assertKnownField(field: string): void {
  const ownFields = listKeysAt(actionRecord.schema, {}, []).filter((key) => key !== 'history');
  const fieldsOfEvents = eventFields.filter((key) => key !== 'on' && key !== 'event');
  const path = parseFieldPath(field);
  const isOwnField =
    ownFields.includes(String(path[0])) && schemaAt(actionRecord.schema, {}, path) !== undefined;
  if (!isOwnField && !fieldsOfEvents.includes(field))
    throw new UserError(describeUnknownField(field, [...new Set([...ownFields, ...fieldsOfEvents])]));
}

function describeUnknownField(field: string, fields: readonly string[]): string {
  const suggestion = nearestWord(field, fields);
  const help = suggestion
    ? `Did you mean \`${suggestion}\`?`
    : fields.length > 0
      ? `The fields are: ${fields.join(', ')}.`
      : '`afi show` lists them.';
  return `the field \`${field}\` does not exist. ${help}`;
}
