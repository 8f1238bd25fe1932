/** The inspections and boards that rows name, by id or by title: those that are there, and those that an import would make. */
import { isId } from '../../model/identity.ts';
import { fileOf } from '../../model/records/places.ts';
import type { Register } from '../../model/register.ts';
import { recordText } from '../../register/edit/edit.ts';
import type { RecordedFile } from '../command.ts';
import { RowFault } from './row-faults.ts';

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
  /** What the rows that were taken would make. */
  readonly made: () => { readonly inspections: readonly NewRecord[]; readonly boards: readonly NewRecord[] };
  /** That the row is through: what it names anew is made. */
  readonly keep: () => void;
  /** That the row is refused: nothing is made for its sake. */
  readonly forget: () => void;
}

const fold = (name: string) => name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** Room for what follows in an action's id. */
const longestName = 48;

const idFrom = (name: string): string =>
  isId(name)
    ? name
    : fold(name)
        .normalize('NFD')
        .replace(/\p{M}|['’]/gu, '')
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, longestName)
        .replace(/^-+|-+$/g, '');

export function surroundingsOf(register: Register, usualOrigin: string | undefined): Surroundings {
  const inspections = new Map<string, { readonly id: string; readonly published: string | undefined }>();
  for (const { id, title, published } of register.inspections) {
    inspections.set(fold(title), { id, published });
    inspections.set(id, { id, published });
  }
  const boards = new Map(
    register.boards.flatMap(({ id, name }) => [[fold(name), id] as const, [id, id] as const]),
  );
  const made = { inspections: [] as NewRecord[], boards: [] as NewRecord[] };
  const asked: { readonly among: NewRecord[]; readonly record: NewRecord; readonly forget: () => void }[] =
    [];
  const origins = register.settings.origins;

  const newInspection: Surroundings['inspection'] = (name, { origin = usualOrigin, published }) => {
    const row = origins.find(
      ({ id, label }) => origin !== undefined && (id === origin || fold(label) === fold(origin)),
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
    const entry = { id, published };
    inspections.set(fold(name), entry);
    asked.push({
      among: made.inspections,
      record: { id, title: name, file: newFile('inspection', id, record) },
      forget: () => inspections.delete(fold(name)),
    });
    return entry;
  };

  return {
    knownInspection: (name) => (inspections.get(name) ?? inspections.get(fold(name)))?.id,
    inspection: (name, about) =>
      inspections.get(name) ?? inspections.get(fold(name)) ?? newInspection(name, about),
    board: (name) => {
      const known = boards.get(name) ?? boards.get(fold(name));
      if (known !== undefined) return known;
      const id = fresh('board', name, register);
      boards.set(fold(name), id);
      asked.push({
        among: made.boards,
        record: { id, title: name, file: newFile('board', id, { id, name }) },
        forget: () => boards.delete(fold(name)),
      });
      return id;
    },
    made: () => made,
    keep: () => {
      for (const { among, record } of asked.splice(0)) among.push(record);
    },
    forget: () => {
      for (const { forget } of asked.splice(0)) forget();
    },
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

const newFile = (
  kind: 'inspection' | 'board',
  id: string,
  record: Readonly<Record<string, string>>,
): RecordedFile => ({
  file: fileOf(kind, id),
  before: undefined,
  after: recordText(record, { schema: `../schemas/${kind}.schema.json` }),
});
