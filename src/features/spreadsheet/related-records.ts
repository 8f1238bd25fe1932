/** The inspections, boards and batches that rows name, by id or by title: those that are there, and those that an import would make. */

import type { RecordedFile } from '../../app/command.ts';
import { isId } from '../../domain/ids.ts';
import { fileOf } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { normaliseName } from '../../domain/text/normalise-name.ts';
import { createRecordFile } from '../edit-actions/pending-commit.ts';
import { RowFault } from './row-errors.ts';

export interface NewRecord {
  readonly id: string;
  readonly title: string;
  readonly file: RecordedFile;
}

/** An inspection as a row names it: by its title or id, and by the id that a new one is to have. */
export interface NamedInspection {
  readonly name: string;
  readonly id: string | undefined;
}

export interface NewInspection extends NewRecord {
  readonly origin: string;
  readonly published: string | undefined;
}

export interface Surroundings {
  /** The inspection of a row, and the day its report was published. */
  readonly inspection: (
    named: NamedInspection,
    about: { readonly origin: string | undefined; readonly published: string | undefined },
  ) => { readonly id: string; readonly published: string | undefined };
  readonly knownInspection: (named: NamedInspection) => string | undefined;
  readonly board: (name: string) => string;
  /** The batch in which something was submitted on a day. */
  readonly batch: (id: string, on: string) => string;
  /** What the rows that were taken would make. */
  readonly made: () => {
    readonly inspections: readonly NewInspection[];
    readonly boards: readonly NewRecord[];
    readonly batches: readonly NewRecord[];
  };
  /** That the row is through: what it names anew is made. */
  readonly keep: () => void;
  /** That the row is refused: nothing is made for its sake. */
  readonly forget: () => void;
}

/** Room for what follows in an action's id. */
const longestName = 48;

/** An id of a name, cut where a word ends. */
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

export function surroundingsOf(register: Register, usualOrigin: string | undefined): Surroundings {
  const inspections = new Map<string, { readonly id: string; readonly published: string | undefined }>();
  for (const { id, title, published } of register.inspections) {
    inspections.set(normaliseName(title), { id, published });
    inspections.set(id, { id, published });
  }
  const boards = new Map(
    register.boards.flatMap(({ id, name }) => [[normaliseName(name), id] as const, [id, id] as const]),
  );
  const made = { inspections: [] as NewInspection[], boards: [] as NewRecord[] };
  /** Of each new batch the day on which something was first submitted in it. */
  const batches = new Map<string, string>();
  /** What the row at hand would make. */
  const asked: { readonly keep: () => void; readonly forget: () => void }[] = [];
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

  const newInspection: Surroundings['inspection'] = (named, { origin = usualOrigin, published }) => {
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
    const id = fresh('inspection', named, register, made.inspections);
    const record = { id, title: name, origin: row.id, status: 'published', ...(published && { published }) };
    const entry = { id, published };
    const keys = [normaliseName(name), id];
    for (const key of keys) inspections.set(key, entry);
    const file = createRecordFile('inspection', fileOf('inspection', id), record);
    asked.push({
      keep: () => made.inspections.push({ id, title: name, origin: row.id, published, file }),
      forget: () => {
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
      const id = fresh('board', { name, id: undefined }, register, made.boards);
      boards.set(normaliseName(name), id);
      asked.push({
        keep: () =>
          made.boards.push({
            id,
            title: name,
            file: createRecordFile('board', fileOf('board', id), { id, name }),
          }),
        forget: () => boards.delete(normaliseName(name)),
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
        keep: () => {
          const sent = batches.get(id);
          if (sent === undefined || on < sent) batches.set(id, on);
        },
        forget: () => undefined,
      });
      return id;
    },
    made: () => ({ ...made, batches: [...batches].map(([id, sent]) => newBatch(id, sent)) }),
    keep: () => {
      for (const { keep } of asked.splice(0)) keep();
    },
    forget: () => {
      for (const { forget } of asked.splice(0)) forget();
    },
  };
}

/** Who sent it, and to whom in the inspectorate, no sheet tells. */
function newBatch(id: string, sent: string): NewRecord {
  const title = `Closure submission ${id}`;
  return {
    id,
    title,
    file: createRecordFile('batch', fileOf('batch', id), { id, title, sent, to: 'HMICFRS' }),
  };
}

function fresh(
  kind: 'inspection' | 'board',
  { name, id: chosen }: NamedInspection,
  { hasFile }: Register,
  made: readonly NewRecord[],
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
  if (hasFile(fileOf(kind, id)) || made.some((one) => one.id === id))
    throw new RowFault(
      `the id of \`${name.slice(0, 60)}\` would be ${id}, and that is taken; ${choose}`,
      column,
    );
  return id;
}
