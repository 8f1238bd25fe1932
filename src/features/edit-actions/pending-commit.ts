/** Creates the changes of a commit: events on actions, files of new records, the subject and the trailers. */
import type { CommandContext, Outcome } from '../../app/command.ts';
import type { ChangeOptions } from '../../app/shared-options.ts';
import type { Action } from '../../domain/records/action.ts';
import type { Kind } from '../../domain/records/record-kinds.ts';
import { recordFile, schemaFile } from '../../domain/records/record-paths.ts';
import { addEvent, type ValueMap, writeRecord } from '../../storage/yaml-edit/edit.ts';

/** The fields of an event to write; undefined fields are left out. */
export type EventFields = Readonly<Record<string, string | boolean | undefined>>;

/** The changed files of actions with one event added to each. */
export const addEventToActions = (
  context: CommandContext,
  actions: readonly Action[],
  event: (action: Action) => EventFields,
): readonly { readonly file: string; readonly before: string; readonly after: string }[] =>
  actions.map((action) => {
    const file = recordFile('action', action.id);
    const before = context.recordText(file);
    return { file, before, after: addEvent(before, definedFields(event(action))) };
  });

/** The fields of an event without those that are undefined. */
export const definedFields = (fields: EventFields): Readonly<Record<string, string | boolean>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );

/** Actions in a commit's subject: `custody-2021-rec-2`, or `28 actions`. */
export const describeActions = (actions: readonly Action[]): string =>
  actions.length === 1 ? (actions[0]?.id ?? '') : `${actions.length} actions`;

/** The file of a new record. */
export interface NewRecordFile {
  readonly file: string;
  readonly before: undefined;
  readonly after: string;
}

/** Creates the file of a record. Its first line names the schema, for editors. */
export const createRecordFile = (kind: Kind, file: string, data: ValueMap): NewRecordFile => ({
  file,
  before: undefined,
  after: writeRecord(data, {
    schema: `${'../'.repeat(file.split('/').length - 1)}${schemaFile(kind)}`,
  }),
});

interface ChangeDescription {
  /** The command's name. */
  readonly command: string;
  /** The commit's first line, unless the user gave one. */
  readonly subject: string;
  readonly changes: NonNullable<Outcome['pendingCommit']>['changes'];
  readonly options: Pick<ChangeOptions, 'message'>;
  readonly trailers?: readonly (readonly [string, string])[];
  readonly actionIds?: readonly string[];
}

/** The outcome of a command that changes the register. Nothing is written yet. */
export const proposeCommit = ({
  command,
  subject,
  changes,
  options,
  trailers = [],
  actionIds = [],
}: ChangeDescription): Outcome => ({
  pendingCommit: {
    changes,
    subject: options.message ?? subject,
    trailers: [['Afi-Command', command], ...trailers],
    actionIds,
  },
});
