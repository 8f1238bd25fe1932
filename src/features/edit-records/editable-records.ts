/** Describes the records that commands add and set. */
import { boardFields } from '../../domain/records/board.ts';
import type { FieldTable } from '../../domain/records/field-table.ts';
import { inspectionFields } from '../../domain/records/inspection.ts';
import { paperFields } from '../../domain/records/paper.ts';
import type { FolderKind } from '../../domain/records/record-paths.ts';

/** A kind of record that commands add and set. */
export interface EditableKind {
  readonly kind: FolderKind;
  readonly fields: FieldTable;
}

export const inspectionKind: EditableKind = { kind: 'inspection', fields: inspectionFields };
export const boardKind: EditableKind = { kind: 'board', fields: boardFields };
export const editablePapers: EditableKind = { kind: 'paper', fields: paperFields };
