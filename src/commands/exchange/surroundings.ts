/** The inspections and boards that rows name, by id or by title: those that are there, and those that an import would make. */
import { foldName } from '../../model/folding.ts';
import { isId } from '../../model/identity.ts';
import { fileOf } from '../../model/records/places.ts';
import type { Register } from '../../model/register.ts';
import { newRecord } from '../changing/new-record.ts';
import type { RecordedFile } from '../command.ts';
import { RowFault } from './row.ts';

export interface NewRecord {
  readonly id: string;
  readonly title: string;
  readonly file: RecordedFile;
}

export interface Surroundings {
  /** The inspection of a row, and the day its report was published. */
  readonly inspection: (
    name: string,
    about: { readonly origin: string | undefined; readonly published: string | undefined },
  ) => { readonly id: string; readonly published: string | undefined };
  readonly knownInspection: (name: string) => string | undefined;
  readonly board: (name: string) => string;
  readonly made: () => { readonly inspections: readonly NewRecord[]; readonly boards: readonly NewRecord[] };
}

/** Room for what follows in an action's id. */
const longestName = 48;

const idFrom = (name: string): string =>
  isId(name)
    ? name
    : foldName(name)
        .normalize('NFD')
        .replace(/\p{M}|['’]/gu, '')
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, longestName)
        .replace(/^-+|-+$/g, '');

export function surroundingsOf(register: Register, usualOrigin: string | undefined): Surroundings {
  const inspections = new Map<string, { readonly id: string; readonly published: string | undefined }>();
  for (const { id, title, published } of register.inspections) {
    inspections.set(foldName(title), { id, published });
    inspections.set(id, { id, published });
  }
  const boards = new Map(
    register.boards.flatMap(({ id, name }) => [[foldName(name), id] as const, [id, id] as const]),
  );
  const made = { inspections: [] as NewRecord[], boards: [] as NewRecord[] };
  const origins = register.settings.origins;

  const newInspection: Surroundings['inspection'] = (name, { origin = usualOrigin, published }) => {
    const row = origins.find(
      ({ id, label }) => origin !== undefined && (id === origin || foldName(label) === foldName(origin)),
    );
    if (!row) {
      const there = origins.map(({ id }) => id).join(', ');
      const why =
        origin === undefined
          ? 'a new one needs its row of the summary, in a column `Origin` or by --origin'
          : `and \`${origin}\` is no row of the summary; there are: ${there}`;
      throw new RowFault(
        `there is no inspection \`${name.slice(0, 60)}\`; ${why}`,
        origin === undefined ? 'inspection' : 'origin',
      );
    }
    const id = fresh('inspection', name, register);
    const record = { id, title: name, origin: row.id, status: 'published', ...(published && { published }) };
    made.inspections.push({
      id,
      title: name,
      file: newRecord('inspection', fileOf('inspection', id), record),
    });
    const entry = { id, published };
    inspections.set(foldName(name), entry);
    return entry;
  };

  return {
    knownInspection: (name) => (inspections.get(name) ?? inspections.get(foldName(name)))?.id,
    inspection: (name, about) =>
      inspections.get(name) ?? inspections.get(foldName(name)) ?? newInspection(name, about),
    board: (name) => {
      const known = boards.get(name) ?? boards.get(foldName(name));
      if (known !== undefined) return known;
      const id = fresh('board', name, register);
      made.boards.push({ id, title: name, file: newRecord('board', fileOf('board', id), { id, name }) });
      boards.set(foldName(name), id);
      return id;
    },
    made: () => made,
  };
}

function fresh(kind: 'inspection' | 'board', name: string, { present }: Register): string {
  const id = idFrom(name);
  if (!isId(id)) throw new RowFault(`no id can be made of \`${name.slice(0, 60)}\``, kind);
  if (present(fileOf(kind, id)))
    throw new RowFault(
      `the id of \`${name.slice(0, 60)}\` would be ${id}, and that is taken; write the id that is meant`,
      kind,
    );
  return id;
}
