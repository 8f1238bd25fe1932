/** Finds the inspections, boards and batches of rows, by id or by title, and creates those that do not exist yet. */

import type { RegisterFileChange } from '../../app/command.ts';
import { lookUp } from '../../app/lookup.ts';
import type { LookupKind } from '../../app/lookup-kinds.ts';
import { createRecordFile } from '../../app/propose-commit.ts';
import { isId } from '../../domain/ids.ts';
import { recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import { createNewId } from './new-ids.ts';
import { RowError } from './row-errors.ts';

/** A record that an import creates. */
export interface NewRecord {
  readonly id: string;
  readonly title: string;
  readonly file: RegisterFileChange;
}

/** An inspection that an import would create. */
export interface NewInspection extends NewRecord {
  readonly origin: string;
  /** The day its report was published, as YYYY-MM-DD. */
  readonly published: string | undefined;
}

/** An inspection in a row: its title or id, and the id for a new one. */
export interface NamedInspection {
  readonly name: string;
  readonly id: string | undefined;
}

/** The related records of the rows of one import. Functions that find a record create it if it is new, and throw a `RowError` if they cannot. */
export interface RelatedRecords {
  /** The inspection of a row, and the day its report was published. */
  readonly inspection: (
    inspectionName: NamedInspection,
    details: { readonly origin: string | undefined; readonly published: string | undefined },
  ) => InspectionEntry;
  /** The id of an inspection that exists; undefined if it is new. */
  readonly knownInspection: (inspectionName: NamedInspection) => string | undefined;
  /** The role that a text means, as register.yaml spells it; the text if it means none. */
  readonly role: (text: string, column: string) => string;
  /** The id of a board. */
  readonly board: (name: string) => string;
  /** The id of the batch of a submission on a day. */
  readonly batch: (id: string, submissionDay: string) => string;
  /** The new records of the accepted rows. */
  readonly newRecords: () => {
    readonly inspections: readonly NewInspection[];
    readonly boards: readonly NewRecord[];
    readonly batches: readonly NewRecord[];
  };
  /** Accepts the row: its new records are kept. */
  readonly commitRow: () => void;
  /** Refuses the row: its new records are discarded. */
  readonly rollbackRow: () => void;
}

type InspectionEntry = { readonly id: string; readonly published: string | undefined };

/** A new record of the current row. */
type PendingRecord = Pick<RelatedRecords, 'commitRow' | 'rollbackRow'>;

/** Creates the lookup of related records for one import. */
export function createRelatedRecords(register: Register): RelatedRecords {
  const pendingRecords: PendingRecord[] = [];
  const inspections = createInspectionLookup(register, pendingRecords);
  const boards = createBoardLookup(register, pendingRecords);
  const batches = createBatchLookup(register, pendingRecords);
  return {
    knownInspection: (inspectionName) => inspections.findExisting(inspectionName)?.id,
    inspection: inspections.find,
    role: (text, column) => {
      const role = lookUp(register, 'role', text);
      if (!role.ok) throw new RowError(role.error, column);
      return role.value;
    },
    board: boards.find,
    batch: batches.find,
    newRecords: () => ({
      inspections: inspections.newRecords,
      boards: boards.newRecords,
      batches: batches.newRecords(),
    }),
    commitRow: () => {
      for (const { commitRow } of pendingRecords.splice(0)) commitRow();
    },
    rollbackRow: () => {
      for (const { rollbackRow } of pendingRecords.splice(0)) rollbackRow();
    },
  };
}

function createInspectionLookup(register: Register, pendingRecords: PendingRecord[]) {
  const newRecords: NewInspection[] = [];
  const entries = new Map<string, InspectionEntry>();
  for (const { id, title, published } of register.inspections) {
    entries.set(normaliseName(title), { id, published });
    entries.set(id, { id, published });
  }
  const findInspection = ({ name, id }: NamedInspection): InspectionEntry | undefined => {
    const existingId = findExisting(register, 'inspection', name);
    const entry = entries.get(name) ?? entries.get(normaliseName(name)) ?? entries.get(existingId ?? '');
    if (id === undefined) return entry;
    if (entry && entry.id !== id)
      throw new RowError(
        `\`${name.slice(0, 60)}\` is the inspection ${entry.id}, not ${id}`,
        'inspection_id',
      );
    return entries.get(id);
  };
  const find: RelatedRecords['inspection'] = (inspectionName, { origin, published }) => {
    const existingEntry = findInspection(inspectionName);
    if (existingEntry) return existingEntry;
    const { name: title } = inspectionName;
    const originId = requireOrigin(register, title, origin);
    const id = createNewId('inspection', inspectionName, register, newRecords);
    const record = { id, title, origin: originId, status: 'published', ...(published && { published }) };
    const file = createRecordFile('inspection', recordFile('inspection', id), record);
    const entry = { id, published };
    const keys = [normaliseName(title), id];
    for (const key of keys) entries.set(key, entry);
    pendingRecords.push({
      commitRow: () => newRecords.push({ id, title, origin: originId, published, file }),
      rollbackRow: () => {
        for (const key of keys) entries.delete(key);
      },
    });
    return entry;
  };
  return { newRecords, find, findExisting: findInspection };
}

/** The id of the origin of a new inspection, from its id or label. */
function requireOrigin({ settings }: Register, title: string, origin: string | undefined): string {
  const match = settings.origins.find(
    ({ id, label }) =>
      origin !== undefined && (id === origin || normaliseName(label) === normaliseName(origin)),
  );
  if (match) return match.id;
  const validOrigins = `The rows are: ${settings.origins.map(({ id }) => id).join(', ')}`;
  const why =
    origin === undefined
      ? `to create it, give its row of the summary in a column \`Origin\`, with --origin, or in a row \`(origin)\` of the mapping. ${validOrigins}`
      : `to create it, give a row of the summary that exists; \`${origin}\` does not. ${validOrigins}`;
  throw new RowError(
    `there is no inspection \`${title.slice(0, 60)}\`; ${why}`,
    origin === undefined ? 'inspection' : 'origin',
  );
}

/** The id of a record that a cell names in another way than by its id or its exact name. */
function findExisting(register: Register, kind: LookupKind, name: string): string | undefined {
  const match = lookUp(register, kind, name);
  return match.ok ? match.value : undefined;
}

function createBoardLookup(register: Register, pendingRecords: PendingRecord[]) {
  const newRecords: NewRecord[] = [];
  const ids = new Map(
    register.boards.flatMap(({ id, name }) => [[normaliseName(name), id] as const, [id, id] as const]),
  );
  const find = (name: string): string => {
    const key = normaliseName(name);
    const existingId = ids.get(name) ?? ids.get(key) ?? findExisting(register, 'board', name);
    if (existingId !== undefined) return existingId;
    const id = createNewId('board', { name, id: undefined }, register, newRecords);
    ids.set(key, id);
    pendingRecords.push({
      commitRow: () => {
        const file = createRecordFile('board', recordFile('board', id), { id, name });
        newRecords.push({ id, title: name, file });
      },
      rollbackRow: () => ids.delete(key),
    });
    return id;
  };
  return { newRecords, find };
}

function createBatchLookup(register: Register, pendingRecords: PendingRecord[]) {
  /** The first day of submission in each new batch. */
  const sentDays = new Map<string, string>();
  const find = (id: string, submissionDay: string): string => {
    if (register.batches.some((batch) => batch.id === id)) return id;
    if (!isId(id))
      throw new RowError(`\`${id.slice(0, 60)}\` is not the id of a batch, such as 2026-03`, 'batch');
    if (register.hasFile(recordFile('batch', id)))
      throw new RowError(`the file of the batch ${id} is rejected; \`afi check\` shows why`, 'batch');
    pendingRecords.push({
      commitRow: () => {
        const sentDay = sentDays.get(id);
        if (sentDay === undefined || submissionDay < sentDay) sentDays.set(id, submissionDay);
      },
      rollbackRow: () => undefined,
    });
    return id;
  };
  // A sheet does not say who sent a batch, or to whom at HMICFRS.
  const newRecords = (): readonly NewRecord[] =>
    [...sentDays].map(([id, sentDay]) => {
      const title = `Closure submission ${id}`;
      const file = createRecordFile('batch', recordFile('batch', id), {
        id,
        title,
        sent: sentDay,
        to: 'HMICFRS',
      });
      return { id, title, file };
    });
  return { newRecords, find };
}
