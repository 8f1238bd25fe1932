/** `correct`: puts a slip at the top of an action right, and records what it said before. */

import { type Command, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { requireFieldPath } from '../../app/validate-field.ts';
import type { Path } from '../../domain/finding.ts';
import { noValue } from '../../domain/plain-data.ts';
import { type Action, fieldsBefore } from '../../domain/records/action.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import { didYouMean } from '../../domain/text/nearest.ts';
import { actionTypes, typeCodes } from '../../domain/vocabulary.ts';
import { addEvent, addItem, removeEntry, setValue } from '../../storage/yaml-edit/edit.ts';
import { changed, dayOf } from './action-selection.ts';
import type { CorrectOptions } from './command.ts';
import { renamingTrailers, underAnotherId } from './run-rename.ts';
import { noteOf } from './text-arguments.ts';

const fixed: ReadonlySet<string> = new Set(['id', 'history', 'formerly']);

export const runCorrect: Command<CorrectOptions> = (context, options) => {
  const on = dayOf(context, options.on);
  const action = requireAction(context.register, options.id);
  if (fixed.has(options.field)) throw new UserError(`\`${options.field}\` cannot be corrected.`);
  const path = requireFieldPath(action, options.field);
  const was = at(action, path);
  if (typeof was === 'object' && was !== null)
    throw new UserError(`\`${options.field}\` holds several values; name one of them.`);
  if (String(was ?? '') === options.value) throw new UserError(`\`${options.field}\` says so already.`);
  const note = noteOf(options, context);
  if (note === undefined) throw new UserError('say why: --note or --note-file.');
  const event = {
    on,
    event: 'correction',
    field: options.field,
    was: was === undefined ? noValue : String(was),
    note,
  };
  const put = (text: string) =>
    addEvent(
      withValue(text, { path, was, value: options.value, within: at(action, path.slice(0, -1)) }),
      event,
    );
  const subject = `Correct ${options.field} of ${action.id}`;
  const id = idWith(action, options.field, options.value);
  if (id !== action.id)
    return changed(
      'correct',
      `${subject}, now ${id}`,
      underAnotherId(context, action, id, put),
      options,
      renamingTrailers(action, id),
      [action.id],
    );
  const file = fileOf('action', action.id);
  const before = context.recordOf(file);
  return changed('correct', subject, [{ file, before, after: put(before) }], options, [], [action.id]);
};

const at = (action: Action, path: Path) =>
  path.reduce<unknown>(
    (value, step) => (value as Readonly<Record<string | number, unknown>> | undefined)?.[step],
    action,
  );

/** The id that an action has by its type and inspection; one that was not formed by these stays. */
function idWith({ id, type, inspection }: Action, field: string, value: string): string {
  const stem = `${inspection}-${typeCodes[type]}-`;
  if (!id.startsWith(stem)) return id;
  const number = id.slice(stem.length);
  if (field === 'inspection') return `${value}-${typeCodes[type]}-${number}`;
  if (field !== 'type') return id;
  const known = actionTypes.find((one) => one === value);
  if (known === undefined)
    throw new UserError(
      `\`${value}\` is no type. ${didYouMean(value, actionTypes)} There are: ${actionTypes.join(', ')}.`,
    );
  return `${inspection}-${typeCodes[known]}-${number}`;
}

interface Putting {
  readonly path: Path;
  readonly was: unknown;
  readonly value: string;
  /** What the value stands in: a list that has no such place yet may be made longer by one. */
  readonly within: unknown;
}

/** An empty value takes what was there out; the next place of a list makes it longer. */
function withValue(text: string, { path, was, value, within }: Putting): string {
  if (value === '' && was !== undefined) return removeEntry(text, path);
  const [above, last] = [path.slice(0, -1), path.at(-1)];
  if (typeof last === 'number' && Array.isArray(within) && last === within.length)
    return addItem(text, above, value);
  const [list] = above;
  if (last === 0 && above.length === 1 && within === undefined && lists.has(String(list)))
    return setValue(text, above, [value], fieldsBefore(String(list)));
  return setValue(text, path, value, path.length === 1 ? fieldsBefore(String(last)) : []);
}

const lists: ReadonlySet<string> = new Set(['addressees', 'portal_refs', 'paf', 'themes']);
