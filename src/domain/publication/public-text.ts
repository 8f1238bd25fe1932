/** Finds what looks like personal data in texts for the public, except for recorded exceptions and role mailboxes, and where the register has it. */
import { listKeys } from '../collections.ts';
import type { Path } from '../finding.ts';
import { isMap } from '../plain-data.ts';
import { assessmentFile, type FolderKind, recordFile, settingsFile } from '../records/record-paths.ts';
import type { Register } from '../register.ts';
import { findAllPersonalData, type PersonalData } from '../text/personal-data.ts';
import { isContactLine, isRoleMailbox } from './role-mailbox.ts';

/** The words as they are compared: an exception serves in any case. */
export const foldWords = ({ words }: PersonalData): string => words.toLowerCase();

/** Exceptions and identifiers, from the full register. */
interface Exceptions {
  readonly allowedWords: ReadonlySet<string>;
  /** Ids and references that look like personal data themselves. */
  readonly identifiers: readonly string[];
}

/** What may be in a text for the public although it looks like personal data. */
export function publicExceptions(register: Register): Exceptions {
  const { settings, actions, inspections, batches, boards, papers, frameworks, extracts } = register;
  const records = [...actions, ...inspections, ...batches, ...boards, ...papers, ...frameworks];
  const identifiers = [
    ...records.map(({ id }) => id),
    ...actions.flatMap(({ portal_refs = [], formerly = [] }) => [...portal_refs, ...formerly]),
    ...extracts.flatMap(({ rows }) => rows.map(({ ref }) => ref)),
  ];
  return {
    allowedWords: new Set(
      (settings.public?.allow ?? []).flatMap(({ text }) => findAllPersonalData(text).map(foldWords)),
    ),
    identifiers: [...new Set(identifiers)].filter((id) => findAllPersonalData(id).length > 0),
  };
}

/** Everything in a text that looks like personal data and is not an exception. */
export function findUnpublishable(
  text: string,
  { allowedWords, identifiers }: Exceptions,
): readonly PersonalData[] {
  const searchedText = identifiers.reduce(
    (remainingText, identifier) => remainingText.replaceAll(identifier, ' … '),
    text,
  );
  return findAllPersonalData(searchedText).filter((data) => !allowedWords.has(foldWords(data)));
}

/** The addresses of roles in the lines of a text that name whom to contact, in lower case. */
export const findContactMailboxes = (text: string): readonly string[] =>
  text.includes('@')
    ? text
        .split(/\r\n|\r|\n/)
        .filter(isContactLine)
        .flatMap((line) => findAllPersonalData(line).map(foldWords).filter(isRoleMailbox))
    : [];

/** A text of a record, with its place. */
export interface RecordText {
  /** Below the register's folder. */
  readonly file: string;
  readonly path: Path;
  readonly text: string;
}

/** Every text of every record of a register. */
export function* recordTexts(register: Register): Generator<RecordText> {
  const { actions, inspections, batches, boards, papers, frameworks } = register;
  const lists: Readonly<Record<FolderKind, readonly { readonly id: string }[]>> = {
    ...{ action: actions, inspection: inspections, batch: batches },
    ...{ board: boards, paper: papers, framework: frameworks },
  };
  yield* textsIn(settingsFile, register.settings);
  for (const kind of listKeys(lists))
    for (const record of lists[kind]) yield* textsIn(recordFile(kind, record.id), record);
  for (const assessment of register.assessments)
    yield* textsIn(assessmentFile(assessment.framework, assessment.question), assessment);
}

/** Every text in the value of a file, with its path. */
export function* textsIn(file: string, value: unknown, path: Path = []): Generator<RecordText> {
  if (typeof value === 'string') yield { file, path, text: value };
  else if (Array.isArray(value))
    for (const [index, element] of value.entries()) yield* textsIn(file, element, [...path, index]);
  else if (isMap(value))
    for (const [key, nestedValue] of Object.entries(value)) yield* textsIn(file, nestedValue, [...path, key]);
}
