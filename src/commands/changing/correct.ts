/** `correct`: puts a slip at the top of an action right, and records what it said before. */
import { nothing } from '../../model/data.ts';
import { fileOf } from '../../model/records/places.ts';
import { addEvent, setValue } from '../../register/edit/edit.ts';
import { type Command, UserError } from '../command.ts';
import { placeIn } from '../field-check.ts';
import { actionCalled } from '../looking/show.ts';
import { type ChangeOptions, changed, dayOf } from './change.ts';
import { noteOf } from './events.ts';

export interface CorrectOptions extends ChangeOptions {
  readonly id: string;
  readonly field: string;
  readonly value: string;
  readonly note?: string;
  readonly noteFile?: string;
}

const fixed: ReadonlySet<string> = new Set(['id', 'history', 'formerly']);

export const correct: Command<CorrectOptions> = (opened, options) => {
  const on = dayOf(opened, options.on);
  const action = actionCalled(opened.register, options.id);
  if (fixed.has(options.field)) throw new UserError(`\`${options.field}\` cannot be corrected.`);
  const path = placeIn(action, options.field);
  const was = path.reduce<unknown>(
    (at, step) => (at as Record<string | number, unknown> | undefined)?.[step],
    action,
  );
  if (typeof was === 'object' && was !== null)
    throw new UserError(`\`${options.field}\` holds several values; name one of them.`);
  if (String(was ?? '') === options.value) throw new UserError(`\`${options.field}\` says so already.`);
  const note = noteOf(options, opened);
  if (note === undefined) throw new UserError('say why: --note or --note-file.');
  const file = fileOf('action', action.id);
  const before = opened.recordOf(file);
  const set = setValue(before, path, options.value);
  const event = {
    on,
    event: 'correction',
    field: options.field,
    was: was === undefined ? nothing : String(was),
    note,
  };
  const subject = `Correct ${options.field} of ${action.id}`;
  return changed(
    'correct',
    subject,
    [{ file, before, after: addEvent(set, event) }],
    options,
    [],
    [action.id],
  );
};
