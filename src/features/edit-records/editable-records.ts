/** Describes the records that commands add and set: their fields, where they are in the register, and how values are looked up. */
import { fail, ok, type Result } from '../../domain/errors.ts';
import { boardFields } from '../../domain/records/board.ts';
import type { FieldTable } from '../../domain/records/field-table.ts';
import { inspectionFields } from '../../domain/records/inspection.ts';
import { noFramework, paperFields } from '../../domain/records/paper.ts';
import type { FolderKind } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { didYouMean, normaliseName } from '../../domain/text/word-matching.ts';
import type { ValueLookup } from './read-changes.ts';

/** A record by its id and its title or name. */
interface NamedRecord {
  readonly id: string;
  readonly title: string;
}

/** A kind of record that commands add and set. */
export interface EditableKind {
  readonly kind: FolderKind;
  readonly fields: FieldTable;
  readonly list: (register: Register) => readonly NamedRecord[];
  /** The lookups of values that the command does not look up itself, by the option. */
  readonly lookups: Readonly<Record<string, ValueLookup>>;
}

const listInspections = ({ inspections }: Register): readonly NamedRecord[] => inspections;
const listBoards = ({ boards }: Register): readonly NamedRecord[] =>
  boards.map(({ id, name }) => ({ id, title: name }));

/** The id of a record from its id or its title, where case and spaces do not matter; fails with a sentence that lists what exists. */
export function findRecord(
  records: readonly NamedRecord[],
  text: string,
  noun: string,
): Result<string, string> {
  const name = normaliseName(text);
  const matches = records.filter(({ id, title }) => id === name || normaliseName(title) === name);
  const [match] = matches;
  if (match && matches.length === 1) return ok(match.id);
  const names = records.flatMap(({ id, title }) => [id, title]);
  const ids = records.map(({ id }) => id);
  if (ids.length === 0) return fail(`there is no ${noun} \`${text}\`: the register has none yet.`);
  const listedIds =
    ids.length > 10 ? `${ids.slice(0, 10).join(', ')} and ${ids.length - 10} more` : ids.join(', ');
  const parts = [
    `there is no ${noun} \`${text}\`.`,
    didYouMean(text, names),
    `The register has: ${listedIds}.`,
  ];
  return fail(parts.filter((part) => part !== '').join(' '));
}

/** The spelling of a role in register.yaml; a role that is not listed stays as it is. */
const findRole: ValueLookup = ({ settings }, text) =>
  ok((settings.roles ?? []).find((role) => normaliseName(role) === normaliseName(text)) ?? text);

export const inspectionKind: EditableKind = {
  kind: 'inspection',
  fields: inspectionFields,
  list: listInspections,
  lookups: {},
};

const listPapers = ({ papers }: Register): readonly NamedRecord[] => papers;
const listFrameworks = ({ frameworks }: Register): readonly NamedRecord[] => frameworks;

/** Papers, which commands start from the last one of their kind. */
export const editablePapers: EditableKind = {
  kind: 'paper',
  fields: paperFields,
  list: listPapers,
  lookups: {
    framework: (register, text) =>
      normaliseName(text) === noFramework
        ? ok(noFramework)
        : findRecord(listFrameworks(register), text, 'framework'),
    presentingOfficer: findRole,
  },
};

export const boardKind: EditableKind = {
  kind: 'board',
  fields: boardFields,
  list: listBoards,
  lookups: {},
};
