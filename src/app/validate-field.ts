/** Refuses a field that no action has: to look for it, or to write it, would pass a slip of the pen for a fact. */

import type { Path } from '../domain/finding.ts';
import { actionRecord } from '../domain/records/action.ts';
import { eventFields } from '../domain/records/event.ts';
import { keysAt, schemaAt } from '../domain/schema/schema-walk.ts';
import { nearest } from '../domain/text/nearest.ts';
import { UserError } from './command.ts';

/** `deadline.by`, `history[3].note`: the keys and positions of a path. */
const pathOf = (field: string): Path =>
  field
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

/** Where a field stands in an action as it is. */
export function requireFieldPath(action: object, field: string): Path {
  const path = pathOf(field);
  if (schemaAt(actionRecord.schema, action, path)) return path;
  const above = path.slice(0, -1);
  const before = field.slice(0, Math.max(0, field.lastIndexOf('.') + 1));
  throw unknown(
    field,
    keysAt(actionRecord.schema, action, above).map((key) => before + key),
  );
}

/** What a history is asked of: a fact of the action, or what events say under a name. */
export function assertKnownField(field: string): void {
  const facts = keysAt(actionRecord.schema, {}, []).filter((key) => key !== 'history');
  const said = eventFields.filter((key) => key !== 'on' && key !== 'event');
  const path = pathOf(field);
  const isFact = facts.includes(String(path[0])) && schemaAt(actionRecord.schema, {}, path) !== undefined;
  if (!isFact && !said.includes(field)) throw unknown(field, [...new Set([...facts, ...said])]);
}

function unknown(field: string, known: readonly string[]): UserError {
  const meant = nearest(field, known);
  const help = meant
    ? `Did you mean \`${meant}\`?`
    : known.length > 0
      ? `There are: ${known.join(', ')}.`
      : '`afi show` shows what there is.';
  return new UserError(`no field is called \`${field}\`. ${help}`);
}
