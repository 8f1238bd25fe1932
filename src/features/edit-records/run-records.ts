/** Runs the commands that add a record or set its fields: one commit each, in which only the lines of these fields change. */

import { type ChangingCommand, type CommandContext, type Outcome, UserError } from '../../app/command.ts';
import { createRecordFile, proposeCommit } from '../../app/propose-commit.ts';
import { createIdFromName } from '../../domain/ids.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import { applyChange, type FieldEdit, listItemKeys } from './apply-changes.ts';
import type { BoardAddOptions, BoardSetOptions } from './board-command.ts';
import { boardKind, type EditableKind, inspectionKind } from './editable-records.ts';
import { fieldName, listSettableFields, type SettableField } from './field-options.ts';
import type { InspectionAddOptions, InspectionSetOptions } from './inspection-command.ts';
import { requireNewId } from './new-id.ts';
import { statusOfPublication } from './publication-status.ts';
import { type OptionValues, readChanges } from './read-changes.ts';

/** The values that every one of these commands has. */
type RecordOptions = OptionValues & {
  readonly id?: string;
  readonly title?: string;
  readonly name?: string;
  readonly message?: string;
};

/** The text of a record after the changes, and the fields that differ. */
export function applyChanges(
  before: string,
  changes: readonly FieldEdit[],
): { readonly text: string; readonly changedFields: readonly SettableField[] } {
  const changedFields = new Set<SettableField>();
  const text = changes.reduce((present, change) => {
    const nextText = applyChange(present, change);
    if (nextText !== present) changedFields.add(change.field);
    return nextText;
  }, before);
  return { text, changedFields: [...changedFields] };
}

/** @throws UserError with every fault, if there are any */
export function assertNoFaults(faults: readonly string[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new UserError(
    faults.length === 1 ? first : `nothing was changed:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`,
  );
}

/** Adds a record with the id of the call, or one made from its name. @throws UserError with every fault of the options */
export function addRecord(
  context: CommandContext,
  { kind, fields }: EditableKind,
  options: RecordOptions,
): Outcome {
  const settableFields = listSettableFields(fields).filter(({ option }) => option !== 'id');
  const { changes, faults } = readChanges(context, settableFields, options);
  assertNoFaults(faults);
  const id =
    options.id ?? requireNewId(context.register, kind, createIdFromName(options.title ?? options.name ?? ''));
  const file = recordFile(kind, id);
  const newFile = createRecordFile(kind, file, { id });
  const { text } = applyChanges(newFile.after, changes);
  return proposeCommit({
    command: `${kind} add`,
    subject: `Add ${kind} ${id}`,
    changes: [{ ...newFile, after: text }],
    options,
    trailers: [['Afi-Record', file]],
  });
}

/** Sets fields of a record. @throws UserError with every fault of the options */
export function setRecord(
  context: CommandContext,
  { kind, fields }: EditableKind,
  options: RecordOptions,
  otherFaults: readonly string[] = [],
): Outcome {
  const settableFields = listSettableFields(fields).filter(({ option }) => option !== 'id');
  const { changes, faults: valueFaults } = readChanges(context, settableFields, options, (field) =>
    listItemKeys(context.recordText(recordFile(kind, options.id ?? '')), field),
  );
  const faults = [...valueFaults, ...otherFaults];
  const emptyFaults =
    faults.length + changes.length === 0
      ? [`enter at least one field to set. \`afi ${kind} set --help\` lists the fields.`]
      : [];
  assertNoFaults([...faults, ...emptyFaults]);
  const id = options.id ?? '';
  const file = recordFile(kind, id);
  return proposeSetting(context, {
    command: `${kind} set`,
    record: `${kind} ${id}`,
    file,
    changes,
    options,
  });
}

interface Setting {
  readonly command: string;
  /** The record in a sentence: `inspection peel-2019`. */
  readonly record: string;
  readonly file: string;
  readonly changes: readonly FieldEdit[];
  readonly options: Pick<RecordOptions, 'message'>;
}

const longestSubject = 72;

/** The commit that makes the changes; without one if the record has these values already. */
export function proposeSetting(
  context: CommandContext,
  { command, record, file, changes, options }: Setting,
): Outcome {
  const before = context.recordText(file);
  const { text: after, changedFields } = applyChanges(before, changes);
  if (after === before) return { text: `Nothing was changed: ${record} already has these values.` };
  const names = changedFields.map(fieldName).join(', ');
  const subject = `Update ${record}: ${names}`;
  return proposeCommit({
    command,
    subject: subject.length > longestSubject ? `Update ${record}: ${changedFields.length} fields` : subject,
    changes: [{ file, before, after }],
    options,
    trailers: [['Afi-Record', file]],
  });
}

/** Runs `inspection add`. */
export const runInspectionAdd: ChangingCommand<InspectionAddOptions> = (context, options) => {
  const status = statusOfPublication(options, context.register.today);
  if (status === undefined)
    throw new UserError(
      `--published ${options.published} is after today. Add --status, such as --status under-way.`,
    );
  return addRecord(context, inspectionKind, { ...options, status });
};
/** Runs `inspection set`. */
export const runInspectionSet: ChangingCommand<InspectionSetOptions> = (context, options) =>
  setRecord(context, inspectionKind, { ...options, ...statusOfSetting(context, options) });

/** The status that follows from the day of publication that a call sets, unless the call also sets the status. */
function statusOfSetting({ register }: CommandContext, options: InspectionSetOptions) {
  const { status } = register.inspections.find(({ id }) => id === options.id) ?? {};
  const isUnpublished = status === 'planned' || status === 'under-way';
  const newStatus = isUnpublished ? statusOfPublication(options, register.today) : undefined;
  return newStatus && { status: newStatus };
}
/** Runs `board add`. */
export const runBoardAdd: ChangingCommand<BoardAddOptions> = (context, options) =>
  addRecord(context, boardKind, options);
/** Runs `board set`. */
export const runBoardSet: ChangingCommand<BoardSetOptions> = (context, options) =>
  setRecord(context, boardKind, options);
