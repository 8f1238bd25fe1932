/** Finds the record and the field from which words are to be removed, and refuses fields that have no free text. */
import { UserError } from '../../app/command.ts';
import { requireAction } from '../../app/lookup.ts';
import { parseFieldPath } from '../../app/validate-field.ts';
import type { Path } from '../../domain/finding.ts';
import type { Action } from '../../domain/records/action.ts';
import { recordKinds } from '../../domain/records/record-kinds.ts';
import { type FolderKind, recordFile } from '../../domain/records/record-paths.ts';
import { listRecordTexts } from '../../domain/records/record-texts.ts';
import { removedMark } from '../../domain/records/removed-words.ts';
import type { Register } from '../../domain/register.ts';
import { acceptsValue, schemaAt } from '../../domain/schema/schema-walk.ts';
import { formatPath, valueAt } from '../../storage/yaml-edit/data-paths.ts';

/** A text of a record, from which words are to be removed. */
export interface RedactedText {
  readonly id: string;
  /** The file of the record, below the register's folder. */
  readonly file: string;
  readonly path: Path;
  readonly text: string;
  /** The action that the record is; undefined for another record, which has no corrections. */
  readonly action: Action | undefined;
}

/** @throws UserError for an unknown record or field, and for a field without free text */
export function requireRedactedText(register: Register, name: string, field: string): RedactedText {
  const namedRecord = requireRecord(register, name);
  const { kind, id, record } = namedRecord;
  const path = parseFieldPath(field);
  const schema = schemaAt(recordKinds[kind].schema, record, path);
  const text = valueAt(record, path);
  if (schema === undefined || text === undefined)
    throw new UserError(
      `${id} has no \`${field}\`. Its texts are: ${listRemovableFields(register, namedRecord).join(', ')}. Events are counted from 0.`,
    );
  if (typeof text === 'object' && text !== null)
    throw new UserError(
      `\`${field}\` of ${id} has several values, or its words were removed already. Name one text in it.`,
    );
  if (typeof text !== 'string' || !acceptsValue(schema, removedMark))
    throw new UserError(
      `\`${field}\` of ${id} is a date, an id or a fixed value, from which nothing can be removed. Use \`afi correct\` to correct it, or \`afi rename\` to change the id of an action.`,
    );
  return {
    id,
    path,
    text,
    file: recordFile(kind, id),
    action: kind === 'action' ? requireAction(register, id) : undefined,
  };
}

/** The fields of a record from which words can be removed. */
const listRemovableFields = (register: Register, { kind, id, record }: NamedRecord): readonly string[] =>
  [...listRecordTexts(register)]
    .filter(({ file, path }) => {
      if (file !== recordFile(kind, id)) return false;
      const schema = schemaAt(recordKinds[kind].schema, record, path);
      return schema !== undefined && acceptsValue(schema, removedMark);
    })
    .map(({ path }) => formatPath(path));

interface NamedRecord {
  readonly kind: FolderKind;
  readonly id: string;
  readonly record: object;
}

/** The record with an id; where records of two kinds have it, its folder is needed too: `batches/2021-06`. */
function requireRecord(register: Register, name: string): NamedRecord {
  const matches = otherRecords(register).filter(
    ({ kind, id }) =>
      id === name || recordFile(kind, id).replace(/\.yaml$/, '') === name.replace(/\.yaml$/, ''),
  );
  const [match] = matches;
  if (matches.length > 1)
    throw new UserError(
      `several records are called \`${name}\`. Name the folder too: ${matches.map(({ kind, id }) => recordFile(kind, id).replace(/\.yaml$/, '')).join(', ')}.`,
    );
  if (match) return match;
  const action = requireAction(register, name.replace(/^actions\//, '').replace(/\.yaml$/, ''));
  return { kind: 'action', id: action.id, record: action };
}

const otherRecords = ({ inspections, batches, boards, papers }: Register): readonly NamedRecord[] => {
  const listRecords = (kind: FolderKind, records: readonly { readonly id: string }[]) =>
    records.map((record) => ({ kind, id: record.id, record }));
  return [
    ...listRecords('inspection', inspections),
    ...listRecords('batch', batches),
    ...listRecords('board', boards),
    ...listRecords('paper', papers),
  ];
};
