/** Finds the inspections, boards and batches of rows, by id or by title, and creates those that do not exist yet. */

import type { RecordedFile } from '../../app/command.ts';
import { isId } from '../../domain/ids.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';
import { createRecordFile } from '../edit-actions/pending-commit.ts';
import { RowFault } from './row-errors.ts';

export interface NewRecord {
  readonly id: string;
  readonly title: string;
  readonly file: RecordedFile;
}

/** An inspection in a row: its title or id, and the id for a new one. */
export interface NamedInspection {
  readonly name: string;
  readonly id: string | undefined;
}

export interface NewInspection extends NewRecord {
  readonly origin: string;
  readonly published: string | undefined;
}

export interface RelatedRecords {
  /** The inspection of a row, and the day its report was published; created if it is new. */
  readonly inspection: (
    named: NamedInspection,
    about: { readonly origin: string | undefined; readonly published: string | undefined },
  ) => { readonly id: string; readonly published: string | undefined };
  readonly knownInspection: (named: NamedInspection) => string | undefined;
  readonly board: (name: string) => string;
  /** The batch of a submission on a day; created if it is new. */
  readonly batch: (id: string, on: string) => string;
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

/** The maximum length of an inspection's id, which leaves room for type and number in an action's id. */
const longestName = 48;

/** An id made from a name, cut at the end of a word. */
function idFrom(name: string): string {
  if (isId(name)) return name;
  const whole = normaliseName(name)
    .normalize('NFD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const words = whole.length > longestName ? whole.slice(0, longestName + 1).replace(/-[^-]*$/, '') : whole;
  return words.slice(0, longestName);
}

export function createRelatedRecords(register: Register, usualOrigin: string | undefined): RelatedRecords {
  const inspections = new Map<string, { readonly id: string; readonly published: string | undefined }>();
  for (const { id, title, published } of register.inspections) {
    inspections.set(normaliseName(title), { id, published });
    inspections.set(id, { id, published });
  }
  const boards = new Map(
    register.boards.flatMap(({ id, name }) => [[normaliseName(name), id] as const, [id, id] as const]),
  );
  const newRecords = { inspections: [] as NewInspection[], boards: [] as NewRecord[] };
  /** The first day of submission in each new batch. */
  const batches = new Map<string, string>();
  /** The new records of the current row. */
  const asked: { readonly commitRow: () => void; readonly rollbackRow: () => void }[] = [];
  const origins = register.settings.origins;

  const knownInspection = ({ name, id }: NamedInspection) => {
    const named = inspections.get(name) ?? inspections.get(normaliseName(name));
    if (id === undefined) return named;
    if (named && named.id !== id)
      throw new RowFault(
        `\`${name.slice(0, 60)}\` is the inspection ${named.id}, and not ${id}`,
        'inspection_id',
      );
    return inspections.get(id);
  };

  const newInspection: RelatedRecords['inspection'] = (named, { origin = usualOrigin, published }) => {
    const { name } = named;
    const row = origins.find(
      ({ id, label }) =>
        origin !== undefined && (id === origin || normaliseName(label) === normaliseName(origin)),
    );
    if (!row) {
      const there = `There are: ${origins.map(({ id }) => id).join(', ')}`;
      const why =
        origin === undefined
          ? `a new one needs its row of the summary, in a column \`Origin\` or by --origin. ${there}`
          : `and \`${origin}\` is no row of the summary. ${there}`;
      throw new RowFault(
        `there is no inspection \`${name.slice(0, 60)}\`; ${why}`,
        origin === undefined ? 'inspection' : 'origin',
      );
    }
    const id = createId('inspection', named, register, newRecords.inspections);
    const record = { id, title: name, origin: row.id, status: 'published', ...(published && { published }) };
    const entry = { id, published };
    const keys = [normaliseName(name), id];
    for (const key of keys) inspections.set(key, entry);
    const file = createRecordFile('inspection', fileOf('inspection', id), record);
    asked.push({
      commitRow: () => newRecords.inspections.push({ id, title: name, origin: row.id, published, file }),
      rollbackRow: () => {
        for (const key of keys) inspections.delete(key);
      },
    });
    return entry;
  };

  return {
    knownInspection: (named) => knownInspection(named)?.id,
    inspection: (named, about) => knownInspection(named) ?? newInspection(named, about),
    board: (name) => {
      const known = boards.get(name) ?? boards.get(normaliseName(name));
      if (known !== undefined) return known;
      const id = createId('board', { name, id: undefined }, register, newRecords.boards);
      boards.set(normaliseName(name), id);
      asked.push({
        commitRow: () =>
          newRecords.boards.push({
            id,
            title: name,
            file: createRecordFile('board', fileOf('board', id), { id, name }),
          }),
        rollbackRow: () => boards.delete(normaliseName(name)),
      });
      return id;
    },
    batch: (id, on) => {
      if (register.batches.some((batch) => batch.id === id)) return id;
      if (!isId(id))
        throw new RowFault(`\`${id.slice(0, 60)}\` is no id of a batch, such as 2026-03`, 'batch');
      if (register.hasFile(fileOf('batch', id)))
        throw new RowFault(`the file of the batch ${id} is rejected; \`afi check\` says why`, 'batch');
      asked.push({
        commitRow: () => {
          const sent = batches.get(id);
          if (sent === undefined || on < sent) batches.set(id, on);
        },
        rollbackRow: () => undefined,
      });
      return id;
    },
    newRecords: () => ({ ...newRecords, batches: [...batches].map(([id, sent]) => newBatch(id, sent)) }),
    commitRow: () => {
      for (const { commitRow } of asked.splice(0)) commitRow();
    },
    rollbackRow: () => {
      for (const { rollbackRow } of asked.splice(0)) rollbackRow();
    },
  };
}

/** Creates a batch. A sheet does not say who sent it, or to whom at HMICFRS. */
function newBatch(id: string, sent: string): NewRecord {
  const title = `Closure submission ${id}`;
  return {
    id,
    title,
    file: createRecordFile('batch', fileOf('batch', id), { id, title, sent, to: 'HMICFRS' }),
  };
}

function createId(
  kind: 'inspection' | 'board',
  { name, id: chosen }: NamedInspection,
  { hasFile }: Register,
  newRecords: readonly NewRecord[],
): string {
  const id = chosen ?? idFrom(name);
  const column = chosen === undefined ? kind : `${kind}_id`;
  const choose =
    kind === 'inspection'
      ? 'write the one that is meant in a column `Inspection id`'
      : 'write the id that is meant';
  if (!isId(id))
    throw new RowFault(
      chosen === undefined
        ? `no id can be made of \`${name.slice(0, 60)}\`; ${choose}`
        : `\`${chosen.slice(0, 60)}\` is no id: lower case letters, digits and hyphens`,
      column,
    );
  if (hasFile(fileOf(kind, id)) || newRecords.some((one) => one.id === id))
    throw new RowFault(
      `the id of \`${name.slice(0, 60)}\` would be ${id}, and that is taken; ${choose}`,
      column,
    );
  return id;
}
