/** Reads the id of a new record, as a person may write it, and asks for it and for its name. */
import { InvalidValueError } from '../../app/options.ts';
import type { TextQuestion } from '../../app/wizard.ts';
import { fail, ok, type Result } from '../../domain/errors.ts';
import { createIdFromName, isId, maxIdLength } from '../../domain/ids.ts';
import { type FolderKind, recordFile } from '../../domain/records/record-paths.ts';
import type { Register } from '../../domain/register.ts';
import { findByFullName } from '../../domain/text/name-matching.ts';
import { normaliseName } from '../../domain/text/word-matching.ts';

/** The id of a new record: `peel-2025` for `PEEL 2025`. Fails with a sentence if it is not an id, or a record has it. */
function readNewId({ hasFile }: Register, kind: FolderKind, text: string): Result<string, string> {
  const id = normaliseName(text).replaceAll(/[ _]+/g, '-');
  if (!isId(id)) {
    const example = createIdFromName(text);
    return fail(
      `\`${text}\` is not an id. Use lower-case letters, digits and hyphens, at most ${maxIdLength}, such as ${isId(example) ? example : 'custody-2021'}.`,
    );
  }
  return hasFile(recordFile(kind, id))
    ? fail(`the ${kind} ${id} already exists. \`afi ${kind} set ${id}\` changes it.`)
    : ok(id);
}

/** The id of a new record. @throws InvalidValueError if it is not an id, or a record has it */
export function requireNewId(register: Register, kind: FolderKind, text: string): string {
  const id = readNewId(register, kind, text);
  if (!id.ok) throw new InvalidValueError(id.error);
  return id.value;
}

/** A question for the id of a new record; the best guess is made from its name. */
export const newIdQuestion = (
  register: Register,
  kind: 'inspection' | 'board',
  { name, ...settings }: Pick<TextQuestion, 'id' | 'label'> & { readonly name: string },
): TextQuestion => {
  const proposedId = createIdFromName(name);
  return {
    ...settings,
    kind: 'text',
    prompt: `${settings.label}:`,
    ...(readNewId(register, kind, proposedId).ok && { defaultAnswer: proposedId }),
    read: (text) => readNewId(register, kind, text),
  };
};

const nameWords = {
  inspection: { prompt: 'Title of the inspection:', emptyMessage: 'Enter the title of the inspection.' },
  board: { prompt: 'Name of the board:', emptyMessage: 'Enter the name of the board.' },
} as const;

/** A question for the name of a new record. The name of a record on the register is refused. */
export const newNameQuestion = (
  register: Register,
  kind: 'inspection' | 'board',
  settings: Pick<TextQuestion, 'id' | 'label'>,
): TextQuestion => ({
  ...settings,
  ...nameWords[kind],
  kind: 'text',
  read: (text) => {
    const [id] = findByFullName(text, listNamedRecords(register, kind));
    return id === undefined
      ? ok(text)
      : fail(`The ${kind} \`${text}\` is already on the register, with the id ${id}.`);
  },
});

const listNamedRecords = ({ inspections, boards }: Register, kind: 'inspection' | 'board') =>
  kind === 'board'
    ? boards.map(({ id, name }) => ({ value: id, names: [name] }))
    : inspections.map(({ id, title }) => ({ value: id, names: [title] }));
