/** Creates the commit that a changing command proposes: files of new records, the subject and the trailers. */
import type { Kind } from '../domain/records/record-kinds.ts';
import { schemaFile } from '../domain/records/record-paths.ts';
import { type ValueMap, writeRecord } from '../storage/yaml-edit/edit.ts';
import type { Outcome } from './command.ts';
import type { ChangeOptions } from './shared-options.ts';

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
