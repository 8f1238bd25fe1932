/** Compares the records of two registers that are not actions: inspections, batches, assessments, papers and so on. */

import type { ExtractRow } from '../../domain/records/portal-extract.ts';
import {
  assessmentFile,
  explanationsFile,
  extractFile,
  type FolderKind,
  fileOf,
  settingsFile,
} from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { describeDifferences } from './record-differences.ts';
import type { RecordChange } from './schema.ts';

interface IndexedRecord extends Pick<RecordChange, 'kind' | 'id' | 'file'> {
  readonly title: string | undefined;
  readonly data: unknown;
}

/** The records that were added, changed or deleted, in the order of their files; `unread` files are not compared. */
export function compareRecords(
  from: Register,
  to: Register,
  unread: ReadonlySet<string>,
): readonly RecordChange[] {
  const [before, after] = [indexRecords(from), indexRecords(to)];
  const files = [...new Set([...after.keys(), ...before.keys()])].filter((file) => !unread.has(file)).sort();
  return files.flatMap((file): readonly RecordChange[] => {
    const [was, is] = [before.get(file), after.get(file)];
    const { kind, id, title } = is ?? was ?? {};
    if (kind === undefined || id === undefined) return [];
    const named = title === undefined ? [] : [title];
    if (!was || !is) return [{ kind, id, file, what: is ? 'added' : 'deleted', says: named }];
    const says = describeDifferences(was.data, is.data);
    return says.length === 0 ? [] : [{ kind, id, file, what: 'changed', says }];
  });
}

type Named = { readonly id: string; readonly title?: string | undefined; readonly name?: string | undefined };

/** The records by file. */
function indexRecords(register: Register): ReadonlyMap<string, IndexedRecord> {
  const kept = new Map<string, IndexedRecord>();
  const add = (one: IndexedRecord) => kept.set(one.file, one);
  const all = (kind: Exclude<FolderKind, 'action'>, records: readonly Named[]) => {
    for (const data of records)
      add({ kind, id: data.id, file: fileOf(kind, data.id), title: data.title ?? data.name, data });
  };
  const { settings, explanations } = register;
  add({ kind: 'settings', id: null, file: settingsFile, title: settings.force.name, data: settings });
  all('inspection', register.inspections);
  all('batch', register.batches);
  all('board', register.boards);
  all('paper', register.papers);
  all('framework', register.frameworks);
  for (const data of register.assessments) {
    const { framework, question } = data;
    const file = assessmentFile(framework, question);
    add({ kind: 'assessment', id: `${framework}/${question}`, file, title: undefined, data });
  }
  for (const { day, rows } of register.extracts) {
    const title = rows.length === 1 ? '1 row' : `${rows.length} rows`;
    add({ kind: 'extract', id: day, file: extractFile(day), title, data: { rows: rows.map(writtenFields) } });
  }
  const { length } = explanations.explanations;
  if (length > 0)
    add({ kind: 'explanations', id: null, file: explanationsFile, title: undefined, data: explanations });
  return kept;
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
