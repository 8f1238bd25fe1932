/** Compares the records of two registers that are not actions: inspections, batches, assessments, papers and so on. */

import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import {
  acceptancesFile,
  assessmentFile,
  explanationsFile,
  extractFile,
  type FolderKind,
  recordFile,
  settingsFile,
} from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { pluralise } from '../../output/safe-text.ts';
import { describeDifferences } from './describe-differences.ts';
import type { RecordDifference } from './schema.ts';

/** The records that were added, changed or deleted, in the order of their files; `unread` files are not compared. */
export function compareRecords(
  first: Register,
  second: Register,
  unread: ReadonlySet<string>,
): readonly RecordDifference[] {
  const [before, after] = [indexRecords(first), indexRecords(second)];
  const files = [...new Set([...after.keys(), ...before.keys()])].filter((file) => !unread.has(file)).sort();
  return files.flatMap((file): readonly RecordDifference[] => {
    const [formerRecord, newRecord] = [before.get(file), after.get(file)];
    const record = newRecord ?? formerRecord;
    if (!record) return [];
    const { kind, id, title } = record;
    if (!formerRecord || !newRecord)
      return [
        { kind, id, file, what: newRecord ? 'added' : 'deleted', says: title === undefined ? [] : [title] },
      ];
    const differences = describeDifferences(formerRecord.data, newRecord.data);
    return differences.length === 0 ? [] : [{ kind, id, file, what: 'changed', says: differences }];
  });
}

interface IndexedRecord extends Pick<RecordDifference, 'kind' | 'id' | 'file'> {
  readonly title?: string | undefined;
  readonly data: unknown;
}

interface NamedRecord {
  readonly id: string;
  readonly title?: string | undefined;
  readonly name?: string | undefined;
}

/** The records by file. */
function indexRecords(register: Register): ReadonlyMap<string, IndexedRecord> {
  const { settings, explanations, acceptances } = register;
  const folder = (kind: Exclude<FolderKind, 'action'>, records: readonly NamedRecord[]) =>
    records.map((data) => ({
      ...{ kind, id: data.id, file: recordFile(kind, data.id), title: data.title ?? data.name, data },
    }));
  const records: readonly IndexedRecord[] = [
    { kind: 'settings', id: null, file: settingsFile, title: settings.force.name, data: settings },
    ...folder('inspection', register.inspections),
    ...folder('batch', register.batches),
    ...folder('board', register.boards),
    ...folder('paper', register.papers),
    ...folder('framework', register.frameworks),
    ...folder('round', register.rounds),
    ...register.assessments.map(
      (data): IndexedRecord => ({
        kind: 'assessment',
        id: `${data.framework}/${data.question}`,
        file: assessmentFile(data.framework, data.question),
        data,
      }),
    ),
    ...register.extracts.map(
      ({ day, rows }): IndexedRecord => ({
        kind: 'extract',
        id: day,
        file: extractFile(day),
        title: pluralise(rows.length, 'row', 'rows'),
        data: { rows: rows.map(writtenFields) },
      }),
    ),
    ...(explanations.explanations.length > 0
      ? [{ kind: 'explanations', id: null, file: explanationsFile, data: explanations } as const]
      : []),
    ...(acceptances.accepted.length > 0
      ? [{ kind: 'acceptances', id: null, file: acceptancesFile, data: acceptances } as const]
      : []),
  ];
  return new Map(records.map((record) => [record.file, record]));
}

/** A row as the portal wrote it, without what register.yaml maps it to. */
const writtenFields = ({ ref, typeWord: type, status, title, wording, inspection }: ExtractRow) => ({
  ref,
  type,
  status,
  title,
  wording,
  inspection,
});
