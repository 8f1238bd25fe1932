/** Runs `correct`: corrects a field of an action, and records its earlier value in a `correction` event. */

import { readNote, requireChangeDate } from '../../app/change-options.ts';
import { type Command, UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { proposeCommit } from '../../app/propose-commit.ts';
import { requireFieldPath } from '../../app/validate-field.ts';
import type { Path } from '../../domain/finding.ts';
import { noValue } from '../../domain/plain-data.ts';
import { type Action, fieldsBefore } from '../../domain/records/action.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { findPersonalData } from '../../domain/text/personal-data.ts';
import { didYouMean } from '../../domain/text/word-matching.ts';
import { actionTypes, isActionType, typeCodes } from '../../domain/vocabulary.ts';
import { valueAt } from '../../storage/yaml-edit/data-paths.ts';
import { addEvent, addItem, removeEntry, setValue } from '../../storage/yaml-edit/edit.ts';
import type { CorrectOptions } from './correct-command.ts';
import { renameAction, renameTrailers } from './run-rename.ts';

/** @throws UserError for a field or value that cannot be corrected so, and without a note. */
export const runCorrect: Command<CorrectOptions> = (context, options) => {
  const on = requireChangeDate(context, options.on);
  const action = requireAction(context.register, options.id);
  const path = requireFieldPath(action, options.field);
  const was = valueAt(action, path);
  if (String(was ?? '') === options.value)
    throw new UserError(`\`${options.field}\` already has this value.`);
  assertNotPersonal(String(was ?? ''), `afi redact ${action.id} ${options.field}`);
  const note = readNote(options, context);
  if (note === undefined) throw new UserError('enter the reason with --note or --note-file.');
  const event = {
    on,
    event: 'correction',
    field: options.field,
    was: was === undefined ? noValue : String(was),
    note,
  };
  const applyCorrection = (text: string) =>
    addEvent(
      setFieldValue(text, { path, was, value: options.value, container: valueAt(action, path.slice(0, -1)) }),
      event,
    );
  const subject = `Correct ${options.field} of ${action.id}`;
  const id = correctedId(action, options.field, options.value);
  const change = { command: 'correct', options, actionIds: [action.id] };
  if (id !== action.id)
    return proposeCommit({
      ...change,
      subject: `${subject}, now ${id}`,
      changes: renameAction(context, action, id, applyCorrection),
      trailers: renameTrailers(action, id),
    });
  const file = recordFile('action', action.id);
  const before = context.recordText(file);
  return proposeCommit({
    ...change,
    subject,
    changes: [{ file, before, after: applyCorrection(before) }],
  });
};

/** @throws UserError if the former text seems to contain personal data, because a correction would keep it */
function assertNotPersonal(formerText: string, redactCommand: string): void {
  const [data] = findPersonalData(formerText);
  if (data === undefined) return;
  throw new UserError(
    `nothing was corrected: the present text seems to contain ${data.kind}, and a correction keeps what it replaces. Remove the words with \`${redactCommand} --reason … --approved-by …\`, then correct the text.`,
  );
}

/** The id of an action after a correction of its type or inspection; unchanged if the id was not made of these. */
function correctedId({ id, type, inspection }: Action, field: string, value: string): string {
  const prefix = `${inspection}-${typeCodes[type]}-`;
  if (!id.startsWith(prefix)) return id;
  const number = id.slice(prefix.length);
  if (field === 'inspection') return `${value}-${typeCodes[type]}-${number}`;
  if (field !== 'type') return id;
  if (!isActionType(value))
    throw new UserError(
      `\`${value}\` is not a type. ${didYouMean(value, actionTypes)} Use one of: ${actionTypes.join(', ')}.`,
    );
  return `${inspection}-${typeCodes[value]}-${number}`;
}

interface ValueChange {
  readonly path: Path;
  readonly was: unknown;
  readonly value: string;
  /** The list or map that contains the value; a list may grow by one item. */
  readonly container: unknown;
}

/** Sets a field in a record's text. An empty value removes the field; the index after the last adds an item to the list. */
function setFieldValue(text: string, { path, was, value, container }: ValueChange): string {
  if (value === '' && was !== undefined) return removeEntry(text, path);
  const [parentPath, lastStep] = [path.slice(0, -1), path.at(-1)];
  if (typeof lastStep === 'number' && Array.isArray(container) && lastStep === container.length)
    return addItem(text, parentPath, value);
  const [list] = parentPath;
  if (lastStep === 0 && parentPath.length === 1 && container === undefined && listFields.has(String(list)))
    return setValue(text, parentPath, [value], fieldsBefore(String(list)));
  return setValue(text, path, value, path.length === 1 ? fieldsBefore(String(lastStep)) : []);
}

const listFields: ReadonlySet<string> = new Set(['addressees', 'portal_refs', 'paf', 'themes']);
