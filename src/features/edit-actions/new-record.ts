/** The file of a record that was not there before, its schema named in its first line for editors. */
import type { Kind } from '../../domain/records/record-kinds.ts';
import { schemaFile } from '../../domain/records/record-paths.ts';
import { recordText, type ValueMap } from '../../storage/yaml-edit/edit.ts';

export interface NewFile {
  readonly file: string;
  readonly before: undefined;
  readonly after: string;
}

export const newRecord = (kind: Kind, file: string, data: ValueMap): NewFile => ({
  file,
  before: undefined,
  after: recordText(data, {
    schema: `${'../'.repeat(file.split('/').length - 1)}${schemaFile(kind)}`,
  }),
});
